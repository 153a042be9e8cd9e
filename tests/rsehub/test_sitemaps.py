import re

import pytest
from django.utils import timezone

from tests.factories import make_resource, make_world
from training.models import LearningResource


def addresses(client) -> list[str]:
    return re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())


def test_the_map_names_skills_and_resources_with_their_day(client, world):
    make_resource("course")

    page = client.get("/sitemap.xml").content.decode()

    assert "http://testserver/training/course/" in page
    assert "http://testserver/frameworks/craft/skills/testing/" in page
    assert page.count("<lastmod>") == page.count("<url>") == 4


def test_what_is_not_offered_is_not_on_it(client, world):
    kept = make_resource("kept")
    make_resource("merged")
    make_resource("withdrawn")
    LearningResource.objects.filter(slug="merged").update(merged_into=kept)
    LearningResource.objects.filter(slug="withdrawn").update(
        withdrawn_on=timezone.localdate()
    )

    found = [each for each in addresses(client) if "/training/" in each]

    assert found == ["http://testserver/training/kept/"]


def test_a_draft_is_not_on_it(client, db):
    make_world(publish=False)

    assert addresses(client) == []


def test_robots_are_led_to_the_map(client, db):
    page = client.get("/robots.txt").content.decode()

    assert "Sitemap: http://testserver/sitemap.xml" in page
    assert "Disallow: /admin/" in page


@pytest.mark.parametrize("size", [1, 3])
def test_the_map_takes_as_many_queries_however_long(
    client, db, django_assert_num_queries, size
):
    make_world({f"g{n}": [f"s{n}"] for n in range(size)})
    for number in range(size):
        make_resource(f"r-{number}")

    with django_assert_num_queries(7):
        client.get("/sitemap.xml")
