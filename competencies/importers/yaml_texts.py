"""Read YAML from strangers: texts, lists and mappings, and nothing else.

Anchors are refused, for a few of them can stand for more than a machine holds, and so
is what is nested deep.
"""

from __future__ import annotations

from typing import Any

import yaml

from competencies.importers.neutral import UnreadableFile

LARGEST_LIST = 1_000_000
DEEPEST = 12


class _Loader(yaml.BaseLoader):
    """Texts, lists and mappings alone."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("an alias (*) of something said before")
        self.depth += 1
        if self.depth > DEEPEST:
            raise yaml.YAMLError("lists within lists, too deep to be read")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def texts_in(file: str, text: str) -> object:
    """Return what YAML holds, every value as text. Raises UnreadableFile."""
    if len(text) > LARGEST_LIST:
        raise UnreadableFile(f"{file} is larger than the lists that the hub reads.")
    try:
        return yaml.load(text, _Loader)  # noqa: S506 - it makes texts alone
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" at line {mark.line + 1}" if mark else ""
        why = "" if mark else f": it has {error}"[:120]
        raise UnreadableFile(f"{file} can't be read as YAML{place}{why}.") from error
