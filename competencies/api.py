"""Frameworks, skills, levels and roles in the API; docstrings are its words."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from competencies.api_shapes import (
    AroundSkillShape,
    FrameworkShape,
    LevelOfVersionShape,
    RoleDetailShape,
    RoleShape,
    SkillDetailShape,
    SkillShape,
    VersionShape,
)
from competencies.documents import version_document
from competencies.models import (
    Framework,
    FrameworkVersion,
    Level,
    Role,
    SkillEdition,
)
from competencies.models.editions import SkillEditionQuerySet
from competencies.models.frameworks import Status
from competencies.outlines import Outline, scale_of
from competencies.pages import (
    current_version,
    expectations_of,
    irrelevant_to,
    levels_of,
    related_skills,
    roles_expecting,
)
from competencies.teaching import resources_for
from search.words import LONGEST_SEARCH

LONGEST_SLUG = 120


def slug_filter(field: str, text: str) -> filters.CharFilter:
    """Return a filter by the slug of something."""
    return filters.CharFilter(field, help_text=text, max_length=LONGEST_SLUG)


# --- frameworks --------------------------------------------------------------------


def _frameworks(request: Request) -> QuerySet[Framework]:
    versions = FrameworkVersion.objects.visible_to(request.user).current_first()
    return (
        Framework.objects.visible_to(request.user)
        .with_counts()
        .prefetch_related(Prefetch("versions", versions))
        .order_by("name", "pk")
    )


class FrameworkList(ListAPIView[Framework]):
    """List the frameworks.

    Every framework that has a published version, with all the versions one may read,
    the one in force first.
    """

    permission_classes = [AllowAny]
    serializer_class = FrameworkShape

    def get_queryset(self) -> QuerySet[Framework]:
        return _frameworks(self.request)


class FrameworkDetail(APIView):
    """Read one framework.

    What it is about, its scale, and its versions.
    """

    permission_classes = [AllowAny]

    @extend_schema(responses=FrameworkShape)
    def get(self, request: Request, slug: str) -> Response:
        framework = get_object_or_404(_frameworks(request), slug=slug)
        return Response(FrameworkShape(framework, context={"request": request}).data)


class VersionDetail(APIView):
    """Read one version whole.

    Its levels, its groups and its skills with what each level looks like. Groups name
    the group they stand in, skills name theirs. A skill that has no words of its own
    for a level leaves it out: there the level's general words hold.
    """

    permission_classes = [AllowAny]

    @extend_schema(responses=VersionShape)
    def get(self, request: Request, slug: str, version: str) -> Response:
        versions = FrameworkVersion.objects.visible_to(request.user)
        found = get_object_or_404(
            versions.select_related("framework"), framework__slug=slug, version=version
        )
        shape = VersionShape(version_document(found), context={"request": request})
        return Response(shape.data)


# --- skills and levels -------------------------------------------------------------


class SkillFilter(filters.FilterSet):  # type: ignore[misc]
    framework = slug_filter("version__framework__slug", "The slug of a framework.")
    q = filters.CharFilter(
        method="matching",
        max_length=LONGEST_SEARCH,
        help_text="Words to look for in names, texts and tools; best match first.",
    )

    def matching(
        self, skills: SkillEditionQuerySet, _name: str, words: str
    ) -> SkillEditionQuerySet:
        return skills.matching(words)


def _concepts(request: Request) -> SkillEditionQuerySet:
    versions = FrameworkVersion.objects.visible_to(request.user)
    return SkillEdition.objects.all().concepts(versions)


RELATED_TO_SKILL = ("skill__framework", "version__framework", "group__group")


class SkillList(ListAPIView[SkillEdition]):
    """List the skills.

    Each stable skill once, in the words of the version in force, or of the last version
    that had it. Its `uuid` never changes.
    """

    permission_classes = [AllowAny]
    serializer_class = SkillShape
    filterset_class = SkillFilter

    def get_queryset(self) -> QuerySet[SkillEdition]:
        skills = _concepts(self.request).select_related(*RELATED_TO_SKILL)
        return skills.order_by("version__framework__slug", "skill__slug", "pk")


class SkillDetail(APIView):
    """Read one skill.

    With every level of the scale as it looks for this skill, its tools, what it is
    related to, which roles ask for it, and what teaches it.
    """

    permission_classes = [AllowAny]

    @extend_schema(responses=SkillDetailShape)
    def get(self, request: Request, uuid: str) -> Response:
        skills = _concepts(request).select_related(*RELATED_TO_SKILL)
        edition = get_object_or_404(skills, skill__uuid=uuid)
        context = {"request": request}
        around = AroundSkillShape(_around(edition), context=context)
        return Response(SkillShape(edition, context=context).data | around.data)


def _around(edition: SkillEdition) -> dict[str, Any]:
    scale = scale_of(edition.version)
    return {
        "levels": levels_of(edition, scale),
        "tools": edition.tools.order_by("name", "pk"),
        "related": related_skills(edition),
        "roles": roles_expecting(edition, scale),
        "resources": resources_for([edition.skill_id])[edition.skill_id],
    }


class LevelFilter(filters.FilterSet):  # type: ignore[misc]
    framework = slug_filter("version__framework__slug", "The slug of a framework.")
    version = filters.CharFilter(
        "version__version",
        max_length=40,
        help_text="A version; left out, only versions in force are listed.",
    )

    def filter_queryset(self, queryset: QuerySet[Level]) -> QuerySet[Level]:
        levels: QuerySet[Level] = super().filter_queryset(queryset)
        if self.form.cleaned_data["version"]:
            return levels
        return levels.filter(version__status=Status.PUBLISHED)


class LevelList(ListAPIView[Level]):
    """List the levels.

    What each rank is called and what it looks like in general, lowest first. Rank 0 is
    an honest "none yet".
    """

    permission_classes = [AllowAny]
    serializer_class = LevelOfVersionShape
    filterset_class = LevelFilter

    def get_queryset(self) -> QuerySet[Level]:
        versions = FrameworkVersion.objects.visible_to(self.request.user)
        levels = Level.objects.filter(version__in=versions.values("pk"))
        return levels.select_related("version__framework").order_by(
            "version__framework__slug", "version__version", "rank", "pk"
        )


# --- roles -------------------------------------------------------------------------


class RoleFilter(filters.FilterSet):  # type: ignore[misc]
    framework = slug_filter("framework__slug", "The slug of a framework.")
    q = filters.CharFilter(
        "name",
        "icontains",
        max_length=LONGEST_SEARCH,
        help_text="A part of the role's name.",
    )


class RoleList(ListAPIView[Role]):
    """List the roles.

    Each with how many skills it expects something of.
    """

    permission_classes = [AllowAny]
    serializer_class = RoleShape
    filterset_class = RoleFilter

    def get_queryset(self) -> QuerySet[Role]:
        return (
            Role.objects.visible_to(self.request.user)
            .select_related("framework")
            .annotate(skill_count=Count("skills"))
            .order_by("framework__name", "name", "pk")
        )


class RoleDetail(APIView):
    """Read one role.

    The level it expects of each skill, in the order of the version in force.
    """

    permission_classes = [AllowAny]

    @extend_schema(responses=RoleDetailShape)
    def get(self, request: Request, uuid: str) -> Response:
        roles = Role.objects.visible_to(request.user).select_related("framework")
        role = get_object_or_404(roles, uuid=uuid)
        version = current_version(request.user, role.framework.slug)
        outline = Outline(version)
        groups = expectations_of(role, outline, scale_of(version))
        out = irrelevant_to(role, outline)
        whole = {"role": role, "version": version, "groups": groups}
        whole |= {"not_relevant": out}
        return Response(RoleDetailShape(whole, context={"request": request}).data)
