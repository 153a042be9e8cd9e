"""What the hub holds about people for figures about groups."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.personal_data import Holder, Sheet
from teams.models import BenchmarkEntry, GroupPerson


def export_benchmark(user: User) -> Sequence[Sheet]:
    """Return where one takes part, and in which groups one was: two queries."""
    entries = BenchmarkEntry.objects.filter(person=user).order_by("since", "pk")
    groups = GroupPerson.objects.filter(person=user).order_by("pk")
    return [
        Sheet(
            "benchmark",
            _("Where you take part in the benchmark"),
            [
                {"framework": row.framework.name, "since": row.since.isoformat()}
                for row in entries.select_related("framework")
            ],
        ),
        Sheet(
            "groups",
            _("Groups of which figures were made while you were in them"),
            [
                {
                    "framework": row.group.release.framework.name,
                    "quarter": row.group.release.quarter,
                    "organisation": str(row.group.organisation or ""),
                    "team": str(row.group.team or ""),
                    "counted": row.is_counted,
                }
                for row in groups.select_related(
                    "group__release__framework", "group__organisation", "group__team"
                )
            ],
        ),
    ]


def _kept(user: User) -> Sequence[str]:
    if not GroupPerson.objects.filter(person=user, is_counted=True).exists():
        return ()
    return [
        _(
            "Figures about groups that were released while you were in them stay. "
            "The next ones are made without you."
        )
    ]


HOLDER = Holder(
    name=gettext_lazy("Figures about groups"),
    tables={
        "teams.benchmarkentry": {"person"},
        "teams.groupperson": {"person"},
    },
    export=export_benchmark,
    keeps=_kept,
)
