"""Writes that curation asks for: changes of the catalogue, and new entries."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from competencies.admin.refusals import refusal
from curation.kinds import RefusedError
from curation.records import (
    free_slug,
    make_record,
    refuse_unknown,
    split_rows,
    write_fields,
)
from curation.values import Value, Values
from training.kinds import MinutesSource
from training.models import (
    RESERVED_RESOURCE_SLUGS,
    LearningResource,
    Provider,
    TeachesSkill,
)

RESOURCE_FIELDS = (
    *("title", "url", "description", "provider", "languages", "kind", "format"),
    *("cost", "licence", "minutes", "minutes_source", "authors", "keywords", "doi"),
    *("audience", "outcomes"),
)
PROVIDER_FIELDS = ("name", "url", "ror", "description")
NOT_KNOWN = "?"


def step_text(from_rank: int | None, to_rank: int | None) -> str:
    """Return a step as one value, such as "1-3"; "?" where nobody has said."""
    return NOT_KNOWN if to_rank is None else f"{from_rank}-{to_rank}"


def step_ranks(text: str) -> tuple[int | None, int | None]:
    """Return the two levels that `step_text` wrote."""
    found = re.fullmatch(r"(\d{1,3})-(\d{1,3})", text)
    return (int(found[1]), int(found[2])) if found else (None, None)


def rewrite_resource(*, resource: LearningResource, values: Values) -> None:
    """Change a resource, and what it teaches: `teaches-<skill>` is a step or None."""
    own, steps = split_rows(values, "teaches")
    refuse_unknown(own, RESOURCE_FIELDS)
    try:
        with transaction.atomic():
            write_fields(resource, with_provider(_with_time(resource, own)))
            _teach(resource, steps)
    except IntegrityError as error:
        raise RefusedError(str(refusal(error))) from error


def _with_time(resource: LearningResource, values: Values) -> dict[str, Value]:
    """Keep a time and its source together: one goes with the other, or is our guess."""
    written = dict(values)
    if not written.keys() & {"minutes", "minutes_source"}:
        return written
    minutes = written.get("minutes", resource.minutes)
    source = written.get("minutes_source", resource.minutes_source)
    written["minutes"] = minutes or None
    written["minutes_source"] = (source or MinutesSource.ESTIMATE) if minutes else ""
    return written


def with_provider(values: Values) -> dict[str, Value]:
    """Put the provider in the place of its slug."""
    written = dict(values)
    if "provider" in written:
        written["provider"] = _provider(written["provider"])  # type: ignore[assignment]
    return written


def _provider(slug: Value) -> Provider | None:
    if not slug:
        return None
    found = Provider.objects.filter(slug=slug).first()
    if found is None:
        raise ValidationError({"provider": _("This provider isn't there any more.")})
    return found


def _teach(resource: LearningResource, steps: Mapping[int, Value]) -> None:
    for skill, step in steps.items():
        if step is None:
            TeachesSkill.objects.filter(resource=resource, skill=skill).delete()
            continue
        start, end = step_ranks(str(step))
        TeachesSkill.objects.update_or_create(
            resource=resource,
            skill_id=skill,
            defaults={"from_rank": start, "to_rank": end},
        )


@transaction.atomic
def make_resource(*, values: Values) -> LearningResource:
    """Add a resource to the catalogue, at an address made from its title."""
    refuse_unknown(values, RESOURCE_FIELDS)
    slug = free_slug(LearningResource, values.get("title"), RESERVED_RESOURCE_SLUGS)
    resource = LearningResource(slug=slug)
    make_record(resource, with_provider(_with_time(resource, values)))
    return resource


@transaction.atomic
def rewrite_provider(*, provider: Provider, values: Values) -> None:
    """Change a provider's own words."""
    refuse_unknown(values, PROVIDER_FIELDS)
    write_fields(provider, values)


@transaction.atomic
def make_provider(*, values: Values) -> Provider:
    """Add a provider, at an address made from its name."""
    refuse_unknown(values, PROVIDER_FIELDS)
    provider = Provider(slug=free_slug(Provider, values.get("name")))
    make_record(provider, values)
    return provider
