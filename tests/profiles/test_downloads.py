"""A profile taken along: each file read back, and packs that stay as they were made."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from defusedxml import ElementTree
from django.db import IntegrityError
from PIL import Image
from pypdf import PdfReader

from profiles.downloads import (
    FORMATS,
    goal_sheet,
    growth_sheet,
    reading_of,
    sheet_of,
)
from profiles.exporters.keeping import Pack, from_json, to_json
from profiles.exporters.tables import profile_csv
from profiles.models import AppraisalPack, AssessmentEvent, Evidence
from profiles.pack_actions import MOST_PACKS, TooManyPacksError, make_pack
from profiles.snapshots import take_snapshot
from tests.factories import make_goal, make_profile, make_role, make_world

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def hers(world, alice):
    return make_profile(world, alice, {"testing": 3, "mentoring": None})


@pytest.fixture
def as_alice(client, alice, hers):
    client.force_login(alice)
    return client


@pytest.fixture
def goal(world, hers):
    role = make_role(
        world, "lead", {"testing": 4, "mentoring": 2, "version-control": 1}
    )
    return make_goal(hers, roles=[role], name="Lead one day")


def download(client, ending):
    return client.get(f"/profile/craft/download/{ending}/")


def words_in(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


# --- each file ---------------------------------------------------------------------


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_comes_with_its_kind_and_a_name_and_is_kept_by_nobody(as_alice, ending):
    response = download(as_alice, ending)

    assert response["Content-Type"] == FORMATS[ending].content_type
    assert response["Content-Disposition"].startswith("attachment; filename=")
    assert f'.{ending}"' in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]


def test_there_is_no_other_kind_of_file(as_alice):
    assert download(as_alice, "docx").status_code == 404


def test_the_pdf_says_in_text_what_the_page_says(as_alice):
    content = download(as_alice, "pdf").content
    words = words_in(content)
    document = PdfReader(io.BytesIO(content))

    assert document.metadata.title == "Competency profile: Alice"
    assert document.trailer["/Root"]["/Lang"] == "en"
    assert document.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert [each["/Title"] for each in document.outline][1:] == [
        "By competency",
        "Code",
        "People",
    ]
    assert "Testing 3 Practitioner" in words
    assert "Mentoring Not applicable" in words
    assert "Not assessed: Version control." in words
    assert "alice@example.org" not in words


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Łukasz Dvořák", "Łukasz Dvořák"),
        ("Ελένη Παππά", "Ελένη Παππά"),
        ("Ольга Петрова", "Ольга Петрова"),
        ("王小明", "Wang Xiao Ming"),
        ("نور", "nwr"),
    ],
)
def test_a_name_is_written_whatever_its_script(as_alice, alice, name, written):
    alice.name = name
    alice.save()

    content = download(as_alice, "pdf").content
    words = words_in(content)

    assert written in words
    assert "?" not in words
    assert ("in Latin letters" in words) is (name != written)
    assert name in PdfReader(io.BytesIO(content)).metadata.title


def test_the_csv_has_a_line_a_skill(as_alice, world):
    text = download(as_alice, "csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))

    assert [(r["skill_slug"], r["state"], r["rank"]) for r in rows] == [
        ("testing", "rated", "3"),
        ("version-control", "not_assessed", ""),
        ("mentoring", "not_applicable", ""),
    ]
    assert rows[0]["skill_id"] == str(world.skills["testing"].uuid)


def test_no_cell_is_a_formula(hers):
    sheet = replace(sheet_of(hers, reading_of(hers)), framework_slug="=1+1")

    rows = list(csv.reader(io.StringIO(profile_csv(sheet).decode("utf-8-sig"))))

    assert {row[0] for row in rows[1:]} == {"'=1+1"}


def test_the_json_can_be_read_back(as_alice, world):
    document = json.loads(download(as_alice, "json").content)
    skills = {str(skill.uuid): slug for slug, skill in world.skills.items()}

    assert (document["format"], document["format_version"]) == ("rsehub-profile", 1)
    assert document["framework"]["slug"] == "craft"
    assert document["framework"]["version"] == "1.0"
    answers = {skills[a["skill"]]: a["rank"] for a in document["answers"]}
    assert answers == {"testing": 3, "mentoring": None}
    assert [a["not_applicable"] for a in document["answers"]] == [False, True]


def test_the_wheel_is_an_svg_of_its_own(as_alice, alice):
    alice.name = "<b>&"
    alice.save()
    picture = ElementTree.fromstring(download(as_alice, "svg").content)
    words = [each.text for each in picture.iter(f"{SVG}text")]

    assert picture.find(f"{SVG}title").text
    assert "Code: 3.0, 1 of 2 rated" in picture.find(f"{SVG}desc").text
    assert {"Code", "3.0", "Practitioner"} <= set(words)
    assert words[-1].startswith("<b>&, Craft 1.0, ")
    assert b"var(" not in download(as_alice, "svg").content


def test_the_wheel_is_a_png_with_its_inks(as_alice):
    with Image.open(io.BytesIO(download(as_alice, "png").content)) as picture:
        picture.load()
        colours = {colour for _count, colour in picture.getcolors(1_000_000)}

    assert picture.format == "PNG"
    assert picture.width == 1400
    assert (16, 56, 90) in colours


def test_beyond_twelve_competencies_the_rim_has_numerals(client, alice):
    world = make_world({f"g{n}": [f"s{n}"] for n in range(13)})
    make_profile(world, alice, dict.fromkeys(world.skills, 2))
    client.force_login(alice)

    assert "13 G12: 2.0, 1 of 1 rated" in words_in(download(client, "pdf").content)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_profile_without_answers_is_a_file_too(client, world, bob, ending):
    make_profile(world, bob)
    client.force_login(bob)

    assert download(client, ending).content


@pytest.mark.parametrize("size", [1, 3])
def test_a_file_takes_as_many_queries_however_long(
    client, alice, size, django_assert_num_queries
):
    world = make_world({f"g{n}": [f"s{n}"] for n in range(size)})
    make_profile(world, alice, dict.fromkeys(world.skills, 2))
    client.force_login(alice)

    with django_assert_num_queries(9):
        download(client, "csv")


# --- packs -------------------------------------------------------------------------


def test_alice_makes_a_pack_and_reads_it_back(as_alice, goal):
    form = {"name": "My year", "goal": goal.pk, "snapshot": ""}
    page = as_alice.post("/profile/craft/out/", form, follow=True)
    pack = AppraisalPack.objects.get()
    words = words_in(as_alice.get(f"/profile/craft/packs/{pack.uuid}/").content)

    assert "My year" in page.content.decode()
    assert "Goal: Lead one day" in words
    assert "Testing 3 Practitioner 4 Expert Lead" in words
    assert "Left out, not part of the work: Mentoring." in words


def test_a_pack_tells_how_one_grew(as_alice, hers):
    AssessmentEvent.objects.update(at=datetime(2026, 3, 1, 9, tzinfo=UTC))
    hers.assessments.filter(skill__slug="testing").update(rank=4)
    pack = make_pack(profile=hers, name="x")

    words = words_in(as_alice.get(f"/profile/craft/packs/{pack.uuid}/").content)

    assert "Growth by competency" in words
    assert "Code 01 Mar 2026 3.0 4.0 +1.0" in words


def test_a_pack_stays_as_it_was_made(as_alice, hers, goal):
    pack = make_pack(profile=hers, name="x", goal=goal)
    before = as_alice.get(f"/profile/craft/packs/{pack.uuid}/").content
    hers.assessments.update(rank=0, not_applicable=False)
    goal.delete()

    assert as_alice.get(f"/profile/craft/packs/{pack.uuid}/").content == before


def test_the_database_refuses_to_change_a_pack(hers):
    pack = make_pack(profile=hers, name="x")

    with pytest.raises(IntegrityError, match="never changes"):
        AppraisalPack.objects.filter(pk=pack.pk).update(name="y")


def test_a_pack_of_a_snapshot_is_of_that_day(as_alice, hers, goal):
    snapshot = take_snapshot(profile=hers, name="March")
    hers.assessments.update(rank=0, not_applicable=False)
    pack = make_pack(profile=hers, name="x", snapshot=snapshot, goal=goal)

    words = words_in(as_alice.get(f"/profile/craft/packs/{pack.uuid}/").content)

    assert "Testing 3 Practitioner" in words
    assert "March" in words


def test_what_is_kept_is_read_back_the_same(hers, goal):
    reading = reading_of(hers)
    pack = Pack(
        sheet_of(hers, reading),
        goal_sheet(goal, reading),
        [],
        growth_sheet(hers, reading),
    )

    assert from_json(json.loads(json.dumps(to_json(pack)))) == pack


def test_one_pack_too_many_is_refused(as_alice, hers):
    AppraisalPack.objects.bulk_create(
        AppraisalPack(profile=hers, name="x", content={}) for _ in range(MOST_PACKS)
    )
    with pytest.raises(TooManyPacksError):
        make_pack(profile=hers, name="y")

    page = as_alice.post("/profile/craft/out/", {"name": "y"})
    assert page.status_code == 422
    assert "Delete one first" in page.content.decode()


def test_alice_deletes_a_pack(as_alice, hers):
    pack = make_pack(profile=hers, name="x")

    as_alice.post(f"/profile/craft/packs/{pack.uuid}/delete/")

    assert not AppraisalPack.objects.exists()


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_takes_as_many_queries_however_many_packs(
    as_alice, hers, goal, size, django_assert_num_queries
):
    for n in range(size):
        make_pack(profile=hers, name=f"p{n}", goal=goal)
        take_snapshot(profile=hers, name=f"s{n}")

    with django_assert_num_queries(6):
        as_alice.get("/profile/craft/out/")


def test_a_pack_holds_the_evidence_of_its_day(as_alice, world, hers):
    testing = world.skills["testing"]
    link = {"kind": "repository", "url": "https://code.example/t", "title": "Tool"}
    Evidence.objects.create(profile=hers, skill=testing, **link)
    pack = make_pack(profile=hers, name="x")
    Evidence.objects.all().delete()

    words = words_in(as_alice.get(f"/profile/craft/packs/{pack.uuid}/").content)

    assert "Testing Repository: Tool https://code.example/t" in words
