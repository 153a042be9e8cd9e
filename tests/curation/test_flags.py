import pytest
from django.db import connection

from curation.actions import flag
from curation.kinds import kind_of
from curation.models import Flag

URL = "/training/test-course/flag/"
PROBE = '"><script>alert(1)</script>{{7*7}}'


@pytest.fixture
def flagged(course):
    return flag(
        kind=kind_of("resource"),
        record=course,
        what="outdated",
        words="",
        reporter=None,
    )


def test_one_click_is_enough(client, course):
    page = client.post(URL, {"what": "broken"}, follow=True).content.decode()

    kept = Flag.objects.get()
    assert (kept.what, kept.record, kept.words) == ("broken", course.uuid, "")
    assert "Somebody says a link here is broken" in page


def test_alice_is_known_to_have_said_it_and_not_shown(client, course, alice):
    client.force_login(alice)

    page = client.post(URL, {"what": "wrong"}, follow=True).content.decode()

    assert Flag.objects.get().reporter == alice
    assert page.count("Alice") == 1  # her own name in the masthead


@pytest.mark.parametrize(
    "sent", [{}, {"what": "ugly"}, {"what": "wrong", "words": "x" * 501}]
)
def test_what_does_not_fit_is_not_kept(client, course, sent):
    assert client.post(URL, sent).status_code == 200
    assert not Flag.objects.exists()


def test_a_machine_is_thanked_and_not_heard(client, course):
    client.post(URL, {"what": "wrong", "website": "x"})

    assert not Flag.objects.exists()


def test_too_many_are_stopped(client, course):
    answers = [client.post(URL, {"what": "wrong"}).status_code for _ in range(21)]

    assert answers == [302] * 20 + [429]


def test_dana_settles_it_with_a_reason(curator, flagged, dana):
    url = f"/suggestions/flags/{flagged.uuid}/"
    assert "Test course" in curator.get("/suggestions/").content.decode()

    assert "required" in curator.post(url, {}).content.decode()
    curator.post(url, {"reason": "The lesson is new"})

    flagged.refresh_from_db()
    assert (flagged.resolved_by, flagged.resolution) == (dana, "The lesson is new")
    page = curator.get("/training/test-course/").content.decode()
    assert "Somebody says" not in page


def test_the_second_curator_is_told(curator, flagged):
    url = f"/suggestions/flags/{flagged.uuid}/"
    curator.post(url, {"reason": "First"})

    page = curator.post(url, {"reason": "Second"}, follow=True).content.decode()

    assert "Somebody settled this already." in page
    flagged.refresh_from_db()
    assert flagged.resolution == "First"


def test_nobody_else_settles(client, flagged, alice):
    client.force_login(alice)

    url = f"/suggestions/flags/{flagged.uuid}/"
    assert client.post(url, {"reason": "x"}).status_code == 404


def test_words_stay_text(curator, course):
    curator.post(URL, {"what": "wrong", "words": PROBE})
    kept = Flag.objects.get()

    for url in ("/suggestions/", f"/suggestions/flags/{kept.uuid}/"):
        page = curator.get(url).content.decode()
        assert "<script>alert" not in page
        assert "{{7*7}}" in page


def test_a_record_that_goes_settles_its_flags(flagged):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM training_learningresource")

    flagged.refresh_from_db()
    assert flagged.resolution == "The record was deleted."
