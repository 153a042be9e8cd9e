"""The levels of a framework as a CASE rubric: a criterion a skill, a level a rank."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from competencies.case_words import OWN, SCALE
from competencies.exporters.case_shapes import Values
from competencies.importers.identifiers import derived_uuid
from competencies.importers.neutral import FrameworkFile, LevelRow, SkillRow

Stamped = Callable[[str, str], Values]


class Linked(Protocol):
    @property
    def identifier(self) -> str: ...

    def link(self) -> Values: ...


def rubrics(
    file: FrameworkFile, skills: Mapping[str, Linked], framework: str, stamped: Stamped
) -> list[Values]:
    """Return the rubric in a list, or nothing for a framework without levels."""
    if not file.levels:
        return []
    identifier = derived_uuid(framework, "rubric")
    maker = _Maker(identifier, {row.rank: row.name for row in file.levels}, stamped)
    criteria = [maker.scale(file.levels)]
    described = [row for row in file.skills if row.descriptors]
    criteria += [
        maker.criterion(row, skills[row.slug], place)
        for place, row in enumerate(described, start=1)
    ]
    whole = maker.stamped(identifier)
    return [whole | {"title": "Levels", "CFRubricCriteria": criteria}]


class _Maker:
    def __init__(self, rubric: str, names: Mapping[int, str], stamped: Stamped) -> None:
        self.rubric = rubric
        self.names = names
        self._stamped = stamped

    def stamped(self, identifier: str) -> Values:
        return self._stamped(identifier, f"urn:uuid:{identifier}")

    def scale(self, levels: Sequence[LevelRow]) -> Values:
        """Return what each level means in general: a criterion about no item."""
        identifier = derived_uuid(self.rubric, "scale")
        said = [
            (
                row.rank,
                row.description,
                {"short_description": row.short_description, "focus": row.focus},
            )
            for row in levels
        ]
        return self._criterion(identifier, {"category": SCALE}, 0) | {
            "CFRubricCriterionLevels": list(self._levels(identifier, said))
        }

    def criterion(self, row: SkillRow, skill: Linked, place: int) -> Values:
        identifier = derived_uuid(self.rubric, "criterion", skill.identifier)
        examples = dict(row.examples)
        said = [
            (rank, text, {"examples": list(examples.get(rank, ()))})
            for rank, text in row.descriptors
        ]
        return self._criterion(identifier, {"CFItemURI": skill.link()}, place) | {
            "CFRubricCriterionLevels": list(self._levels(identifier, said))
        }

    def _criterion(self, identifier: str, about: Values, place: int) -> Values:
        held = {"position": place, "rubricId": self.rubric}
        return {**self.stamped(identifier), **about, **held}

    def _levels(
        self, criterion: str, said: Sequence[tuple[int, str, Values]]
    ) -> Iterator[Values]:
        for rank, text, more in said:
            own = {key: value for key, value in more.items() if value}
            yield {
                **self.stamped(derived_uuid(criterion, str(rank))),
                "quality": self.names.get(rank, str(rank)),
                "score": rank,
                "position": rank,
                "rubricCriterionId": criterion,
                **({"description": text} if text else {}),
                **({"extensions": [{OWN: own}]} if own else {}),
            }
