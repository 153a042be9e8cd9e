"""Keep the links between rows that lead somewhere, and note the others."""

from collections import Counter
from collections.abc import Collection, Iterator

from competencies.importers.neutral import ReportRow
from competencies.importers.reading import quoted
from competencies.importers.slugs import is_slug


def kept_links(
    row: str,
    kind: str,
    slugs: Collection[str],
    known: Collection[str],
    notes: list[ReportRow],
) -> tuple[str, ...]:
    """Return the slugs that are `known`, each once and in order.

    `kind` is what they are slugs of (`tool`, `resource`, `skill`, `provider`); a slug
    that is not known is noted as `dangling-<kind>`.
    """
    for slug in sorted({slug for slug in slugs if slug not in known}):
        message = f"There is no {kind} {quoted(slug)}; left the link out."
        notes.append(ReportRow(row, f"dangling-{kind}", message, kept=False))
    found = [slug for slug in slugs if slug in known]
    notes.extend(_repeated(row, kind, found))
    return tuple(dict.fromkeys(found))


def kept_relations(
    row: str,
    own: str,
    slugs: Collection[str],
    known: Collection[str],
    notes: list[ReportRow],
) -> tuple[str, ...]:
    """Return the related skills of the skill `own`, without the skill itself."""
    if own in slugs:
        message = "A skill can't be related to itself; left the link out."
        notes.append(ReportRow(row, "self-relation", message, kept=False))
    others = [slug for slug in slugs if slug != own]
    return kept_links(row, "skill", others, known, notes)


def kept_slugs(
    row: str, kind: str, slugs: Collection[str], notes: list[ReportRow]
) -> tuple[str, ...]:
    """Return the slugs that can be one, where the file has no records behind them."""
    fit = {slug for slug in slugs if is_slug(slug)}
    for slug in sorted(set(slugs) - fit):
        message = f"{quoted(slug)} can't be the address of a {kind}; left it out."
        notes.append(ReportRow(row, "bad-slug", message, kept=False))
    return kept_links(row, kind, [slug for slug in slugs if slug in fit], fit, notes)


def _repeated(row: str, kind: str, slugs: list[str]) -> Iterator[ReportRow]:
    for slug in sorted(slug for slug, times in Counter(slugs).items() if times > 1):
        message = f"Names the {kind} {quoted(slug)} more than once; kept one."
        yield ReportRow(row, "repeated-link", message, kept=False)
