"""Frameworks, skills and levels as schema.org terms, in JSON-LD (docs/adr/0036).

Every term is called by the address of its page. What is empty is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse

from competencies.levels import LevelText
from competencies.models import FrameworkVersion, Skill, SkillEdition
from competencies.tree import SkillNode

Json = dict[str, Any]
Absolute = Callable[[str], str]
SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*-[A-Za-z0-9.+-]*")


def document(term: Json) -> Json:
    """Return a term that stands alone. `dct:` is known to schema.org's context."""
    return {"@context": "https://schema.org", **term}


def term_set(version: FrameworkVersion, absolute: Absolute) -> Json:
    """Return a version as a set of terms, without the terms."""
    framework = version.framework
    at = absolute(version.get_absolute_url())
    published = version.published_at
    return _filled(
        {
            "@type": "DefinedTermSet",
            "@id": at,
            "name": framework.name,
            "description": framework.description,
            "identifier": framework.uuid.urn,
            "version": version.version,
            "license": _licence(version.licence),
            "url": at,
            "datePublished": published.date().isoformat() if published else "",
            "dct:isVersionOf": {"@id": absolute(framework.get_absolute_url())},
        }
    )


def with_terms(
    version: FrameworkVersion, skills: Iterable[SkillNode], absolute: Absolute
) -> Json:
    """Return a version as a set with all of its terms, each in short."""
    args = [version.framework.slug, version.version]
    terms = [
        {
            "@type": "DefinedTerm",
            "@id": absolute(
                reverse("competencies:skill-edition", args=[*args, skill.slug])
            ),
            "name": skill.name,
            "termCode": skill.slug,
        }
        for skill in skills
    ]
    return {**term_set(version, absolute), "hasDefinedTerm": terms}


def skill_term(edition: SkillEdition, absolute: Absolute) -> Json:
    """Return a skill as one version has it."""
    at = absolute(edition.get_absolute_url())
    concept = absolute(edition.skill.get_absolute_url())
    return _filled(
        {
            **_said_of(edition, at, absolute),
            "url": at,
            "dct:isVersionOf": {"@id": concept},
        }
    )


def concept_term(edition: SkillEdition, absolute: Absolute) -> Json:
    """Return a skill as such, in the words of the version in force."""
    at = absolute(edition.skill.get_absolute_url())
    in_force = absolute(edition.get_absolute_url())
    return _filled(
        {
            **_said_of(edition, at, absolute),
            "url": at,
            "dct:hasVersion": {"@id": in_force},
        }
    )


def level_term(edition: SkillEdition, level: LevelText, absolute: Absolute) -> Json:
    """Return one level of a skill, as one version has it."""
    at = absolute(level_address(edition, level.rank))
    concept = absolute(concept_level_address(edition.skill, level.rank))
    return {
        **_level_said(edition, level, at, absolute),
        "dct:isVersionOf": {"@id": concept},
    }


def concept_level_term(
    edition: SkillEdition, level: LevelText, absolute: Absolute
) -> Json:
    """Return one level of a skill as such, in the words of the version in force."""
    at = absolute(concept_level_address(edition.skill, level.rank))
    in_force = absolute(level_address(edition, level.rank))
    return {
        **_level_said(edition, level, at, absolute),
        "dct:hasVersion": {"@id": in_force},
    }


def level_address(edition: SkillEdition, rank: int) -> str:
    version = edition.version
    args = [version.framework.slug, version.version, edition.skill.slug, rank]
    return reverse("competencies:skill-edition-level", args=args)


def concept_level_address(skill: Skill, rank: int) -> str:
    args = [skill.framework.slug, skill.slug, rank]
    return reverse("competencies:skill-level", args=args)


def _said_of(edition: SkillEdition, at: str, absolute: Absolute) -> Json:
    return {
        "@type": "DefinedTerm",
        "@id": at,
        "name": edition.name,
        "description": edition.description,
        "termCode": edition.skill.slug,
        "identifier": edition.skill.uuid.urn,
        "inDefinedTermSet": term_set(edition.version, absolute),
    }


def _level_said(
    edition: SkillEdition, level: LevelText, at: str, absolute: Absolute
) -> Json:
    return _filled(
        {
            "@type": "DefinedTerm",
            "@id": at,
            "name": f"{edition.name} — {level.name} (level {level.rank})",
            "description": level.text,
            "termCode": f"{edition.skill.slug}/{level.rank}",
            "url": at,
            "inDefinedTermSet": term_set(edition.version, absolute),
        }
    )


def _licence(licence: str) -> str:
    """Return the address of a licence that is named as SPDX does, else its words."""
    if SPDX.fullmatch(licence):
        return f"https://spdx.org/licenses/{licence}.html"
    return licence


def _filled(term: Json) -> Json:
    return {key: value for key, value in term.items() if value}
