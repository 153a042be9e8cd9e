"""What the hub holds about a person in their account, and in Django's own tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.mail_queue import forget_mail_to
from accounts.models import ApiToken, QueuedMail, User
from accounts.personal_data import Holder, Sheet


def _export_account(user: User) -> Sequence[Sheet]:
    addresses = EmailAddress.objects.filter(user=user).order_by("pk")
    return [
        Sheet("account", _("Your account"), [_account_row(user)]),
        Sheet(
            "addresses",
            _("Your e-mail addresses"),
            [
                {"address": a.email, "confirmed": a.verified, "main": a.primary}
                for a in addresses
            ],
        ),
    ]


def _account_row(user: User) -> dict[str, str | bool | None]:
    last = user.last_login
    return {
        "id": str(user.public_id),
        "address": user.email,
        "name": user.name,
        "time_zone": user.time_zone,
        "joined": user.date_joined.isoformat(),
        "last_signed_in": last.isoformat() if last else None,
        "may_open_the_admin": user.is_staff,
    }


def _last_superuser(user: User) -> Sequence[str]:
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    if not user.is_superuser or others.exists():
        return ()
    return [
        _(
            "You are the only one who may do everything in the admin. Give somebody "
            "else that right first."
        )
    ]


def _sessions_of(user: User) -> list[str]:
    """Return the keys of all sessions of a person; they have no column for it."""
    return [
        session.session_key
        for session in Session.objects.iterator()
        if session.get_decoded().get("_auth_user_id") == str(user.pk)
    ]


def _export_sessions(user: User) -> Sequence[Sheet]:
    mine = Session.objects.filter(session_key__in=_sessions_of(user))
    rows = [{"ends": each.expire_date.isoformat()} for each in mine]
    return [Sheet("sessions", _("Where you are signed in"), rows)]


def _erase_sessions(user: User) -> None:
    Session.objects.filter(session_key__in=_sessions_of(user)).delete()


def _export_admin_log(user: User) -> Sequence[Sheet]:
    entries = LogEntry.objects.filter(user=user).select_related("content_type")
    rows = [
        {
            "when": entry.action_time.isoformat(),
            "what": entry.object_repr,
            "kind": str(entry.content_type or ""),
            "change": entry.get_change_message(),
        }
        for entry in entries.order_by("action_time", "pk")
    ]
    return [Sheet("admin_log", _("What you did in the admin"), rows)]


def _erase_admin_log(user: User) -> None:
    """Erase what the admin noted about the person; what they did goes with them."""
    people = ContentType.objects.get_for_model(User)
    LogEntry.objects.filter(content_type=people, object_id=str(user.pk)).delete()


def _addresses_of(user: User) -> list[str]:
    more = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    return sorted({user.email, *more})


def _export_mail(user: User) -> Sequence[Sheet]:
    waiting = QueuedMail.objects.filter(recipients__overlap=_addresses_of(user))
    rows = [
        {"since": mail.created_at.isoformat(), "subject": mail.content["subject"]}
        for mail in waiting.order_by("created_at", "pk")
    ]
    return [Sheet("mail", _("Mail to you that waits to be sent"), rows)]


def _erase_mail(user: User) -> None:
    forget_mail_to(_addresses_of(user))


def _export_tokens(user: User) -> Sequence[Sheet]:
    tokens = ApiToken.objects.visible_to(user).order_by("created_at", "pk")
    rows = [
        {
            "name": token.name,
            "may": token.scope,
            "made": token.created_at.isoformat(),
            "expires": token.expires_at.isoformat(),
            "last_used": _moment(token.last_used_at),
        }
        for token in tokens
    ]
    return [Sheet("tokens", _("Your API tokens"), rows)]


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _export_doors(user: User) -> Sequence[Sheet]:
    """Hand out what guards the account, without the secrets that do."""
    steps = Authenticator.objects.filter(user=user).order_by("created_at", "pk")
    return [
        Sheet(
            "second_steps",
            _("Your second steps and passkeys"),
            [
                {
                    "kind": step.type,
                    "made": step.created_at.isoformat(),
                    "last_used": _moment(step.last_used_at),
                }
                for step in steps
            ],
        ),
        Sheet(
            "connected_accounts",
            _("Your accounts at other sites"),
            [
                {
                    "site": account.provider,
                    "number": account.uid,
                    "said": json.dumps(account.extra_data, ensure_ascii=False),
                }
                for account in SocialAccount.objects.filter(user=user).order_by("pk")
            ],
        ),
    ]


def _export_browsers(user: User) -> Sequence[Sheet]:
    rows = [
        {
            "browser": each.user_agent,
            "network_address": each.ip,
            "first": each.created_at.isoformat(),
            "last": each.last_seen_at.isoformat(),
        }
        for each in UserSession.objects.filter(user=user).order_by("pk")
    ]
    return [Sheet("browsers", _("The browsers you were signed in with"), rows)]


HOLDERS = (
    Holder(
        name=gettext_lazy("Your account and its addresses"),
        tables={
            "accounts.user": ["email", "name", "time_zone", "public_id", "password"],
            "accounts.user_groups": ["user"],
            "accounts.user_user_permissions": ["user"],
            "account.emailaddress": ["user", "email"],
            "account.emailconfirmation": ["email_address"],
        },
        export=_export_account,
        blocks=_last_superuser,
    ),
    Holder(
        name=gettext_lazy("Where you are signed in"),
        tables={"sessions.session": ["session_data"]},
        export=_export_sessions,
        erase=_erase_sessions,
    ),
    Holder(
        name=gettext_lazy("What you did in the admin"),
        tables={"admin.logentry": ["user", "object_repr"]},
        export=_export_admin_log,
        erase=_erase_admin_log,
    ),
    Holder(
        name=gettext_lazy("Mail to you that waits to be sent"),
        tables={"accounts.queuedmail": ["recipients", "content"]},
        export=_export_mail,
        erase=_erase_mail,
    ),
    Holder(
        name=gettext_lazy("Your API tokens"),
        tables={"accounts.apitoken": ["owner", "name", "digest"]},
        export=_export_tokens,
    ),
    Holder(
        name=gettext_lazy("Second steps, passkeys and accounts at other sites"),
        tables={
            "mfa.authenticator": ["user", "data"],
            "socialaccount.socialaccount": ["user", "uid", "extra_data"],
            "socialaccount.socialtoken": ["account", "token"],
        },
        export=_export_doors,
    ),
    Holder(
        name=gettext_lazy("The browsers you were signed in with"),
        tables={
            "usersessions.usersession": ["user", "ip", "user_agent", "session_key"]
        },
        export=_export_browsers,
    ),
)
