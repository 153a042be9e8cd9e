"""What a person decides for merged and split skills, as a form sends it.

Plain values in, plain values out.
"""

from __future__ import annotations

from collections.abc import Mapping

from profiles.answers import Answer, parse_answer

PREFIX = "answer-"
LEFT_OPEN = "open"


def decisions_in(form: Mapping[str, str], *, highest: int) -> dict[str, Answer | None]:
    """Return what was decided, by the skill's UUID; None leaves it as it is.

    What is empty is not decided yet, and not in it. Raises InvalidAnswerError for a
    level that isn't on the scale.
    """
    chosen = {
        name.removeprefix(PREFIX): value
        for name, value in form.items()
        if name.startswith(PREFIX) and value
    }
    return {
        skill: None if value == LEFT_OPEN else parse_answer(value, highest=highest)
        for skill, value in chosen.items()
    }
