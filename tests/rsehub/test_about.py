"""The pages about the hub read well, whatever its operator has said so far."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from rsehub import about
from rsehub.models import Kind
from tests.factories import UserFactory, make_link, make_operator

NAMES = ["about", "privacy", "terms", "contact"]
NOT_SAID = "not been said here yet"
WHO_IS_IT = "has not said here yet who they are"
FILL_IN = reverse("admin:rsehub_operator_changelist")


def page(client, name: str) -> str:
    return " ".join(client.get(reverse(name)).content.decode().split())


@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_what_it_is_in_a_sentence(client, db, name):
    described = page(client, name).partition('name="description" content="')[2]

    assert "RSE Hub" in described.partition('"')[0]


def test_other_pages_have_a_description_too(client, db):
    assert '<meta name="description" content="Skills, the levels' in page(
        client, "home"
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_page_leads_to_the_others_and_says_which_it_is(client, db, name):
    foot = page(client, name).partition('<footer class="colophon">')[2]

    assert all(f'href="{reverse(each)}"' in foot for each in NAMES)
    assert f'href="{reverse(name)}" aria-current="page"' in foot
    assert foot.count("aria-current") == 1


@pytest.mark.parametrize(
    "chapter",
    [*about.ABOUT, *about.PRIVACY, *about.TERMS],
    ids=lambda chapter: f"{chapter.page}-{chapter.slug}",
)
def test_every_chapter_is_listed_in_the_margin(client, db, chapter):
    text = page(client, chapter.page)

    assert text.count(f'id="{chapter.slug}"') == 1
    assert f'<a href="#{chapter.slug}">{escape(chapter.title)}</a>' in text


# --- queries -----------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 3])
@pytest.mark.parametrize(
    ("name", "queries"), [("about", 1), ("privacy", 1), ("terms", 1), ("contact", 2)]
)
def test_a_page_takes_as_many_queries_however_many_links(
    client, db, django_assert_num_queries, name, queries, count
):
    if count:
        make_operator()
    for number in range(count):
        make_link(f"Chat {number}")

    with django_assert_num_queries(queries):
        client.get(reverse(name))


# --- who runs it -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "unsaid"), [("privacy", 5), ("terms", 2), ("contact", 1)]
)
def test_a_hub_without_words_says_that_nobody_has_told_yet(client, db, name, unsaid):
    text = page(client, name)

    assert WHO_IS_IT in text
    assert text.count('class="message"') == unsaid
    assert "None" not in text.partition("<main")[2]


@pytest.mark.parametrize("name", ["privacy", "terms", "contact"])
def test_what_was_said_stands_there_and_nothing_is_missing(client, db, name):
    make_operator()

    text = page(client, name)

    assert "Harbour Association" in text
    assert 'class="message"' not in text
    assert NOT_SAID not in text


def test_the_privacy_page_says_for_how_long_and_where(client, db):
    make_operator(log_days=1, backup_days=60)

    text = page(client, "privacy")

    assert "Logs are deleted after 1 day." in text
    assert "That is after 60 days at the latest." in text
    assert "hosted here: A cellar in Harbourtown" in text
    assert 'Where to write: <a href="mailto:privacy@harbour.example">' in text


def test_without_a_contact_for_data_the_usual_one_stands_in(client, db):
    make_operator(data_protection="")

    assert 'Where to write: <a href="mailto:office@harbour.example">' in page(
        client, "privacy"
    )


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "The law that applies: the law of the sea."),
        ({"law": ""}, "where we have our seat applies: Harbourtown."),
        ({"law": "", "seat": ""}, "Where that is has not been said here yet."),
    ],
)
def test_the_terms_name_the_law(client, db, fields, says):
    make_operator(**fields)

    assert says in page(client, "terms")


def test_the_contact_page_names_what_is_missing(client, db):
    make_operator(hosting="", log_days=None)

    says = "They have not said here yet: where it is hosted, how long logs are kept."
    assert says in page(client, "contact")


def test_markup_of_an_operator_is_text(client, db):
    evil = "<script>x</script> <b>&</b>"
    make_operator(
        name=evil,
        legal_form=evil,
        postal_address=evil,
        data_protection=evil,
        hosting=evil,
        seat=evil,
        law=evil,
    )
    make_link(evil, text=evil, url="https://example.org/")

    for name in NAMES:
        text = page(client, name)
        assert "<script>x" not in text
        assert "<b>&" not in text


@pytest.mark.parametrize("name", ["privacy", "terms", "contact"])
def test_those_who_can_fill_it_in_are_led_there(client, alice, dana, name):
    says = []
    for person in (alice, dana, UserFactory(is_staff=True, is_superuser=True)):
        client.force_login(person)
        text = page(client, name)
        says.append((FILL_IN in text, "A superuser of this hub can fill it in" in text))

    assert says == [(False, False), (False, True), (True, False)]


# --- where people meet -------------------------------------------------------------


def test_a_hub_without_links_leads_to_its_people(client, db):
    assert "Nobody has listed a channel, a meeting or a document" in page(
        client, "about"
    )
    assert "Where others are" not in page(client, "contact")


def test_a_meeting_is_coming_on_its_day_and_past_on_the_next(client, db):
    meeting = make_link("Call", Kind.MEETING, starts_on=timezone.localdate())
    assert "Coming meetings" in page(client, "about")

    meeting.starts_on -= timedelta(days=1)
    meeting.save()
    text = page(client, "about")
    assert "Coming meetings" not in text
    assert "Earlier meetings" in text


def test_the_contact_page_lists_channels_alone(client, db):
    make_link("The forum")
    make_link("The repository", Kind.CODE)

    text = page(client, "contact")

    assert "The forum" in text
    assert "The repository" not in text


def test_dana_is_led_to_the_list_that_she_may_edit(client, alice, dana):
    edit = reverse("admin:rsehub_projectlink_changelist")

    client.force_login(alice)
    assert edit not in page(client, "about")
    client.force_login(dana)
    assert edit in page(client, "about")


# --- on the way in -----------------------------------------------------------------


def test_who_signs_up_is_told_of_the_terms_first(client, db):
    text = page(client, "account_signup")

    assert (
        'you accept the <a href="/terms/">terms</a>; the '
        '<a href="/privacy/">privacy page</a> says what is kept.'
    ) in text
