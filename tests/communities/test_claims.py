"""Claiming an entry: by mail, by a word on the site, by a curator."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from communities.claiming import claim, look_for_word, mail_domains, site_word
from communities.models import Claim, Maintainer
from curation.fetching import Web
from curation.kinds import RefusedError
from curation.web_addresses import is_public
from tests.communities.makers import make_channel, make_community, make_maintainer

pytestmark = pytest.mark.django_db


@pytest.fixture
def rsse():
    one = make_community()
    make_channel(one, "https://www.rsse.example/")
    return one


def by_mail(client, person, email="me@rsse.example"):
    client.force_login(person)
    said = {"method": "mail", "email": email}
    return client.post("/communities/rsse/claim/", said)


def mailed_link():
    [link] = re.findall(r"/communities/\S+", mail.outbox[-1].body)
    return link


def keepers(community):
    rows = Maintainer.objects.filter(community=community)
    return {row.user.email: row.is_primary for row in rows.select_related("user")}


@pytest.mark.parametrize(
    ("sites", "domains"),
    [
        (["https://www.rsse.africa/"], ["rsse.africa"]),
        (["https://rsse.africa"], ["rsse.africa"]),
        (["https://uni.example/rse/"], []),
        (["https://github.com/", "https://rse.github.io/"], []),
        (["https://a.example/?p=1", "https://b.example/"], ["b.example"]),
        ([], []),
    ],
)
def test_an_address_shows_something_only_at_a_site_of_its_own(sites, domains):
    assert mail_domains(sites) == domains


def test_a_mailed_link_makes_one_keep_the_entry(client, alice, rsse):
    by_mail(client, alice)
    link = mailed_link()

    assert mail.outbox[-1].to == ["me@rsse.example"]
    assert client.get(link).status_code == 200
    assert keepers(rsse) == {}  # opening it confirms nothing

    client.post(link)
    assert keepers(rsse) == {"alice@example.org": True}
    assert Claim.objects.get().email == ""
    assert client.post(link).status_code == 404  # once


def test_somebody_elses_link_opens_nothing(client, alice, charlie, rsse):
    by_mail(client, alice)
    link = mailed_link()
    client.force_login(charlie)

    assert client.post(link).status_code == 404
    assert client.post(link[:-5] + "0000/").status_code == 404
    assert keepers(rsse) == {}


def test_a_link_is_good_for_two_weeks(client, alice, rsse):
    by_mail(client, alice)
    Claim.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert client.post(mailed_link()).status_code == 404


@pytest.mark.parametrize("email", ["me@elsewhere.example", "me@notrsse.example", ""])
def test_an_address_elsewhere_is_refused(client, alice, rsse, email):
    page = by_mail(client, alice, email)

    assert page.status_code == 422
    assert mail.outbox == []
    assert not Claim.objects.exists()


def test_a_curator_decides_with_a_reason(client, alice, dana, rsse):
    client.force_login(alice)
    client.post(
        "/communities/rsse/claim/", {"method": "curator", "words": "I founded it."}
    )
    made = Claim.objects.get()
    page = f"/communities/claims/{made.uuid}/"
    client.force_login(dana)
    assert "I founded it." in client.get(page).text

    client.post(page, {"reject": "1", "reason": ""})
    made.refresh_from_db()
    assert made.state == "pending"

    client.post(page, {"reject": "1", "reason": "We know its founders."})
    made.refresh_from_db()
    assert made.state == "rejected"
    assert "We know its founders." in mail.outbox[-1].body
    assert mail.outbox[-1].to == [alice.email]


def test_a_curator_approves_once(client, alice, dana, rsse):
    made = claim(community=rsse, claimant=alice, method="curator", words="Mine")
    client.force_login(dana)
    page = f"/communities/claims/{made.uuid}/"
    client.post(page, {"approve": "1"})
    client.post(page, {"approve": "1"})

    assert keepers(rsse) == {"alice@example.org": True}


def test_nobody_approves_their_own(client, alice, rsse):
    made = claim(community=rsse, claimant=alice, method="curator", words="Mine")
    client.force_login(alice)

    answer = client.post(f"/communities/claims/{made.uuid}/", {"approve": "1"})

    assert answer.status_code == 404
    assert keepers(rsse) == {}


def test_who_keeps_it_has_nothing_to_claim(alice, rsse):
    make_maintainer(rsse, alice)

    with pytest.raises(RefusedError):
        claim(community=rsse, claimant=alice, method="curator", words="Mine")


def test_a_word_is_looked_for_only_on_the_public_web(alice, rsse):
    made = claim(community=rsse, claimant=alice, method="token")
    inside = Web(resolve=lambda host, port: ["127.0.0.1"], may_open=is_public)

    assert not look_for_word(made, web=inside)
    assert site_word(made).startswith("rse-hub-")


def test_the_word_on_the_site_makes_one_keep_it(
    client, alice, rsse, settings, monkeypatch
):
    settings.CHECK_LINKS = True
    client.force_login(alice)
    client.post("/communities/rsse/claim/", {"method": "token"})
    made = Claim.objects.get()
    page = f"/communities/claims/{made.uuid}/"
    assert site_word(made) in client.get(page).text

    monkeypatch.setattr("communities.views.claims.look_for_word", lambda _: True)
    client.post(page, {"look": "1"})
    assert keepers(rsse) == {"alice@example.org": True}


def test_without_the_operators_leave_no_site_is_asked(client, alice, rsse):
    client.force_login(alice)

    assert (
        client.post("/communities/rsse/claim/", {"method": "token"}).status_code == 422
    )
