"""What a chart says, in one sentence: its title, and its text for those who cannot see.

Each clause stands whole in the code, one per number of things, so that it can be
translated whole.
"""

from collections import Counter
from collections.abc import Sequence

from charts.dot_rows import DotRow
from charts.dumbbell import Dumbbell
from charts.levels import State, number
from charts.spokes import Spoke

WORDS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)

# Keys: is it one skill, is it one level.
WIDEST = {
    (True, True): "{count} skill is one level away",
    (False, True): "{count} skills are one level away",
    (True, False): "{count} skill is {gap} levels away",
    (False, False): "{count} skills are {gap} levels away",
}
SECOND = {
    (True, True): "{count} is one level away",
    (False, True): "{count} are one level away",
    (True, False): "{count} is {gap} levels away",
    (False, False): "{count} are {gap} levels away",
}
NEARER = {True: "{count} is nearer", False: "{count} are nearer"}
# Keys: is it one that has reached the goal, is it one that is short of it.
PAST_AND_SHORT = {
    (True, True): "{past} of {all} is at or past the goal; {short} is short of it",
    (False, True): "{past} of {all} are at or past the goal; {short} is short of it",
    (True, False): "{past} of {all} is at or past the goal; {short} are short of it",
    (False, False): "{past} of {all} are at or past the goal; {short} are short of it",
}


def in_words(count: int) -> str:
    """Write a count up to twelve as a word."""
    return WORDS[count] if count < len(WORDS) else str(count)


def wheel_finding(spokes: Sequence[Spoke]) -> str:
    """Name the strongest and the weakest competency, or say why neither can be named.

    A mean that rests on fewer than half of the skills does not count.
    """
    sound = [spoke for spoke in spokes if _is_sound(spoke)]
    if len(sound) > 1:
        return _extremes(sound)
    if sound:
        return f"Only {sound[0].name} is assessed far enough to tell"
    return _nothing_sound(spokes)


def _is_sound(spoke: Spoke) -> bool:
    return spoke.state is State.RATED and not spoke.is_hollow


def _nothing_sound(spokes: Sequence[Spoke]) -> str:
    states = {spoke.state for spoke in spokes}
    if not states:
        return "There is nothing to show yet"
    if State.RATED in states:
        return "Too little is assessed to name a strength yet"
    if State.NOT_ASSESSED in states:
        return "Nothing is assessed yet"
    return "None of these competencies applies"


def _extremes(sound: Sequence[Spoke]) -> str:
    # Compare what is shown: two means of 2.5 are equal, whatever comes after.
    means = [(spoke.name, round(spoke.value or 0, 1)) for spoke in sound]
    top, bottom = (pick(mean for _, mean in means) for pick in (max, min))
    if top == bottom:
        return f"Every competency assessed so far stands at {number(float(top))}"
    strongest = _named([name for name, mean in means if mean == top])
    weakest = _named([name for name, mean in means if mean == bottom])
    return f"Strongest in {strongest}; weakest in {weakest}"


def _named(names: Sequence[str]) -> str:
    """Name one or two; of more, count the others."""
    if len(names) == 1:
        return names[0]
    if len(names) == 2:  # noqa: PLR2004
        return f"{names[0]} and {names[1]}"
    return f"{names[0]} and {in_words(len(names) - 1)} others"


def dumbbell_finding(rows: Sequence[Dumbbell]) -> str:
    """Say how far the skills are from the goal, widest gap first.

    Means, which lie between levels, are counted as past the goal or short of it.
    """
    if not rows:
        return "There is nothing to compare yet"
    short = [row for row in rows if row.is_short]
    if not short:
        return "Everything compared here is at or above the goal"
    if any(
        isinstance(level, float) for row in rows for level in (row.held, row.wanted)
    ):
        return _past_and_short(len(rows) - len(short), len(short))
    return _distances(Counter(int(row.wanted - row.held) for row in short))


def _past_and_short(past: int, short: int) -> str:
    if not past:
        return "Everything compared here is short of the goal"
    counts = {"past": past, "short": short, "all": past + short}
    words = {name: in_words(count) for name, count in counts.items()}
    return _opening(PAST_AND_SHORT[past == 1, short == 1].format(**words))


def _distances(skills: Counter[int]) -> str:
    widest, *others = sorted(skills, reverse=True)
    first = _opening(_clause(WIDEST, skills[widest], widest))
    if not others:
        return first
    if len(others) == 1:
        return f"{first}; {_clause(SECOND, skills[others[0]], others[0])}"
    nearer = skills.total() - skills[widest]
    return f"{first}; {NEARER[nearer == 1].format(count=in_words(nearer))}"


def _clause(clauses: dict[tuple[bool, bool], str], count: int, gap: int) -> str:
    clause = clauses[count == 1, gap == 1]
    return clause.format(count=in_words(count), gap=in_words(gap))


def _opening(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


def dot_rows_finding(rows: Sequence[DotRow]) -> str:
    """Say how many of the skills that apply are assessed."""
    applicable = [row for row in rows if row.state is not State.NOT_APPLICABLE]
    rated = sum(row.state is State.RATED for row in applicable)
    if not rows:
        return "There is nothing to show yet"
    if not applicable:
        return "None of these skills applies"
    if rated == len(applicable):
        return "Every skill that applies is assessed"
    if not rated:
        return "Nothing is assessed yet"
    return _assessed(rated, len(applicable))


def _assessed(rated: int, count: int) -> str:
    clause = "is assessed" if rated == 1 else "are assessed"
    return _opening(f"{in_words(rated)} of {in_words(count)} skills {clause}")
