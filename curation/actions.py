"""Writes of curation, each in one transaction: suggest, decide, flag, put back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from curation.addresses import normalise
from curation.kinds import Kind, RefusedError, kind_of
from curation.link_doubts import heed_flags
from curation.mails import Absolute, tell_decided, tell_received
from curation.models import Flag, Suggestion, Url, UrlUse
from curation.provenance import told
from curation.values import Value, Values, fingerprint
from curation.web_addresses import site_of

MOST_WAITING = 30


class DecidedAlreadyError(RefusedError):
    """Somebody was faster."""


class ChangedMeanwhileError(RefusedError):
    """The record says something else than it did when the page was opened."""


@transaction.atomic
def suggest(
    *,
    kind: Kind,
    record: Any | None,
    base: Values,
    proposed: Values,
    absolute: Absolute,
    proposer: User | None = None,
    **words: str,
) -> Suggestion:
    """Put a suggestion into the queue; `words`: source, reason, name, email.

    Raises RefusedError when a person has too many that wait.
    """
    _refuse_flood(proposer)
    suggestion = Suggestion.objects.create(
        kind=kind.key,
        record=record.uuid if record else None,
        is_new=record is None,
        title=_title(kind, record, proposed),
        proposed=proposed,
        base={key: base.get(key) for key in proposed},
        base_digest=fingerprint(base),
        proposer=proposer,
        **words,
    )
    tell_received(suggestion, absolute)
    return suggestion


def _refuse_flood(proposer: User | None) -> None:
    if proposer is None:
        return
    if Suggestion.objects.waiting().filter(proposer=proposer).count() >= MOST_WAITING:
        raise RefusedError(
            _(
                "%(count)d suggestions of yours wait already. Send more when some of "
                "them are decided."
            )
            % {"count": MOST_WAITING}
        )


def _title(kind: Kind, record: Any | None, proposed: Values) -> str:
    """Return what the queue calls it: the record, or the first words of a new one."""
    if record is not None:
        return kind.title(record)[:300]
    first = next((v for v in proposed.values() if isinstance(v, str) and v), "")
    return " ".join(first.split())[:300] or str(kind.label)


def record_of(suggestion: Suggestion, kind: Kind, user: User) -> Any | None:
    """Return the record that a suggestion is about, if the person may read it."""
    if suggestion.record is None:
        return None
    return kind.visible_to(user).filter(uuid=suggestion.record).first()


def locked(kind: Kind, user: User, uuid: Any, seen: str) -> Any:
    """Return a record, kept from others until the transaction ends, if it is as seen.

    Raises RefusedError when it is gone, or says something else than it did.
    """
    records = kind.visible_to(user).select_for_update(of=("self",))
    record = records.filter(uuid=uuid).first()
    if record is None:
        raise RefusedError(_("It isn't there any more."))
    if fingerprint(kind.read(record, working=True)) != seen:
        raise ChangedMeanwhileError(
            _("Somebody changed it while you were reading. Look at it again.")
        )
    return record


@transaction.atomic
def accept(
    *,
    suggestion: Suggestion,
    by: User,
    taken: Values,
    reason: str,
    seen: str,
    absolute: Absolute,
) -> Suggestion:
    """Write the fields that a curator takes, and say so to the sender.

    Raises DecidedAlreadyError, ChangedMeanwhileError, RefusedError or ValidationError;
    then nothing is written.
    """
    stored, kind = _pending(suggestion)
    with told(user=by, reason=reason or stored.reason, suggestion=stored.uuid):
        if stored.is_new:
            stored.record = kind.make(values=taken).uuid
        else:
            record = locked(kind, by, stored.record, seen)
            kind.apply(record=record, values=taken)
    is_whole = set(taken) == set(stored.proposed)
    stored.state = Suggestion.State.ACCEPTED if is_whole else Suggestion.State.PARTLY
    stored.decisions = {key: _decision(key, taken) for key in stored.proposed}
    settle_urls()
    return _decided(stored, by, reason, absolute)


def _decision(key: str, taken: Values) -> dict[str, Value]:
    return {"taken": key in taken, "value": taken.get(key)}


@transaction.atomic
def reject(
    *, suggestion: Suggestion, by: User, reason: str, absolute: Absolute
) -> Suggestion:
    """Take nothing, and say why. Raises DecidedAlreadyError or RefusedError."""
    if not reason:
        raise RefusedError(_("Say why, so that the sender learns it."))
    stored, _kind = _pending(suggestion)
    stored.state = Suggestion.State.REJECTED
    stored.decisions = {key: _decision(key, {}) for key in stored.proposed}
    return _decided(stored, by, reason, absolute)


def _pending(suggestion: Suggestion) -> tuple[Suggestion, Kind]:
    """Return the suggestion, locked, and its kind, if nobody has decided it yet."""
    stored = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if not stored.is_pending:
        raise DecidedAlreadyError(
            _("This was decided on %(day)s already: it is %(state)s. Nothing changed.")
            % {"day": _day(stored.decided_at), "state": stored.get_state_display()}
        )
    kind = kind_of(stored.kind)
    if kind is None:
        raise RefusedError(_("The hub doesn't keep such records any more."))
    return stored, kind


def _day(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%d %B %Y, %H:%M}" if moment else ""


def _decided(
    stored: Suggestion, by: User, reason: str, absolute: Absolute
) -> Suggestion:
    stored.decided_by = by
    stored.decided_at = timezone.now()
    stored.decision_reason = reason
    stored.save()
    tell_decided(stored, absolute)
    return stored


@transaction.atomic
def put_back(
    *, kind: Kind, record: Any, values: Values, by: User, reason: str, seen: str
) -> None:
    """Write what a record said before, as one more change of its history.

    Raises ChangedMeanwhileError, RefusedError or ValidationError.
    """
    with told(user=by, reason=reason):
        stored = locked(kind, by, record.uuid, seen)
        kind.apply(record=stored, values=values)
    settle_urls()


@transaction.atomic
def flag(
    *, kind: Kind, record: Any, what: str, words: str, reporter: User | None
) -> Flag:
    """Note that somebody says a record is out of date, broken or wrong."""
    made = Flag.objects.create(
        kind=kind.key,
        record=record.uuid,
        title=kind.title(record)[:300],
        what=what,
        words=words,
        reporter=reporter,
    )
    _heed(made)
    return made


def _heed(flag: Flag) -> None:
    if flag.what == Flag.What.BROKEN:
        settle_urls()
        heed_flags(flag.kind, flag.record)


@transaction.atomic
def settle(*, flag: Flag, by: User, reason: str) -> None:
    """Settle a flag, with a word on what was done. Raises DecidedAlreadyError."""
    stored = Flag.objects.select_for_update().get(pk=flag.pk)
    if stored.resolved_at is not None:
        raise DecidedAlreadyError(_("Somebody settled this already. Nothing changed."))
    stored.resolved_at = timezone.now()
    stored.resolved_by = by
    stored.resolution = reason
    stored.save()
    _heed(stored)


@transaction.atomic
def settle_urls() -> int:
    """Tie every use of an address to the one row of that address; returns how many.

    The uses themselves are written by triggers, so that they are never behind; only
    the one spelling takes Python. Addresses that nobody uses any more go.
    """
    loose = list(UrlUse.objects.filter(url=None).select_for_update())
    spelt = {use.pk: normalise(use.raw)[:1000] for use in loose}
    wanted = set(spelt.values())
    Url.objects.bulk_create(
        [Url(address=a, site=site_of(a)) for a in sorted(wanted)], ignore_conflicts=True
    )
    urls = dict(Url.objects.filter(address__in=wanted).values_list("address", "pk"))
    for use in loose:
        use.url_id = urls[spelt[use.pk]]
    UrlUse.objects.bulk_update(loose, ["url"], batch_size=500)
    Url.objects.filter(uses=None).delete()
    return len(loose)
