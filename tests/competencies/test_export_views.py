"""Anyone takes a framework along, in the format they need, knowing what is lost."""

import json

import pytest

from competencies.exporters.registry import EXPORTERS
from competencies.models import Tool
from tests.factories import make_world

pytestmark = pytest.mark.django_db
CRAFT = "/frameworks/craft/1.0/export/"


def test_the_framework_leads_to_its_exports(client, world):
    assert CRAFT in client.get("/frameworks/craft/").content.decode()


def test_every_format_is_offered_with_what_it_leaves_out(client, world):
    Tool.objects.create(framework=world.framework, slug="git", name="Git")

    page = client.get(CRAFT).content.decode()

    for exporter in EXPORTERS.values():
        assert f'href="{CRAFT}{exporter.key}/"' in page
    assert "Tools, languages and methods that skills are done with." in page
    assert "It holds everything that this framework says." in page


@pytest.mark.parametrize("form", EXPORTERS)
def test_a_format_is_a_file_of_its_own(client, world, form):
    response = client.get(f"{CRAFT}{form}/")

    exporter = EXPORTERS[form]
    assert response["Content-Type"] == f"{exporter.media_type}; charset=utf-8"
    assert response["Content-Disposition"] == (
        f'attachment; filename="craft-1.0{exporter.suffix}"'
    )
    assert b"Testing" in response.content


def test_addresses_in_a_file_lead_to_this_hub(client, world):
    found = json.loads(client.get(f"{CRAFT}case/").content)

    assert found["CFDocument"]["uri"].startswith("http://testserver/ims/case/v1p1/")


def test_a_format_or_a_draft_that_is_not_there(client, world):
    make_world({"art": ["painting"]}, slug="draft", publish=False)

    assert client.get(f"{CRAFT}scroll/").status_code == 404
    assert client.get("/frameworks/draft/1.0/export/").status_code == 404
    assert client.get("/frameworks/draft/1.0/export/hub/").status_code == 404


def test_a_curator_exports_a_draft(client, dana):
    make_world({"art": ["painting"]}, slug="draft", publish=False)
    client.force_login(dana)

    assert client.get("/frameworks/draft/1.0/export/hub/").status_code == 200


@pytest.mark.parametrize("size", [1, 3])
def test_it_takes_as_many_queries_however_large(
    client, size, django_assert_num_queries
):
    make_world({f"g{n}": [f"s{n}"] for n in range(size)})

    with django_assert_num_queries(12):
        client.get(CRAFT)
    with django_assert_num_queries(12):
        client.get(f"{CRAFT}hub/")
