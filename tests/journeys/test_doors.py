"""Signing in by every door: what axe and the policy say of the pages, and passkeys."""

from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings as hub_settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from playwright.sync_api import CDPSession, Page, expect

from accounts.models import User
from tests.accounts import second_steps
from tests.accounts.conftest import connect_sites, door, university
from tests.accounts.second_steps import code_of, make_passkey, prove, set_up_app
from tests.factories import PASSWORD
from tests.journeys import doors
from tests.journeys.contexts import without_script
from tests.journeys.test_accessibility import faults, faults_at
from tests.journeys.test_csp import Watch

pytestmark = pytest.mark.browser

__all__ = ["connect_sites", "door", "university"]


@pytest.fixture
def all_sites(connect_sites) -> None:
    connect_sites(
        GITHUB_CLIENT_ID="x",
        GITHUB_CLIENT_SECRET="x",
        ORCID_CLIENT_ID="x",
        ORCID_CLIENT_SECRET="x",
        OIDC_NAME="Example University",
        OIDC_SERVER_URL="https://login.example.org",
        OIDC_CLIENT_ID="x",
        OIDC_CLIENT_SECRET="x",
    )


@pytest.fixture
def proven(alice, settings) -> Client:
    """A session of alice's that has just shown who it is, and stays so."""
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 3600
    client = Client()
    second_steps.sign_in(client, alice)
    prove(client)
    return client


@pytest.fixture
def proven_page(page: Page, context, base_url, proven) -> Page:
    name = hub_settings.SESSION_COOKIE_NAME
    value = proven.cookies[name].value
    context.add_cookies([{"name": name, "value": value, "url": base_url}])
    return page


@pytest.fixture
def passkey(alice, proven) -> Authenticator:
    """One of two passkeys; there is an app as well, with codes, and another browser."""
    phone = Client(headers={"User-Agent": "Mozilla/5.0 (Android) Firefox/1"})
    second_steps.sign_in(phone, alice)
    set_up_app(proven)
    make_passkey(alice, "Telephone with a name that is as long as a name may ever be")
    SocialAccount.objects.create(user=alice, provider="github", uid="1")
    SocialAccount.objects.create(
        user=alice,
        provider="orcid",
        uid="0",
        extra_data={"username": "0000-0002-1825-0097"},
    )
    return make_passkey(alice)


# --- every page ---------------------------------------------------------------------


def test_the_pages_on_the_way_to_another_site(page, all_sites):
    assert faults_at(page, doors.leaving()) == {}


def test_the_pages_of_who_has_a_password_alone(proven_page):
    assert faults_at(proven_page, doors.unguarded()) == {}


def test_the_pages_of_who_has_everything(proven_page, all_sites, passkey):
    assert faults_at(proven_page, doors.guarded(passkey)) == {}


def test_no_page_trips_the_policy(proven_page, all_sites, passkey):
    watch = Watch(proven_page)

    assert watch.visit(doors.guarded(passkey)) == {}


def test_no_page_on_the_way_trips_the_policy(page, all_sites):
    assert Watch(page).visit(doors.leaving()) == {}


def test_no_page_of_setting_up_trips_the_policy(proven_page):
    watch = Watch(proven_page)

    assert watch.visit(doors.unguarded()) == {}
    assert proven_page.goto(reverse("mfa_activate_totp")).ok
    picture = proven_page.get_by_role("img", name="QR code")
    assert picture.evaluate("image => image.naturalWidth") > 0


# --- an app, as a person does it ----------------------------------------------------


def type_password(page: Page, person: User) -> None:
    page.goto(reverse("account_login"))
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def prove_it(page: Page) -> None:
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()


@without_script
def test_alice_sets_up_an_app_saves_her_codes_and_signs_in_with_it(page, alice):
    type_password(page, alice)
    page.get_by_role("link", name="your account").click()
    page.get_by_role("link", name="Second step").click()
    page.get_by_role("link", name="Set up an app").click()
    prove_it(page)
    secret = page.locator(".code").inner_text()
    page.get_by_label("Code that the app shows now").fill(code_of(secret))
    page.get_by_role("button", name="Use this app").click()

    with page.expect_download() as download:
        page.get_by_role("link", name="Save them as text").click()
    saved = download.value.path().read_text().split()
    assert saved == page.locator(".codes li").all_inner_texts()

    sign_out(page)
    type_password(page, alice)
    expect(page.get_by_role("heading", name="The second step")).to_be_visible()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("You are signed in.")).to_be_visible()


def test_the_second_step_itself(page, alice, passkey):
    watch = Watch(page)
    type_password(page, alice)
    expect(page.get_by_role("button", name="Use a passkey instead")).to_be_visible()

    assert watch.so_far() == []
    assert faults(page) == []


# --- passkeys -----------------------------------------------------------------------


