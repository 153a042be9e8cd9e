import zoneinfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import timezone

from accounts.forms import zone_choices
from accounts.models import User
from accounts.requests import signed_in


def test_alice_changes_her_name_and_zone(client, alice):
    client.force_login(alice)
    form = {"name": "Alice Wanjirũ", "time_zone": "Africa/Nairobi"}

    page = client.post("/account/", form, follow=True).content.decode()

    alice.refresh_from_db()
    assert (alice.name, alice.time_zone) == ("Alice Wanjirũ", "Africa/Nairobi")
    assert "Your settings are saved." in page


@pytest.mark.parametrize("form", [{"time_zone": "Mars"}, {"name": "n" * 81}])
def test_what_cannot_be_is_refused_at_its_field(client, alice, form):
    client.force_login(alice)

    response = client.post("/account/", {"name": "", "time_zone": "UTC"} | form)

    assert list(response.context["form"].errors) == list(form)


def test_times_are_shown_in_her_own_zone(client, alice, world):
    alice.time_zone = "Asia/Kathmandu"
    alice.save()
    client.force_login(alice)
    click = {"answer-testing": "2"}

    page = client.post(
        "/profile/craft/assess/code/", click, headers={"HX-Request": "true"}
    ).content.decode()

    there = timezone.now().astimezone(zoneinfo.ZoneInfo("Asia/Kathmandu"))
    assert f"Saved at {there:%H}:" in page


def test_every_zone_offered_is_a_zone():
    zones = [name for name, _label in zone_choices()]

    assert zones[0] == "UTC"
    assert set(zones) <= zoneinfo.available_timezones()


def test_she_is_called_by_her_name_or_what_stands_before_the_at():
    assert User(email="alice@example.org").get_short_name() == "alice"
    assert User(email="alice@example.org", name="Alice").get_short_name() == "Alice"


def test_a_page_that_needs_a_person_never_gets_a_visitor():
    request = RequestFactory().get("/")
    request.user = AnonymousUser()

    with pytest.raises(TypeError, match="not signed in"):
        signed_in(request)


def test_pages_of_signed_in_people_are_kept_out_of_shared_caches(client, alice, world):
    client.force_login(alice)

    for url in ("/", "/frameworks/", "/profile/craft/"):
        assert client.get(url)["Cache-Control"] == "private, no-cache"


def test_a_superuser_may_do_everything(db):
    root = User.objects.create_superuser("Root@Example.org", "a quiet harbour")

    assert (root.is_staff, root.is_superuser, str(root)) == (
        True,
        True,
        "root@example.org",
    )
    assert User.objects.get_by_natural_key("ROOT@example.org") == root


def test_dana_finds_people_in_the_admin(client, dana, alice):
    dana.is_superuser = True
    dana.save()
    client.force_login(dana)

    page = client.get("/admin/accounts/user/", {"q": "alice"}).content.decode()

    assert "alice@example.org" in page
    assert client.get(f"/admin/accounts/user/{alice.pk}/change/").status_code == 200


def test_an_admin_adds_a_person_by_address(client, dana):
    dana.is_superuser = True
    dana.save()
    client.force_login(dana)
    form = {
        "email": "new@example.org",
        "name": "New",
        "usable_password": "true",
        "password1": "a quiet harbour at noon",
        "password2": "a quiet harbour at noon",
    }

    client.post("/admin/accounts/user/add/", form)

    assert User.objects.filter(email="new@example.org").exists()
