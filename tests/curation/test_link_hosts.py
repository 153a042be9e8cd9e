"""A site moved as a whole: its host is replaced in every record, after a look."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from curation.web_addresses import with_host
from tests.factories import UserFactory, make_resource
from training.models import LearningResource, Provider

OLD, NEW = "example.org", "new.example.net"
HOSTS = {"old": OLD, "new": NEW}


@pytest.fixture
def url() -> str:
    return reverse("admin:curation_url_replace_host")


@pytest.fixture
def three(db):
    """Two records at the host, and one whose address only mentions it."""
    make_resource("a")
    Provider.objects.create(slug="p", name="P", url="https://EXAMPLE.org/p?x=1#y")
    elsewhere = make_resource("elsewhere")
    elsewhere.url = "https://other.example.com/?from=example.org"
    elsewhere.save()


def shown(client, url, **more):
    return client.get(url, HOSTS | more)


def all_urls() -> set[str]:
    resources = LearningResource.objects.values_list("url", flat=True)
    return {*resources, *Provider.objects.values_list("url", flat=True)}


def test_dana_sees_what_would_change_and_nothing_has(curator, url, three):
    before = all_urls()

    page = shown(curator, url).content.decode()

    assert "https://example.org/a → https://new.example.net/a" in page
    assert "https://new.example.net/p?x=1#y" in page
    assert "other.example.com" not in page
    assert all_urls() == before


def test_dana_changes_what_she_saw(curator, url, three):
    seen = shown(curator, url).context["seen"]

    page = curator.post(url, HOSTS | {"seen": seen}, follow=True).content.decode()

    assert "2 fields have their new address." in page
    assert all_urls() == {
        "https://new.example.net/a",
        "https://new.example.net/p?x=1#y",
        "https://other.example.com/?from=example.org",
    }
    history = curator.get("/training/a/history/").content.decode()
    assert "The site moved to new.example.net" in history


def test_what_came_meanwhile_is_looked_at_first(curator, url, three):
    seen = shown(curator, url).context["seen"]
    make_resource("late")
    before = all_urls()

    page = curator.post(url, HOSTS | {"seen": seen}).content.decode()

    assert "Somebody changed an address while you were reading." in page
    assert "https://new.example.net/late" in page
    assert all_urls() == before


@pytest.mark.parametrize(
    "sent",
    [
        {"old": "", "new": NEW},
        {"old": OLD, "new": "https://new.example.net/"},
        {"old": OLD, "new": "a@b.example"},
        {"old": OLD, "new": "x.org\nevil"},
        {"old": OLD, "new": "x" * 300 + ".org"},
        {"old": "%", "new": NEW},
        {"old": OLD, "new": "localhost"},
    ],
)
def test_what_is_no_host_is_refused(curator, url, three, sent):
    before = all_urls()

    assert curator.get(url, sent).status_code == 422
    assert curator.post(url, sent).status_code == 422
    assert all_urls() == before


def test_a_host_that_nobody_uses_changes_nothing(curator, url, three):
    page = shown(curator, url, old="unknown.example").content.decode()

    assert "No record has an address there." in page


@pytest.mark.parametrize("size", [1, 3])
def test_the_preview_costs_the_same_for_one_and_three(
    curator, url, size, db, django_assert_num_queries
):
    for number in range(size):
        make_resource(f"r{number}")
    shown(curator, url)

    with django_assert_num_queries(5):
        shown(curator, url)


def test_who_only_reads_links_does_not_come_here(client, url, the_curators):
    reader = UserFactory(is_staff=True)
    reader.user_permissions.add(the_curators.permissions.get(codename="view_url"))
    client.force_login(reader)

    assert client.get(url).status_code == 403
    assert (
        "Replace a host"
        not in client.get(reverse("admin:curation_url_changelist")).content.decode()
    )


def test_dana_finds_the_page(curator, url, db):
    page = curator.get(reverse("admin:curation_url_changelist")).content.decode()

    assert f'href="{url}"' in page


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("https://example.org:8443/a?b=c#d", "https://new.example.net:8443/a?b=c#d"),
        ("http://Example.org", "http://new.example.net"),
        ("https://www.example.org/", ""),
        ("https://me@example.org/", ""),
        ("https://[broken/", ""),
        ("https://example.org:99999/", ""),
    ],
)
def test_only_the_host_changes(address, wanted):
    assert with_host(address, OLD, NEW) == wanted


@given(st.text())
def test_any_text_has_another_host_or_none(text):
    assert isinstance(with_host(text, OLD, NEW), str)
