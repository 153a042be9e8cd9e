"""Every table is somebody's to answer for, and a person who goes leaves none of it."""

import re

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session

from accounts import personal_data
from accounts.models import User
from accounts.personal_data import (
    ErasureBlockedError,
    Holder,
    erase,
    holders,
    impersonal_tables,
    sheets_of,
    what_is_kept,
)
from profiles.models import SkillAssessment
from profiles.snapshots import take_snapshot
from tests.everything import ADDRESS, NAME, places_that_say, use_everything
from tests.factories import UserFactory, make_goal, make_profile

PERSONAL_NAMES = re.compile(r"e_?mail|\bip\b|ip_address|user_agent|session")
# Tables of their own: pghistory also has models that only read those of others.
MODELS = {
    model._meta.label_lower: model
    for model in apps.get_models(include_auto_created=True)
    if model._meta.managed and not model._meta.proxy
}


def held() -> dict[str, set[str]]:
    return {
        table: set(columns)
        for holder in holders()
        for table, columns in holder.tables.items()
    }


def personal_columns(label: str) -> set[str]:
    """Return the columns that lead to a person, or are named like theirs."""
    fields = MODELS[label]._meta.concrete_fields
    return {
        field.name
        for field in fields
        if field.related_model is User
        or (label not in impersonal_tables() and PERSONAL_NAMES.search(field.name))
        if not field.primary_key
    }


@pytest.mark.parametrize("label", MODELS)
def test_every_table_is_answered_for(label):
    assert (label in held()) != (label in impersonal_tables())


def test_nobody_answers_for_tables_that_are_not_there():
    assert (set(held()) | set(impersonal_tables())) - set(MODELS) == set()


@pytest.mark.parametrize("label", MODELS)
def test_a_column_that_leads_to_a_person_is_held(label):
    assert personal_columns(label) <= held().get(label, set())


@pytest.mark.parametrize("label", MODELS)
def test_what_hangs_on_a_persons_rows_is_a_persons_too(label):
    owners = {f.related_model for f in MODELS[label]._meta.concrete_fields} - {None}
    hangs = {o._meta.label_lower for o in owners} & (
        set(held()) - {"pghistory.context"}
    )

    assert not hangs or label in held()


def test_all_columns_that_are_held_are_there():
    for label, columns in held().items():
        assert columns <= {field.name for field in MODELS[label]._meta.get_fields()}


# --- taking it along and going -------------------------------------------------------


@pytest.fixture
def zenobia(world, dana):
    return use_everything(world, dana)


def test_the_download_holds_something_of_everything(zenobia):
    empty = {sheet.name for sheet in sheets_of(zenobia) if not sheet.rows}

    assert empty == set()


def test_answers_come_with_the_names_of_skills_and_levels(zenobia):
    [answers] = [s for s in sheets_of(zenobia) if s.name == "answers"]

    by_skill = {row["skill"]: row for row in answers.rows}
    assert by_skill["Testing"]["level_name"] == "Working"
    assert by_skill["Testing"]["competency"] == "Code"
    assert (by_skill["Mentoring"]["level"], by_skill["Mentoring"]["level_name"]) == (
        None,
        "",
    )
    assert by_skill["Mentoring"]["not_applicable"] is True


def test_nothing_of_a_person_is_left_when_they_go(zenobia):
    marks = (ADDRESS, NAME, str(zenobia.public_id), "192.0.2.7", "Zenobrowser")
    assert len(places_that_say(*marks)) > 5

    erase(zenobia)

    assert places_that_say(*marks) == set()
    assert not SkillAssessment.objects.exists()


def test_what_is_kept_is_said_beforehand_and_stays(zenobia, client, dana):
    assert any("history" in said for said in what_is_kept(zenobia))

    erase(zenobia)

    page = client.get("/training/a-course/history/").content.decode()
    assert "A course, retold" in page
    assert "a curator" in page


def test_all_sessions_end_and_those_of_others_stay(zenobia, client, alice):
    client.force_login(alice)

    erase(zenobia)

    assert Session.objects.count() == 1
    assert client.get("/account/").status_code == 200


def test_when_one_holder_fails_nothing_is_erased(zenobia, monkeypatch):
    def fail(user):
        raise RuntimeError("the disk is full")

    broken = Holder(name="Broken", tables={}, export=lambda user: [], erase=fail)
    monkeypatch.setattr(personal_data, "holders", lambda: (*holders(), broken))

    with pytest.raises(RuntimeError):
        erase(zenobia)
    assert zenobia.profiles.exists()
    assert len(places_that_say(ADDRESS)) > 2


def test_the_only_superuser_hands_over_first(db):
    root = UserFactory(is_superuser=True, is_staff=True)
    with pytest.raises(ErasureBlockedError, match="somebody else"):
        erase(root)

    UserFactory(is_superuser=True, is_staff=True)
    erase(root)
    assert User.objects.count() == 1


@pytest.mark.parametrize("size", [1, 3])
def test_taking_it_along_takes_as_many_queries_however_much_there_is(
    world, alice, django_assert_num_queries, size
):
    slugs = list(world.skills)[:size]
    profile = make_profile(world, alice, dict.fromkeys(slugs, 1))
    for slug in slugs:
        make_goal(profile, targets={world.skills[slug]: 2})
        take_snapshot(profile=profile, name=slug)

    with django_assert_num_queries(58):
        sheets_of(alice)
