"""The search over a framework of ten thousand skills, and what its plan reads.

The skills are made of some thousands of made-up words, a few of them in every other
text and most of them rare, as words are: a database that finds the same fifty words
everywhere rightly reads everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from django.db import connection, transaction
from django.urls import reverse

from accounts.models import User
from bench.measure import Figures, measure_page
from bench.pages import Page
from competencies.actions import publish_version
from competencies.importers.neutral import FrameworkFile, SkillRow
from competencies.models import FrameworkVersion, SkillEdition
from competencies.writer import write_framework
from rsehub.sample_crowd import made_up_framework
from search.vocabulary import refresh

SKILLS = 10_000
WORDS = 6_000
SLUG = f"bench-{SKILLS}"
SYLLABLES = (
    "ba",
    "ce",
    "dor",
    "fi",
    "gan",
    "hel",
    "ki",
    "lum",
    "mo",
    "ner",
    "pra",
    "sto",
)
LETTERS_OF_A_WORD = 3  # syllables
COMMON, RARE = 12, 3_000  # places among the words, the most common first
ACCESS = re.compile(r"(?:Seq|Index|Index Only|Bitmap Index|Bitmap Heap) Scan\b[^(]*")


def words() -> list[str]:
    """Return made-up words, the most common first; always the same."""
    random = Random(SLUG)  # noqa: S311
    found: dict[str, None] = {}
    while len(found) < WORDS:
        found["".join(random.choices(SYLLABLES, k=LETTERS_OF_A_WORD + 1))] = None
    return list(found)


def made_up_corpus() -> FrameworkFile:
    """Return a framework whose texts repeat words about as often as language does."""
    file, known = made_up_framework(SKILLS), words()
    weights = [1 / (place + 5) for place in range(WORDS)]
    random = Random(SLUG)  # noqa: S311
    skills = (_spoken(row, random, known, weights) for row in file.skills)
    return replace(file, skills=tuple(skills))


def _spoken(
    row: SkillRow, random: Random, known: list[str], weights: list[float]
) -> SkillRow:
    def say(count: int) -> str:
        return " ".join(random.choices(known, weights, k=count))

    return replace(
        row,
        name=f"{say(2)} {row.position}".capitalize(),
        description=say(12),
        descriptors=tuple((rank, say(15)) for rank, _text in row.descriptors),
    )


@transaction.atomic
def load_corpus() -> FrameworkVersion:
    written = write_framework(made_up_corpus(), slug=SLUG, version="1")
    publish_version(written.version)
    return written.version


def measure_search(person: User) -> tuple[list[Figures], list[str]]:
    """Return the figures of searches in the large framework, and how they are read."""
    version = load_corpus()
    refresh()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    figures = [measure_page(page, person) for page in _pages()]
    return figures, plan_of(version, words()[RARE])


def _pages() -> Iterator[Page]:
    framework = reverse("competencies:framework-detail", args=[SLUG])
    everything, known = reverse("search:search"), words()
    asked = {
        "a rare word": known[RARE],
        "a common word": known[COMMON],
        "a misspelt word": misspelt(known[RARE]),
    }
    for name, word in asked.items():
        yield Page(f"{SKILLS} skills, {name}", f"{framework}?q={word}")
        yield Page(f"{SKILLS} skills, everything, {name}", f"{everything}?q={word}")


def misspelt(word: str) -> str:
    """Return the word with two letters in the wrong order."""
    return f"{word[:3]}{word[4]}{word[3]}{word[5:]}"


def plan_of(version: FrameworkVersion, word: str) -> list[str]:
    """Return how the database reads what holds a word, a line for each table."""
    found = SkillEdition.objects.filter(version=version).matching(word)
    plan = found.explain(analyze=True)
    time = next(line for line in plan.splitlines() if line.startswith("Execution"))
    reads = (f"  {each.strip()}" for each in ACCESS.findall(plan))
    return [f"A rare word among {SKILLS} skills is read so:", *reads, f"  {time}"]
