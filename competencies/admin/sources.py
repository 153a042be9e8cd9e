"""The form that asks whose levels a draft takes over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from competencies.models import FrameworkVersion, Level
from competencies.models.frameworks import PUBLIC_STATUSES


class VersionChoice(forms.ModelChoiceField[FrameworkVersion]):
    """Names a version with its levels, lowest first."""

    def label_from_instance(self, obj: FrameworkVersion) -> str:
        return f"{obj}: {', '.join(level.name for level in obj.levels.all())}"


class LevelsOfForm(forms.Form):
    source = VersionChoice(
        FrameworkVersion.objects.none(),
        label=_("Whose levels?"),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        versions = FrameworkVersion.objects.filter(
            status__in=PUBLIC_STATUSES, levels__rank=0
        )
        in_order = Prefetch("levels", Level.objects.order_by("rank"))
        self.fields["source"].queryset = (  # type: ignore[attr-defined]
            versions.select_related("framework")
            .prefetch_related(in_order)
            .order_by("framework__name", "-published_at", "-pk")
        )
