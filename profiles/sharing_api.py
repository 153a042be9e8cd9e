"""Shares in the API: given and received. Docstrings of views are its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import Throttled, ValidationError
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from profiles.api import whole
from profiles.api_shapes import HoldingsShape
from profiles.goals_api_shapes import GapsShape
from profiles.models import Goal, Profile, Share
from profiles.share_actions import (
    USUAL_DAYS,
    SharedTooOftenError,
    note_opened,
    share_by_link,
    share_with,
)
from profiles.share_forms import is_own_address
from profiles.shared_pages import shared_goal, shared_page, to_read
from profiles.sharing_api_shapes import (
    GoalLineShape,
    SharedDetailShape,
    SharedShape,
    ShareShape,
    ShareWish,
)


def my_profile(request: Request, framework: str) -> Profile:
    """Return the person's own profile in a framework, or point at the name."""
    mine = Profile.objects.visible_to(request.user).select_related("owner", "framework")
    profile = mine.filter(framework__slug=framework).first()
    if profile is None:
        raise ValidationError({"framework": _("You have no profile of this name.")})
    return profile


# --- what I share ------------------------------------------------------------------


def _shares(request: Request) -> QuerySet[Share]:
    mine = Share.objects.visible_to(request.user)
    related = mine.select_related("profile__framework").prefetch_related("goals")
    return related.order_by("-created_at", "-pk")


class ShareList(ListAPIView[Share]):
    serializer_class = ShareShape

    def get_queryset(self) -> QuerySet[Share]:
        return _shares(self.request)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List what you share.

        Every link and every person who may read a profile of yours; what has ended
        stays until you next share.
        """
        return self.list(request, *args, **kwargs)

    @extend_schema(request=ShareWish, responses={201: ShareShape})
    def post(self, request: Request) -> Response:
        """Share a profile.

        By a link, whose `address` you send to whom you like, or with whoever has
        confirmed an e-mail address here: they get a mail, and the answer is the same
        whether or not there is such an account. At most twenty an hour.
        """
        wish = ShareWish(data=request.data)
        wish.is_valid(raise_exception=True)
        profile = my_profile(request, wish.validated_data["framework"])
        try:
            share = _make(request, profile, wish.validated_data)
        except SharedTooOftenError:
            raise Throttled(3600) from None
        made = get_object_or_404(_shares(request), uuid=share.uuid)
        return Response(ShareShape(made, context={"request": request}).data, status=201)


def _make(request: Request, profile: Profile, given: Mapping[str, Any]) -> Share:
    gives = {
        "profile": profile,
        "goals": _goals(profile, given.get("goals", [])),
        "with_evidence": given.get("with_evidence", False),
    }
    if "link_name" in given:
        days = int(given.get("days", USUAL_DAYS))
        return share_by_link(name=given["link_name"], days=days, **gives)
    if is_own_address(profile, given["email"]):
        raise ValidationError({"email": _("This is your own address.")})
    return share_with(
        email=given["email"],
        days=given.get("days"),
        absolute=request.build_absolute_uri,
        **gives,
    )


def _goals(profile: Profile, uuids: list[UUID]) -> list[Goal]:
    """Return these goals of the profile, or point at each that it hasn't."""
    found = {goal.uuid: goal for goal in profile.goals.filter(uuid__in=uuids)}
    text = _("Your profile has no such goal.")
    faults = {str(n): text for n, uuid in enumerate(uuids) if uuid not in found}
    if faults:
        raise ValidationError({"goals": faults})
    return list(found.values())


class ShareDetail(APIView):
    @extend_schema(responses=ShareShape)
    def get(self, request: Request, uuid: UUID) -> Response:
        """Read one of your shares.

        What it gives, until when, and how often it was opened.
        """
        share = get_object_or_404(_shares(request), uuid=uuid)
        return Response(ShareShape(share, context={"request": request}).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, uuid: UUID) -> Response:
        """Take one of your shares back.

        It opens nothing from now on.
        """
        get_object_or_404(Share.objects.visible_to(request.user), uuid=uuid).delete()
        return Response(status=204)


# --- what is shared with me --------------------------------------------------------


class SharedList(ListAPIView[Share]):
    """List what is shared with you.

    By name, that is by an address that you have confirmed; links are not in it.
    """

    serializer_class = SharedShape

    def get_queryset(self) -> QuerySet[Share]:
        shares = to_read(Share.objects.received_by(self.request.user))
        return shares.order_by("-created_at", "-pk")


def _to_me(request: Request, uuid: UUID) -> Share:
    shares = to_read(Share.objects.received_by(request.user))
    return get_object_or_404(shares, uuid=uuid)


class SharedDetail(APIView):
    """Read a profile that is shared with you.

    As it is now. Its owner sees how often it was opened, and on which day last.
    """

    @extend_schema(responses=SharedDetailShape)
    def get(self, request: Request, uuid: UUID) -> Response:
        share = _to_me(request, uuid)
        note_opened(share)
        shared = shared_page(share)
        about = SharedShape(share, context={"request": request}).data
        goals = {"goals": GoalLineShape(shared.goals, many=True).data}
        return Response(about | goals | HoldingsShape(whole(shared.page)).data)


class SharedGaps(APIView):
    """Read the gap to a goal that is shared with you.

    Every skill that the goal asks for, in exactly one of four lists.
    """

    @extend_schema(responses=GapsShape)
    def get(self, request: Request, uuid: UUID, goal: UUID) -> Response:
        shared = shared_goal(_to_me(request, uuid), goal)
        if shared is None:
            raise Http404
        return Response(GapsShape(shared.goal_page, context={"request": request}).data)
