"""How many rows hang on each record of a list, without a join that multiplies them."""

from __future__ import annotations

from django.db.models import Count, IntegerField, Model, OuterRef, Subquery
from django.db.models.functions import Coalesce


def count_of(rows: type[Model], tie: str, different: str = "pk") -> Coalesce:
    """Return the number of `rows` whose column `tie` names the record.

    With `different`, rows that say the same there count once.

    Each page of a list then counts for its own records alone, by the index on `tie`.
    """
    held = rows._default_manager.filter(**{tie: OuterRef("pk")}).order_by()
    total = Count(different, distinct=different != "pk")
    counts = held.values(tie).annotate(held=total).values("held")
    return Coalesce(Subquery(counts, output_field=IntegerField()), 0)
