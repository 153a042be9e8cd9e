"""Whether a level is on the scale of a framework, for the admin's forms."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Max, Model
from django.utils.translation import gettext as _

from competencies.admin.cells import CellsForm
from competencies.models import Framework

M = TypeVar("M", bound=Model)


def rank_problem(rank: int | None, framework: Framework) -> str | None:
    """Return why `rank` can't be, in words, or None."""
    highest = framework.highest_rank
    if rank is None or (highest is not None and rank <= highest):
        return None
    if highest is None:
        return _("Choose the highest level of %(it)s first.") % {"it": framework}
    return _("Levels of %(it)s run from 0 to %(highest)d.") % {
        "it": framework,
        "highest": highest,
    }


def highest_in_use(framework: Framework) -> int | None:
    """Return the highest rank that versions describe or roles expect, if any."""
    found = Framework.objects.filter(pk=framework.pk).aggregate(
        described=Max("versions__levels__rank"),
        worded=Max("skills__editions__descriptors__rank"),
        expected=Max("roles__skills__rank"),
    )
    return max((rank for rank in found.values() if rank is not None), default=None)


class RankForm(CellsForm[M]):
    """A row with a `rank`, which must be on the scale of its framework."""

    def framework(self) -> Framework | None:
        """Return whose scale it is, or None while the page doesn't say."""
        raise NotImplementedError  # pragma: no cover  every kind of row says

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        framework = self.framework()
        if framework is not None:
            problem = rank_problem(self.cleaned_data.get("rank"), framework)
            if problem is not None:
                self.add_error("rank", problem)
        return cleaned
