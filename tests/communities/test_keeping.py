"""Keeping an entry: invitations, handing over, leaving, and changing it."""

import io
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from accounts.personal_data import erase
from communities.models import (
    Community,
    Invitation,
    Leader,
    Logo,
    Maintainer,
    Need,
    Offer,
)
from tests.communities.makers import make_channel, make_community, make_maintainer
from tests.communities.whole import a_picture

pytestmark = pytest.mark.django_db
KEEP = "/communities/rsse/keep/"


@pytest.fixture
def rsse(alice, client):
    """A community that alice keeps, who is signed in."""
    one = make_community()
    make_maintainer(one, alice)
    client.force_login(alice)
    return one


def link_in_mail():
    [link] = re.findall(r"/communities/\S+", mail.outbox[-1].body)
    return link


def keepers(community):
    rows = Maintainer.objects.filter(community=community)
    return {row.user.email: row.is_primary for row in rows.select_related("user")}


def test_an_invitation_works_once(client, rsse, bob, charlie):
    client.post(KEEP + "invite/", {"email": "bob@example.org"})
    link = link_in_mail()
    client.force_login(bob)
    assert client.get(link).status_code == 200
    assert "bob@example.org" not in keepers(rsse)

    client.post(link)
    client.force_login(charlie)

    assert client.post(link).status_code == 404
    assert keepers(rsse) == {"alice@example.org": True, "bob@example.org": False}
    assert Invitation.objects.get().email == ""


def test_an_invitation_ends(client, rsse, bob):
    client.post(KEEP + "invite/", {"email": "bob@example.org"})
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    client.force_login(bob)

    assert "is over" in client.post(link_in_mail()).text
    assert "bob@example.org" not in keepers(rsse)


def test_an_invitation_is_taken_back(client, rsse, bob):
    client.post(KEEP + "invite/", {"email": "bob@example.org"})
    client.post(f"{KEEP}invite/{Invitation.objects.get().uuid}/")
    client.force_login(bob)

    assert client.post(link_in_mail()).status_code == 404


def test_an_invitation_can_hand_the_entry_over(client, rsse, bob):
    client.post(KEEP + "invite/", {"email": bob.email, "hands_over": "on"})
    client.force_login(bob)
    client.post(link_in_mail())

    assert keepers(rsse) == {"alice@example.org": False, "bob@example.org": True}


def test_only_the_primary_one_hands_over(client, rsse, bob, alice):
    other = make_maintainer(rsse, bob, is_primary=False)
    client.force_login(bob)
    url = f"{KEEP}people/{other.uuid}/primary/"
    assert client.post(url).status_code == 404

    client.force_login(alice)
    client.post(url)
    assert keepers(rsse) == {"alice@example.org": False, "bob@example.org": True}


def test_who_leaves_is_followed_by_who_kept_it_longest(client, rsse, bob, alice):
    make_maintainer(rsse, bob, is_primary=False)
    mine = Maintainer.objects.get(user=alice)
    client.post(f"{KEEP}people/{mine.uuid}/leave/")

    assert keepers(rsse) == {"bob@example.org": True}


def test_others_do_not_remove_each_other(client, rsse, bob, alice):
    make_maintainer(rsse, bob, is_primary=False)
    client.force_login(bob)
    hers = Maintainer.objects.get(user=alice)

    assert client.post(f"{KEEP}people/{hers.uuid}/leave/").status_code == 404


def test_who_is_erased_leaves_the_entry_to_the_others(rsse, bob, alice):
    make_maintainer(rsse, bob, is_primary=False)
    erase(alice)

    assert keepers(rsse) == {"bob@example.org": True}


def test_the_entry_is_changed_at_once_and_the_history_says_so(client, rsse):
    make_channel(rsse)
    page = client.get(KEEP + "entry/")
    form = page.context["form"]
    said = {name: form[name].value() or "" for name in form.fields}
    said = {k: form.fields[k].prepare_value(v) for k, v in said.items()}
    said = {k: v for k, v in said.items() if v not in (None, False)}
    said |= {"record-countries": "South Africa\nKenya", "reason": "We grew"}
    answer = client.post(KEEP + "entry/", said)

    assert answer.status_code == 302, answer.context["form"].errors
    rsse.refresh_from_db()
    assert rsse.countries == ["KE", "ZA"]
    history = client.get("/communities/rsse/history/").text
    assert "We grew" in history
    assert "Alice" in history
    assert "Kenya, South Africa" in history


