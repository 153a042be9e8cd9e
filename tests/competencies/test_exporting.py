"""A framework comes out of the database as it went in, whatever its size."""

from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from competencies.exporting import framework_file
from competencies.importers.neutral import CrosswalkRow, RelationRow
from competencies.models import OutsideRelation, SkillRelation
from competencies.writer import write_framework
from tests.competencies.frameworks import frameworks
from tests.factories import make_resource, make_role, make_world
from training.writer import write_training

pytestmark = pytest.mark.django_db


def imported(file):
    written = write_framework(file, slug=file.slug, version=file.version)
    write_training(written.file, written.skills)
    return written.version


def with_what_is_used(file):
    """Return the file without training that no skill names: the catalogue has more."""
    used = {slug for skill in file.skills for slug in skill.resources}
    resources = tuple(row for row in file.resources if row.slug in used)
    providers = {row.provider for row in resources}
    return replace(
        file,
        resources=resources,
        providers=tuple(row for row in file.providers if row.slug in providers),
    )


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(frameworks())
def test_a_framework_comes_out_as_it_went_in(framework):
    wanted = with_what_is_used(framework)
    with transaction.atomic():
        assert framework_file(imported(wanted)) == wanted
        again = write_framework(wanted, slug="craft", version="1.0")
        transaction.set_rollback(True)

    assert (again.tally.created, again.tally.changed) == (0, 0)


@pytest.mark.parametrize("size", [1, 3])
def test_it_takes_as_many_queries_however_large(size, django_assert_num_queries):
    world = make_world({f"g{n}": [f"s{n}", f"t{n}"] for n in range(size)})
    make_role(world, "rse", dict.fromkeys(world.skills, 2))
    make_resource("course", teaches=dict.fromkeys(world.skills.values()))

    with django_assert_num_queries(12):
        framework_file(world.version)


def test_ties_to_another_framework_name_what_is_public_there(world):
    other = make_world({"law": ["contracts"]}, slug="law")
    draft = make_world({"art": ["painting"]}, slug="art", publish=False)
    for target in (other.skills["contracts"], draft.skills["painting"]):
        SkillRelation.objects.create(
            from_skill=world.skills["testing"], to_skill=target, kind="close_match"
        )

    [row] = framework_file(world.version).crosswalks

    identifier = str(other.skills["contracts"].uuid)
    assert row == CrosswalkRow("testing", "close_match", "", identifier, "Contracts")


def test_a_tie_to_something_elsewhere_is_kept_until_the_hub_has_it(world):
    file = framework_file(world.version)
    uri = "https://elsewhere.example/terms/reviewing"
    tie = CrosswalkRow("testing", "exact_match", uri, "", "Reviewing")
    write_framework(replace(file, crosswalks=(tie,)), slug="craft", version="1.0")
    assert OutsideRelation.objects.get().target_uri == uri

    other = make_world({"work": ["reviewing"]}, slug="elsewhere")
    other.framework.skills.update(uri=uri)
    write_framework(replace(file, crosswalks=(tie,)), slug="craft", version="1.0")

    assert SkillRelation.objects.get().to_skill == other.skills["reviewing"]
    assert not OutsideRelation.objects.exists()


def test_a_role_that_is_not_published_stays_inside(world):
    make_role(world, "secret", {"testing": 1}, is_published=False)

    assert framework_file(world.version).roles == ()


def test_ties_within_the_version_say_their_kind(world):
    SkillRelation.objects.create(
        from_skill=world.skills["testing"],
        to_skill=world.skills["mentoring"],
        kind="requires",
    )

    file = framework_file(world.version)

    assert file.ties == (RelationRow("testing", "mentoring", "requires"),)
