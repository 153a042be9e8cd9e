"""All that challenges hold, read at once: ten queries, however many challenges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from challenges import document as doc
from challenges.models import (
    Action,
    Challenge,
    Item,
    Objective,
    Output,
)
from challenges.parts import (
    ACTION,
    BY_KEY,
    EVIDENCE,
    OBJECTIVE,
    OUTPUT,
    PARTS,
    PAST,
    PROJECT,
    RESOURCE,
    SUB_PROBLEM,
    TARGET,
)
from curation.values import Value

OWN_FIELDS = ("title", "description", "category", "guidance")


def field_of(part: str, item: Item) -> str:
    """Return the name of an item's field, as history and suggestions know it."""
    return f"{part}-{item.uuid}"


@dataclass(slots=True)
class Contents:
    """One challenge with all its items, in their order."""

    challenge: Challenge
    items: dict[str, list[Any]] = field(
        default_factory=lambda: {part.key: [] for part in PARTS}
    )

    def by_number(self, part: str) -> dict[int, Any]:
        return {item.number: item for item in self.items[part]}

    @property
    def actions(self) -> list[Action]:
        return self.items[ACTION]

    @property
    def outputs(self) -> list[Output]:
        return self.items[OUTPUT]

    @property
    def objectives(self) -> list[Objective]:
        return self.items[OBJECTIVE]

    def outputs_of(self, action: Action) -> list[Output]:
        return [each for each in self.outputs if each.action == action.number]

    def loose_outputs(self) -> list[Output]:
        """Return outputs of no action that is there."""
        known = self.by_number(ACTION)
        return [each for each in self.outputs if each.action not in known]

    def all_items(self) -> Iterator[tuple[str, Item]]:
        for key, items in self.items.items():
            for item in items:
                yield key, item

    def item(self, uuid: object) -> tuple[str, Any] | None:
        """Return the item of an identifier, with its part."""
        wanted = str(uuid)
        found = (pair for pair in self.all_items() if str(pair[1].uuid) == wanted)
        return next(found, None)

    def values(self) -> dict[str, Value]:
        """Return all that it says, by field."""
        own: dict[str, Value] = {
            name: getattr(self.challenge, name) for name in OWN_FIELDS
        }
        return own | {
            field_of(key, item): BY_KEY[key].text_of(item)
            for key, item in self.all_items()
        }

    def document(self) -> doc.Document:
        """Return it as the document that it is."""
        challenge = self.challenge
        return doc.Document(
            title=challenge.title,
            description=challenge.description,
            evidence=self._evidence(),
            targets=self._told(TARGET),
            objectives=self._told(OBJECTIVE),
            actions=self._actions(),
            projects=self._told(PROJECT),
            past_work=self._told(PAST),
            resources=self._told(RESOURCE),
            guidance=challenge.guidance,
            sub_problems=self._told(SUB_PROBLEM),
            names_children=challenge.names_children,
            intros=challenge.intros,
            others=tuple((head, text) for head, text in challenge.others),
            order=tuple(challenge.layout) or doc.SECTIONS,
        )

    def _told(self, key: str) -> tuple[Any, ...]:
        part = BY_KEY[key]
        return tuple(part.told(item) for item in self.items[key])

    def _evidence(self) -> tuple[doc.Link, ...]:
        """Return the evidence; a number is said where its place doesn't say it."""
        told = self._told(EVIDENCE)
        return tuple(
            replace(link, number=None) if link.number == place else link
            for place, link in enumerate(told, 1)
        )

    def _actions(self) -> tuple[doc.Action, ...]:
        told = BY_KEY[ACTION].told
        made = [
            replace(told(each), outputs=self._outputs(each)) for each in self.actions
        ]
        loose = self.loose_outputs()
        if loose:
            number = max([0, *self.by_number(ACTION)]) + 1
            outputs = tuple(BY_KEY[OUTPUT].told(output) for output in loose)
            made.append(doc.Action(number, "Further outputs", outputs=outputs))
        return tuple(made)

    def _outputs(self, action: Action) -> tuple[Any, ...]:
        part = BY_KEY[OUTPUT]
        return tuple(
            replace(part.told(output), action=None)
            for output in self.outputs_of(action)
        )


def contents_of(challenges: Iterable[Challenge]) -> dict[int, Contents]:
    """Return what each challenge holds, by its key: a query for each part."""
    found = {challenge.pk: Contents(challenge) for challenge in challenges}
    for part in PARTS:
        rows = part.model._default_manager.filter(challenge__in=found)
        for item in rows.order_by("challenge", "position", "pk"):
            found[item.challenge_id].items[part.key].append(item)
    return found


def contents(challenge: Challenge) -> Contents:
    """Return what one challenge holds."""
    return contents_of([challenge])[challenge.pk]


def values_of(challenge: Challenge) -> Mapping[str, Value]:
    return contents(challenge).values()
