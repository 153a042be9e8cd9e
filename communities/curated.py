"""What communities answer to curation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from communities.channel_lines import read_channel
from communities.countries import country_name
from communities.fields import CountriesField, LanguagesField, ShortLinesField
from communities.kinds import Status
from communities.models import (
    Activity,
    Channel,
    Community,
    FundingRow,
    Maintainer,
    Need,
    Offer,
    may_curate,
)
from communities.rewriting import (
    CHANNELS,
    DATES,
    OWN_FIELDS,
    line_of,
    make_community,
    rewrite_community,
)
from curation.kinds import Field, Kind, Person, Trail, model_field
from curation.provenance import events_of
from curation.values import Value, Values

LONGEST_LINES = 8_000


class ChannelsField(ShortLinesField):
    """Channels, one a line."""

    def clean(self, value: Any) -> Any:
        lines = super().clean(value)
        for line in lines:
            read_channel(line)
        return lines


class DayField(forms.DateField):
    """A day that stays the text it is kept as."""

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        return day.isoformat() if day else ""


class CountryListField(Field):
    """Countries are kept as codes and read as names."""

    def shown(self, value: Value) -> str:
        codes = value if isinstance(value, list) else []
        return ", ".join(country_name(code) for code in codes)


def _lines(
    name: str,
    label: StrOrPromise,
    help_text: StrOrPromise,
    kind: type[ShortLinesField] = ShortLinesField,
    made: type[Field] = Field,
) -> Field:
    def make() -> forms.Field:
        return kind(
            label=label,
            help_text=help_text,
            required=False,
            max_length=LONGEST_LINES,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    return made(name, label, make)


def _day(name: str) -> Field:
    own = model_field(Community, name)

    def make() -> forms.Field:
        return DayField(
            label=own.label,
            required=False,
            help_text=_("Of a month or a year, its first day."),
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        )

    return Field(name, own.label, make)


def _chosen(name: str) -> Field:
    """Return a field with words of its own for each value."""
    found: Any = Community._meta.get_field(name)
    made = model_field(Community, name)
    return Field(made.key, made.label, made.make, dict(found.choices))


def _status() -> Field:
    """Return the status; into what something merged is a curator's, in the admin."""
    words: dict[str, str] = {key: str(name) for key, name in Status.choices}
    choices = [each for each in words.items() if each[0] != Status.MERGED]

    def make() -> forms.Field:
        return forms.ChoiceField(label=_("Status"), choices=choices)

    return Field("status", gettext_lazy("Status"), make, words)


def _plain(name: str) -> Field:
    return model_field(Community, name)


ONE_A_LINE = gettext_lazy("One a line.")
SPECIAL: Mapping[str, Callable[[], Field]] = {
    "former_names": lambda: _lines(
        "former_names", gettext_lazy("Former names"), ONE_A_LINE
    ),
    "themes": lambda: _lines("themes", gettext_lazy("Themes"), ONE_A_LINE),
    "languages": lambda: _lines(
        "languages",
        gettext_lazy("Languages"),
        gettext_lazy("Codes such as en or es, one a line."),
        LanguagesField,
    ),
    "countries": lambda: _lines(
        "countries",
        gettext_lazy("Countries"),
        ONE_A_LINE,
        CountriesField,
        CountryListField,
    ),
    "status": _status,
}
WITH_WORDS = {
    *("kind", "scope", "founded_precision", "registered_precision"),
    *("retired_precision", "governance", "legal_form", "staff"),
}


def _field(name: str) -> Field:
    if name in SPECIAL:
        return SPECIAL[name]()
    if name in DATES:
        return _day(name)
    return _chosen(name) if name in WITH_WORDS else _plain(name)


def channels_field() -> Field:
    return _lines(
        CHANNELS,
        gettext_lazy("Channels"),
        gettext_lazy(
            "One a line: what it is, its address, and who gets in, such as "
            "“slack https://rse.slack.com/ request”. The address alone will do."
        ),
        ChannelsField,
    )


class CommunityRecord(Kind):
    key = "community"
    namespace = "communities"
    label = gettext_lazy("community")
    label_plural = gettext_lazy("Communities")
    takes_new = True

    def visible_to(self, user: Person) -> QuerySet[Community]:
        return Community.objects.visible_to(user)

    def find(self, user: Person, **address: str) -> Community | None:
        return self.visible_to(user).filter(slug=address["slug"]).first()

    def address(self, record: Community) -> list[str]:
        return [record.slug]

    def title(self, record: Community) -> str:
        return record.name

    def fields(self, record: Community | None) -> Sequence[Field]:
        return [*(_field(name) for name in OWN_FIELDS), channels_field()]

    def read(self, record: Community, *, working: bool) -> Values:
        channels = list(record.channels.order_by("position", "pk"))
        rows: dict[str, Value] = {f"channel-{c.pk}": line_of(c) for c in channels}
        lines: dict[str, Value] = {CHANNELS: [line_of(c) for c in channels]}
        return own_words(record) | lines | rows

    def apply(self, *, record: Community, values: Values) -> None:
        rewrite_community(community=record, values=values)

    def make(self, *, values: Values) -> Community:
        return make_community(values=values)

    def curates(self, user: Person) -> bool:
        return may_curate(user)

    def maintained_by(self, user: Person) -> QuerySet[Any]:
        """Return the entries that a person keeps: one query where there are none."""
        if not user.is_authenticated:
            return Community.objects.none()
        theirs = list(
            Maintainer.objects.filter(user=user).values_list("community_id", flat=True)
        )
        if not theirs:
            return Community.objects.none()
        return Community.objects.filter(pk__in=theirs)

    def list_url(self) -> str:
        return reverse("communities:community-list")

    def labels(self, keys: Iterable[str]) -> Mapping[str, str]:
        words = {
            "channel": _("Channel"),
            "activity": _("Activity"),
            "need": _("Need"),
            "offer": _("Offer"),
            "funding": _("Funding"),
        }
        return {key: words.get(key.partition("-")[0], key) for key in keys}

    def trails(self) -> Sequence[Trail]:
        return [
            Trail(
                "own",
                lambda record, user: events_of(Community).filter(pgh_obj=record),
                own_words,
                is_record=True,
            ),
            _rows_of("channel", Channel, line_of),
            _rows_of(
                "activity", Activity, lambda row: f"{row.name}: {_words(row, 'status')}"
            ),
            _rows_of("need", Need, lambda row: f"{_words(row, 'kind')}: {row.words}"),
            _rows_of("offer", Offer, lambda row: row.title),
            Trail(
                "funding",
                lambda record, user: events_of(FundingRow).filter(
                    community=record, visibility="public", state="accepted"
                ),
                lambda row: {f"funding-{row.pgh_obj_id}": row.funder},
            ),
        ]


def _words(row: Any, name: str) -> str:
    """Return a value of a row of history in words."""
    choices = dict(row._meta.get_field(name).choices or [])
    return str(choices.get(getattr(row, name), getattr(row, name)))


def _rows_of(key: str, model: type[Model], line: Callable[[Any], str]) -> Trail:
    return Trail(
        key,
        lambda record, user: events_of(model).filter(community=record),
        lambda event: {f"{key}-{event.pgh_obj_id}": line(event)},
    )


def own_words(row: Any) -> dict[str, Value]:
    """Return the fields of a community, or of a row of its history."""
    found: dict[str, Value] = {name: getattr(row, name) for name in OWN_FIELDS}
    for name in DATES:
        day = getattr(row, name)
        found[name] = day.isoformat() if day else ""
    return found
