"""The three hubs that are photographed: empty, typical and overfull.

Each is filled in a database of its own. `subjects` says what stands in the addresses
of pages there, by the words that the table of pages uses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.apps import apps
from django.contrib import admin
from django.db.models import Model
from django.urls import reverse

from accounts.models import User
from competencies.models import FrameworkVersion, Skill, SkillRelation
from curation.models import Flag, Suggestion
from profiles.models import Goal, Snapshot, SnapshotKind
from rsehub.imports import import_framework
from rsehub.sample_data import STARTER_FOLDER, STARTER_SLUG, load_sample
from rsehub.sample_people import PASSWORD
from screenshots import overfull_words
from screenshots.clock import NOON
from screenshots.moving import load_moves
from screenshots.overfull import load_overfull, overfull_version
from screenshots.pages import FAILURES, Page, Who

Subjects = dict[str, str]


@dataclass(frozen=True, slots=True)
class Hub:
    """A filled hub: who looks, and what there is to look at."""

    people: dict[Who, User]
    subjects: Subjects

    def address(self, page: Page) -> str | None:
        """Return where the page is, or nothing where the hub lacks what it needs."""
        args = [self.subjects.get(word) for word in page.needs.split()]
        route = page.route
        if None in args:
            route, args = page.instead, []
        return reverse(route, args=args) + page.query if route else None


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to fill a hub; what it returns is `needs` by their words."""

    name: str
    fill: Callable[[], Hub]


def models_in_admin() -> list[tuple[str, str]]:
    """Return app and name of every model that can be curated, in a settled order."""
    metas = [model._meta for model in curated_models()]
    return sorted((meta.app_label, meta.model_name or "") for meta in metas)


def curated_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if admin.site.is_registered(model)]


# --- empty -----------------------------------------------------------------------


def fill_empty() -> Hub:
    """Nothing but one person who has just come, and a curator with all to do."""
    newcomer = User.objects.create_user("erin@example.org", PASSWORD)
    curator = _curator(User.objects.create_user("dana@example.org", name="Dana"))
    _confirm(newcomer, curator)
    people = {Who.NEWCOMER: newcomer, Who.OWNER: newcomer, Who.CURATOR: curator}
    return _hub(people, {})


# --- typical ---------------------------------------------------------------------


def fill_typical() -> Hub:
    """The sample data, as `make run` has it on any machine."""
    load_sample()
    alice = _person("alice")
    return _hub(
        _cast(alice),
        load_moves(alice, _starter, "Fewer skills, in plainer words.")
        | {
            "framework": STARTER_SLUG,
            "version": "1.0",
            "group": "software-craft",
            "skill": "automated-testing",
            "level": "2",
            "role": "senior-rse",
            "resource": "building-better-research-software",
            "provider": "the-carpentries",
            "event": "sample-testing-hour",
            "path": "from-scripts-to-tested-code",
            "community": "rsse-africa",
            "challenge": "community",
            "part": "output",
            "organisation": "greyhaven",
            "team": "climate-software",
        },
    )


def _starter(slug: str) -> FrameworkVersion:
    import_framework(STARTER_FOLDER, slug=slug, publish=True)
    return FrameworkVersion.objects.get(framework__slug=slug)


def _person(name: str) -> User:
    return User.objects.get(email=f"{name}@example.org")


def _cast(owner: User) -> dict[Who, User]:
    """Return who looks; the newcomer came without a password and can set one."""
    charlie = _person("charlie")
    charlie.set_unusable_password()
    charlie.save(update_fields=["password"])
    curator = _curator(_person("dana"))
    return {Who.NEWCOMER: charlie, Who.OWNER: owner, Who.CURATOR: curator}


# --- overfull --------------------------------------------------------------------


def fill_overfull() -> Hub:
    """The sample data, and beside it more and longer than anybody should write."""
    load_sample()
    owner, subjects = load_overfull()
    moves = load_moves(owner, overfull_version, overfull_words.DESCRIPTION * 4)
    return _hub(_cast(owner), subjects | moves | _tied(subjects))


def _tied(subjects: Subjects) -> Subjects:
    """Tie a skill to one of the starter framework, with much to say about it."""
    skills = Skill.objects.select_related("framework")
    here = skills.get(framework__slug=subjects["framework"], slug=subjects["skill"])
    there = skills.filter(framework__slug=STARTER_SLUG).order_by("pk")[0]
    tie = SkillRelation.objects.create(
        from_skill=here,
        to_skill=there,
        kind=SkillRelation.Kind.BROAD_MATCH,
        source="https://working-group.example/" + "long-" * 40,
        note="Not the same in every detail. " * 30,
    )
    return {"other": STARTER_SLUG, "crosswalk": str(tie.uuid)}


KINDS = (
    Kind("empty", fill_empty),
    Kind("typical", fill_typical),
    Kind("overfull", fill_overfull),
)


# --- what every hub has ----------------------------------------------------------


def _hub(people: dict[Who, User], subjects: Subjects) -> Hub:
    # Signing in later sets the same moment again, so that the mailed links stay good.
    User.objects.update(date_joined=NOON, last_login=NOON)
    for person in people.values():
        person.refresh_from_db()
    owner, newcomer = people[Who.OWNER], people[Who.NEWCOMER]
    goal = Goal.objects.visible_to(owner).order_by("-created_at", "-pk").first()
    found = {"goal": str(goal.uuid)} if goal else {}
    kept = Snapshot.objects.visible_to(owner).filter(kind=SnapshotKind.NAMED).first()
    found |= {"snapshot": str(kept.uuid)} if kept else {}
    found |= {"new_kind": "resource", **_what_waits()}
    failures = {page.needs: page.needs for page in FAILURES}
    links = _mailed_links(newcomer)
    return Hub(people, subjects | found | failures | links | _first_of_each_model())


def _what_waits() -> Subjects:
    """Return a suggestion and a flag that wait for a curator, where there are any."""
    waiting = Suggestion.objects.waiting().order_by("pk").first()
    said = Flag.objects.open().order_by("pk").first()
    things = {"suggestion": waiting, "flag": said}
    return {word: str(thing.uuid) for word, thing in things.items() if thing}


def _curator(person: User) -> User:
    """Let a person open every page of the admin."""
    person.is_staff = person.is_superuser = True
    person.save(update_fields=["is_staff", "is_superuser"])
    return person


def _confirm(*people: User) -> None:
    EmailAddress.objects.bulk_create(
        EmailAddress(user=person, email=person.email, verified=True, primary=True)
        for person in people
    )


def _mailed_links(person: User) -> Subjects:
    second = EmailAddress.objects.create(user=person, email=f"also-{person.email}")
    return {
        "confirmation": EmailConfirmationHMAC(second).key,
        "reset_person": user_pk_to_url_str(person),
        "reset_key": default_token_generator.make_token(person),
        "broken": "broken",
    }


def _first_of_each_model() -> Subjects:
    """Return the key of the first record of each model that the admin can show."""
    found = {}
    for model in curated_models():
        first = model._default_manager.order_by("pk").values_list("pk", flat=True)[:1]
        for key in first:
            found[model._meta.label_lower] = str(key)
    return found
