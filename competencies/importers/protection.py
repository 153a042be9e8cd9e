"""What an import may change of a record: nothing that is a curator's, or locked.

A record remembers what the last import brought. What says something else by now was
changed by a curator. Values are in the form that JSON keeps (docs/adr/0051).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from competencies.importers.neutral import ReportRow

FROM = "_from"
CURATOR, LOCKED, OTHER = "kept-curator", "kept-locked", "kept-source"
WHY = {
    CURATOR: "a curator's",
    LOCKED: "locked",
    OTHER: "from another source",
}


@dataclass(slots=True)
class Allowed:
    """What may be written, what stays for which reason, and what to remember."""

    values: dict[str, Any] = field(default_factory=dict)
    kept: dict[str, list[str]] = field(default_factory=dict)
    remembered: dict[str, Any] = field(default_factory=dict)

    def keep(self, name: str, code: str) -> None:
        self.kept.setdefault(code, []).append(name)


def is_said(value: object) -> bool:
    """Say whether a value says anything; False and 0 do."""
    return value not in (None, "", [], ())


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return _plain(one) == _plain(other)
    return bool(one == other)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def allowed(
    *,
    present: Mapping[str, Any],
    wanted: Mapping[str, Any],
    imported: Mapping[str, Any],
    locked: Collection[str] = (),
    may_update: bool,
) -> Allowed:
    """Return which of the wanted values may be written over the present ones.

    `may_update` is false for a file of another source than the record came from: that
    fills in what is empty and changes nothing.
    """
    found = Allowed(remembered=deepcopy(dict(imported)))
    for name, value in wanted.items():
        if not is_said(value):
            continue
        code = _why_kept(name, present.get(name), value, imported, locked)
        if code and not (code == OTHER and may_update):
            found.keep(name, code)
            continue
        found.remembered[name] = value
        if not _same(present.get(name), value):
            found.values[name] = value
    return found


def _why_kept(
    name: str,
    present: Any,
    wanted: Any,
    imported: Mapping[str, Any],
    locked: Collection[str],
) -> str:
    """Return why a value stays as it is, or nothing where the new one may come."""
    if _same(present, wanted):
        return ""
    if name in locked:
        return LOCKED
    if name not in imported:
        return CURATOR if is_said(present) else ""
    if not _same(present, imported[name]):
        return CURATOR
    return OTHER if is_said(present) else ""


def kept_rows(where: str, found: Allowed) -> list[ReportRow]:
    """Return what stays as it is, in one row for each reason."""
    return [
        ReportRow(where, code, f"Kept {', '.join(sorted(names))}: {WHY[code]}.")
        for code, names in sorted(found.kept.items())
    ]
