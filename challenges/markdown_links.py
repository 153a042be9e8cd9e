"""Items of a list of links: a title, an address, and what is said of it."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from challenges.document import Finding, Link
from challenges.markdown_blocks import Entry, entry, one_line
from challenges.references import numbers_in, take_notes

PREFIX = re.compile(r"^([A-Z][A-Za-z ]{0,30}):\s+(?=\[)")
NAMED = re.compile(
    r"^\[((?:\\.|[^\[\]\\])*)\]\(\s*<?((?:[^()\s<>\\]|\([^()\s<>\\]*\))+)>?\s*\)"
)
UNLINKED = re.compile(r"^\[((?:\\.|[^\[\]\\]){2,})\](?![(\[:])")
BARE = re.compile(r"^<?(https?://[^\s<>]+)>?(?=\s|$)", re.IGNORECASE)
DASH = re.compile(r"^(?:([-\u2013\u2014:])(?:\s+|$))?")
LAST_DASH = re.compile(r"(?:^|\s+)[-\u2013\u2014:]$")
STATUS = re.compile(r"^(?:(.*)\s)?Status:\s+([A-Za-z][A-Za-z -]{0,30})\.?$")
TRACKING = re.compile(r"^(utm_.*|mc_cid|mc_eid|fbclid|gclid)$", re.IGNORECASE)
LONGEST_URL = 500


def link_of(read: Entry, group: str = "") -> tuple[Link, list[Finding]]:
    """Return one item of a list of links, with what there is to know about it."""
    text, notes = take_notes(read.text, _is_number)
    number = numbers_in(notes["id"][0]) if "id" in notes else None
    prefix, title, url, rest, is_known = _pieces(text)
    status, mark = "", "-"
    if is_known and (found := DASH.match(rest)):
        rest, status = _status(rest[found.end() :])
        mark = (found[1] or "") if rest else "-"
    link = Link(
        title=title,
        url=url,
        text=rest,
        prefix=prefix,
        status=status,
        group=group,
        mark=mark,
        number=number[0] if number else None,
    )
    return link, _findings(read, link)


def _is_number(key: str, value: str) -> bool:
    found = numbers_in(value) if key == "id" else None
    return bool(found) and len(found or ()) == 1 and 0 not in (found or ())


def _pieces(text: str) -> tuple[str, str, str, str, bool]:
    """Return prefix, title, address and the rest; False where it is words alone."""
    prefix = PREFIX.match(text)
    begin = prefix.end() if prefix else 0
    found = NAMED.match(text[begin:])
    url = web_address(found[2]) if found else ""
    if found and url and found[1].strip():
        name = prefix[1] if prefix else ""
        return name, _plain(found[1]), url, _after(text[begin:], found), True
    unlinked = UNLINKED.match(text[begin:])
    if unlinked and _plain(unlinked[1]):
        name = prefix[1] if prefix else ""
        return name, _plain(unlinked[1]), "", _after(text[begin:], unlinked), True
    bare = BARE.match(text)
    if bare and (url := web_address(bare[1])):
        return "", "", url, _after(text, bare), True
    return "", text, "", "", False


def _after(text: str, found: re.Match[str]) -> str:
    return text[found.end() :].strip()


def _plain(title: str) -> str:
    """Return a title without the backslashes before its brackets."""
    plain = re.sub(r"\\(.)", lambda m: m[1] if m[1] in "[]" else m[0], title)
    return one_line(plain)


def _status(text: str) -> tuple[str, str]:
    found = STATUS.match(text)
    if not found:
        return text, ""
    before = (found[1] or "").strip()
    while (shorter := LAST_DASH.sub("", before)) != before:
        before = shorter
    return before, one_line(found[2])


def web_address(raw: str) -> str:
    """Return an address of the web without what tracks its readers; else nothing."""
    try:
        parts = urlsplit(raw)
        is_web = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return ""
    if not is_web or len(raw) > LONGEST_URL or not raw.isprintable():
        return ""
    kept = [(key, value) for key, value in query if not TRACKING.match(key)]
    if len(kept) == len(query):
        return raw
    return urlunsplit(parts._replace(query=urlencode(kept)))


def same_address(url: str) -> str:
    """Return what two spellings of one address share: host in small, no last slash."""
    parts = urlsplit(web_address(url) or url)
    path = parts.path.rstrip("/")
    return urlunsplit(("https", parts.netloc.lower(), path, parts.query, ""))


def _findings(read: Entry, link: Link) -> list[Finding]:
    name = (link.title or link.url)[:80]
    found = []
    if not read.is_item:
        found.append(Finding("I-PARA", f"{name}: a paragraph, read as one item."))
    if not link.url:
        found.append(Finding("W-NOURL", f"{name}: no address of the web."))
    return found


def link_line(link: Link) -> str:
    """Return a link as one item of a list."""
    said = [_head(link)]
    if link.text:
        said += [link.mark, link.text]
    if link.status:
        said.append(f"Status: {link.status}")
    if link.number:
        said.append(f"`id: {link.number}`")
    return f"- {' '.join(filter(None, said))}"


def _head(link: Link) -> str:
    prefix = f"{link.prefix}: " if link.prefix else ""
    if link.url and link.title:
        return f"{prefix}[{bracketed(link.title)}]({link.url})"
    if link.url:
        return f"<{link.url}>"
    is_plain = _pieces(link.title) == ("", link.title, "", "", False)
    if link.text or link.status or prefix or not is_plain or _has_box(link.title):
        return f"{prefix}[{bracketed(link.title)}]"
    return link.title


def _has_box(title: str) -> bool:
    return entry(title).text != title


def bracketed(title: str) -> str:
    """Return a title as it can stand between brackets."""
    return re.sub(r"([\[\]])", r"\\\1", title)
