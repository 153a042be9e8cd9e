"""Page and API side by side: one calculation, two renderings, the same numbers."""

import re
from html.parser import HTMLParser

import pytest

from tests.factories import (
    make_goal,
    make_profile,
    make_resource,
    make_role,
    make_world,
)


class Rows(HTMLParser):
    """The rows of the tables of a page, as lists of texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.is_cell = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
            self.is_cell = True

    def handle_endtag(self, tag):
        self.is_cell = self.is_cell and tag not in {"td", "th"}

    def handle_data(self, data):
        if self.is_cell:
            self.rows[-1][-1] = f"{self.rows[-1][-1]} {data.strip()}".strip()


@pytest.fixture
def lived_in(alice):
    """Every state there is: rated, level 0, not applicable, not assessed, all n/a."""
    world = make_world(
        {
            "code": ["testing", "review", "design"],
            "people": ["mentoring", "writing"],
            "law": ["licences"],
            "data": ["plans"],
        }
    )
    answers = {"testing": 1, "review": 4, "design": 0, "mentoring": None}
    profile = make_profile(world, alice, answers | {"licences": None})
    wanted = {"testing": 3, "review": 2, "mentoring": 1, "writing": 2, "design": 1}
    role = make_role(world, "senior", wanted)
    make_resource("course", teaches={world.skills["testing"]: (1, 3)})
    make_resource("basics", teaches={world.skills["testing"]: (0, 1)})
    return make_goal(profile, roles=[role], targets={world.skills["plans"]: 2})


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


def text(client, url) -> str:
    return client.get(url).content.decode()


def level_in_words(competency) -> str:
    if competency["mean"] is not None:
        return f"{competency['mean']:.1f}"
    return "not applicable" if competency["applicable"] == 0 else "not assessed"


def test_the_profiles_table_and_the_api_say_the_same(as_alice, lived_in):
    profile = lived_in.profile
    page = text(as_alice, profile.get_absolute_url())
    api = as_alice.get(f"/api/v1/profiles/{profile.uuid}/").json()

    # On phones the name's cell says what wider screens have columns for.
    page_alone = re.sub(r'<span class="fine narrow-only">.*?</span>', "", page)
    rows = Rows(page_alone).rows
    shown = [row[1:4] + row[5:6] for row in rows if row[0].isdigit()]
    assert shown[: len(api["competencies"])] == [
        [
            found["name"],
            level_in_words(found),
            f"{found['rated']} of {found['applicable']}",
            str(found["not_applicable"]),
        ]
        for found in api["competencies"]
    ]
    assert f"{api['answered']} of {api['total']} skills answered" in page


def test_every_skill_of_the_profile_is_said_alike(as_alice, lived_in):
    profile = lived_in.profile
    page = as_alice.get(profile.get_absolute_url()).context["by_competency"]
    api = as_alice.get(f"/api/v1/profiles/{profile.uuid}/").json()

    shown = {
        row.skill.slug: row.level for _row, _dots, skills in page for row in skills
    }
    said = {
        skill["slug"]: skill["level"]
        for found in api["competencies"]
        for skill in found["skills"]
    }
    assert shown.items() <= said.items()
    assert set(said.items() - shown.items()) == {("plans", "Not assessed")}


def test_the_goals_page_and_the_api_say_the_same(as_alice, lived_in):
    page = text(as_alice, lived_in.get_absolute_url())
    api = as_alice.get(f"/api/v1/goals/{lived_in.uuid}/gaps/").json()

    assert f"in {api['at_or_above']} of {api['asked']} skills" in page
    assert re.findall(r'<li id="gap-([\w-]+)"', page) == [
        gap["slug"] for gap in api["gaps"]
    ]
    for gap in api["gaps"]:
        [entry] = re.findall(rf'<li id="gap-{gap["slug"]}">.*?</h3>.*?</p>', page, re.S)
        numbers = re.findall(r'class="lv lv-\d">(\d)<', entry)
        assert numbers == [str(gap["held"]), str(gap["wanted"])]
        assert f"Asked by: {gap['asked_by']}" in entry
        assert all(found["title"] in page for found in gap["resources"])


def test_the_four_lists_hold_the_same_skills(as_alice, lived_in):
    page = as_alice.get(lived_in.get_absolute_url()).context["goal_page"]
    api = as_alice.get(f"/api/v1/goals/{lived_in.uuid}/gaps/").json()

    for name in ("gaps", "unknown", "not_applicable", "met"):
        shown = [row.skill.slug for row in getattr(page, name)]
        assert [row["slug"] for row in api[name]] == shown
        assert shown, name
