"""The admin as a whole: every model has its place there, and no page costs more when
there is more."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import NoReverseMatch
from django.utils import timezone

from accounts.models import User
from challenges.actions import say
from challenges.models import Challenge, Comment, Initiative, MeasureReading
from challenges.rewriting import rewrite_challenge
from communities.models import (
    Activity,
    CaseStudy,
    Claim,
    Community,
    FundingRow,
    Leader,
    Maintainer,
    Need,
    Occurrence,
    Offer,
    PrivateContact,
)
from competencies.models import (
    Framework,
    FrameworkVersion,
    Role,
    Skill,
    SkillEdition,
    SkillGroup,
    SkillGroupEdition,
    SkillRelation,
    Tool,
)
from curation.actions import flag, settle_urls
from curation.kinds import kind_of
from curation.models import (
    ColumnMapping,
    Flag,
    ImportRun,
    Suggestion,
    Url,
    UrlUse,
)
from curation.plans import Plan, RowChange, rows_of
from profiles.models import Profile
from rsehub.models import Job, Operator, ProjectLink
from teams.models import Organisation, Team
from tests.communities.makers import make_community
from tests.communities.test_entry import fill as fill_entry
from tests.communities.whole import make_whole
from tests.competencies.admin_forms import list_of, make_tool, page_of
from tests.factories import (
    UserFactory,
    make_challenge,
    make_event,
    make_link,
    make_operator,
    make_path,
    make_profile,
    make_resource,
    make_role,
    make_version,
    make_world,
)
from tests.rsehub.admin_elsewhere import ELSEWHERE
from tests.teams.people import make_team
from training.models import (
    Event,
    LearningPath,
    LearningResource,
    Provider,
    Review,
    TeachesSkill,
)

OURS = (
    *("accounts", "challenges", "communities", "competencies", "curation"),
    *("profiles", "rsehub", "teams", "training"),
)


def models_of_ours():
    """Return our models; one that stands in for another's table counts as ours."""
    return {model for app in OURS for model in apps.get_app_config(app).get_models()}


def pages():
    """Return the admin of every model that has one."""
    return {
        model: admin.site.get_model_admin(model)
        for model in apps.get_models()
        if admin.site.is_registered(model)
    }


def rows_within_pages():
    """Return the models that are rows of another one's form."""
    return {
        inline.model
        for page in pages().values()
        for inline in page.get_inlines(None, object())
    }


def test_every_model_is_in_the_admin_or_says_why_not():
    without = models_of_ours() - set(pages()) - rows_within_pages()

    assert {model._meta.label for model in without} == set(ELSEWHERE)


# --- what every page costs ----------------------------------------------------------


@pytest.fixture
def fill(world, alice, alices_profile):
    """Make so many of everything, and let records have so many rows each."""

    def fill(count):
        for number in range(count):
            fill_one(number, world)
        tie_together(world, count)
        make_operator()
        settle_urls()

    return fill


def fill_one(number, world):
    other = make_world({f"group-{number}": [f"skill-{number}"]}, slug=f"f-{number}")
    make_profile(other, UserFactory(), {f"skill-{number}": 2})
    make_link(f"Chat {number}")
    make_team(other.framework, UserFactory(), f"team-{number}")
    course = make_resource(
        f"course-{number}",
        provider=Provider.objects.create(slug=f"p-{number}", name=f"P {number}"),
    )
    Review.objects.create(
        owner=UserFactory(),
        resource=course,
        time_right="right",
        level_right="right",
        again=True,
        sentence="Do the exercises.",
    )
    challenge = make_challenge(f"challenge-{number}", title=f"Challenge {number}")
    rewrite_challenge(
        challenge=challenge, values={"new-project": f"- <https://example.org/{number}>"}
    )
    say(owner=UserFactory(), challenge=challenge, text="So it is.")
    MeasureReading.objects.create(measure=f"m-{number}", day="2026-01-01", value=1)
    kind = kind_of("resource")
    flag(kind=kind, record=course, what="wrong", words="", reporter=None)
    Suggestion.objects.create(
        kind="resource", record=course.uuid, title="x", proposed={"title": "y"}
    )
    ColumnMapping.objects.create(kind="framework", name=f"Table {number}")
    done = rows_of([RowChange(f"role r-{n}", "R", ()) for n in range(number + 1)])
    make_whole(UserFactory(), f"c-{number}")
    ImportRun.objects.create(
        importer="roles",
        state=ImportRun.State.IMPORTED,
        finished_at=timezone.now(),
        plan=Plan("direct", done, (), {}).as_dict(),
        report={"written": 1, "keys": [row.key for row in done]},
    )


def tie_together(world, count):
    """Give the records that are opened below `count` rows of every kind."""
    skills = [
        Skill.objects.create(framework=world.framework, slug=f"tied-{number}")
        for number in range(count)
    ]
    resource = make_resource(
        "the-last", teaches=dict.fromkeys(skills), requires=dict.fromkeys(skills, 1)
    )
    world.skills.update({skill.slug: skill for skill in skills})
    make_role(world, "engineer", {skill.slug: 2 for skill in skills})
    draft = make_version(world.framework, "9.0")
    for skill in skills:
        one = world.skills["testing"]
        SkillRelation.objects.create(from_skill=one, to_skill=skill)
    add_draft(draft, world, count)
    make_event("the-last-event", resource=resource)
    steps = [make_resource(f"step-{number}") for number in range(count)]
    make_path("the-last-path", steps)
    fill_entry(make_community("the-last-community"), count)
    assert resource.teaches.count() == count


