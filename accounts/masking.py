"""Lines about people's mail that anyone who keeps the hub running may read."""

import re

# All before an @ is taken for somebody's, whatever marks it is made of or stands in.
ADDRESS = re.compile(r"(?<!\S)([^\w\s]*)(\w?)\S*@(?=\S)")
LINK = re.compile(r"\b[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
LONGEST_LINE = 200


def masked_address(address: str) -> str:
    """Return `a…@example.org` for `alice@example.org`."""
    return ADDRESS.sub(r"\1\2…@", address)


def masked_line(text: str) -> str:
    """Return the last line of `text` without links, whole addresses or great length."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    line = LINK.sub("…", lines[-1]) if lines else ""
    line = masked_address(line)
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…"
