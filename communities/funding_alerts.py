"""Words to those who keep an entry before its money ends: each mark once."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from communities.funding import alert_due, last_end
from communities.funding_pages import date_words
from communities.funds import as_funding
from communities.hub_address import absolute
from communities.keeping_mails import keepers_addresses
from communities.kinds import Status
from communities.models import Community, FundingAlert, FundingRow
from communities.partial_dates import PartialDate

# What ended long ago is no news: it came with an import.
STILL_NEWS = timedelta(days=31)
ENDED = (Status.RETIRED, Status.MERGED)


def send_funding_alerts(today: date | None = None) -> int:
    """Tell whoever keeps an entry that its money ends; return how many were due."""
    day = today or timezone.localdate()
    kept = Community.objects.filter(maintainers__isnull=False).exclude(status__in=ENDED)
    due = 0
    for community in kept.defer("search", "folded").distinct().order_by("pk"):
        due += _tell(community, day)
    return due


@transaction.atomic
def _tell(community: Community, today: date) -> bool:
    """Send what is due; two workers at once send it once, by the row they lock."""
    Community.objects.select_for_update().only("pk").get(pk=community.pk)
    rows = FundingRow.objects.accepted().filter(community=community)
    ends = last_end(as_funding(row) for row in rows)
    if ends is None or ends.latest + STILL_NEWS < today:
        return False
    sent = FundingAlert.objects.filter(community=community, ends_on=ends.latest)
    months = alert_due(ends, today, list(sent.values_list("months", flat=True)))
    if months is None:
        return False
    FundingAlert.objects.create(community=community, ends_on=ends.latest, months=months)
    _mail(community, ends, months)
    return True


def _mail(community: Community, ends: PartialDate, months: int) -> None:
    path = reverse("communities:funding-detail", args=[community.slug])
    context = {
        "community": community,
        "when": date_words(ends),
        "months": months,
        "link": absolute(path),
        "needs": absolute(reverse("communities:need-list") + "?kind=money"),
        "site_name": settings.SITE_NAME,
    }
    body = render_to_string("communities/email/funding.txt", context)
    subject = _("%(site)s: the money of %(name)s") % {
        "site": settings.SITE_NAME,
        "name": " ".join(community.short_name.split()),
    }
    for address in keepers_addresses(community):
        EmailMessage(subject=subject, body=body, to=[address]).send()
