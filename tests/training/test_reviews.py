"""Reviews: said by who knows it, shown from five people on, without names."""

import pytest
from django.contrib.admin.models import LogEntry

from tests.factories import UserFactory, make_resource
from training.actions import mark_resource
from training.models import Review

COURSE, REVIEW = "/training/course/", "/training/course/review/"
ANSWERS = {"time_right": "right", "level_right": "hard", "again": "yes"}


@pytest.fixture
def course(db):
    return make_resource("course")


@pytest.fixture
def as_alice(client, alice, course):
    mark_resource(owner=alice, resource=course, state="done")
    client.force_login(alice)
    return client


def others_say(course, number, **answers):
    said = {"time_right": "right", "level_right": "right", "again": True} | answers
    for place in range(number):
        words = {"sentence": f"Sentence {place}"} | said
        Review.objects.create(owner=UserFactory(), resource=course, **words)


def text(response):
    return " ".join(response.content.decode().split())


def test_alice_says_how_it_was_and_changes_it(as_alice, alice):
    answer = as_alice.post(REVIEW, ANSWERS | {"sentence": "Good\n examples."})
    assert answer.url == COURSE

    as_alice.post(REVIEW, ANSWERS | {"again": "no"})

    row = Review.objects.get(owner=alice)
    assert (row.level_right, row.again, row.sentence) == ("hard", False, "")


def test_her_own_page_shows_what_she_said_and_takes_it_back(as_alice):
    as_alice.post(REVIEW, ANSWERS | {"sentence": "Good examples."})
    assert "Good examples." in text(as_alice.get(REVIEW))
    assert "Change it or take it back" in text(as_alice.get(COURSE))

    as_alice.post(REVIEW, {"remove": "1"})

    assert not Review.objects.exists()


def test_with_htmx_only_that_part_of_the_page_comes_back(as_alice):
    answer = as_alice.post(REVIEW, ANSWERS, headers={"HX-Request": "true"})

    page = text(answer)
    assert "<html" not in page
    assert "Thank you. It helps" in page
    assert Review.objects.count() == 1


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
@pytest.mark.parametrize(
    "bad", [{"time_right": "never"}, {"again": ""}, {"sentence": "x" * 301}]
)
def test_what_makes_no_sense_is_asked_again(as_alice, bad, headers):
    answer = as_alice.post(REVIEW, ANSWERS | bad, headers=headers)

    assert answer.status_code == (200 if headers else 422)
    assert "Please look again at" in text(answer)
    assert not Review.objects.exists()


def test_who_did_not_begin_it_is_told_how(client, bob, course):
    client.force_login(bob)
    assert "Say how it was for you" not in text(client.get(COURSE))
    assert "Say first that you started it" in text(client.get(REVIEW))

    answer = client.post(REVIEW, ANSWERS, follow=True)

    assert "Say first that you started it" in text(answer)
    assert not Review.objects.exists()


def test_of_four_people_nothing_is_shown(client, course):
    others_say(course, 3)
    others_say(course, 1, time_right="longer", level_right="easy", again=False)

    page = text(client.get(COURSE))

    assert "From 5 people on" in page
    assert "Sentence" not in page
    assert "of 4" not in page


def test_from_five_on_it_says_how_many_and_what(client, course):
    others_say(course, 4)
    others_say(course, 1, time_right="longer", level_right="easy", again=False)

    page = text(client.get(COURSE))

    assert "4 of 5 say the time is right" in page
    assert "4 of 5 would do it again" in page
    assert "Sentence 3" in page


def test_what_all_say_alike_is_not_counted(client, course):
    others_say(course, 6)

    page = text(client.get(COURSE))

    assert "of 6" not in page
    assert "Sentence 5" in page


def test_nobody_is_named(client, course):
    others_say(course, 6)

    page = text(client.get(COURSE))

    assert not any(row.owner.email in page for row in Review.objects.all())


def test_only_the_newest_few_sentences_stand_there(client, course):
    others_say(course, 7)

    page = text(client.get(COURSE))

    assert "Sentence 6" in page
    assert "Sentence 1" not in page


def test_dana_hides_a_sentence_and_says_why(client, dana, course):
    others_say(course, 6)
    row = Review.objects.get(sentence="Sentence 4")
    page = f"/admin/training/review/{row.pk}/change/"
    client.force_login(dana)
    form = client.get(page).context["adminform"].form
    seen = form.initial.get("seen", "")

    refused = client.post(page, {"is_hidden": "on", "seen": seen})
    assert "Say why it is hidden" in text(refused)
    client.post(page, {"is_hidden": "on", "why_hidden": "It names her", "seen": seen})

    assert "Sentence 4" not in text(client.get(COURSE))
    assert LogEntry.objects.get().user == dana


def test_dana_sees_neither_who_wrote_it_nor_what_they_answered(client, dana, course):
    others_say(course, 1)
    row = Review.objects.get()
    client.force_login(dana)

    for page in ("", f"{row.pk}/change/"):
        shown = text(client.get(f"/admin/training/review/{page}"))
        assert "Sentence 0" in shown
        assert row.owner.email not in shown
        assert "time_right" not in shown


def test_a_hidden_sentence_stays_hidden_when_it_is_rewritten(as_alice, alice, course):
    others_say(course, 5)
    as_alice.post(REVIEW, ANSWERS | {"sentence": "Awful people."})
    Review.objects.filter(owner=alice).update(is_hidden=True, why_hidden="Unkind")
    assert "Unkind" in text(as_alice.get(REVIEW))

    as_alice.post(REVIEW, ANSWERS | {"sentence": "Still awful people."})

    assert "awful people" not in text(as_alice.get(COURSE))


def test_too_often_is_told_and_nothing_is_lost(as_alice, settings):
    settings.ACCOUNT_RATE_LIMITS = {"review": "1/h/user"}
    as_alice.post(REVIEW, ANSWERS)

    answer = as_alice.post(REVIEW, ANSWERS | {"sentence": "Kept here."})

    assert answer.status_code == 429
    assert "Wait an hour" in text(answer)
    assert "Kept here." in text(answer)


def test_a_problem_is_reported_beside_the_link(client, course):
    page = text(client.get(COURSE))

    assert (
        '<a class="action" href="/training/course/flag/">Report a problem</a>' in page
    )
