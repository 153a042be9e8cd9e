"""Dana brings a table that nobody knows, and says what its columns hold."""

import json
from html import unescape

import pytest

from competencies.models import FrameworkVersion, Level, SkillEdition
from curation.columns import ColumnMap, header_digest
from curation.models import ColumnMapping, ImportRun
from tests.curation.uploads import FIXTURES, bring, keys, newest, problem, take
from tests.factories import UserFactory

UNKNOWN = (FIXTURES / "unknown-skills.csv").read_bytes()
ANSWERS = {
    "column-0": "group-1",
    "column-1": "group-2",
    "column-2": "name",
    "column-3": "description",
    "column-4": "level-1",
    "column-5": "level-2",
    "column-6": "tools",
    "option-slug": "unser",
    "option-version": "1",
    "setting-separator": "|",
    "setting-fill_down": "yes",
    "setting-name": "Unser Rahmen",
}


def said(page):
    """Return the words of a page."""
    return unescape(page.content.decode())


def columns_of(run=None):
    return f"/admin/curation/importrun/{(run or newest()).pk}/columns/"


def bring_table(client, data=UNKNOWN, name="skills.csv"):
    return bring(client, data, name, slug="", version="")


def answer(client, **changes):
    return client.post(columns_of(), ANSWERS | changes, follow=True)


@pytest.fixture
def asked(curator):
    """The page that asks about the columns."""
    return bring_table(curator)


def test_a_table_that_nobody_knows_leads_to_its_columns(curator, asked):
    names = [column.name for column in asked.context["columns"]]

    assert asked.redirect_chain[-1][0] == columns_of()
    assert names[:4] == ["Bereich", "Thema", "Fähigkeit", "Was es heißt"]
    assert asked.context["columns"][0].values == ("Bauen", "Reden")
    assert not FrameworkVersion.objects.exists()


def test_what_columns_are_called_speaks_for_them(curator):
    page = bring_table(curator, b"Skill,Domain,Level 1,Colour\na,b,c,d\n")
    held = [column.field.value() for column in page.context["columns"]]

    assert held == ["name", "group-1", "level-1", ""]


def test_the_answers_lead_to_the_preview_and_the_import(curator, asked):
    page = answer(curator)

    assert page.status_code == 200
    assert [s.new for s in page.context["page"].sections] == [1, 1, 4, 3, 2]

    take(curator, keys())

    editions = SkillEdition.objects.order_by("position")
    assert [e.name for e in editions] == [
        "Programme lesen",
        "Programme prüfen",
        "Lehren",
    ]
    assert [level.name for level in Level.objects.order_by("rank")] == [
        "None yet",
        "Stufe 1",
        "Stufe 2",
    ]


def test_the_same_file_again_changes_nothing(curator, asked):
    answer(curator)
    take(curator, keys())
    bring_table(curator)

    page = answer(curator)

    assert not page.context["page"].has_rows


def test_a_mapping_is_kept_and_filled_in_the_next_time(curator, asked):
    answer(curator, save_as="Unsere Tabelle")

    page = bring_table(curator)

    assert page.context["used"] == "Unsere Tabelle"
    assert page.context["columns"][0].field.value() == "group-1"
    assert page.context["form"]["setting-fill_down"].value() == "yes"


def test_a_kept_mapping_can_be_taken_for_other_columns(curator, asked):
    answer(curator, save_as="Unsere Tabelle")
    kept = ColumnMapping.objects.get()
    bring_table(curator, "Neu,Thema,Fähigkeit\na,b,c\n".encode())

    page = curator.get(f"{columns_of()}?use={kept.pk}")

    held = [column.field.value() for column in page.context["columns"]]
    assert held == ["", "group-2", "name"]


def test_the_same_name_replaces_what_was_kept(curator, asked):
    answer(curator, save_as="Ours")
    bring_table(curator)
    answer(curator, save_as="Ours", **{"column-3": ""})

    [kept] = ColumnMapping.objects.all()

    assert "Was es heißt" not in kept.said["columns"]
    assert kept.header_digest == header_digest(
        UNKNOWN.decode().splitlines()[0].split(",")
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"column-2": ""}, "Say which column holds “Name of the skill”."),
        ({"column-3": "name"}, "are said to hold “Name of the skill”: choose one."),
        ({"option-slug": ""}, "The file doesn't say it: give address."),
        ({"setting-levels": "a, b, c, d"}, "4 levels have a name"),
        ({"column-7": "parent"}, "choose one way"),
    ],
)
def test_answers_that_do_not_fit_are_told_and_the_file_stays(
    curator, asked, changes, words
):
    page = answer(curator, **changes)

    assert page.status_code == 422
    assert words in said(page)
    assert newest().needs_columns
    assert not ColumnMapping.objects.exists()