def test_an_entry_that_moved_on_is_not_overwritten(client, rsse):
    page = client.get(KEEP + "entry/")
    Community.objects.update(city="Accra")
    said = {"record-name": "Another", "record-status": "active"}
    said |= {"seen": page.context["form"]["seen"].value()}
    answer = client.post(KEEP + "entry/", said)

    assert answer.status_code == 422
    rsse.refresh_from_db()
    assert rsse.name == "RSSE"


def test_needs_and_offers_are_written_changed_and_removed(client, rsse):
    client.post(KEEP + "need/", {"kind": "forum", "words": "Chat", "state": "open"})
    need = Need.objects.get()
    assert "Chat" in client.get("/communities/rsse/").text

    client.post(f"{KEEP}need/{need.uuid}/", {"kind": "forum", "state": "met"})
    assert "Chat" not in client.get("/communities/rsse/").text
    client.post(f"{KEEP}need/{need.uuid}/", {"remove": "1"})
    assert not Need.objects.exists()

    offer = {"kind": "venue", "title": "A room", "countries": "Kenya"}
    client.post(KEEP + "offer/", offer)
    assert Offer.objects.get().countries == ["KE"]
    again = client.post(KEEP + "offer/", {"kind": "venue", "title": ""})
    assert again.status_code == 422


def test_a_leader_is_named_once_they_agree_and_forgotten_when_they_like(client, rsse):
    said = {"name": "Peter", "role": "Founder", "email": "p@example.org"}
    client.post(KEEP + "leader/", said)
    link = link_in_mail()
    client.logout()
    assert mail.outbox[-1].to == ["p@example.org"]
    assert "Peter" in client.get(link).text
    assert "Peter" not in client.get("/communities/rsse/").text

    client.post(link, {"yes": "1"})
    assert "Peter" in client.get("/communities/rsse/").text
    assert "p@example.org" not in client.get("/communities/rsse/").text

    client.post(link, {"no": "1"})
    assert not Leader.objects.exists()


def test_a_changed_name_is_agreed_to_anew(client, rsse):
    said = {"name": "Peter", "email": "p@example.org"}
    client.post(KEEP + "leader/", said)
    client.post(link_in_mail())
    leader = Leader.objects.get()
    client.post(f"{KEEP}leader/{leader.uuid}/", said | {"name": "Petra"})
    leader.refresh_from_db()

    assert leader.consented_at is None


def upload(client, data, name="logo.png"):
    logo = SimpleUploadedFile(name, data)
    return client.post(KEEP + "logo/", {"logo": logo}, follow=True)


def test_a_logo_is_drawn_anew(client, rsse):
    upload(client, a_picture())
    answer = client.get("/communities/rsse/logo/")

    assert answer["Content-Type"] == "image/png"
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert picture.size == (40, 20)
    assert 'class="logo"' in client.get("/communities/rsse/").text


@pytest.mark.parametrize(
    "data",
    [b"<svg/>", b"", b"\x89PNG\r\n\x1a\n" + b"0" * 50, b"0" * 200_001, b"GIF89a"],
)
def test_what_is_no_picture_is_refused(client, rsse, data):
    upload(client, data)

    assert not Logo.objects.exists()


def test_a_picture_that_unpacks_to_a_wall_is_refused(client, rsse):
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG", optimize=True)
    assert len(out.getvalue()) < 200_000
    page = upload(client, out.getvalue())

    assert "at most 200 kB" in page.text
    assert not Logo.objects.exists()


def test_a_private_contact_is_kept_and_forgotten(client, rsse):
    client.post(KEEP + "contact/", {"name": "P", "email": "p@example.org"})
    assert "p@example.org" in client.get(KEEP).text
    client.post(KEEP + "contact/", {"forget": "1"})

    assert "p@example.org" not in client.get(KEEP).text


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_of_my_entries_takes_as_many_queries_however_long(
    client, alice, django_assert_num_queries, size
):
    for number in range(size):
        make_maintainer(make_community(f"c-{number}"), alice)
    client.force_login(alice)

    with django_assert_num_queries(8):
        assert "C 0" in client.get("/communities/mine/").text
