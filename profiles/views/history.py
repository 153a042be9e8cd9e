"""How my profile came to be what it is: growth, any day of it, and every change."""

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from competencies.outlines import scale_of
from curation.paging import page_of
from profiles.asked import asked_of
from profiles.charts import competency_wheel
from profiles.holdings import profile_for
from profiles.pages import competency_rows
from profiles.past import (
    changes_in,
    day_lines,
    growth_chart,
    growth_lines,
    growth_rows,
    holdings_on,
)


class DayForm(forms.Form):
    """The day to look back to."""

    on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("Write the day as 2026-03-01."),
        },
    )

    def clean_on(self) -> date:
        """No day is later than today: the profile is as it is now."""
        day: date = self.cleaned_data["on"]
        return min(day, timezone.localdate())


@require_safe
def profile_history(request: HttpRequest, slug: str) -> HttpResponse:
    profile = profile_for(request.user, slug)
    asked, scale = asked_of(profile), scale_of(profile.version)
    changes, today = changes_in(profile), timezone.localdate()
    lines = growth_lines(asked.outline, changes)
    form = DayForm(request.GET if "on" in request.GET else None)
    context = {
        "profile": profile,
        "scale": scale,
        "lines": lines,
        "chart": growth_chart(
            lines, set(request.GET.getlist("show")), scale=scale, today=today
        ),
        "growth": growth_rows(lines, today),
        "days": page_of(request, day_lines(changes, asked.whole, scale)),
        "form": form,
        "section": "profile",
    }
    if form.is_valid():
        day = form.cleaned_data["on"]
        rows = competency_rows(asked.outline, holdings_on(changes, day))
        wheel = competency_wheel(rows, scale)
        context |= {"day": day, "then": rows, "wheel": wheel}
    return render(request, "profiles/history.html", context)
