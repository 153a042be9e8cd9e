import pytest
from django.urls import reverse

from rsehub.gallery import components


@pytest.fixture
def in_development(settings):
    settings.ROOT_URLCONF = "tests.rsehub.dev_urls"


def test_the_gallery_shows_every_component(client, db, in_development):
    page = client.get(reverse("gallery")).content.decode()

    for shown in ("components/search_field.html", "Not saved yet.", "gallery-dialog"):
        assert shown in page


def test_the_gallery_has_a_level_of_each_wash():
    assert [level.wash for level in components()["levels"]] == [0, 1, 2, 3, 4]


def test_the_gallery_is_not_there_in_public(client, db):
    assert client.get("/dev/gallery/").status_code == 404
