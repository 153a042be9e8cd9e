"""Files bring crosswalks; what the hub says already stays, and nothing is lost."""

import pytest
from django.db import transaction

from competencies.importers.neutral import (
    CrosswalkRow,
    FrameworkFile,
    GroupRow,
    LevelRow,
    SkillRow,
)
from competencies.models import OutsideRelation, SkillRelation
from competencies.writer import write_framework
from tests.factories import make_crosswalk


@pytest.fixture
def bring(db):
    """Import a framework of one skill with ties."""

    def write(slug, skill, *ties, identifier=""):
        file = FrameworkFile(
            format="case",
            name=slug,
            slug=slug,
            version="2.0",
            levels=(LevelRow(0, "None"), LevelRow(1, "Some")),
            groups=(GroupRow("all", "All"),),
            skills=(SkillRow(skill, skill, "all", identifier=identifier),),
            crosswalks=ties,
        )
        with transaction.atomic():
            return write_framework(file, slug=slug, version="2.0")

    return write


def tie(skill, kind, target, title=""):
    return CrosswalkRow(skill, kind, target_identifier=str(target), target_title=title)


def test_an_imported_tie_waits_to_be_confirmed(world, bring):
    bring("new", "checks", tie("checks", "broad_match", world.skills["testing"].uuid))

    found = SkillRelation.objects.crosswalks().get()
    assert (found.kind, found.confirmed_at) == ("broad_match", None)


def test_the_same_said_the_other_way_round_is_no_news(world, bring):
    old = make_crosswalk(world, "broad_match")
    said = tie("one", "exact_match", world.skills["testing"].uuid)
    bring("third", "one", said)

    again = bring("third", "one", said)

    assert again.rows == [] or "crosswalk-differs" not in {r.code for r in again.rows}
    assert SkillRelation.objects.crosswalks().count() == 2
    assert SkillRelation.objects.get(pk=old.pk).kind == "broad_match"


def test_what_contradicts_the_hub_is_reported_and_not_written(world, bring):
    target = world.skills["testing"].uuid
    bring("new", "checks", tie("checks", "exact_match", target))

    again = bring("new", "checks", tie("checks", "narrow_match", target))

    assert [(r.code, r.kept) for r in again.rows] == [("crosswalk-differs", False)]
    assert SkillRelation.objects.get().kind == "exact_match"


def test_a_tie_to_what_is_not_here_resolves_when_it_arrives(world, bring):
    uuid = "5b1b5a0e-1c57-4d0a-8b8f-0d6a3a4d2f11"
    bring("first", "one", tie("one", "close_match", uuid, "Two"))
    assert OutsideRelation.objects.get().target_title == "Two"

    bring("second", "two", identifier=uuid)

    assert not OutsideRelation.objects.exists()
    found = SkillRelation.objects.crosswalks().get()
    assert (found.from_skill.slug, found.to_skill.slug) == ("one", "two")
