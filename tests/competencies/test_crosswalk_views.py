"""Crosswalks on pages, in a CSV, in the API, and under curation."""

import csv
import io

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from competencies.curated_crosswalks import CrosswalkKind
from competencies.models import OutsideRelation, Skill, SkillRelation
from curation.history import changes_of
from tests.factories import make_crosswalk, make_world


def page(client, name, *args):
    return client.get(reverse(f"competencies:{name}", args=args))


def text(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        ("testing", "checks", "exact_match"),
        ("checks", "testing", "broad_match"),
        ("checks", "testing", "related"),
    ],
)
def test_a_pair_of_two_frameworks_has_one_tie(world, start, end, kind):
    make_crosswalk(world, "broad_match")
    skills = {skill.slug: skill for skill in Skill.objects.all()}

    with pytest.raises(IntegrityError, match="crosswalk_once"), transaction.atomic():
        SkillRelation.objects.create(
            from_skill=skills[start], to_skill=skills[end], kind=kind
        )


def test_within_a_framework_two_skills_may_point_at_each_other(world):
    one, other = world.skills["testing"], world.skills["mentoring"]

    SkillRelation.objects.create(from_skill=one, to_skill=other)
    SkillRelation.objects.create(from_skill=other, to_skill=one)

    assert not SkillRelation.objects.crosswalks().exists()


def test_both_skills_show_the_tie_each_from_its_side(client, world):
    make_crosswalk(world, "broad_match")

    here = text(page(client, "skill-detail", "craft", "testing"))
    there = text(page(client, "skill-detail", "other", "checks"))

    assert 'is part of the broader <a href="/frameworks/other/skills/checks/"' in here
    assert 'covers the narrower <a href="/frameworks/craft/skills/testing/"' in there
    assert "not confirmed yet" in here


def test_what_the_hub_does_not_have_is_named_and_linked_to_the_web_only(client, world):
    for title, uri in (("Prüfen", "https://x.example/p"), ("Bad", "javascript:x")):
        OutsideRelation.objects.create(
            from_skill=world.skills["testing"], target_title=title, target_uri=uri
        )

    shown = text(page(client, "skill-detail", "craft", "testing"))

    assert '<a href="https://x.example/p" rel="external nofollow">Prüfen</a>' in shown
    assert "Bad" in shown
    assert "javascript:" not in shown


def test_a_framework_that_is_only_drafted_shows_in_no_tie(client, world):
    draft = make_world({"q": ["secret"]}, slug="drafted", publish=False)
    SkillRelation.objects.create(
        from_skill=world.skills["testing"], to_skill=draft.skills["secret"]
    )

    assert "drafted" not in text(page(client, "skill-detail", "craft", "testing"))
    assert page(client, "crosswalk", "craft", "drafted").status_code == 404
    assert client.get("/api/v1/crosswalks/").json()["count"] == 0


def test_the_page_of_two_frameworks_counts_who_has_a_partner(client, world):
    make_crosswalk(world)

    found = page(client, "crosswalk", "craft", "other").context["page"]

    assert (len(found.coverage.partnered), found.coverage.total) == (1, 3)
    assert [s.slug for _g, skills in found.alone_there for s in skills] == ["reviews"]
    code = found.competencies[0]
    assert [each.skill.slug for each in code.matched] == ["testing"]
    assert [skill.slug for skill in code.alone] == ["version-control"]


def test_a_framework_leads_to_those_it_has_ties_with(client, world):
    make_crosswalk(world, "broad_match")

    here = text(page(client, "framework-detail", "craft"))
    there = text(page(client, "framework-detail", "other"))

    assert 'href="/frameworks/craft/crosswalk/other/">Side by side with' in here
    assert 'href="/frameworks/other/crosswalk/craft/">Side by side with' in there


def test_a_framework_has_no_crosswalk_with_itself(client, world):
    assert page(client, "crosswalk", "craft", "craft").status_code == 404


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_takes_as_many_queries_however_many_ties(
    client, world, django_assert_num_queries, size
):
    tie = make_crosswalk(world)
    for slug in ("version-control", "mentoring")[: size - 1]:
        SkillRelation.objects.create(
            from_skill=world.skills[slug], to_skill=tie.to_skill
        )

    with django_assert_num_queries(7):
        page(client, "crosswalk", "craft", "other")


@pytest.mark.parametrize("size", [1, 3])
def test_the_api_lists_ties_in_as_many_queries(
    client, world, django_assert_num_queries, size
):
    tie = make_crosswalk(world)
    for slug in ("version-control", "mentoring")[: size - 1]:
        SkillRelation.objects.create(
            from_skill=world.skills[slug], to_skill=tie.to_skill
        )

    with django_assert_num_queries(3):
        listed = client.get("/api/v1/crosswalks/?framework=craft&other=other").json()

    assert listed["count"] == size
    assert listed["results"][0]["to_skill"]["name"] == "Checks"


@pytest.mark.parametrize(
    ("query", "count"),
    [("?framework=beekeeping", 0), ("?framework=craft", 1), ("?other=other", 1)],
)
def test_the_api_narrows_by_framework(client, world, query, count):
    make_crosswalk(world)

    assert client.get(f"/api/v1/crosswalks/{query}").json()["count"] == count


def test_the_api_narrows_by_either_skill(client, world):
    tie = make_crosswalk(world)

    for skill in (tie.from_skill, tie.to_skill):
        found = client.get(f"/api/v1/crosswalks/?skill={skill.uuid}").json()
        assert found["count"] == 1


def test_the_csv_has_each_tie_and_each_skill_alone_and_no_formula(client, world):
    make_crosswalk(world)
    SkillRelation.objects.update(source='=HYPERLINK("x")')

    body = page(client, "crosswalk-csv", "craft", "other").content.decode()

    rows = list(csv.DictReader(io.StringIO(body)))
    pairs = [(row["Craft 1.0: address"], row["Other 1.0: address"]) for row in rows]
    assert pairs == [
        ("testing", "checks"),
        ("version-control", ""),
        ("mentoring", ""),
        ("", "reviews"),
    ]
    assert rows[0]["Source"] == '\'=HYPERLINK("x")'


def test_a_suggested_tie_is_made_and_stands_confirmed(world):
    make_world({"q": ["checks"]}, slug="other")
    values = {
        "from_skill": "craft/testing",
        "to_skill": "https://hub.example/frameworks/other/skills/checks/",
        "kind": "exact_match",
        "source": "Working group",
        "note": "",
    }

    made = CrosswalkKind().make(values=values)

    made.refresh_from_db()
    assert (made.kind, made.is_crosswalk) == ("exact_match", True)
    assert made.confirmed_at is not None


def test_a_curators_change_is_in_the_history_and_confirms(world):
    tie = make_crosswalk(world)
    kind = CrosswalkKind()

    kind.apply(record=tie, values={"kind": "exact_match", "note": "Same words"})

    tie.refresh_from_db()
    assert (tie.kind, tie.note) == ("exact_match", "Same words")
    assert tie.confirmed_at is not None
    lines = [line for each in changes_of(kind, tie, None) for line in each.fields]
    assert ("Note", "Same words") in [(line.label, line.new) for line in lines]


def test_a_tie_is_called_by_its_skills_as_everybody_reads_them(client, world):
    tie = make_crosswalk(world)

    shown = text(page(client, "crosswalk-detail", tie.uuid))

    assert "Testing is nearly the same as Checks" in shown
