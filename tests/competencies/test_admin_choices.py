"""Fields that complete what one types: names, not addresses, and no error."""

import pytest

from competencies.models import Role, Skill, SkillRelation
from tests.competencies.admin_forms import (
    add_row,
    do,
    list_of,
    page_of,
    problems,
    said,
    save,
)
from tests.factories import make_resource, make_role, make_world


def offered(client, term, **field):
    asked = {"app_label": "training", "model_name": "teachesskill"}
    answer = client.get(
        "/admin/autocomplete/", asked | {"field_name": "skill", "term": term} | field
    )
    return [each["text"] for each in answer.json()["results"]]


def test_a_skill_is_offered_by_its_name(curator, world):
    assert offered(curator, "version") == ["Version control (version-control)"]


def test_a_skill_that_no_version_names_is_offered_by_its_address(curator, world):
    Skill.objects.create(framework=world.framework, slug="unnamed")

    assert offered(curator, "unnamed") == ["unnamed"]


def test_what_was_chosen_is_shown_by_its_name(curator, world):
    course = make_resource("course", teaches={world.skills["testing"]: None})

    page = curator.get(page_of(course)).content.decode()

    assert "Testing (testing)</option>" in page


def test_a_relation_names_the_other_skill(curator, world):
    one, other = world.skills["testing"], world.skills["mentoring"]
    SkillRelation.objects.create(from_skill=one, to_skill=other)

    page = curator.get(page_of(one)).content.decode()

    assert "Mentoring (craft/mentoring)</option>" in page


@pytest.mark.parametrize("value", ["abc", "-1", "9" * 30, "1e3"])
def test_a_choice_that_is_none_is_said_at_the_field(curator, world, value):
    answer = curator.post(
        list_of(Skill, "add"),
        {"framework": value, "slug": "new", "seen": ""}
        | {"relations-TOTAL_FORMS": 0, "relations-INITIAL_FORMS": 0}
        | {"editions-TOTAL_FORMS": 0, "editions-INITIAL_FORMS": 0},
    )

    assert list(problems(answer)) == ["framework"]


def test_a_choice_in_a_row_that_is_none_is_said_there(curator, world):
    course = make_resource("course")

    answer = save(curator, page_of(course), **add_row("teaches", skill="abc"))

    assert list(problems(answer)) == ["teaches-0-skill"]


def test_a_record_leads_to_its_public_history(curator, world, edition):
    page = curator.get(page_of(edition))

    address = "/frameworks/craft/skills/testing/history/"
    assert page.context["public_history"] == address
    assert curator.get(address).status_code == 200


def test_saving_and_deleting_is_said_without_praise(curator, world):
    role = make_role(world, "engineer", {"testing": 2})

    saved = said(save(curator, page_of(role), name="Builder"))
    gone = said(do(curator, "delete_selected", role, post="yes"))

    assert saved[0].endswith("was changed.")
    assert gone == ["Deleted 1 role."]


def test_roles_are_published_and_taken_back_together(curator, world):
    other = make_world(slug="other")
    roles = [
        make_role(world, "one", {}, is_published=False),
        make_role(other, "two", {}, is_published=True),
    ]

    assert said(do(curator, "publish", *roles)) == ["1 role: Published."]
    assert Role.objects.filter(is_published=True).count() == 2
    assert said(do(curator, "take_back", *roles)) == ["2 roles: Taken back."]
    assert Role.objects.filter(is_published=True).count() == 0
