"""Curators: what the group may do with every table there is, and nothing beyond."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from accounts.curators import NAME, curators
from tests.competencies.admin_forms import list_of
from tests.factories import UserFactory

ACTIONS = ("view", "add", "change", "delete")
KEEP, READ = set(ACTIONS), {"view"}
# What curators may do; with every other table, nothing.
RIGHTS = {
    "communities.community": KEEP,
    "communities.relation": KEEP,
    "communities.channel": KEEP,
    "communities.activity": KEEP,
    "communities.occurrence": KEEP,
    "communities.fundingrow": KEEP,
    "communities.need": KEEP,
    "communities.offer": KEEP,
    "communities.sharedservice": KEEP,
    "communities.casestudy": KEEP,
    "communities.membercount": KEEP,
    "communities.leader": KEEP,
    "communities.privatecontact": KEEP,
    "communities.maintainer": KEEP,
    "communities.claim": READ,
    "competencies.framework": KEEP,
    "competencies.frameworkversion": KEEP,
    "competencies.level": KEEP,
    "competencies.leveldescriptor": KEEP,
    "competencies.role": KEEP,
    "competencies.roleskill": KEEP,
    "competencies.roleirrelevance": KEEP,
    "competencies.skill": KEEP,
    "competencies.skilledition": KEEP,
    "competencies.skillgroup": KEEP,
    "competencies.skillgroupedition": KEEP,
    "competencies.outsiderelation": KEEP,
    "competencies.skillrelation": KEEP,
    "competencies.tool": KEEP,
    "curation.flag": READ,
    "curation.suggestion": READ,
    "curation.importrun": READ | {"add"},
    "curation.columnmapping": {"view", "change", "delete"},
    "curation.url": READ | {"change"},
    "curation.linkcheck": READ,
    "curation.urluse": READ,
    "rsehub.projectlink": KEEP,
    "training.learningresource": KEEP,
    "training.provider": KEEP,
    "training.teachesskill": KEEP,
    "training.requiresskill": KEEP,
    "training.event": KEEP,
    "training.learningpath": KEEP,
    "training.pathstep": KEEP,
    **dict.fromkeys(
        [
            f"challenges.{name}"
            for name in (
                *("challenge", "evidence", "impacttarget", "objective", "action"),
                *("output", "project", "pastwork", "challengeresource", "subproblem"),
                "initiative",
            )
        ],
        KEEP,
    ),
    "challenges.comment": READ | {"change"},
    "challenges.measurereading": READ,
    # Sentences alone, to be hidden.
    "training.review": READ | {"change"},
}
MODELS = sorted(apps.get_models(), key=lambda model: model._meta.label_lower)
PAGES = [model for model in MODELS if admin.site.is_registered(model)]


def label(model):
    return model._meta.label_lower


def allowed(person, model):
    meta = model._meta
    codes = {a: f"{meta.app_label}.{a}_{meta.model_name}" for a in ACTIONS}
    return {action for action, code in codes.items() if person.has_perm(code)}


@pytest.fixture
def staff(db):
    """A colleague who may open the admin, and was given no rights."""
    return UserFactory(is_staff=True)


@pytest.fixture
def superuser(db):
    return UserFactory(is_staff=True, is_superuser=True)


def test_the_table_names_tables_that_are_there():
    assert set(RIGHTS) <= {label(model) for model in MODELS}


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_who_may_do_what_with_a_table(dana, staff, superuser, model):
    assert allowed(dana, model) == RIGHTS.get(label(model), set())
    assert allowed(staff, model) == set()
    assert allowed(superuser, model) == KEEP


@pytest.mark.parametrize("model", PAGES, ids=label)
def test_a_list_opens_to_whom_it_should(client, dana, staff, superuser, model):
    answers = []
    for person in (staff, dana, superuser):
        client.force_login(person)
        answers.append(client.get(list_of(model)).status_code)

    assert answers[0] == 403
    assert answers[1] == (200 if label(model) in RIGHTS else 403)
    assert answers[2] in {200, 302}


def test_rights_that_migrations_made_are_those_that_django_makes(db):
    """Django finds the rows and makes no second ones beside them."""
    call_command("migrate", verbosity=0)

    named = Permission.objects.filter(
        content_type__app_label="training", content_type__model="provider"
    )
    assert sorted(named.values_list("name", flat=True)) == [
        "Can add provider",
        "Can change provider",
        "Can delete provider",
        "Can view provider",
    ]


def test_a_right_that_a_superuser_took_away_stays_away(the_curators):
    the_curators.permissions.remove(
        the_curators.permissions.get(codename="delete_role")
    )

    call_command("migrate", verbosity=0)

    assert not the_curators.permissions.filter(codename="delete_role").exists()


def test_a_group_that_was_deleted_comes_back_empty(the_curators):
    the_curators.delete()

    assert curators().permissions.count() == 0
    assert Group.objects.filter(name=NAME).count() == 1
