import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction

from competencies.admin import SkillEditionAdmin
from competencies.admin.refusals import CHANGED_MEANWHILE, NEVER_CHANGES, refusal
from competencies.admin.seen import SeenForm
from competencies.models import (
    Framework,
    FrameworkVersion,
    Role,
    RoleSkill,
    Skill,
    SkillEdition,
    SkillGroup,
    SkillGroupEdition,
    Tool,
)
from tests.competencies.admin_forms import (
    do,
    filled_in,
    list_of,
    make_tool,
    page_of,
    problems,
    said,
    save,
)
from tests.factories import (
    make_profile,
    make_role,
    make_version,
    make_world,
)


def make_many(count):
    for number in range(count):
        world = make_world(
            {f"group-{number}": [f"skill-{number}"]}, slug=f"framework-{number}"
        )
        make_role(world, "engineer", {f"skill-{number}": 2})
        make_tool(world.framework)
        add_draft(world)


def add_draft(world):
    """A draft with a group within a group, for what a published version has not."""
    draft = make_version(world.framework, "2.0")
    outer = SkillGroup.objects.create(framework=world.framework, slug="outer")
    parent = SkillGroupEdition.objects.create(version=draft, group=outer, name="Outer")
    for group in world.groups.values():
        SkillGroupEdition.objects.create(version=draft, group=group, parent=parent)


# --- lists ---------------------------------------------------------------------------

# What each list costs, and how many rows it has of one of the `make_many`.
LISTS = [
    (Framework, 6, 1),
    (FrameworkVersion, 7, 2),
    (Role, 7, 1),
    (Skill, 7, 1),
    (SkillEdition, 7, 1),
    (SkillGroup, 7, 2),
    (SkillGroupEdition, 7, 3),
    (Tool, 7, 1),
]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("model", "queries", "each"), LISTS)
def test_a_list_costs_the_same_for_one_row_and_three(
    curator, model, queries, each, count, django_assert_num_queries
):
    make_many(count)

    with django_assert_num_queries(queries):
        page = curator.get(list_of(model))

    assert page.context["cl"].result_count == count * each


def test_the_admin_is_no_place_for_an_rse(client, alice):
    client.force_login(alice)

    assert client.get(list_of(Skill)).status_code == 302


def found(page):
    return [str(row) for row in page.context["cl"].result_list]


def test_a_skill_is_found_by_its_name_in_a_version(curator, world):
    page = curator.get(list_of(Skill), {"q": "Version control"})

    assert found(page) == ["Version control (version-control)"]


def test_the_version_filter_keeps_one_version(curator, world, draft):
    page = curator.get(list_of(SkillEdition), {"version": draft.pk})

    assert found(page) == ["Testing"]


def test_the_version_filter_takes_no_notice_of_nonsense(curator, world):
    page = curator.get(list_of(SkillEdition), {"version": "9 or so"})

    assert found(page) == ["Mentoring", "Testing", "Version control"]


@pytest.mark.parametrize(("value", "names"), [("yes", []), ("no", ["Testing"])])
def test_editions_without_words_of_their_own_are_found(curator, edition, value, names):
    edition.descriptors.all().delete()
    only = {"version": edition.version_id, "levels": value}

    assert found(curator.get(list_of(SkillEdition), only)) == names


def test_a_field_to_choose_a_version_from_offers_drafts_alone(curator, world, draft):
    asked = {
        "term": "craft",
        "app_label": "competencies",
        "model_name": "skilledition",
        "field_name": "version",
    }

    offered = curator.get("/admin/autocomplete/", asked).json()["results"]

    assert offered == [{"id": str(draft.pk), "text": "Craft 2.0"}]


def test_a_choice_with_a_null_character_is_a_bad_request(curator, world, draft):
    asked = {
        "term": "Craft\0",
        "app_label": "competencies",
        "model_name": "role",
        "field_name": "framework",
    }

    assert curator.get("/admin/autocomplete/", asked).status_code == 400


def test_a_made_up_tick_is_a_bad_request(curator, world):
    data = {"action": "delete_selected", "_selected_action": ["all of them"]}

    assert curator.post(list_of(Skill), data).status_code == 400


# --- what is published ---------------------------------------------------------------


@pytest.fixture(params=["version", "skill", "group"])
def published(request, world):
    return {
        "version": world.version,
        "skill": world.version.skill_editions.get(skill=world.skills["testing"]),
        "group": world.version.group_editions.get(group=world.groups["code"]),
    }[request.param]


def test_what_is_published_can_be_read_and_says_why_no_more(curator, published):
    page = curator.get(page_of(published))

    assert not page.context["has_change_permission"]
    assert str(NEVER_CHANGES) in page.content.decode()


def test_what_is_published_is_neither_saved_nor_deleted(curator, published):
    for action in ["change", "delete"]:
        assert curator.post(page_of(published, action), {}).status_code == 403


