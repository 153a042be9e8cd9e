"""The starter framework keeps the promises that its authors were asked to make."""

import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from competencies.importers.detect import detect, read_framework
from rsehub.imports import import_framework

FOLDER = Path(__file__).parents[2] / "competencies" / "starter"
FILLER = re.compile(
    r"\b(various|relevant|appropriate(ly)?|effectively|leverag\w+|ensur\w+"
    r"|best practices?|stakeholders?)\b|!",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def starter():
    framework, _rows = read_framework(FOLDER, "hub")
    return framework


@pytest.fixture(scope="module")
def sentences(starter):
    """Return every level text and every example of every skill."""
    texts = [text for skill in starter.skills for _, text in skill.descriptors]
    examples = [lines for skill in starter.skills for _, lines in skill.examples]
    return [*texts, *(line for lines in examples for line in lines)]


def opening(sentence: str) -> tuple[str, ...]:
    return tuple(sentence.lower().replace(",", "").split()[:4])


def repeated(values):
    return [value for value, count in Counter(values).items() if count > 1]


def test_the_folder_is_in_the_hubs_own_form():
    assert detect(FOLDER) == "hub"


def test_nothing_in_it_looks_odd_to_the_importer():
    _framework, rows = read_framework(FOLDER)
    assert rows == []


def test_there_are_enough_skills_for_a_first_assessment(starter):
    assert len(starter.skills) >= 48
    assert len({skill.group for skill in starter.skills}) >= 8


def test_every_level_of_every_skill_is_put_into_words(starter):
    without = [
        skill.slug
        for skill in starter.skills
        if [rank for rank, _text in skill.descriptors] != [1, 2, 3, 4]
    ]
    assert without == []


def test_every_level_of_every_skill_has_one_or_two_examples(starter):
    without = [
        skill.slug
        for skill in starter.skills
        if [rank for rank, _lines in skill.examples] != [1, 2, 3, 4]
        or any(len(lines) not in {1, 2} for _rank, lines in skill.examples)
    ]
    assert without == []


def test_no_sentence_is_said_twice(sentences):
    assert repeated(sentences) == []


def test_no_two_sentences_open_with_the_same_four_words(sentences):
    assert repeated(map(opening, sentences)) == []


def test_sentences_are_neither_scraps_nor_paragraphs(sentences):
    assert [line for line in sentences if not 40 <= len(line) <= 170] == []


def test_sentences_end_with_a_full_stop(sentences):
    assert [line for line in sentences if not line.endswith(".")] == []


def test_no_sentence_holds_filler(sentences):
    assert [line for line in sentences if FILLER.search(line)] == []


def test_skills_have_names_and_descriptions_of_their_own(starter):
    assert repeated(skill.name for skill in starter.skills) == []
    assert repeated(skill.description for skill in starter.skills) == []


def test_a_tool_is_said_alike_wherever_it_is_named():
    told = defaultdict(set)
    for file in (FOLDER / "competencies").glob("*.json"):
        for skill in json.loads(file.read_text(encoding="utf-8"))["skills"]:
            for tool in skill["tools"]:
                told[tool["slug"]].add((tool["name"], tool["kind"], tool["url"]))
    assert [slug for slug, ways in told.items() if len(ways) > 1] == []


def test_no_tool_goes_by_two_slugs(starter):
    assert repeated(tool.name.lower() for tool in starter.tools) == []
    assert repeated(tool.url for tool in starter.tools if tool.url) == []


def test_a_skill_names_a_tool_once_and_four_at_most(starter):
    assert [skill.slug for skill in starter.skills if len(skill.tools) > 4] == []
    assert [skill.slug for skill in starter.skills if repeated(skill.tools)] == []


def test_published_and_imported_again_it_changes_nothing(db):
    first = import_framework(FOLDER, publish=True)
    again = import_framework(FOLDER, publish=True)
    assert first.created > 0
    assert (again.changed, again.created) == (0, 0)
