"""The starter catalogue comes with the starter framework."""

import pytest

from rsehub import sample_data
from rsehub.sample_data import STARTER_SLUG, load_starter
from rsehub.training_imports import import_training
from training.models import LearningPath, LearningResource, TeachesSkill

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A catalogue of one resource and one path."""
    (tmp_path / "resources.csv").write_text(
        "slug,title,url,minutes,minutes_source,teaches\n"
        "one,One,https://example.org/one,60,estimate,"
        f"{STARTER_SLUG}/version-control 1\n"
    )
    (tmp_path / "paths.csv").write_text(
        "slug,title,description,audience,resources\nway,A way,,,one\n"
    )
    monkeypatch.setattr(sample_data, "STARTER_CATALOGUE", tmp_path)


def test_it_is_read_with_its_paths_once(small):
    load_starter()
    load_starter()

    one = LearningResource.objects.get(slug="one")
    link = TeachesSkill.objects.get(resource=one)
    assert (link.from_rank, link.to_rank, link.is_confirmed) == (0, 1, False)
    assert LearningPath.objects.get().steps.get().resource == one


def test_without_it_the_sample_loads_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(sample_data, "STARTER_CATALOGUE", tmp_path)

    load_starter()

    assert not LearningPath.objects.exists()


@pytest.mark.skipif(
    not (sample_data.STARTER_CATALOGUE / "resources.csv").is_file(),
    reason="the starter catalogue is not there",
)
def test_the_catalogue_itself_is_read_without_a_loss():
    load_starter()

    report = import_training(sample_data.STARTER_CATALOGUE)

    codes = {row.code for row in report.rows if not row.kept}
    # Tools belong to frameworks, and the starter framework names none.
    assert (report.created, report.changed, codes) == (0, 0, {"unknown-tool"})
    assert report.counts["skill_links"] > report.counts["resources"] > 0