@pytest.fixture
def authenticator(page: Page) -> Iterator[CDPSession]:
    """A device of the browser's own making that says yes to everything."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield session
    session.send("WebAuthn.disable")


def add_passkey(page: Page, name: str) -> None:
    page.goto(reverse("mfa_add_webauthn"))
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("The passkey is added.")).to_be_visible()


def test_alice_adds_a_passkey_signs_in_with_it_and_removes_it(
    proven_page, authenticator, alice
):
    page, watch = proven_page, Watch(proven_page)
    add_passkey(page, "My laptop")
    expect(page.locator(".codes li")).to_have_count(10)
    sign_out(page)

    page.goto(reverse("account_login") + "?next=/training/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("link", name="your account")).to_be_attached()
    assert page.url.endswith("/training/")

    page.goto(reverse("mfa_list_webauthn"))
    expect(page.get_by_text("Signs in alone, without a password.")).to_be_visible()
    expect(page.get_by_text("Last used on")).to_be_visible()
    page.get_by_role("link", name="Remove My laptop").click()
    prove_it(page)
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("The passkey is removed.")).to_be_visible()

    sent = [message.subject for message in mail.outbox]
    assert sent == ["A passkey was added", "A passkey was removed"]
    assert not Authenticator.objects.exists()
    assert watch.so_far() == []


def test_a_passkey_stands_in_for_the_code(proven_page, authenticator, alice):
    page = proven_page
    add_passkey(page, "My laptop")
    sign_out(page)
    type_password(page, alice)

    page.get_by_role("button", name="Use a passkey instead").click()

    expect(page.get_by_text("You are signed in.")).to_be_visible()


def test_a_passkey_proves_who_it_is_and_gets_another_name(
    proven_page, authenticator, alice, settings
):
    page = proven_page
    add_passkey(page, "My laptop")
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0

    page.goto(reverse("mfa_reauthenticate_webauthn") + "?next=/account/")
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
    page.get_by_role("button", name="Use my passkey").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()

    page.goto(reverse("mfa_list_webauthn"))
    page.get_by_role("link", name="Rename My laptop").click()
    page.get_by_label("Name").fill("Her laptop")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Her laptop")).to_be_visible()


def test_a_passkey_that_was_removed_opens_nothing(proven_page, authenticator, alice):
    page = proven_page
    add_passkey(page, "My laptop")
    sign_out(page)
    Authenticator.objects.all().delete()

    page.goto(reverse("account_login"))
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_text("That does not fit.")).to_be_visible()
    expect(page.get_by_role("button", name="Sign out")).to_have_count(0)


def test_a_device_that_says_no_is_told_in_words(proven_page, authenticator):
    page = proven_page
    authenticator.send("WebAuthn.disable")
    page.goto(reverse("mfa_add_webauthn"))
    page.evaluate("void (navigator.credentials.create = () => Promise.reject())")

    page.get_by_role("button", name="Add it").click()

    expect(page.get_by_role("alert")).to_contain_text("No passkey was made.")
    assert faults(page) == []


def test_an_older_browser_reads_what_else_it_can_do(proven_page):
    page = proven_page
    page.add_init_script("delete globalThis.PublicKeyCredential")

    page.goto(reverse("mfa_add_webauthn"))

    expect(page.get_by_role("alert")).to_contain_text("This browser cannot make")


@without_script
def test_without_javascript_there_is_no_button_that_does_nothing(page, db):
    page.goto(reverse("account_login"))

    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.get_by_role("button", name="Use a passkey")).to_be_hidden()


# --- another site, and other browsers -----------------------------------------------


def test_erin_joins_with_her_university(page, university):
    watch = Watch(page)
    del university.person["email"]
    page.goto(reverse("account_login") + "?next=/training/")
    page.get_by_role("button", name="Go on with Example University").click()

    expect(page.get_by_role("heading", name="One thing is missing")).to_be_visible()
    assert faults(page) == []
    page.get_by_label("E-mail address").fill("erin@example.org")
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("heading", name="Check your mail")).to_be_visible()

    link = next(w for w in mail.outbox[0].body.split() if "confirm-email" in w)
    page.goto(link)
    page.get_by_role("button", name="Yes, confirm it").click()
    expect(page.get_by_text("You are signed in.")).to_be_visible()
    assert watch.so_far() == []


def test_alice_ends_the_session_on_her_phone(page, alice, context, browser, base_url):
    phone = browser.new_context(base_url=base_url, user_agent="Firefox/1 (Android)")
    type_password(phones_page := phone.new_page(), alice)
    expect(phones_page.get_by_text("You are signed in.")).to_be_visible()
    type_password(page, alice)

    page.goto(reverse("accounts:session-list"))
    page.get_by_role("button", name="Firefox on Android").click()
    expect(page.get_by_text("That session is ended.")).to_be_visible()

    phones_page.goto(reverse("accounts:account"))
    expect(phones_page.get_by_role("heading", name="Sign in")).to_be_visible()
    phone.close()
