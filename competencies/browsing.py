"""What a framework's page shows: its tree, narrowed, with levels a role expects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils.translation import gettext as _

from charts.levels import wash
from competencies.facets import Facet, Option
from competencies.models import FrameworkVersion, RoleSkill, SkillEdition
from competencies.narrowing import Narrowing, Shelf, narrowed, shelves_of
from competencies.opening import ALL, NONE, opened
from competencies.outlines import Outline, Scale
from competencies.paging import slug_in
from competencies.tree import GroupNode

GROUP, ROLE, TOOL = "group", "role", "tool"
KINDS = (GROUP, ROLE, TOOL)
# A framework may name five hundred tools: those of most skills stand there at first.
TOOLS_AT_FIRST = 10
MOST_NARROWED_OPEN = 150

Expectations = list[tuple[str, str, int, int]]


@dataclass(frozen=True, slots=True)
class Expected:
    """The level that the chosen role expects in a skill."""

    rank: int
    wash: int


class Browsing:
    """A version as its page shows it, by what the address chooses."""

    def __init__(
        self, request: HttpRequest, version: FrameworkVersion, outline: Outline
    ) -> None:
        self.version, self.outline = version, outline
        self.chosen = {kind: slug_in(request, kind) for kind in KINDS}
        self.asked = slug_in(request, "open")
        self.shows_all_tools = request.GET.get("tools") == ALL

    @cached_property
    def expectations(self) -> Expectations:
        return _expectations(self.version)

    @cached_property
    def narrowing(self) -> Narrowing:
        """Two queries: of the roles, and of the tools."""
        roles = ((slug, name, skill) for slug, name, skill, _rank in self.expectations)
        shelves = {
            GROUP: shelves_of(self.outline.tree),
            ROLE: _shelves(roles),
            TOOL: _shelves(_tools(self.version)),
        }
        return Narrowing(shelves, self.chosen)

    @cached_property
    def tree(self) -> tuple[GroupNode, ...]:
        if not self.narrowing.is_anything:
            return self.outline.tree
        return narrowed(self.outline.tree, self.kept)

    @cached_property
    def kept(self) -> frozenset[int]:
        return self.narrowing.keeps(self.outline.skills)

    @property
    def open(self) -> frozenset[str]:
        """What was narrowed stands open: who chose a role wants to see its levels."""
        is_short = self.narrowing.is_anything and len(self.kept) <= MOST_NARROWED_OPEN
        return opened(self.tree, self.asked or (ALL if is_short else ""))

    @property
    def role(self) -> Shelf | None:
        return self.narrowing.shelf(ROLE)

    def expected(self, scale: Scale) -> dict[int, Expected]:
        """Return what the chosen role expects, by the skill's key."""
        return {
            skill: Expected(rank, wash(rank, scale.highest))
            for slug, _name, skill, rank in self.expectations
            if slug == self.chosen[ROLE]
        }

    def address(self, **changes: str) -> str:
        """Return where this page is with something chosen differently."""
        kept = {**self.chosen, "tools": ALL if self.shows_all_tools else ""}
        asked = {name: value for name, value in (kept | changes).items() if value}
        return "?" + urlencode(asked)

    @property
    def open_all(self) -> str:
        return self.address(open=ALL)

    @property
    def close_all(self) -> str:
        return self.address(open=NONE)

    @property
    def all_tools(self) -> str:
        return self.address(tools=ALL)

    @cached_property
    def facets(self) -> list[Facet]:
        depths = self.version.depth_names
        facets = [
            Facet(depths[0] if depths else _("Group"), self._groups()),
            Facet(_("Role"), self._options(ROLE)),
            Facet(_("Tool, language or method"), self._some_tools()),
        ]
        return [facet for facet in facets if facet.options]

    @property
    def choices(self) -> list[Option]:
        """What is chosen, each with the address that takes it back."""
        return [o for facet in self.facets for o in facet.options if o.is_on]

    @cached_property
    def tools(self) -> list[Option]:
        """Those of most skills first."""
        return sorted(self._options(TOOL), key=lambda tool: -tool.count)

    @property
    def tools_left_out(self) -> int:
        """How many tools there are when the facet shows only some of them."""
        is_whole = self.shows_all_tools or len(self.tools) <= TOOLS_AT_FIRST
        return 0 if is_whole else len(self.tools)

    def _some_tools(self) -> list[Option]:
        if not self.tools_left_out:
            return self.tools
        first, rest = self.tools[:TOOLS_AT_FIRST], self.tools[TOOLS_AT_FIRST:]
        return first + [tool for tool in rest if tool.is_on]

    def _groups(self) -> list[Option]:
        """The outermost groups, and an inner one that is chosen."""
        outermost = {group.slug for group in self.outline.tree}
        counted = self.narrowing.counted(GROUP, self.outline.skills)
        options = ((s.slug, self._option(GROUP, s, count)) for s, count in counted)
        return [o for slug, o in options if slug in outermost or o.is_on]

    def _options(self, kind: str) -> list[Option]:
        counted = self.narrowing.counted(kind, self.outline.skills)
        return [self._option(kind, shelf, count) for shelf, count in counted]

    def _option(self, kind: str, shelf: Shelf, count: int) -> Option:
        is_on = shelf.slug == self.chosen[kind]
        url = self.address(**{kind: "" if is_on else shelf.slug})
        return Option(shelf.name, url, count, is_on)


def _expectations(version: FrameworkVersion) -> Expectations:
    rows = RoleSkill.objects.filter(
        role__framework=version.framework_id, role__is_published=True
    ).order_by(Lower("role__name"), "role")
    return list(rows.values_list("role__slug", "role__name", "skill", "rank"))


def _tools(version: FrameworkVersion) -> Iterable[tuple[str, str, int]]:
    rows = SkillEdition.tools.through._default_manager.filter(
        skilledition__version=version
    ).order_by(Lower("tool__name"), "tool")
    return rows.values_list("tool__slug", "tool__name", "skilledition__skill")


def _shelves(rows: Iterable[tuple[str, str, int]]) -> dict[str, Shelf]:
    names: dict[str, str] = {}
    skills: dict[str, set[int]] = defaultdict(set)
    for slug, name, skill in rows:
        names[slug] = name
        skills[slug].add(skill)
    return {s: Shelf(s, name, frozenset(skills[s])) for s, name in names.items()}
