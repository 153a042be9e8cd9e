"""Adding to challenges and changing them: by anyone, by editors, and what stands."""

import pytest
from django.core import mail

from challenges.contents import contents
from challenges.models import Challenge, Comment, Interest, Objective, Output
from challenges.rewriting import rewrite_challenge
from curation.guards import seal
from curation.models import Suggestion
from tests.challenges.conftest import only

ADD = "/challenges/meeting/add/output/"


def form_of(answers: dict, base: dict | None = None) -> dict:
    """Return what a browser sends, a while after the page was drawn."""
    said = {f"record-{key}": value for key, value in answers.items()}
    return {**said, "made_on": seal(base or {}, at=1), "reason": "It is missing."}


def page_of(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


OUTPUT = {"title": "A map of groups", "action": "1", "objectives": ["1"]}


def test_a_visitor_adds_an_output_and_an_editor_takes_it(client, meeting, dana):
    response = client.post(ADD, form_of(OUTPUT))
    assert response.status_code == 302
    [waiting] = Suggestion.objects.all()
    assert waiting.proposed == {
        "new-output": "- A map of groups `objectives: [1]` `action: 1`"
    }
    assert Output.objects.count() == 1

    client.force_login(dana)
    page = page_of(client, waiting.get_absolute_url())
    assert "A map of groups" in page
    seen = page.split('name="seen" value="')[1].split('"')[0]
    taken = {
        "take-new-output": "on",
        "value-new-output": waiting.proposed["new-output"],
        "seen": seen,
        "accept": "1",
    }
    client.post(waiting.get_absolute_url(), taken)

    made = Output.objects.get(title="A map of groups")
    assert (made.action, made.objectives, made.number) == (1, [1], 2)


def test_what_an_editor_adds_stands_at_once_and_can_be_undone(client, meeting, dana):
    client.force_login(dana)
    client.post(ADD, form_of(OUTPUT))
    made = Output.objects.get(title="A map of groups")

    history = page_of(client, "/challenges/meeting/history/")
    assert "A map of groups" in history
    undo = history.split('href="/challenges/meeting/history/')[1].split('"')[0]
    page = page_of(client, f"/challenges/meeting/history/{undo}")
    seen = page.split('name="seen" value="')[1].split('"')[0]
    client.post(
        f"/challenges/meeting/history/{undo}", {"seen": seen, "reason": "By mistake"}
    )

    assert not Output.objects.filter(pk=made.pk).exists()
    assert Output.objects.count() == 1


def test_an_editor_of_one_challenge_edits_that_one(client, meeting, alice):
    meeting.editors.add(alice)
    client.force_login(alice)
    client.post(ADD, form_of(OUTPUT))

    assert Output.objects.count() == 2
    assert not Suggestion.objects.exists()


def test_an_item_is_changed_where_it_stands(client, meeting, dana):
    client.force_login(dana)
    output = only(meeting, "output")
    url = f"/challenges/meeting/items/{output.uuid}/"
    assert "A list of groups" in page_of(client, url)
    answers = {**OUTPUT, "title": "A longer list", "status": "done"}
    client.post(url, form_of(answers))
    output.refresh_from_db()

    assert (output.title, output.status, output.number) == ("A longer list", "done", 1)


@pytest.mark.parametrize(
    "words", ["# A heading", "### Another", "```yaml", "- a list\n- more", "`[1]`", "|"]
)
def test_words_that_are_markdown_break_nothing(client, meeting, dana, words):
    client.force_login(dana)
    before = contents(meeting).document()
    answers = {"title": words, "text": f"{words}\n\n## Objectives\n\n{words}"}
    for part in ("objective", "evidence", "action", "part", "project", "target"):
        response = client.post(f"/challenges/meeting/add/{part}/", form_of(answers))
        assert response.status_code in {302, 422}

    after = contents(Challenge.objects.get()).document()
    assert after.outputs == before.outputs
    assert len(after.objectives) <= len(before.objectives) + 1


@pytest.mark.parametrize(
    ("part", "answers"),
    [
        ("output", {"title": ""}),
        ("output", {"title": "x", "action": "77"}),
        ("output", {"title": "x", "objectives": ["a"]}),
        ("output", {"title": "x", "delivered_on": "soon"}),
        ("output", {"title": "x", "delivered_as": "javascript:alert(1)"}),
        ("action", {"title": "x", "due": "2027-13-01"}),
        ("evidence", {"title": "x", "url": "ftp://example.org"}),
        ("evidence", {"title": "x" * 501}),
        ("action", {"title": "x", "communities": "y\n" * 5 + "z" * 300}),
    ],
)
def test_bad_answers_are_told_at_their_field(client, meeting, part, answers):
    response = client.post(f"/challenges/meeting/add/{part}/", form_of(answers))

    assert response.status_code == 422
    assert not Suggestion.objects.exists()


def test_a_part_that_is_none_is_not_there(client, meeting):
    assert client.get("/challenges/meeting/add/nothing/").status_code == 404
    nobody = "00000000-0000-4000-8000-000000000000"
    assert client.get(f"/challenges/meeting/items/{nobody}/").status_code == 404


def test_a_proposal_becomes_something_to_discuss_and_then_a_challenge(client, dana, db):
    kind = {"title": "Night shifts", "description": "They are long.", "category": ""}
    client.post("/suggestions/new/challenge/", form_of(kind))
    [waiting] = Suggestion.objects.all()
    client.force_login(dana)
    page = page_of(client, waiting.get_absolute_url())
    seen = page.split('name="seen" value="')[1].split('"')[0]
    sent = {"seen": seen, "accept": "1"}
    for key, value in waiting.proposed.items():
        sent |= {f"take-{key}": "on", f"value-{key}": value}
    client.post(waiting.get_absolute_url(), sent)

    made = Challenge.objects.get(title="Night shifts")
    assert made.stage == "consultation"
    assert "Up for discussion" in page_of(client, "/challenges/")
    client.post("/challenges/night-shifts/publish/")
    made.refresh_from_db()
    assert (made.stage, bool(made.published_on)) == ("published", True)


def test_a_part_of_a_problem_becomes_a_challenge_once(client, meeting, dana, charlie):
    part = only(meeting, "part")
    url = f"/challenges/meeting/items/{part.uuid}/promote/"
    client.force_login(charlie)
    assert client.post(url).status_code == 404
    client.force_login(dana)
    client.post(url)
    client.post(url)

    made = Challenge.objects.get(slug="small-groups")
    assert (made.parent, made.stage) == (meeting, "consultation")
    assert Challenge.objects.count() == 2
    assert "is a challenge of its own" in page_of(client, "/challenges/meeting/")


def test_people_say_what_they_think_and_take_it_back(client, meeting, alice, charlie):
    client.force_login(alice)
    client.post("/challenges/meeting/comments/", {"text": "So it is."})
    [comment] = Comment.objects.all()
    assert "So it is." in page_of(client, "/challenges/meeting/")

    url = f"/challenges/meeting/comments/{comment.uuid}/delete/"
    client.force_login(charlie)
    assert client.post(url).status_code == 404
    client.force_login(alice)
    client.post(url)
    assert not Comment.objects.exists()


def test_a_hidden_comment_is_shown_to_its_writer_alone(client, meeting, alice):
    Comment.objects.create(
        challenge=meeting,
        owner=alice,
        text="Rude words",
        is_hidden=True,
        why_hidden="It is rude.",
    )

    assert "Rude words" not in page_of(client, "/challenges/meeting/")
    client.force_login(alice)
    assert "It is rude." in page_of(client, "/challenges/meeting/")


@pytest.mark.parametrize("text", ["", "x" * 2001, "a\0b"])
def test_a_comment_that_is_none_is_sent_back(client, meeting, alice, text):
    client.force_login(alice)
    response = client.post("/challenges/meeting/comments/", {"text": text})

    assert response.status_code in {400, 422}
    assert not Comment.objects.exists()


def test_that_it_affects_me_is_said_and_taken_back(client, meeting, alice):
    client.force_login(alice)
    client.post("/challenges/meeting/interest/", {"kind": "affected"})
    assert Interest.objects.count() == 1
    client.post("/challenges/meeting/interest/", {"kind": "affected"})
    assert not Interest.objects.exists()
    odd = client.post("/challenges/meeting/interest/", {"kind": "odd"})
    assert odd.status_code == 404


def test_numbers_that_items_had_are_not_given_to_others(meeting):
    rewrite_challenge(
        challenge=meeting, values={f"objective-{only(meeting, 'objective').uuid}": None}
    )
    rewrite_challenge(challenge=meeting, values={"new-objective": "### Another"})

    assert Objective.objects.get().number == 2
    assert mail.outbox == []
