"""What a person answers for a skill, as a form sends it and as it is kept.

Plain values in, plain values out: nothing here knows the database or the web.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

NOT_APPLICABLE = "na"


class InvalidAnswerError(Exception):
    """An answer that can't be kept; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A level, or that the skill isn't part of the person's work."""

    rank: int | None

    @property
    def not_applicable(self) -> bool:
        return self.rank is None

    def __str__(self) -> str:
        return NOT_APPLICABLE if self.rank is None else str(self.rank)


@dataclass(frozen=True, slots=True)
class Click:
    """One choice on the page. `answer` None clears; `seen` names what the page knew."""

    skill: str
    answer: Answer | None
    seen: str


def parse_answer(value: str, *, highest: int) -> Answer | None:
    """Read what a radio button sends: a rank, "na", or nothing.

    Raises InvalidAnswerError for anything that isn't on the scale.
    """
    if not value:
        return None
    if value == NOT_APPLICABLE:
        return Answer(None)
    if re.fullmatch(r"[0-9]{1,2}", value) and int(value) <= highest:
        return Answer(int(value))
    raise InvalidAnswerError(
        f"There is no such level here: choose one from 0 to {highest}, "
        "or not applicable. Nothing was changed."
    )


def clicks_in(
    form: Mapping[str, str], skills: Iterable[str], *, highest: int
) -> list[Click]:
    """Return what was chosen on the page, of these skills.

    A skill counts only when its choice differs from what the page was drawn with, so
    that an old page doesn't put old answers back. `clear` names a skill to clear.
    Raises InvalidAnswerError when a choice is for none of `skills` or not on the scale.
    """
    known = set(skills)
    named = {key.removeprefix("answer-") for key in form if key.startswith("answer-")}
    cleared = form.get("clear", "")
    if unknown := (named | ({cleared} if cleared else set())) - known:
        raise InvalidAnswerError(
            f"“{min(unknown)[:80]}” is not a skill on this page. "
            "Nothing was changed. Open the page again and choose there."
        )
    chosen = sorted(skill for skill in named - {cleared} if _changed(form, skill))
    clicks = [
        Click(
            skill,
            parse_answer(form[f"answer-{skill}"], highest=highest),
            form.get(f"seen-{skill}", ""),
        )
        for skill in chosen
    ]
    if cleared:
        clicks.append(Click(cleared, None, form.get(f"seen-{cleared}", "")))
    return clicks


def _changed(form: Mapping[str, str], skill: str) -> bool:
    return form[f"answer-{skill}"] != form.get(f"was-{skill}", "")
