"""What every page of the hub's admin keeps to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import NestedObjects
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import BadRequest
from django.db import DEFAULT_DB_ALIAS, IntegrityError, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.requests import signed_in
from competencies.admin.choices import NamedChoices
from competencies.admin.refusals import NEVER_CHANGES, refusal
from competencies.models import FrameworkVersion, SkillEdition, SkillGroupEdition
from competencies.models.frameworks import Status
from curation.importers import importers_for
from curation.inlines import RowsOfOne
from curation.kinds import kind_of

M = TypeVar("M", bound=models.Model)

# The search index of PostgreSQL takes no text much longer than that.
LONGEST_TEXT = 100_000
NAMED_AT_MOST = 20
FORM_FIELDS: dict[type[models.Field[Any, Any]], dict[str, Any]] = {
    models.URLField: {"assume_scheme": "https"},
    models.TextField: {
        "max_length": LONGEST_TEXT,
        "widget": AdminTextareaWidget(attrs={"rows": 5}),
    },
}


class HubAdmin(NamedChoices[M], admin.ModelAdmin[M]):
    """Refusals are messages, addresses settle, and people's own entries stay private.

    `settled` names the fields that stay as they are once the record exists. The form
    is a SeenForm. `kind` is what curation calls such records, where they have a public
    history; `importer` is what brings them in from a file.
    """

    list_per_page = 50
    # How many there are without the filters takes a count of the whole table.
    show_full_result_count = False
    kind = ""
    importer = ""
    formfield_overrides = FORM_FIELDS
    actions = ["delete_selected"]
    settled: tuple[str, ...] = ()
    why_kept: StrOrPromise = NEVER_CHANGES

    def kept(self, chosen: models.QuerySet[M]) -> models.QuerySet[M]:
        """Return those of `chosen` that may not be deleted."""
        return chosen.none()

    def public_record(self, obj: M) -> Any:
        """Return the curated record that this one is, or is a part of."""
        return obj

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,  # noqa: FBT001, FBT002  as Django calls it
        change: bool = False,  # noqa: FBT001, FBT002
        form_url: str = "",
        obj: M | None = None,
    ) -> HttpResponse:
        kind = kind_of(self.kind)
        if kind is not None and obj is not None:
            context["public_history"] = kind.url(self.public_record(obj), "history")
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_readonly_fields(
        self, request: HttpRequest, obj: M | None = None
    ) -> list[str]:
        settled = self.settled if obj else ()
        return [*super().get_readonly_fields(request, obj), *settled]

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: M | None = None
    ) -> dict[str, Sequence[str]]:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: M | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not self.has_change_permission(request, obj):
            return fieldsets
        (name, options), *others = fieldsets
        return [(name, {**options, "fields": [*options["fields"], "seen"]}), *others]

    @admin.action(
        description=_("Delete selected %(verbose_name_plural)s"),
        permissions=["delete"],
    )
    def delete_selected(
        self, request: HttpRequest, queryset: models.QuerySet[M]
    ) -> HttpResponse | None:
        if self.kept(queryset).exists():
            self.message_user(request, self.why_kept, messages.ERROR)
            return None
        return delete_selected(self, request, queryset)

    def response_action(
        self,
        request: HttpRequest,
        queryset: models.QuerySet[M],
        *args: Any,
        **kwargs: Any,
    ) -> HttpResponse | None:
        ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if not all(key.isdecimal() for key in ticked):
            raise BadRequest("What is ticked has a number for its key.")
        return super().response_action(request, queryset, *args, **kwargs)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[M], bool]:
        """Find, without the character that PostgreSQL can't take in a text."""
        term = search_term.replace("\0", "")
        return super().get_search_results(request, queryset, term)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Return what would go, or what stands in the way without what is private."""
        in_the_way = self._in_the_way(objs, request)
        if not in_the_way:
            return super().get_deleted_objects(objs, request)
        more = len(in_the_way) - NAMED_AT_MOST
        if more > 0:
            words = gettext("and %(count)d more") % {"count": more}
            in_the_way[NAMED_AT_MOST:] = [words]
        return [], {}, set(), in_the_way

    def _in_the_way(self, objs: Any, request: HttpRequest) -> list[str]:
        collector = NestedObjects(using=DEFAULT_DB_ALIAS, origin=objs)
        collector.collect(objs)
        return sorted({self._named(obj, request) for obj in collector.protected})

    def _named(self, obj: models.Model, request: HttpRequest) -> str:
        """Name a record; of what this person may not open here, only its kind."""
        model = type(obj)
        if self.admin_site.is_registered(model):
            page = self.admin_site.get_model_admin(model)
            if page.has_view_permission(request, obj):
                return f"{capfirst(obj._meta.verbose_name)}: {obj}"
        return str(capfirst(obj._meta.verbose_name_plural))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        context = {**(extra_context or {}), "import_url": self._import_url(request)}
        view = super().changelist_view
        return self._or_say_why(request, lambda: view(request, context))

    def _import_url(self, request: HttpRequest) -> str:
        """Return where such records are imported, for those who may."""
        keys = {each.key for each in importers_for(signed_in(request))}
        if self.importer not in keys:
            return ""
        return f"{reverse('admin:curation_importrun_add')}?importer={self.importer}"

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        view = super().changeform_view
        return self._or_say_why(request, lambda: view(request, *args, **kwargs))

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        view = super().delete_view
        return self._or_say_why(request, lambda: view(request, *args, **kwargs))

    def _or_say_why(
        self, request: HttpRequest, view: Callable[[], HttpResponse]
    ) -> HttpResponse:
        """Answer a write that only the database refused: races, mostly."""
        try:
            return view()
        except IntegrityError as error:
            self.message_user(request, refusal(error), messages.ERROR)
            return redirect(request.get_full_path())


OfAVersion = FrameworkVersion | SkillEdition | SkillGroupEdition


def is_fixed(record: OfAVersion | None) -> bool:
    """Say whether the record is a published version, or stands in one."""
    if record is None:
        return False
    version = record if isinstance(record, FrameworkVersion) else record.version
    return not version.is_draft


class VersionedAdmin(HubAdmin[M]):
    """A version, or what stands in one: read-only once it is published."""

    status = "version__status"

    def kept(self, chosen: models.QuerySet[M]) -> models.QuerySet[M]:
        return chosen.exclude(**{self.status: Status.DRAFT})

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not is_fixed(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not is_fixed(obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if not is_fixed(obj):
            return fieldsets
        (name, options), *others = fieldsets
        return [(name, {**options, "description": NEVER_CHANGES}), *others]

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[M], bool]:
        """Find; a field to choose from offers drafts alone, the rest is settled."""
        found, repeats = super().get_search_results(request, queryset, search_term)
        if is_to_choose_from(request):
            found = found.filter(**{self.status: Status.DRAFT})
        return found, repeats


def is_to_choose_from(request: HttpRequest) -> bool:
    """Say whether the request comes from a field that completes what one types."""
    match = request.resolver_match
    return match is not None and match.url_name == "autocomplete"


class VersionedInline(admin.StackedInline[M, Any]):
    """Rows of a version: read-only with it."""

    formset = RowsOfOne
    extra = 0
    formfield_overrides = FORM_FIELDS

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and not is_fixed(obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not is_fixed(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not is_fixed(obj)


class LinkedRows(admin.TabularInline[M, Any]):
    """Rows to look at, each with a link to the page where it is changed."""

    formset = RowsOfOne
    extra = 0
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
