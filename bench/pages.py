"""Which pages are measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from bench.subjects import Subject
from training.models import LearningResource


@dataclass(frozen=True, slots=True)
class Page:
    name: str
    url: str
    is_mine: bool = False
    """Whether one signs in to see it."""


def pages_of(subjects: list[Subject]) -> Iterator[Page]:
    """Yield every page, those about a framework once for each of them."""
    yield from _public_pages(subjects[0])
    yield from _own_pages()
    for subject in subjects:
        yield from _pages_about(subject)


def _public_pages(subject: Subject) -> Iterator[Page]:
    resource = LearningResource.objects.order_by("pk").values_list("slug", flat=True)
    catalogue = reverse("training:resource-list")
    yield Page("Home, first visit", reverse("home"))
    yield Page("Sign in", reverse("account_login"))
    yield Page("Sign up", reverse("account_signup"))
    yield Page("Frameworks", reverse("competencies:framework-list"))
    yield Page("Roles", reverse("competencies:role-list"))
    yield Page("Training", catalogue)
    yield Page("Training, search", f"{catalogue}?q=testing")
    search = reverse("search:search")
    yield Page("Search", f"{search}?q=testing")
    yield Page("Search, all skills", f"{search}?q=testing&kind=skills")
    yield Page("Training, one resource", f"{catalogue}{resource[0]}/")

    yield Page("API, skills", "/api/v1/skills/?page_size=100")


def _own_pages() -> Iterator[Page]:
    yield Page("Home, signed in", reverse("home"), is_mine=True)
    yield Page("Goals", reverse("profiles:goal-list"), is_mine=True)
    yield Page("Account", reverse("accounts:account"), is_mine=True)
    yield Page("API, answers", "/api/v1/assessments/?page_size=100", is_mine=True)


def _pages_about(subject: Subject) -> Iterator[Page]:
    framework = reverse("competencies:framework-detail", args=[subject.slug])
    named = {
        "Framework": framework,
        "Framework, search": f"{framework}?q=testing",
        "Skill": reverse(
            "competencies:skill-detail", args=[subject.slug, subject.skill]
        ),
        "Role": reverse("competencies:role-detail", args=[subject.slug, subject.role]),
    }
    for name, url in named.items():
        yield Page(f"{name} ({subject.name})", url)
    mine = {
        "Profile": reverse("profiles:profile-detail", args=[subject.slug]),
        "Assess": reverse("profiles:profile-assess", args=[subject.slug]),
        "Assess, one competency": assess_url(subject),
        "Goal and gap": subject.goal.get_absolute_url(),
        "API, profile": reverse("api:profile-detail", args=[subject.profile.uuid]),
    }
    for name, url in mine.items():
        yield Page(f"{name} ({subject.name})", url, is_mine=True)


def assess_url(subject: Subject) -> str:
    """Return the page where the subject's largest competency is rated."""
    return reverse(
        "profiles:profile-assess-group", args=[subject.slug, subject.competency]
    )
