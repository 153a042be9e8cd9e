"""Taking part in the benchmark, or not any more: a person, and an organisation."""

from __future__ import annotations

from accounts.models import User
from competencies.models import Framework
from teams.models import BenchmarkEntry, Organisation


def enter(user: User, framework: Framework, *, is_in: bool) -> None:
    """Let a person be counted from the next release on, or not any more."""
    if is_in:
        BenchmarkEntry.objects.get_or_create(person=user, framework=framework)
    else:
        BenchmarkEntry.objects.filter(person=user, framework=framework).delete()


def let_organisation_enter(organisation: Organisation, *, is_in: bool) -> None:
    """Let the people of an organisation be counted, if they wish to, or none."""
    Organisation.objects.filter(pk=organisation.pk).update(joins_benchmark=is_in)
