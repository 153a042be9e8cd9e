"""The work list about links in the admin: what is broken first, and what to do."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import PermissionDenied
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.archive import as_csv
from accounts.requests import signed_in
from curation.admin.hosts import replace_host_page, tell_moved
from curation.admin.records import RecordAdmin
from curation.counting import count_of
from curation.inlines import RowsOfOne
from curation.link_actions import Moved, look_again, take_new_address, vouch_for
from curation.link_health import health
from curation.link_pages import link_rows
from curation.link_states import State
from curation.link_words import found_words
from curation.models import LinkCheck, Url, UrlUse

FIRST = (
    *(State.BROKEN, State.SUSPECT, State.REDIRECTED, State.UNVERIFIED),
    *(State.UNCHECKED, State.OK, State.IGNORED),
)
LONGEST_VERIFIED = timedelta(days=2 * 365)


class LinkActionForm(ActionForm):
    """Beside the choice of what to do: until when a curator vouches for a link."""

    # A text here: a day that can't be read shall not hold up the other actions.
    until = forms.CharField(
        label=_("Verified until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class UseInline(admin.TabularInline[UrlUse, Url]):
    model = UrlUse
    formset = RowsOfOne
    fields = ["kind", "record", "field", "raw"]
    readonly_fields = ["kind", "record", "field", "raw"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class CheckInline(admin.TabularInline[LinkCheck, Url]):
    model = LinkCheck
    formset = RowsOfOne
    fields = ["at", "found", "final_address"]
    readonly_fields = ["at", "found", "final_address"]
    ordering = ["-at", "-pk"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("what was found"))
    def found(self, check: LinkCheck) -> str:
        return found_words(check.code)


class KindFilter(admin.SimpleListFilter):
    title = _("kind of record")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        kinds = UrlUse.objects.order_by("kind").values_list("kind", flat=True)
        return [(kind, kind) for kind in kinds.distinct()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Url]) -> QuerySet[Url]:
        if not self.value():
            return queryset
        uses = UrlUse.objects.filter(kind=self.value(), url__isnull=False)
        return queryset.filter(pk__in=uses.values("url"))


@admin.register(Url)
class UrlAdmin(RecordAdmin[Url]):
    """What needs a hand comes first, and of that what most depends on."""

    list_display = ["address", "state", "found", "since", "weight", "use_count"]
    list_filter = ["state", KindFilter]
    search_fields = ["address", "final_address"]
    date_hierarchy = "first_seen_at"
    inlines = [UseInline, CheckInline]
    fields = [
        *("address", "said", "found", "final_address", "weight", "site"),
        *("first_seen_at", "checked_at", "next_due", "successes", "failures"),
    ]
    action_form = LinkActionForm
    actions = ["look_again", "vouch_for", "take_new_address", "as_csv"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Url]:
        cases = [When(state=s, then=Value(n)) for n, s in enumerate(FIRST)]
        return Url.objects.annotate(
            urgency=Case(*cases, output_field=IntegerField()),
            use_count=count_of(UrlUse, "url"),
        ).order_by("urgency", "-weight", "-use_count", "address")

    def has_curate_permission(self, request: HttpRequest) -> bool:
        """Say whether who asks may act on links; their rows are written by looking."""
        return request.user.has_perm("curation.change_url")

    # --- what a row says ---

    @admin.display(description=_("uses"), ordering="use_count")
    def use_count(self, url: Url) -> int:
        return getattr(url, "use_count", 0)

    @admin.display(description=_("what was found"))
    def found(self, url: Url) -> str:
        if url.is_moved:
            return gettext("It moved to %(url)s") % {"url": url.final_address}
        return found_words(url.code)

    @admin.display(description=_("what readers are told"))
    def said(self, url: Url) -> str:
        return health(url).words

    # --- the other page ---

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.replace_host)
        name = "curation_url_replace_host"
        return [path("replace-host/", page, name=name), *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        url = ""
        if self.has_curate_permission(request):
            url = reverse("admin:curation_url_replace_host")
        context = {**(extra_context or {}), "replace_host_url": url}
        return super().changelist_view(request, context)

    def replace_host(self, request: HttpRequest) -> HttpResponse:
        if not self.has_curate_permission(request):
            raise PermissionDenied
        known = self.admin_site.each_context(request) | {"opts": self.opts}
        return replace_host_page(request, known)

    # --- what to do ---

    @admin.action(description=_("Check again now"), permissions=["curate"])
    def look_again(self, request: HttpRequest, queryset: QuerySet[Url]) -> None:
        count = look_again(_keys(queryset))
        words = ngettext(
            "%(count)d link waits for the worker.",
            "%(count)d links wait for the worker.",
            count,
        )
        self.message_user(request, words % {"count": count})

    @admin.action(description=_("Mark as verified until…"), permissions=["curate"])
    def vouch_for(self, request: HttpRequest, queryset: QuerySet[Url]) -> None:
        until = _until(request)
        if until is None:
            words = gettext("Give a day from tomorrow on, two years ahead at most.")
            self.message_user(request, words, messages.ERROR)
            return
        count = vouch_for(_keys(queryset), until)
        words = ngettext(
            "%(count)d link is marked as verified.",
            "%(count)d links are marked as verified.",
            count,
        )
        self.message_user(request, words % {"count": count})

    @admin.action(
        description=_("Use the address that it moved to"), permissions=["curate"]
    )
    def take_new_address(self, request: HttpRequest, queryset: QuerySet[Url]) -> None:
        count, kept = 0, []
        for url in queryset.filter(state=State.REDIRECTED):
            moved = take_new_address(url, by=signed_in(request))
            count += moved.count
            kept += moved.kept
        tell_moved(request, Moved(count, kept))

    @admin.action(description=_("Download as CSV"), permissions=["view"])
    def as_csv(self, request: HttpRequest, queryset: QuerySet[Url]) -> HttpResponse:
        answer = HttpResponse(
            as_csv(link_rows(queryset)).encode("utf-8-sig"), content_type="text/csv"
        )
        answer["Content-Disposition"] = 'attachment; filename="links.csv"'
        return answer


def _keys(queryset: QuerySet[Url]) -> list[int]:
    return list(queryset.values_list("pk", flat=True))


def _until(request: HttpRequest) -> datetime | None:
    """Return the day that was given, if it is one that may be."""
    try:
        day = forms.DateField().clean(request.POST.get("until", ""))
    except forms.ValidationError:
        return None
    today = timezone.localdate()
    if not today < day <= today + LONGEST_VERIFIED:
        return None
    return timezone.make_aware(datetime.combine(day, time()))
