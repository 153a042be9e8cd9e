"""What a curator may want to mend in a framework that was read without trouble.

Nothing here changes or drops anything: each finding leaves its row as it is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from competencies.importers.addresses import normalised_url
from competencies.importers.neutral import FrameworkFile, ReportRow


class Addressed(Protocol):
    """A row that has a slug and may have a web address."""

    @property
    def slug(self) -> str: ...

    @property
    def url(self) -> str: ...


def find_oddities(framework: FrameworkFile) -> Iterator[ReportRow]:
    """Yield every finding about a framework, kind by kind."""
    yield from _one_sided(framework)
    yield from _unused(framework)
    yield from _about_addresses("tool", framework.tools)
    yield from _about_addresses("resource", framework.resources)
    yield from _about_addresses("provider", framework.providers)
    yield from _shared_words(framework)
    yield from _shared_slugs(framework)
    yield from _rank_ties(framework)
    yield from _bare_skills(framework)


def _one_sided(framework: FrameworkFile) -> Iterator[ReportRow]:
    tied = {(tie.from_skill, tie.to_skill) for tie in framework.relations}
    for one, other in sorted(tied):
        if (other, one) not in tied:
            message = f"Points at {other}, which does not point back."
            yield ReportRow(f"skill {one}", "one-sided-relation", message)


def _unused(framework: FrameworkFile) -> Iterator[ReportRow]:
    skills = framework.skills
    tools = {slug for skill in skills for slug in skill.tools}
    resources = {slug for skill in skills for slug in skill.resources}
    providers = {row.provider for row in framework.resources if row.provider}
    yield from _unlinked("tool", "skill", framework.tools, tools)
    yield from _unlinked("resource", "skill", framework.resources, resources)
    yield from _unlinked("provider", "resource", framework.providers, providers)


def _unlinked(
    kind: str, user: str, rows: Iterable[Addressed], used: Collection[str]
) -> Iterator[ReportRow]:
    for row in rows:
        if row.slug not in used:
            message = f"No {user} names it."
            yield ReportRow(f"{kind} {row.slug}", f"unused-{kind}", message)


def _about_addresses(kind: str, rows: Collection[Addressed]) -> Iterator[ReportRow]:
    for row in rows:
        if row.url.lower().startswith("http://"):
            message = "Its address is not encrypted (http)."
            yield ReportRow(f"{kind} {row.slug}", "http-only", message)
        if not row.url.isascii():
            message = "Its address holds letters or dashes outside ASCII."
            yield ReportRow(f"{kind} {row.slug}", "non-ascii-url", message)
    yield from _same_addresses(kind, rows)


def _same_addresses(kind: str, rows: Iterable[Addressed]) -> Iterator[ReportRow]:
    first: dict[str, str] = {}
    for row in rows:
        if not row.url:
            continue
        earlier = first.setdefault(normalised_url(row.url), row.slug)
        if earlier != row.slug:
            message = f"Has the same address as {earlier}."
            yield ReportRow(f"{kind} {row.slug}", "duplicate-url", message)


def _shared_words(framework: FrameworkFile) -> Iterator[ReportRow]:
    skills = ((row.slug, row.name.casefold()) for row in framework.skills)
    yield from _alike("skill", "shared-name", "name", skills)
    tools = ((row.slug, row.description) for row in framework.tools)
    yield from _alike("tool", "shared-description", "description", tools)


def _alike(
    kind: str, code: str, what: str, pairs: Iterable[tuple[str, str]]
) -> Iterator[ReportRow]:
    first: dict[str, str] = {}
    for slug, words in pairs:
        earlier = first.setdefault(words, slug) if words else slug
        if earlier != slug:
            message = f"Has the same {what} as {earlier}."
            yield ReportRow(f"{kind} {slug}", code, message)


def _shared_slugs(framework: FrameworkFile) -> Iterator[ReportRow]:
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for kind, rows in _slugs_by_kind(framework).items():
        for slug in rows:
            kinds[slug].append(kind)
    for slug, users in sorted(kinds.items()):
        if len(users) > 1:
            message = f"Is the address of a {' and a '.join(users)}; they stay apart."
            yield ReportRow(f"{users[0]} {slug}", "shared-slug", message)


def _slugs_by_kind(framework: FrameworkFile) -> dict[str, list[str]]:
    return {
        "group": [row.slug for row in framework.groups],
        "skill": [row.slug for row in framework.skills],
        "tool": [row.slug for row in framework.tools],
        "resource": [row.slug for row in framework.resources],
        "provider": [row.slug for row in framework.providers],
    }


def _rank_ties(framework: FrameworkFile) -> Iterator[ReportRow]:
    places: dict[tuple[str, str | None, int], str] = {}
    ranked = [("group", row.parent, row.position, row.slug) for row in framework.groups]
    ranked += [("skill", row.group, row.position, row.slug) for row in framework.skills]
    for kind, parent, position, slug in ranked:
        earlier = places.setdefault((kind, parent, position), slug)
        if earlier != slug:
            message = f"Has the same rank {position} as {earlier}."
            yield ReportRow(f"{kind} {slug}", "rank-tie", message)


def _bare_skills(framework: FrameworkFile) -> Iterator[ReportRow]:
    bare = sum(not (skill.tools or skill.resources) for skill in framework.skills)
    if bare and framework.tools:
        message = f"{bare} skills name neither a tool nor a resource."
        yield ReportRow("skills", "no-tools-or-resources", message)
