"""Dana brings training with the preview: she sees, ticks and gets exactly that."""

import pytest
from django.contrib.auth.models import Permission

from curation.importers import importers_for
from curation.models import ImportRun, Suggestion
from tests.curation.uploads import FIXTURES, bring, keys, newest, problem, take
from tests.factories import UserFactory
from training.models import LearningResource

TESS = (FIXTURES / "training-tess.csv").read_bytes()
OTHER = (
    b"Name;Link;Skills;Difficulty;Dauer\n"
    b"Tests first;https://example.org/a;Testing;Beginner;2 h\n"
    b"Talk well;https://example.org/b;Sailing;Expert;\n"
)


@pytest.fixture
def curator(client, dana):
    client.force_login(dana)
    return client


def upload(client, data, name):
    return bring(client, data, name, importer="training")


def test_only_what_is_ticked_is_imported(curator):
    upload(curator, TESS, "tess.csv")
    assert keys() == [
        "resource tests-that-tell",
        "resource hyperlink-x",
        "resource git-for-teams",
    ]

    take(curator, ["resource git-for-teams"])

    assert LearningResource.objects.get().slug == "git-for-teams"


def test_markup_and_formulas_are_shown_as_text(curator):
    page = upload(curator, TESS, "tess.csv").content.decode()

    assert "Write tests that tell." in page
    assert "alert(1)" not in page
    assert "=HYPERLINK(&quot;x&quot;)" in page


def test_a_table_of_others_is_asked_about_and_its_levels_are_proposed(curator, world):
    upload(curator, OTHER, "others.csv")
    address = f"/admin/curation/importrun/{newest().pk}/change/"
    page = curator.get(address, follow=True)
    fields = page.context["form"].fields
    said = {name: fields[name].initial for name in fields if name[:7] == "column-"}
    assert list(said.values()) == ["title", "url", "teaches", "level", ""]

    where = page.redirect_chain[-1][0] if page.redirect_chain else address
    curator.post(where, said | {"column-4": "minutes"}, follow=True)
    take(curator, keys())

    tests = LearningResource.objects.get(slug="tests-first")
    link = tests.teaches.get()
    assert (link.from_rank, link.to_rank) == (0, 1)
    assert (link.imported_as, link.is_confirmed) == ("Beginner", False)
    talk = LearningResource.objects.get(slug="talk-well")
    assert talk.imported["_unknown"] == ["Sailing"]


def test_a_feed_is_ticked_into_the_queue(curator):
    feed = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title>
    <entry><title>One</title><link href="https://example.org/1"/></entry>
    <entry><title>Two</title><link href="https://example.org/2"/></entry></feed>"""
    upload(curator, feed, "news.xml")

    take(curator, ["suggestion two"])

    assert [s.title for s in Suggestion.objects.all()] == ["Two"]
    assert not LearningResource.objects.exists()


@pytest.mark.parametrize(
    "data", [b"\0\0\0", b"", b"[" * 5_000, b"\xff\xfe", b"- &a [*a]\n"]
)
def test_a_trap_is_refused_and_nothing_is_kept(curator, data):
    answer = upload(curator, data, "trap.yaml")

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert not ImportRun.objects.exists()


def test_the_problem_is_told_at_the_file(curator):
    answer = upload(curator, b'{"a": 1}', "a.json")

    assert problem(answer).startswith("a.json holds no JSON-LD")


def test_who_may_not_change_the_catalogue_is_not_offered_it(db):
    helper = UserFactory(is_staff=True)
    codes = ["add_learningresource", "change_learningresource", "add_importrun"]
    helper.user_permissions.set(Permission.objects.filter(codename__in=codes))

    assert "training" not in [importer.key for importer in importers_for(helper)]
