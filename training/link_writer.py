"""Writes what resources teach, what they ask for and which tools they use.

Links are added and, where an import brought them, moved; none is taken away, and what a
curator confirmed, changed or took away stays so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from competencies.importers.neutral import ReportRow
from competencies.importers.protection import CURATOR, LOCKED, OTHER, WHY
from competencies.models import Skill, Tool
from competencies.upserts import Tally, Upsert, rows_by
from competencies.wording import LinkWording
from training.catalogue_index import Placed
from training.importers.neutral import MAX_SAID, SkillName, TaughtRow
from training.importers.words import level_step
from training.models import LearningResource, RequiresSkill, TeachesSkill
from training.resource_writer import ResourceWriter
from training.skill_finding import AMBIGUOUS, SkillFinder

Key = tuple[int, int]
LONG_MINUTES = 8 * 60
UNKNOWN_SKILLS = "_unknown"
SCALE = 4
"""The highest rank of the scale that levels in words are meant for."""


class LinkWriter:
    def __init__(
        self,
        finder: SkillFinder,
        writer: ResourceWriter,
        placed: Mapping[str, Placed],
        resources: Mapping[str, LearningResource],
    ) -> None:
        self.finder, self.writer, self.placed = finder, writer, placed
        self.resources = resources
        self.by_key = {resources[slug].pk: each for slug, each in placed.items()}

    def write(self) -> Tally:
        """Write all links: three tables, each in a few queries."""
        tally = self._write(TeachesSkill, "teaches")
        tally.add(self._write(RequiresSkill, "requires"))
        tally.add(self._write_tools())
        return tally

    def _write(self, model: type[Any], column: str) -> Tally:
        rows = model.objects.filter(resource__in=list(self.by_key))
        existing = rows_by(rows, "resource_id", "skill_id")
        wanted: dict[Key, dict[str, Any]] = {}
        for key, each in self.by_key.items():
            links = self._teaches(each) if column == "teaches" else self._asks(each)
            for skill, values in links.items():
                there = existing.get((key, skill.pk))
                kept = self._kept(each, column, skill, there, values)
                if kept:
                    continue
                wanted[key, skill.pk] = {"resource_id": key, "skill_id": skill.pk}
                wanted[key, skill.pk] |= values
        labels = {"teaches": _("teaches"), "requires": _("asks for")}
        told = LinkWording(
            record=lambda key: f"resource {self.by_key[key[0]].slug}",
            label=lambda key: labels[column],
            other=lambda key: self._words(key, wanted[key]),
            title=lambda key: self.by_key[key[0]].row.title,
        )
        return Upsert(model, wording=told).apply(existing, wanted)

    def _words(self, key: Key, values: Mapping[str, Any]) -> str:
        name = self.finder.name(self.finder.by_key[key[1]])
        if "rank" in values:
            return f"{name} {values['rank']}"
        start, end = values.get("from_rank"), values.get("to_rank")
        return name if end is None else f"{name} {start} → {end}"

    # --- which links a row names ---------------------------------------------------

    def _teaches(self, each: Placed) -> dict[Skill, dict[str, Any]]:
        found: dict[Skill, dict[str, Any]] = {}
        for row in each.row.teaches:
            skill = self._skill(each, row.skill, words=row.words)
            if skill is not None:
                found.setdefault(skill, self._step(each, skill, row))
        return found

    def _step(self, each: Placed, skill: Skill, row: TaughtRow) -> dict[str, Any]:
        highest = skill.framework.highest_rank or 0
        start, end = row.from_rank, row.to_rank
        if end is None and row.level and highest == SCALE:
            start, end = self._spoken(each, row.level)
        if end is not None and end > highest:
            self._note(each, "bad-levels", f"{row.skill.said} has no level {end}.")
            start = end = None
        said = row.level or ("" if row.skill.framework else row.skill.said)
        values: dict[str, Any] = {"imported_as": said[:MAX_SAID]} if said else {}
        if end is not None:
            values |= {"from_rank": start, "to_rank": end}
        return values

    def _spoken(self, each: Placed, level: str) -> tuple[int | None, int | None]:
        """Return the step of a level in words: a proposal, for a curator to confirm."""
        step = level_step(level)
        if step is None:
            return None, None
        is_long = (each.row.minutes or 0) > LONG_MINUTES
        return (0, 2) if step == (0, 1) and is_long else step

    def _asks(self, each: Placed) -> dict[Skill, dict[str, Any]]:
        found: dict[Skill, dict[str, Any]] = {}
        for row in each.row.requires:
            skill = self._skill(each, row.skill)
            if skill is None:
                continue
            if row.rank is None or row.rank > (skill.framework.highest_rank or 0):
                message = f"{row.skill.said} is asked for without a level of its scale."
                self._note(each, "bad-levels", message, is_kept=False)
            else:
                found.setdefault(skill, {"rank": row.rank})
        return found

    def _skill(self, each: Placed, said: SkillName, words: str = "") -> Skill | None:
        found = self.finder.find(said)
        if isinstance(found, Skill):
            return found
        if not words:
            self._remember_unknown(each, said)
            why = "more than one" if found == AMBIGUOUS else "no"
            message = f"The hub has {why} skill “{said.said[:80]}”; left the link out."
            self._note(each, found, message, is_kept=False)
        return None

    def _remember_unknown(self, each: Placed, said: SkillName) -> None:
        """Keep the file's own words, for whoever looks what it says it teaches."""
        memory = self.writer.remembered[each.slug].setdefault(UNKNOWN_SKILLS, [])
        if said.said not in memory:
            memory.append(said.said)

    def _note(
        self, each: Placed, code: str, message: str, *, is_kept: bool = True
    ) -> None:
        each.report.append(ReportRow(each.row.where, code, message, is_kept))

    # --- what an import may do to them ---------------------------------------------

    def _kept(
        self,
        each: Placed,
        column: str,
        skill: Skill,
        there: Any,
        values: dict[str, Any],
    ) -> bool:
        """Say whether the link stays as it is; else it is remembered as brought."""
        ranks = [values.get(name) for name in ("from_rank", "to_rank", "rank")]
        code, now = self.finder.code(skill), None if there is None else _ranks(there)
        memory = self.writer.remembered[each.slug].setdefault(column, {})
        why = ""
        if now != ranks:
            why = self._why(each, column, code, now, ranks, there)
        if why:
            message = f"Kept {column} {code}: {WHY[why]}."
            self._note(each, why, message)
            return True
        if there is not None:
            values.pop("imported_as", None)
        if there is None or any(ranks):
            memory[code] = ranks
        return False

    def _why(
        self,
        each: Placed,
        column: str,
        code: str,
        now: list[int | None] | None,
        ranks: list[int | None],
        there: Any,
    ) -> str:
        brought = (each.resource.imported if each.resource else {}).get(column, {})
        if each.resource is not None and column in each.resource.locked:
            return LOCKED
        if now is None:
            return CURATOR if code in brought else ""
        if not any(rank is not None for rank in ranks):
            return ""
        if not any(rank is not None for rank in now):
            return CURATOR if there.is_confirmed else ""
        if code not in brought or now != brought[code] or _is_confirmed(there):
            return CURATOR
        return "" if self.writer.may_update(each) else OTHER

    # --- tools ---------------------------------------------------------------------

    def _write_tools(self) -> Tally:
        through: Any = LearningResource.tools.through
        tools: dict[str, Tool] = {}
        for tool in Tool.objects.order_by("-pk"):
            tools |= {tool.slug.casefold(): tool, tool.name.casefold(): tool}
        rows = through.objects.filter(learningresource__in=list(self.by_key))
        pairs = rows.values_list("learningresource_id", "tool_id")
        held: dict[int, set[int]] = {}
        for resource, tool_key in pairs:
            held.setdefault(resource, set()).add(tool_key)
        wanted = {}
        for key, each in self.by_key.items():
            for tool in self._tools(each, tools, held.get(key, set())):
                wanted[key, tool.pk] = {"learningresource_id": key, "tool_id": tool.pk}
        names = {tool.pk: tool.name for tool in tools.values()}
        told = LinkWording(
            record=lambda key: f"resource {self.by_key[key[0]].slug}",
            label=lambda key: _("tool"),
            other=lambda key: names[key[1]],
            title=lambda key: self.by_key[key[0]].row.title,
        )
        return Upsert(through, wording=told).apply({}, wanted)

    def _tools(
        self, each: Placed, tools: Mapping[str, Tool], held: set[int]
    ) -> list[Tool]:
        """Return the tools to add; one that was taken away doesn't come back."""
        memory = self.writer.remembered[each.slug].setdefault("tools", [])
        is_locked = each.resource is not None and "tools" in each.resource.locked
        found = {}
        for said in each.row.tools:
            tool = tools.get(said.casefold())
            if tool is None:
                message = f"The hub has no tool “{said[:80]}”; left it out."
                self._note(each, "unknown-tool", message, is_kept=False)
            elif tool.pk not in held and (is_locked or tool.slug in memory):
                why = LOCKED if is_locked else CURATOR
                self._note(each, why, f"Kept out {tool.slug}: {WHY[why]}.")
            elif tool.pk not in held:
                found[tool.slug] = tool
                memory.append(tool.slug)
        return list(found.values())


def _ranks(link: TeachesSkill | RequiresSkill) -> list[int | None]:
    names = ("from_rank", "to_rank", "rank")
    return [getattr(link, name, None) for name in names]


def _is_confirmed(link: TeachesSkill | RequiresSkill) -> bool:
    return bool(getattr(link, "is_confirmed", False))
