"""A level's words and examples are suggested by a reader and go to the next draft."""

import time

import pytest

from competencies.models import FrameworkVersion, LevelDescriptor
from curation.guards import seal, unseal
from curation.models import Suggestion
from tests.factories import make_version

EDIT = "/frameworks/craft/skills/testing/edit/"


def words(version, rank):
    rows = LevelDescriptor.objects.filter(
        skill_edition__version__version=version,
        skill_edition__skill__slug="testing",
        rank=rank,
    )
    return list(rows.values_list("description", "examples"))


def sent_from(client, url, **changes):
    """Return the form of a page as a browser sends it after a minute of reading."""
    form = client.get(url).context["form"]
    sent = {bound.html_name: bound.value() or "" for bound in form}
    if "made_on" in sent:
        sent["made_on"] = seal(unseal(sent["made_on"])[0], at=time.time() - 60)
    return sent | changes


@pytest.fixture
def suggestion(client, world):
    changes = {
        "record-level-1": "Runs the tests of others.",
        "record-level-2": "Writes tests.",
        "record-examples-2": "A test for a parser.",
        "reason": "So it is here",
    }
    client.post(EDIT, sent_from(client, EDIT, **changes))
    return Suggestion.objects.get()


def test_a_reader_suggests_words_of_a_level_and_nothing_changes_yet(suggestion):
    assert suggestion.proposed == {
        "level-1": "Runs the tests of others.",
        "level-2": "Writes tests.",
        "examples-2": "A test for a parser.",
    }
    assert words("1.0", 1) == [("Has seen testing done.", "")]
    assert FrameworkVersion.objects.count() == 1


def test_taken_it_stands_in_the_next_draft_alone(client, suggestion, dana):
    client.force_login(dana)
    url = suggestion.get_absolute_url()
    client.post(url, sent_from(client, url, accept=""))

    assert words("1.0", 1) == [("Has seen testing done.", "")]
    assert words("1.0", 2) == []
    assert words("1.1", 1) == [("Runs the tests of others.", "")]
    assert words("1.1", 2) == [("Writes tests.", "A test for a parser.")]
    draft = FrameworkVersion.objects.get(version="1.1")
    assert draft.is_draft


def test_it_goes_into_the_draft_that_is_there(client, suggestion, dana, world):
    draft = make_version(world.framework, "2.0")
    draft.skill_editions.create(skill=world.skills["testing"], name="Testing")
    client.force_login(dana)
    url = suggestion.get_absolute_url()

    client.post(url, sent_from(client, url, accept=""))

    assert words("2.0", 2) == [("Writes tests.", "A test for a parser.")]


def test_the_page_of_a_level_leads_to_its_field(client, world):
    shown = client.get("/frameworks/craft/skills/testing/levels/1/").content.decode()

    assert f'<a class="action" href="{EDIT}#id_record-level-1">' in shown
    assert 'id="id_record-level-1"' in client.get(EDIT).content.decode()