def test_an_answer_that_is_not_offered_is_refused(curator, asked):
    page = answer(curator, **{"column-0": "moon"})

    assert page.status_code == 422
    assert newest().needs_columns


def test_the_columns_can_be_changed_after_the_preview(curator, asked):
    page = answer(curator)
    assert "Change what the columns hold" in said(page)

    page = curator.get(columns_of())

    assert page.context["columns"][2].field.value() == "name"


def test_a_preset_can_be_changed_too(curator):
    data = (FIXTURES / "sfia-small.csv").read_bytes()
    bring(curator, data, "sfia.csv", slug="sfia", version="8")

    page = curator.get(columns_of())

    assert page.context["columns"][0].field.value() == "id"
    assert page.context["form"]["setting-name"].value() == "SFIA"


def test_what_needs_its_columns_named_is_not_imported(curator, asked):
    page = take(curator, ["skill x"])

    assert "Say first what the columns hold" in said(page)
    assert not FrameworkVersion.objects.exists()


def test_what_was_imported_has_no_columns_to_name(curator, asked):
    answer(curator)
    run = newest()
    take(curator, keys())

    page = curator.get(columns_of(run), follow=True)

    assert page.redirect_chain[-1][0] == f"/admin/curation/importrun/{run.pk}/change/"


def test_a_folder_has_no_columns(curator, dana):
    run = ImportRun.objects.create(by=dana, importer="framework", upload=b"no table")

    page = curator.get(columns_of(run), follow=True)

    assert "is no table" in said(page)


def test_roles_have_no_columns(curator, dana):
    run = ImportRun.objects.create(by=dana, importer="roles", upload=b"a,b")

    assert "no columns to speak of" in said(curator.get(columns_of(run), follow=True))


def test_another_curator_does_not_see_the_table(client, curator, asked, the_curators):
    other = UserFactory(is_staff=True)
    other.groups.add(the_curators)
    client.force_login(other)

    assert client.get(columns_of()).status_code == 404


def test_a_stranger_is_not_let_in(client, curator, asked):
    address = columns_of()
    client.force_login(UserFactory())

    assert client.get(address).status_code == 302


def test_a_mapping_says_nothing_that_could_break_a_page(curator, asked):
    ColumnMapping.objects.create(
        kind="framework", name="Broken", header_digest="", said={"columns": [1]}
    )
    kept = ColumnMapping.objects.get()

    assert curator.get(f"{columns_of()}?use={kept.pk}").status_code == 200
    assert curator.get(f"{columns_of()}?use=x").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_as_many_queries_however_long(
    curator, rows, django_assert_num_queries
):
    header = ",".join(f"c{n}" for n in range(rows + 1))
    bring_table(curator, f"{header}\n{'x,' * rows}y\n".encode())
    for number in range(rows):
        ColumnMapping.objects.create(kind="framework", name=f"M{number}")
    curator.get(columns_of())

    with django_assert_num_queries(7):
        curator.get(columns_of())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a,b\n1,2,3\n", "has 3 values for 2 columns"),
        (b'a,b\n"1,2\n', "broken CSV at line 2"),
        ("a,b\n1,2\n".encode("utf-16"), "is in UTF-16"),
        ("a,ü\n1,2\n".encode("cp1252"), "not plain text in UTF-8"),
        (b"a,b\n1,\x00\n", "not plain text in UTF-8"),
        (",".join(map(str, range(1000))).encode(), "has 1000 columns"),
    ],
)
def test_a_bad_table_is_told_at_the_file(curator, data, words):
    page = bring_table(curator, data)

    assert words in problem(page)
    assert not ImportRun.objects.exists()


def test_a_map_of_columns_comes_back_from_json():
    one = ColumnMap({"a": "name"}, {"levels": "x"})

    assert ColumnMap.from_json(one.as_json()) == one
    assert json.loads(one.as_json()) == one.as_dict()