def add_draft(draft, world, count):
    outer = SkillGroupEdition.objects.create(
        version=draft, group=world.groups["people"], name="Outer"
    )
    group = SkillGroupEdition.objects.create(
        version=draft, group=world.groups["code"], name="Code", parent=outer
    )
    edition = SkillEdition.objects.create(
        version=draft, skill=world.skills["testing"], group=group, name="Testing"
    )
    for number in range(count):
        edition.tools.add(make_tool(world.framework, f"tool-{number}"))
        edition.descriptors.create(rank=number, description="How it looks")


def opened(model):
    """Return the record with the rows."""
    known = {
        Framework: lambda: Framework.objects.get(slug="craft"),
        FrameworkVersion: lambda: FrameworkVersion.objects.get(version="9.0"),
        Skill: lambda: Skill.objects.get(slug="testing"),
        SkillEdition: lambda: SkillEdition.objects.get(version__version="9.0"),
        SkillGroup: lambda: SkillGroup.objects.get(slug="code"),
        SkillGroupEdition: lambda: SkillGroupEdition.objects.get(
            version__version="9.0", name="Code"
        ),
        LearningResource: lambda: LearningResource.objects.get(slug="the-last"),
        Community: lambda: Community.objects.get(slug="the-last-community"),
    }
    return known.get(model, lambda: model.objects.order_by("-pk").first())()


# What a list, the form for a new one and the form of one cost a superuser; None: there
# is none.
COSTS = {
    User: (6, 3, 8),
    Framework: (5, 3, 7),
    FrameworkVersion: (6, 3, 6),
    Role: (6, 3, 9),
    Skill: (6, 3, 12),
    SkillEdition: (6, 3, 10),
    SkillRelation: (8, 3, 6),
    SkillGroup: (6, 3, 6),
    SkillGroupEdition: (6, 3, 6),
    Tool: (6, 3, 6),
    Flag: (8, None, 4),
    Suggestion: (8, None, 4),
    ImportRun: (8, 3, 4),
    ColumnMapping: (6, None, 4),
    Url: (8, None, 6),
    UrlUse: (7, None, 5),
    Profile: (6, None, 8),
    Operator: (None, None, 5),
    ProjectLink: (5, 3, 4),
    LearningResource: (5, 3, 11),
    Provider: (5, 3, 4),
    TeachesSkill: (7, 3, 7),
    Event: (5, 3, 5),
    LearningPath: (5, 3, 6),
    Review: (5, None, 5),
    Organisation: (5, 3, 6),
    Team: (5, None, 5),
    Community: (5, 3, 12),
    Activity: (5, 3, 5),
    Occurrence: (5, 3, 5),
    FundingRow: (5, 3, 5),
    Need: (5, 3, 5),
    Offer: (5, 3, 5),
    CaseStudy: (5, 3, 5),
    Leader: (5, 3, 5),
    PrivateContact: (5, 3, 5),
    Maintainer: (5, 3, 6),
    Claim: (5, None, 5),
    Challenge: (5, 3, 14),
    Initiative: (5, 3, 4),
    Comment: (5, None, 5),
    MeasureReading: (6, None, 4),
}


@pytest.fixture
def superuser(client, db):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("model", COSTS)
def test_a_page_costs_the_same_for_one_and_for_three(
    superuser, fill, model, count, django_assert_num_queries
):
    fill(count)
    addresses = (list_of(model), list_of(model, "add"), page_of(opened(model)))

    for address, queries in zip(addresses, COSTS[model], strict=True):
        if queries is not None:
            superuser.get(address)  # once, for what Django then keeps in mind
            with django_assert_num_queries(queries):
                assert superuser.get(address).status_code == 200


def test_every_list_and_form_of_ours_has_its_cost_written_down():
    # Jobs have a list alone, whose cost stands in test_background_admin.py.
    assert models_of_ours() & set(pages()) - {Job} == set(COSTS)


def test_no_page_costs_more_than_sixteen_queries():
    curators_pay = 2  # to learn what they may do

    assert max(q for row in COSTS.values() for q in row if q) + curators_pay <= 16


# --- bad addresses ------------------------------------------------------------------

NONSENSE = ["abc", "-1", "9" * 40, "1,2,x", "\ud800"]


@pytest.mark.parametrize("value", NONSENSE)
@pytest.mark.parametrize("model", sorted(pages(), key=lambda m: m._meta.label))
def test_an_address_with_nonsense_breaks_no_form(superuser, model, value):
    try:
        address = list_of(model, "add")
    except NoReverseMatch:
        pytest.skip("there is a list alone")
    names = [f.name for f in model._meta.get_fields() if not f.auto_created]
    asked = {name: value.encode("utf-8", "replace") for name in names}

    assert superuser.get(address, asked).status_code in {200, 403}
