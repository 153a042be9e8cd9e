"""A profile read into a sheet of plain values, and the files that are made of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from competencies.models import FrameworkVersion
from competencies.outlines import Outline, scale_of
from profiles.api_shapes import state_of
from profiles.evidence import Beside, beside_skills
from profiles.exporters.documents import profile_json
from profiles.exporters.keeping import from_json
from profiles.exporters.pdf import pack_pdf, profile_pdf
from profiles.exporters.picture import wheel_png, wheel_svg
from profiles.exporters.sheets import (
    CompetencyLine,
    EvidenceLine,
    GapLine,
    GoalSheet,
    GrowthLine,
    ProfileSheet,
    SkillLine,
)
from profiles.exporters.tables import profile_csv
from profiles.goal_pages import GoalReader, GoalSkillRow, Reading, read
from profiles.holdings import Holdings
from profiles.models import AppraisalPack, Goal, Profile, Snapshot
from profiles.pages import CompetencyRow, SkillRow, profile_page
from profiles.past import changes_in, growth_lines, growth_rows
from profiles.snapshots import holdings_in


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what it is for, and how it is made."""

    name: StrPromise
    use: StrPromise
    content_type: str
    make: Callable[[ProfileSheet], bytes]


FORMATS: Mapping[str, Format] = {
    "pdf": Format(
        _("PDF"), _("to hand in, or to print"), "application/pdf", profile_pdf
    ),
    "csv": Format(_("CSV"), _("for a spreadsheet"), "text/csv", profile_csv),
    "json": Format(_("JSON"), _("for programs"), "application/json", profile_json),
    "svg": Format(
        _("The wheel as SVG"),
        _("to print large, or to change"),
        "image/svg+xml",
        wheel_svg,
    ),
    "png": Format(
        _("The wheel as PNG"), _("to paste anywhere"), "image/png", wheel_png
    ),
}


def reading_of(profile: Profile, snapshot: Snapshot | None = None) -> Reading:
    """Read a profile as it is, or as a snapshot of it has it: four queries."""
    if snapshot is None:
        return read(profile)
    version = snapshot.version
    return Reading(Outline(version), scale_of(version), holdings_in(snapshot))


def sheet_of(
    profile: Profile, reading: Reading, snapshot: Snapshot | None = None
) -> ProfileSheet:
    """Return everything that a file says of a profile; no query."""
    version: FrameworkVersion = reading.outline.version
    page = profile_page(reading.outline, reading.holdings, reading.scale)
    pairs = zip(page.rows, page.skills, strict=True)
    return ProfileSheet(
        who=profile.owner.name,
        framework_slug=profile.framework.slug,
        framework=profile.framework.name,
        version=version.version,
        licence=version.licence,
        as_of=snapshot.taken_at if snapshot else timezone.now(),
        kept_as=snapshot.title if snapshot else "",
        highest=reading.scale.highest,
        levels=[level.name for level in reading.scale.levels],
        competencies=[
            _competency(row, skills, reading.holdings) for row, skills in pairs
        ],
    )


def _competency(
    row: CompetencyRow, skills: Sequence[SkillRow], holdings: Holdings
) -> CompetencyLine:
    return CompetencyLine(
        name=row.group.name,
        mean=row.summary.mean,
        rated=row.summary.rated,
        applicable=row.summary.applicable,
        confirmed_at=row.summary.confirmed_at,
        skills=[_skill(skill, holdings) for skill in skills],
    )


def _skill(row: SkillRow, holdings: Holdings) -> SkillLine:
    held = holdings.by_skill.get(row.skill.pk)
    return SkillLine(
        uuid=row.skill.uuid,
        slug=row.skill.slug,
        name=row.skill.name,
        state=state_of(row.answer),
        rank=row.answer.rank if row.answer else None,
        level=row.level,
        assessed_at=held.assessed_at if held else None,
        confirmed_at=row.confirmed_at,
    )


def goal_sheet(goal: Goal, reading: Reading) -> GoalSheet:
    """Return a goal beside what is held there: four queries."""
    page = GoalReader(goal, reading).page()
    roles = sorted(goal.roles.values_list("name", flat=True))
    return GoalSheet(
        name=goal.name,
        roles=", ".join(roles),
        set_at=goal.created_at,
        gaps=[_gap(row) for row in page.gaps],
        unknown=[_gap(row) for row in page.unknown],
        met=[_gap(row) for row in page.met],
        left_out=[_gap(row) for row in page.not_applicable],
    )


def _gap(row: GoalSkillRow) -> GapLine:
    return GapLine(
        skill=row.skill.name,
        competency=row.competency.name,
        held=row.held.rank if row.held else None,
        held_level=row.held_level,
        wanted=row.wanted,
        wanted_level=row.wanted_level,
        asked_by=row.asked_by,
    )


def evidence_lines(profile: Profile, reading: Reading) -> list[EvidenceLine]:
    """Return what stands beside the levels, in the order of the framework.

    Of opinions those that the person shows. Three queries.
    """
    beside = beside_skills(profile, reading.holdings.by_skill)
    return [
        line
        for pk, skill in reading.outline.skills.items()
        if pk in beside
        for line in _beside(skill.name, beside[pk], reading)
    ]


def _beside(skill: str, beside: Beside, reading: Reading) -> Iterator[EvidenceLine]:
    for each in beside.evidence:
        what = f"{each.get_kind_display()}: {each.title}".rstrip(": ")
        yield EvidenceLine(skill, what, each.url)
    if beside.remark and beside.remark.note:
        yield EvidenceLine(skill, beside.remark.note, "")
    for opinion in beside.opinions:
        who = opinion.author.name if opinion.author else ""
        said = reading.scale.name(opinion.rank) or _("agrees")
        parts = (who or _("Somebody asked"), str(said), opinion.reason)
        yield EvidenceLine(skill, ": ".join(str(part) for part in parts if part), "")


def growth_sheet(
    profile: Profile, reading: Reading, snapshot: Snapshot | None = None
) -> list[GrowthLine]:
    """Return how each competency grew up to then: one query."""
    moment = snapshot.taken_at if snapshot else timezone.now()
    day = timezone.localtime(moment).date()
    changes = [change for change in changes_in(profile) if change.day <= day]
    rows = growth_rows(growth_lines(reading.outline, changes), day)
    return [
        GrowthLine(row.name, row.since.isoformat(), row.first, row.now, row.by)
        for row in rows
        if row.since
    ]


def file_name(what: str, framework: str, at: datetime, ending: str) -> str:
    """Return a name that every system takes: slugs are of plain letters."""
    return f"{what}-{framework}-{at:%Y-%m-%d}.{ending}"


# --- as an answer ------------------------------------------------------------------


def download_of(profile: Profile, ending: str) -> HttpResponse:
    """Answer with a file of a profile as it is now."""
    kind = FORMATS[ending]
    sheet = sheet_of(profile, reading_of(profile))
    name = file_name("profile", profile.framework.slug, sheet.as_of, ending)
    return attachment(kind.make(sheet), kind.content_type, name)


def attachment(content: bytes, content_type: str, name: str) -> HttpResponse:
    """Answer with a file that nobody on the way keeps."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def pdf_of(pack: AppraisalPack) -> HttpResponse:
    """Answer with a pack as it was kept: the same bytes each time."""
    name = file_name("appraisal", pack.profile.framework.slug, pack.made_at, "pdf")
    content = pack_pdf(from_json(pack.content))
    return attachment(content, "application/pdf", name)
