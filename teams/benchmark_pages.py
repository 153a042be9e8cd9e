"""The benchmark as its pages, its file and the API show it: from one reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.models import User
from charts.dot_plot import Series
from charts.spread_rows import spread_drawing, spread_finding, spread_rows
from charts.symbols import symbols_for
from competencies.models import Framework, FrameworkVersion
from competencies.outlines import Outline, Scale, scale_of
from profiles.charts import Chart
from profiles.models import SkillAssessment
from teams.figure_rows import Column, Figures, Row, rows_of
from teams.figure_values import figures_in
from teams.models import BenchmarkEntry, BenchmarkRelease, GroupFigures, Organisation


@dataclass(frozen=True, slots=True)
class Part:
    """A framework, and whether somebody is counted in its benchmark."""

    framework: Framework
    is_in: bool
    newest: BenchmarkRelease | None


@dataclass(frozen=True, slots=True)
class BenchmarkPage:
    """One group of a release, row by row."""

    release: BenchmarkRelease
    groups: Sequence[GroupFigures]
    group: GroupFigures | None
    rows: Sequence[Row]
    scale: Scale

    @property
    def levels(self) -> range:
        """The levels of which shares are said."""
        return range(1, self.scale.highest)

    @property
    def shown(self) -> list[Row]:
        """The rows with a figure: the rest is left out, whatever the reason."""
        return [row for row in self.rows if row.cells[0].figure or _shown(row.skills)]

    @property
    def chart(self) -> Chart:
        return spread_chart("benchmark", [_("The benchmark")], self.shown, self.scale)


def _shown(rows: Sequence[Row]) -> bool:
    return any(row.cells[0].figure for row in rows)


def spread_chart(
    key: str, names: Sequence[str], rows: Sequence[Row], scale: Scale
) -> Chart:
    """Draw groups in rows; there are symbols for four of them."""
    symbols = symbols_for([False] * len(names))
    series = [Series(name, s) for name, s in zip(names, symbols, strict=True)]
    drawn = [row.drawn for row in rows]
    return Chart(
        id=key,
        finding=spread_finding(drawn),
        figure=spread_rows(series, drawn, highest=scale.highest),
        drawing=spread_drawing(series, drawn, highest=scale.highest),
    )


def parts_of(user: User) -> list[Part]:
    """Return the frameworks in force and one's part in each: three queries."""
    entered = set(
        BenchmarkEntry.objects.visible_to(user).values_list("framework", flat=True)
    )
    releases = BenchmarkRelease.objects.visible_to(user).order_by(
        "framework", "-made_at", "-pk"
    )
    newest = {row.framework_id: row for row in releases.distinct("framework")}
    frameworks = Framework.objects.visible_to(user).published().order_by("name", "pk")
    parts = [Part(each, each.pk in entered, newest.get(each.pk)) for each in frameworks]
    for part in parts:
        if part.newest:
            part.newest.framework = part.framework
    return parts


def release_of(user: User, framework: str, quarter: str = "") -> BenchmarkRelease:
    """Return a release by its address, or the newest. Raises Http404."""
    rows = BenchmarkRelease.objects.visible_to(user).select_related("framework")
    rows = rows.filter(
        framework__in=Framework.objects.visible_to(user), framework__slug=framework
    )
    if not quarter:
        found = rows.newest_first().first()
        if found is None:
            raise Http404
        return found
    return get_object_or_404(rows, quarter=quarter.replace("-", " ").upper())


def groups_in(user: User, release: BenchmarkRelease) -> list[GroupFigures]:
    """Return the groups of a release that are shown: one query."""
    rows = GroupFigures.objects.visible_to(user).benchmark().filter(release=release)
    return list(rows.select_related("role").order_by("role__name", "pk"))


def page_of_release(
    user: User, release: BenchmarkRelease, uuid: str = ""
) -> BenchmarkPage:
    """Return the page of a release, and of the group asked for or its first."""
    groups = groups_in(user, release)
    group = _asked(groups, uuid)
    version = FrameworkVersion.objects.published().filter(framework=release.framework)
    reading = version.select_related("framework").first()
    if reading is None:
        raise Http404
    outline, scale = Outline(reading), scale_of(reading)
    rows = _rows(user, release, group, outline) if group else []
    return BenchmarkPage(release, groups, group, rows, scale)


def _asked(groups: Sequence[GroupFigures], uuid: str) -> GroupFigures | None:
    if not uuid:
        return groups[0] if groups else None
    found = next((group for group in groups if str(group.uuid) == uuid), None)
    if found is None:
        raise Http404
    return found


def _rows(
    user: User, release: BenchmarkRelease, group: GroupFigures, outline: Outline
) -> list[Row]:
    column = Column(
        name=group_name(group),
        about="",
        now=figures_of_row(group),
        before=figures_of_row(_before(user, release, group)),
    )
    own = own_levels(user, release.framework)
    return rows_of(outline.competencies, [column], own=own)


def group_name(group: GroupFigures) -> str:
    """Return what a group across organisations is called."""
    role = group.role.name if group.role else ""
    return f"{role}, {group.grade_names}" if group.grade_names else role


def figures_of_row(group: GroupFigures | None) -> Figures:
    """Return the figures that were kept, none where there is no row."""
    if group is None:
        return Figures()
    return Figures(figures_in(group.skills), figures_in(group.competencies))


def _before(
    user: User, release: BenchmarkRelease, group: GroupFigures
) -> GroupFigures | None:
    """Return the same group in the release before: one query."""
    rows = GroupFigures.objects.visible_to(user).benchmark()
    same = rows.filter(
        role=group.role,
        grades=group.grades,
        release__framework=release.framework,
        release__made_at__lt=release.made_at,
    )
    return same.order_by("-release__made_at").first()


def own_levels(user: User, framework: Framework) -> Mapping[int, int]:
    """Return one's own level in each skill: one query."""
    rows = SkillAssessment.objects.filter(
        profile__owner=user, profile__framework=framework
    )
    found = rows.values_list("skill", "rank")
    return {skill: rank for skill, rank in found if rank is not None}


def organisations_spoken_for(user: User) -> list[Organisation]:
    """Return the organisations that one may let take part, or not."""
    return list(Organisation.objects.owned_by(user).order_by("name", "pk"))


def sheet_of(page: BenchmarkPage) -> list[list[str]]:
    """Return the group as rows of a file; what isn't shown isn't there."""
    shares = [_("At level %(level)d or more") % {"level": n} for n in page.levels]
    head = [_("Competency"), _("Skill"), _("Middle"), _("Middle half"), *shares]
    rows = [head]
    for row in page.shown:
        for each in (row, *row.skills):
            cell = each.cells[0]
            if cell.figure is not None:
                skill = "" if each is row else each.name
                said = [str(share) for share in cell.shares]
                rows.append([row.name, skill, cell.middle, cell.half, *said])
    return rows