def test_what_is_published_stays_when_ticked_for_deletion(curator, published):
    assert said(do(curator, "delete_selected", published)) == [str(NEVER_CHANGES)]


def test_a_draft_goes_with_all_that_stands_in_it(curator, world, draft):
    curator.post(page_of(draft, "delete"), {"post": "yes"})

    assert list(FrameworkVersion.objects.all()) == [world.version]
    assert SkillEdition.objects.count() == 3


def test_drafts_are_deleted_together(curator, draft, unscaled):
    do(curator, "delete_selected", draft, unscaled, post="yes")

    assert FrameworkVersion.objects.filter(status="draft").count() == 0


def test_nothing_new_comes_into_a_published_version(curator, world):
    skill = Skill.objects.create(framework=world.framework, slug="new")
    words = {"version": world.version.pk, "skill": skill.pk, "name": "New"}

    answer = save(curator, list_of(SkillEdition, "add"), **words)

    assert problems(answer) == {"version": [str(NEVER_CHANGES)]}


def test_a_tool_that_a_published_version_names_stays(curator, world):
    git = make_tool(world.framework)
    draft = make_world({"data": ["sql"]}, slug="other", publish=False)
    draft.version.skill_editions.get().tools.add(git)
    assert curator.get(page_of(git, "delete")).status_code == 200

    FrameworkVersion.objects.filter(pk=draft.version.pk).update(status="published")

    assert curator.get(page_of(git, "delete")).status_code == 403
    assert said(do(curator, "delete_selected", git)) == [
        "A published version names this tool, and never changes."
    ]


@pytest.mark.parametrize("action", ["change", "delete"])
def test_the_database_has_the_last_word_and_it_is_a_message(
    curator, world, action, monkeypatch
):
    """As if the version had been published between the check and the write."""
    monkeypatch.setattr(
        SkillEditionAdmin, f"has_{action}_permission", lambda *args: True
    )
    edition = world.version.skill_editions.first()
    words = {"post": "yes", "name": "Another", "position": 0}
    rows = {"descriptors-TOTAL_FORMS": 0, "descriptors-INITIAL_FORMS": 0}
    monkeypatch.setattr(SkillEditionAdmin, "form", SeenForm)

    answer = curator.post(page_of(edition, action), words | rows, follow=True)

    assert said(answer) == [str(NEVER_CHANGES)]


def test_a_refusal_without_a_name_is_a_race(world):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        Skill.objects.create(framework=world.framework, slug="testing")

    assert refusal(caught.value) == CHANGED_MEANWHILE


def test_two_curators_at_once_are_told(curator, edition):
    page = page_of(edition)
    stale = filled_in(curator.get(page)) | {"name": "What dana wrote"}
    edition.descriptors.update(description="What another curator wrote")

    answer = curator.post(page, stale)

    [problem] = problems(answer)["__all__"]
    assert problem.startswith("Somebody else saved this while you were writing.")
    assert SkillEdition.objects.get(pk=edition.pk).name == "Testing"


# --- people's own entries ------------------------------------------------------------


def test_a_rated_skill_stays_and_nobody_reads_the_rating(curator, world, alice):
    make_profile(world, alice, {"testing": 3})
    make_role(world, "engineer", {"testing": 2})

    page = curator.get(page_of(world.skills["testing"], "delete"))

    assert page.context["protected"] == [
        "Changes of answers",
        "Expected levels",
        "Self-assessments",
        "Skill in a version: Testing",
    ]
    assert RoleSkill.objects.count() == 1


def test_of_much_that_stands_in_the_way_the_first_is_named(curator, world):
    for number in range(30):
        make_tool(world.framework, f"tool-{number}")

    page = curator.get(page_of(world.framework, "delete"))

    assert len(page.context["protected"]) == 21
    assert page.context["protected"][-1] == "and 16 more"


def test_a_text_is_never_too_long_for_the_search_index(curator, edition):
    answer = save(curator, page_of(edition), description="x " * 60_000)

    [problem] = problems(answer)["description"]
    assert problem.startswith("Ensure this value has at most 100000 characters")


def test_a_framework_that_people_use_stays_and_names_none_of_them(
    curator, world, alice
):
    make_profile(world, alice)

    protected = curator.get(page_of(world.framework, "delete")).context["protected"]

    assert [words for words in protected if "rofile" in words] == ["Profiles"]


def test_roles_are_deleted_together(curator, world):
    roles = [make_role(world, slug, {"testing": 2}) for slug in ("one", "two")]

    do(curator, "delete_selected", *roles, post="yes")

    assert Role.objects.count() == 0


def test_who_may_only_look_deletes_nothing(client, dana, world):
    git = make_tool(world.framework)
    dana.groups.clear()
    dana.user_permissions.set(Permission.objects.filter(codename="view_tool"))
    client.force_login(dana)

    assert client.get(page_of(git)).status_code == 200
    assert client.get(page_of(git, "delete")).status_code == 403
