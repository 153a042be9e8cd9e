import zoneinfo

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import RequestFactory
from django.utils import timezone

from accounts.forms import zone_choices
from accounts.models import User, validate_name
from accounts.requests import signed_in
from tests.factories import make_goal, make_profile


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


@pytest.fixture
def root(client, dana):
    """Dana as a superuser, signed in."""
    dana.is_superuser = True
    dana.save()
    client.force_login(dana)
    return dana


def change_form(person: User, **changes: str) -> dict[str, str]:
    return {
        "email": person.email,
        "name": "",
        "time_zone": "UTC",
        "is_active": "on",
    } | (changes)


def test_with_a_new_address_the_old_mailbox_opens_nothing(client, root, alice):
    url = f"/admin/accounts/user/{alice.pk}/change/"

    client.post(url, change_form(alice, email="New@Example.org"))

    alice.refresh_from_db()
    [address] = alice.emailaddress_set.all()
    assert (alice.email, address.email, address.verified) == (
        "new@example.org",
        "new@example.org",
        False,
    )


def test_nobody_but_a_superuser_gives_rights(client, dana, alice):
    dana.user_permissions.set(Permission.objects.filter(codename__endswith="_user"))
    client.force_login(dana)
    url = f"/admin/accounts/user/{dana.pk}/change/"

    client.post(url, change_form(dana, is_superuser="on", name="Dana D."))

    dana.refresh_from_db()
    assert (dana.name, dana.is_superuser) == ("Dana D.", False)


def test_a_superuser_is_changed_by_superusers_alone(client, dana):
    root = User.objects.create_superuser("root@example.org", "a quiet harbour")
    dana.user_permissions.set(Permission.objects.filter(codename__endswith="_user"))
    client.force_login(dana)

    client.post(f"/admin/accounts/user/{root.pk}/change/", change_form(root, name="X"))

    root.refresh_from_db()
    assert root.name == ""


def test_a_person_is_erased_without_showing_what_they_wrote(client, root, alice, world):
    make_goal(make_profile(world, alice, {"testing": 2}), name="Secret plan")
    url = f"/admin/accounts/user/{alice.pk}/delete/"

    page = client.get(url).content.decode()
    client.post(url, {"post": "yes"})

    assert "alice@example.org" in page
    assert "Secret plan" not in page
    assert not User.objects.filter(email="alice@example.org").exists()


def test_who_may_not_delete_people_does_not(client, dana, alice, world):
    make_profile(world, alice, {"testing": 2})
    dana.user_permissions.set(Permission.objects.filter(codename__endswith="_user"))
    client.force_login(dana)

    client.post(f"/admin/accounts/user/{alice.pk}/delete/", {"post": "yes"})

    assert User.objects.filter(pk=alice.pk).exists()


@pytest.mark.parametrize("name", ["\u200b", "a\r\nBcc: x", " "])
def test_a_name_can_be_seen_and_stays_on_one_line(name):
    with pytest.raises(ValidationError):
        validate_name(name)


def test_a_zone_that_is_no_more_is_taken_as_utc(client, alice, world):
    User.objects.filter(pk=alice.pk).update(time_zone="Old/Town")
    client.force_login(alice)

    page = client.get("/account/").content.decode()

    assert '<option value="Old/Town" selected>' in page


def test_an_address_is_kept_in_lower_case(db):
    with pytest.raises(IntegrityError, match="address_in_lower_case"):
        User.objects.create(email="Mixed@example.org")
