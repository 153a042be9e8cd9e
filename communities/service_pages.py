"""The table of shared services in words: for the page, and for a sponsor's case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrOrPromise

from communities.kinds import ServiceKind
from communities.sharing import (
    NEEDED,
    OBSERVER,
    OWN,
    SHARED,
    UNFUNDED,
    UNKNOWN,
    YOUNG,
    Row,
    Sum,
    Table,
    Use,
)

STATES: dict[str, StrOrPromise] = {
    OWN: gettext_lazy("its own"),
    SHARED: gettext_lazy("shared"),
    NEEDED: gettext_lazy("needs one"),
    UNKNOWN: gettext_lazy("unknown"),
}
REASONS: dict[str, StrOrPromise] = {
    YOUNG: gettext_lazy("younger than five years"),
    UNFUNDED: gettext_lazy("unfunded"),
    OBSERVER: gettext_lazy("observer of a council"),
}
NAMES: dict[str, StrOrPromise] = dict(ServiceKind.choices)


@dataclass(frozen=True, slots=True)
class Cell:
    state: str
    words: str
    detail: str


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    address: str
    reasons: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class ServicePage:
    """The table, its columns' sums, and what they come to in sentences."""

    columns: Sequence[str]
    lines: Sequence[Line]
    sums: Sequence[str]
    findings: Sequence[str]
    fledgling: int

    @property
    def is_empty(self) -> bool:
        return not self.lines


def page_of_services(table: Table) -> ServicePage:
    return ServicePage(
        columns=[str(NAMES[key]) for key in table.services],
        lines=[_line(row) for row in table.rows],
        sums=[sum_words(each) for each in table.sums],
        findings=[finding(each) for each in _by_need(table.sums)],
        fledgling=sum(bool(row.fledgling) for row in table.rows),
    )


def _by_need(sums: Sequence[Sum]) -> list[Sum]:
    """Return the columns that say something, what most need first."""
    told = [each for each in sums if each.needed or each.shared]
    return sorted(told, key=lambda each: -each.needed)


def _line(row: Row) -> Line:
    reasons = ", ".join(str(REASONS[key]) for key in row.fledgling)
    return Line(row.name, row.address, reasons, [_cell(use) for use in row.cells])


def _cell(use: Use) -> Cell:
    detail = [use.provider]
    if use.shared_with:
        detail.append(_("with %s") % ", ".join(use.shared_with))
    if use.yearly_cost:
        detail.append(_("%s a year") % use.yearly_cost)
    words = str(STATES[use.state])
    return Cell(use.state, words, "; ".join(filter(None, detail)))


def sum_words(each: Sum) -> str:
    """Return a column's sum in short: "3 need one, 2 share, 4 have, 16 unknown"."""
    parts = (
        (each.needed, _("%d need one")),
        (each.shared, _("%d share")),
        (each.own, _("%d have their own")),
        (each.unknown, _("%d unknown")),
    )
    return ", ".join(words % count for count, words in parts if count)


def finding(each: Sum) -> str:
    """Return what a column says to a sponsor, as one sentence."""
    name = str(NAMES[each.service])
    need = ngettext(
        "%(name)s: %(count)d community needs one",
        "%(name)s: %(count)d communities need one",
        each.needed,
    ) % {"name": name[:1].upper() + name[1:], "count": each.needed}
    if not each.shared:
        return f"{need}."
    share = ngettext(
        "%(shared)d shares one of %(spaces)d",
        "%(shared)d share one of %(spaces)d",
        each.shared,
    ) % {"shared": each.shared, "spaces": max(each.workspaces, 1)}
    return f"{need}, {share}."


def rows_of(page: ServicePage) -> list[list[str]]:
    """Return the table as rows of cells, the names of the columns first."""
    head = [_("Community"), _("Just beginning"), *page.columns]
    lines = [
        [line.name, line.reasons, *(_flat(cell) for cell in line.cells)]
        for line in page.lines
    ]
    return [head, *lines, [_("Together"), "", *page.sums]]


def _flat(cell: Cell) -> str:
    return f"{cell.words}: {cell.detail}" if cell.detail else cell.words


def markdown_of(page: ServicePage, title: str, source: str) -> str:
    """Return the case as Markdown: findings, then the table."""
    rows = [[_escaped(cell) for cell in row] for row in rows_of(page)]
    rule = ["---"] * len(rows[0])
    table = [f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:])]
    findings = [f"- {_escaped(each)}" for each in page.findings]
    return "\n".join([f"# {title}", "", *findings, "", *table, "", source, ""])


def _escaped(cell: str) -> str:
    """Return words that stay words in a table of Markdown."""
    return " ".join(cell.replace("\\", "\\\\").replace("|", "\\|").split())
