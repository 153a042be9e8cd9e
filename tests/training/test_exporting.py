"""The catalogue as a file, and back: what goes out comes in the same."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.importers.sheets import read_sheet
from rsehub.training_imports import import_training
from tests.factories import make_resource
from tests.training.catalogue import make_full_resource
from training.exporters.hub_csv import write_hub_csv
from training.exporting import rows_of, with_all_said
from training.importers import words
from training.importers.hub_csv import read_hub_csv
from training.importers.hub_form import COLUMNS, join_list, split_list
from training.importers.neutral import (
    RequiredRow,
    ResourceRow,
    SkillName,
    TaughtRow,
)
from training.models import LearningResource, Provider, RequiresSkill, TeachesSkill

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60
).map(lambda text: " ".join(text.split()))
NAME = TEXT.filter(bool)
# A backslash at the end of a part would hold the next semicolon.
PARTS = st.lists(NAME, max_size=4, unique=True).map(tuple)
SLUG = st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1))


def skill(slug: str) -> SkillName:
    return SkillName(f"craft/{slug}", "craft", slug)


@st.composite
def resources(draw) -> ResourceRow:
    minutes = draw(st.none() | st.integers(1, 60_000))
    taught = draw(st.lists(SLUG, max_size=3, unique=True))
    asked = draw(st.lists(SLUG, max_size=3, unique=True))
    start = draw(st.integers(0, 3))
    return ResourceRow(
        where="",
        slug=draw(SLUG),
        title=draw(NAME),
        url=f"https://example.org/{draw(SLUG)}",
        description=draw(TEXT),
        doi=draw(st.sampled_from(["", "10.1234/a.b-c"])),
        provider=draw(TEXT),
        authors=draw(PARTS),
        languages=draw(st.sampled_from([(), ("en",), ("en", "pt-BR")])),
        kind=draw(st.sampled_from(["", *words.KINDS])),
        format=draw(st.sampled_from(["", *words.FORMATS])),
        cost=draw(st.sampled_from(["", *words.COSTS])),
        licence=draw(st.sampled_from(["", "MIT", "CC-BY-4.0"])),
        minutes=minutes,
        minutes_source=draw(st.sampled_from(words.MINUTES_SOURCES)) if minutes else "",
        keywords=draw(PARTS),
        tools=draw(PARTS),
        audience=draw(TEXT),
        outcomes="\n".join(draw(st.lists(TEXT, max_size=3))).strip(),
        version_date=draw(DAYS),
        reviewed_on=draw(DAYS),
        review_by=draw(DAYS),
        teaches=tuple(
            TaughtRow(skill(slug), *((start, start + 1) if draw(st.booleans()) else ()))
            for slug in taught
        ),
        requires=tuple(RequiredRow(skill(slug), start + 1) for slug in asked),
    )


def read_back(text: str, folder: Path) -> tuple[ResourceRow, ...]:
    path = folder / "training.csv"
    path.write_text(text, encoding="utf-8", newline="")
    notes: list = []
    file = read_hub_csv(read_sheet(path, notes), notes)
    assert notes == []
    return file.resources


@given(row=resources())
def test_what_is_written_is_read_the_same(row, tmp_path_factory):
    [read] = read_back(write_hub_csv([(row, "")]), tmp_path_factory.mktemp("csv"))

    fields = ResourceRow.__dataclass_fields__
    for name in set(fields) - {"where", "provider"}:
        assert getattr(read, name) == getattr(row, name), name
    assert read.provider == row.provider.casefold()


@given(parts=st.lists(NAME, max_size=5))
def test_a_list_is_read_as_it_was_written(parts):
    assert split_list(join_list(parts)) == parts


@given(row=resources())
def test_no_cell_is_a_formula(row):
    [_, cells] = csv.reader(io.StringIO(write_hub_csv([(row, "")])))

    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


# --- with the database --------------------------------------------------------------


def said() -> list[ResourceRow]:
    return [
        row
        for row, _ in rows_of(with_all_said(LearningResource.objects.order_by("slug")))
    ]


@pytest.fixture
def file(client, world, tmp_path):
    make_full_resource(world)
    make_resource("bare")
    path = tmp_path / "training.csv"
    path.write_bytes(client.get("/training/?format=csv").content)
    return path


def test_the_public_file_has_the_columns_of_an_import(file):
    rows = list(csv.reader(io.StringIO(file.read_text())))

    assert tuple(rows[0]) == COLUMNS
    assert [row[0] for row in rows[1:]] == ["bare", "tests-tell"]


def test_brought_back_it_changes_nothing(file):
    report = import_training(file)

    assert (report.created, report.changed, report.rows) == (0, 0, ())


def test_brought_to_an_empty_catalogue_it_makes_the_same(file):
    before = said()
    for model in (TeachesSkill, RequiresSkill, LearningResource, Provider):
        model.objects.all().delete()

    import_training(file)

    assert said() == before


def test_a_search_goes_out_as_the_search_found_it(client, file):
    page = client.get("/training/?format=csv&q=tell").content.decode()

    assert "tests-tell" in page
    assert "bare" not in page


@pytest.mark.parametrize("size", [1, 3])
def test_the_file_takes_as_many_queries_however_long(
    client, world, django_assert_num_queries, size
):
    for number in range(size):
        make_full_resource(world, f"r-{number}")

    with django_assert_num_queries(7):
        client.get("/training/?format=csv")
