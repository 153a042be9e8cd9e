"""Every page of the hub, as addresses to visit."""

import re
from urllib.parse import urlsplit

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from accounts.models import User
from profiles.models import Goal

# Answers for machines, the admin's own address for a new password, which leads to ours,
# and a way in (by a mailed code) that the hub does not offer.
NOT_PAGES = {
    "healthz",
    "readyz",
    "change-password",
    "account_confirm_login_code",
    # What the browser sends or fetches while somebody signs in, or ends a session.
    "accounts:session-end",
    "mfa_download_recovery_codes",
    "mfa_login_webauthn",
    "github_callback",
    "orcid_callback",
    "openid_connect_callback",
    # allauth's own, which lead to ours or which nothing leads to.
    "socialaccount_login_error",
    "usersessions_list",
}


def reading() -> list[str]:
    """Return the pages of skills, roles and training, which anyone may read."""
    skill = ["craft", "testing"]
    return [
        reverse("home"),
        reverse("competencies:framework-list"),
        reverse("competencies:framework-detail", args=["craft"]),
        reverse("competencies:framework-detail", args=["craft"]) + "?q=testing",
        reverse("competencies:framework-detail", args=["craft"]) + "?q=beekeeping",
        reverse("competencies:version-detail", args=["craft", "1.0"]),
        reverse("competencies:skill-detail", args=skill),
        reverse("competencies:skill-level", args=[*skill, 1]),
        reverse("competencies:skill-edition", args=["craft", "1.0", "testing"]),
        reverse("competencies:role-list"),
        reverse("competencies:role-detail", args=["craft", "engineer"]),
        reverse("training:resource-list"),
        reverse("training:resource-list") + "?q=beekeeping",
        reverse("training:resource-list") + "?skill=testing",
        reverse("training:resource-detail", args=["tests-tell"]),
        reverse("training:resource-detail", args=["talking"]),
        reverse("training:provider-list"),
        reverse("training:provider-detail", args=["lesson-house"]),
    ]


def entrance(person: User) -> list[str]:
    """Return the ways in, and the mailed links of a person, good and broken."""
    return [
        reverse("account_login"),
        reverse("account_signup"),
        reverse("account_inactive"),
        reverse("account_email_verification_sent"),
        reverse("account_confirm_email", args=[confirmation_key(person)]),
        reverse("account_confirm_email", args=["broken"]),
        reverse("account_reset_password"),
        reverse("account_reset_password_done"),
        reset_link(person),
        reverse("account_reset_password_from_key", args=["0", "broken"]),
        reverse("account_reset_password_from_key_done"),
    ]


def confirmation_key(person: User) -> str:
    """Return what a mailed link carries to confirm a second address."""
    second = EmailAddress.objects.create(user=person, email=f"also-{person.email}")
    return EmailConfirmationHMAC(second).key


def reset_link(person: User) -> str:
    """Ask for a new password, and return where the mailed link leads."""
    Client().post(reverse("account_reset_password"), {"email": person.email})
    [link] = re.findall(r"https?://\S+", mail.outbox[-1].body)
    return urlsplit(link).path


def own(goal: Goal) -> list[str]:
    """Return the pages that the owner of a goal has to themselves."""
    return [
        reverse("home"),
        reverse("profiles:profile"),
        reverse("profiles:profile-detail", args=["craft"]),
        reverse("profiles:profile-assess", args=["craft"]),
        reverse("profiles:profile-assess-group", args=["craft", "code"]),
        reverse("profiles:goal-list"),
        reverse("profiles:goal-create"),
        *goal_pages(goal),
        reverse("accounts:account"),
        reverse("account_email"),
        reverse("account_change_password"),
        reverse("account_set_password"),
        reverse("account_reauthenticate"),
        reverse("account_logout"),
    ]


def goal_pages(goal: Goal) -> list[str]:
    names = ("goal-detail", "goal-update", "goal-targets", "goal-delete")
    return [reverse(f"profiles:{name}", args=[goal.uuid]) for name in names]


def without_anything() -> list[str]:
    """Return the pages that a new person meets in a hub that holds nothing yet."""
    return [
        reverse("home"),
        reverse("profiles:profile"),
        reverse("profiles:goal-list"),
        reverse("competencies:framework-list"),
        reverse("competencies:role-list"),
        reverse("training:resource-list"),
        reverse("training:provider-list"),
    ]


def route_names(resolver: URLResolver | None = None, within: str = "") -> set[str]:
    """Return the names of every page of ours and allauth's; the admin has its own."""
    names = set()
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLPattern):
            names |= {within + each.name} if each.name else set()
        elif each.namespace != "admin":
            below = f"{each.namespace}:" if each.namespace else ""
            names |= route_names(each, within + below)
    return names


def name_of(address: str) -> str:
    """Return the name of the page at an address."""
    return resolve(urlsplit(address).path).view_name
