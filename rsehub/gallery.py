"""Every component on one page, for those who build with them; development only."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from charts.dot_rows import DotRow, dot_rows
from charts.drawing import WheelDrawing, wheel_drawing
from charts.figure import Figure
from charts.levels import State, wash
from charts.row_drawing import DotRowsDrawing, dot_rows_drawing
from charts.spokes import Spoke
from charts.wheel import wheel
from competencies.facets import Facet, Option
from competencies.levels import LevelText
from curation.link_health import Health
from curation.link_states import State as LinkState
from rsehub.gallery_charts import sample_plot, sample_ranges
from rsehub.menu import Area

LEVELS = ("None yet", "Awareness", "Working", "Practitioner", "Leads others")
HIGHEST = len(LEVELS) - 1
LONG = "Donaudampfschifffahrtsgesellschaftsforschungssoftwareentwicklung"


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name"), max_length=80)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("a", _("Course")), ("b", _("Book"))], required=False
    )
    about = forms.CharField(
        label=_("About it"),
        widget=forms.Textarea,
        required=False,
        help_text=_("A few words, for people who choose between two."),
    )
    level = forms.ChoiceField(
        label=_("Level"),
        choices=[("1", LEVELS[1]), ("2", LEVELS[2])],
        widget=forms.RadioSelect,
    )
    remember = forms.BooleanField(label=_("Keep it for next time"), required=False)


@require_safe
@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("Your settings are saved."))
    messages.warning(request, _("Two of the skills are not in this version any more."))
    return render(request, "gallery/gallery.html", components())


def components() -> dict[str, Any]:
    """Return made-up values for everything that the gallery shows."""
    return {
        "colours": COLOURS,
        "sizes": ("3xl", "2xl", "xl", "l", "m", "s", "xs"),
        "levels": sample_levels(),
        "form": SampleForm(),
        "refused": SampleForm({"name": "", "level": "7", "about": "x"}),
        "facets": sample_facets(),
        "page": Paginator(range(120), 50).page(2),
        "wheel": sample_wheel(),
        "dots": sample_dots(),
        "plot": sample_plot(HIGHEST),
        "ranges": sample_ranges(),
        "mine": [Area(n, n, "#") for n in ("Profile", "Goals", "Plan", "Teams")],
        "shared": [Area(n, n, "#") for n in SHARED],
        "long": LONG,
        "links": sample_links(),
        "section": "Skills",
    }


COLOURS = (
    *("paper", "sheet", "band", "ink", "ink-2", "edge", "rule"),
    *("pencil", "pencil-wash", "margin-line", "alert", "lv1", "lv2", "lv3", "lv4"),
)
SHARED = ("Skills", "Roles", "Training", "Communities", "Challenges", "Benchmark")


def sample_levels() -> list[LevelText]:
    return [
        LevelText(
            rank=rank,
            name=name,
            wash=wash(rank, HIGHEST),
            text=f"What {name.lower()} is.",
            examples=(),
            is_general=True,
        )
        for rank, name in enumerate(LEVELS)
    ]


def sample_links() -> list[Health]:
    at = datetime(2026, 8, 12, tzinfo=UTC)
    return [Health(state, at, at, code="http-404", until=at) for state in LinkState]


def sample_facets() -> list[Facet]:
    options = [("Software craft", 12), ("Working with data", 7), (LONG, 1)]
    return [
        Facet(
            "Competency",
            [
                Option(n, "?", count, is_on=i == 0)
                for i, (n, count) in enumerate(options)
            ],
        )
    ]


def sample_wheel() -> tuple[Figure, WheelDrawing]:
    spokes = [
        Spoke("Software craft", 2.6, 7, 7, 7, target=3.0),
        Spoke("Delivering software", 1.4, 2, 6, 6, target=2.0),
        Spoke("Models and methods", None, 0, 5, 5, target=1.5),
        Spoke("Web and mobile", None, 0, 0, 4),
        Spoke("Leading and organising", 0.0, 6, 6, 6),
    ]
    drawing = wheel_drawing(spokes, highest=HIGHEST, levels=LEVELS)
    return wheel(spokes, highest=HIGHEST), drawing


def sample_dots() -> tuple[Figure, DotRowsDrawing]:
    rows = [
        DotRow("Testing", 3, State.RATED),
        DotRow(LONG, 1, State.RATED),
        DotRow("Mentoring", None, State.NOT_ASSESSED),
    ]
    return dot_rows(rows, highest=HIGHEST), dot_rows_drawing(rows, highest=HIGHEST)
