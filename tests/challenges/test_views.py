"""Reading challenges: the list, one of them, its chain, and what is missing."""

import pytest

from challenges.contents import contents
from challenges.markdown import parse
from challenges.models import Challenge, Output, Stage
from challenges.rewriting import rewrite_challenge
from tests.challenges.conftest import only
from tests.factories import CHAIN


def text(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_the_list_tells_how_far_each_is(client, meeting):
    assert "0 of 1 outputs" in text(client.get("/challenges/"))

    only(meeting, "output").delete()
    rewrite_challenge(
        challenge=meeting, values={"new-output": "- A map `status: done`"}
    )
    assert "1 of 1 outputs" in text(client.get("/challenges/"))


def test_the_list_is_narrowed_by_words_and_place(client, meeting):
    assert "Meeting each other" in text(client.get("/challenges/?q=meeting"))
    assert "Meeting each other" in text(client.get("/challenges/?category=social"))
    assert "No challenge is listed" in text(
        client.get("/challenges/?category=technical")
    )
    assert "No challenge is listed" in text(client.get("/challenges/?q=beekeeping"))


def test_a_draft_is_there_for_its_editors_alone(client, draft, alice, charlie):
    draft.editors.add(alice)

    assert client.get("/challenges/draft/").status_code == 404
    client.force_login(charlie)
    assert client.get("/challenges/draft/").status_code == 404
    client.force_login(alice)
    assert "Only its editors" in text(client.get("/challenges/draft/"))


def test_a_challenge_reads_as_an_article(client, meeting):
    page = text(client.get("/challenges/meeting/"))

    for part in ("evidence", "target", "objective", "action", "output", "project"):
        assert f'id="{part}-1"' in page
    assert 'href="#objective-1"' in page
    assert "led by Ann" in page
    assert '"headline": "Meeting each other"' in page


def test_what_leads_nowhere_is_said(client, meeting):
    rewrite_challenge(
        challenge=meeting, values={"new-output": "- A calendar `objectives: [7]`"}
    )

    assert "names 7, which isn't here" in text(client.get("/challenges/meeting/"))
    assert "A calendar → 7" in text(client.get("/challenges/gaps/"))


def test_a_challenge_is_taken_along_as_the_document_it_is(client, meeting):
    response = client.get("/challenges/meeting/markdown/")

    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert parse(response.content.decode()).document == contents(meeting).document()


def test_texts_of_a_challenge_are_never_taken_for_markup(client, meeting):
    odd = "<script>alert(1)</script> [x](javascript:alert(1)) [y](https://example.org)"
    Challenge.objects.update(description=odd, guidance=odd)
    page = text(client.get("/challenges/meeting/"))

    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert 'href="https://example.org"' in page


def test_the_chain_is_a_picture_and_the_same_as_a_list(client, meeting):
    page = text(client.get("/challenges/meeting/theory-of-change/"))

    assert "The chain is whole" in page
    assert page.count('class="is-curve"') == 4
    for part in ("evidence", "action", "output", "objective", "target"):
        assert f'href="/challenges/meeting/#{part}-1"' in page
        assert f'id="outline-{part}-1"' in page


def test_the_chain_says_where_it_breaks(client, meeting):
    rewrite_challenge(challenge=meeting, values={"new-target": "### Another"})
    page = text(client.get("/challenges/meeting/theory-of-change/"))

    assert "1 item is where the chain breaks" in page


def test_an_empty_chain_says_what_to_do(client, db):
    Challenge.objects.create(slug="new", title="New")

    assert "Nothing hangs together yet" in text(
        client.get("/challenges/new/theory-of-change/")
    )


def test_what_is_missing_leads_to_where_it_is_mended(client, db):
    Challenge.objects.create(slug="new", title="New")
    page = text(client.get("/challenges/gaps/"))

    assert 'href="/challenges/new/add/evidence/"' in page


def test_what_is_proposed_is_shown_beside_what_is_like_it(client, meeting):
    page = text(client.get("/challenges/propose/?about=RSEs+seldom+meet+each+other"))

    assert "Is it one of these?" in page
    assert 'href="/challenges/meeting/"' in page
    page = text(client.get("/challenges/propose/?about=beekeeping"))
    assert "Nothing like it is listed" in page


def test_the_feed_holds_what_everybody_may_read(client, meeting, draft):
    page = text(client.get("/challenges/?format=atom"))

    assert f"urn:uuid:{meeting.uuid}" in page
    assert "Half a thought" not in page


def make_more(count: int) -> None:
    for number in range(count):
        challenge = Challenge.objects.create(
            slug=f"more-{number}",
            title=f"More {number}",
            stage=Stage.PUBLISHED,
            published_on="2026-01-15",
        )
        rewrite_challenge(challenge=challenge, values=CHAIN)


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_takes_as_many_queries_however_long(
    client, db, django_assert_num_queries, size
):
    make_more(size)

    with django_assert_num_queries(3):
        client.get("/challenges/")


@pytest.mark.parametrize("size", [1, 3])
def test_what_is_missing_takes_as_many_queries_however_much(
    client, db, django_assert_num_queries, size
):
    make_more(size)

    with django_assert_num_queries(10):
        client.get("/challenges/gaps/")


@pytest.mark.parametrize("size", [1, 3])
def test_a_challenge_takes_as_many_queries_however_much_it_holds(
    client, meeting, django_assert_num_queries, size
):
    for number in range(2, size + 1):
        for part in ("new-evidence", "new-output", "new-project", "new-part"):
            words = f"- Number {number}"
            rewrite_challenge(challenge=meeting, values={part: words})

    with django_assert_num_queries(17):
        client.get("/challenges/meeting/")
    with django_assert_num_queries(10):
        client.get("/challenges/meeting/theory-of-change/")


def test_an_output_that_was_given_up_is_no_part_of_the_whole(client, meeting):
    Output.objects.update(status="dropped")

    assert "0 of 0" not in text(client.get("/challenges/"))
