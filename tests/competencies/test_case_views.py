"""CASE read endpoints: public frameworks for other systems, by stable identifiers."""

import json
from uuid import UUID

import jsonschema
import pytest
from django.conf import settings

from competencies.actions import publish_version
from competencies.models import Framework, SkillRelation
from competencies.next_version import begin_next_version
from tests.factories import make_role, make_world

BASE = "/ims/case/v1p1"
NOBODY = UUID(int=1)
pytestmark = pytest.mark.django_db


def get(client, path):
    response = client.get(f"{BASE}/{path}")
    return response.status_code, json.loads(response.content)


def minor(answer):
    [field] = answer["imsx_codeMinor"]["imsx_codeMinorField"]
    return field["imsx_codeMinorFieldValue"]


def test_documents_are_the_public_frameworks(client, world):
    make_world({"art": ["painting"]}, slug="draft", publish=False)

    status, answer = get(client, "CFDocuments")

    [document] = answer["CFDocuments"]
    assert status == 200
    assert (document["title"], document["version"]) == ("Craft", "1.0")
    assert document["identifier"] == str(world.framework.uuid)
    assert (
        document["uri"] == f"http://testserver{BASE}/CFDocuments/{world.framework.uuid}"
    )


def test_documents_come_in_parts_in_the_order_asked_for(client, db):
    for slug in ("b", "c", "a"):
        make_world({"one": [f"{slug}-skill"]}, slug=slug)

    def titles(query):
        answer = get(client, f"CFDocuments?{query}")[1]
        return [document["title"] for document in answer["CFDocuments"]]

    assert titles("") == ["A", "B", "C"]
    assert titles("sort=title&orderBy=desc&limit=2") == ["C", "B"]
    assert titles("limit=1&offset=1") == ["B"]
    assert titles("filter=title~'B'") == ["B"]
    assert titles("filter=title!='b'") == ["A", "C"]
    assert client.get(f"{BASE}/CFDocuments?limit=1")["X-Total-Count"] == "3"


def test_only_the_fields_that_are_asked_for(client, world):
    answer = get(client, "CFDocuments?fields=title,version")[1]

    assert answer == {"CFDocuments": [{"title": "Craft", "version": "1.0"}]}


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("sort=creator", "invalid_sort_field"),
        ("orderBy=up", "invalid_data"),
        ("limit=x", "invalid_data"),
        ("limit=9999", "invalid_data"),
        ("offset=-1", "invalid_data"),
        ("filter=creator='x'", "invalid_filter_field"),
        ("fields=title,colour", "invalid_selection_field"),
    ],
)
def test_what_is_asked_wrongly_is_told_in_cases_words(client, world, query, code):
    status, answer = get(client, f"CFDocuments?{query}")

    assert (status, minor(answer)) == (400, code)
    assert answer["imsx_codeMajor"] == "failure"


@pytest.mark.parametrize(
    "path",
    [
        *(f"{kind}/{NOBODY}" for kind in ("CFDocuments", "CFPackages", "CFItems")),
        *("CFItemAssociations/x", "CFRubrics/1", ""),
    ],
)
def test_what_is_not_there_is_told_in_cases_words(client, world, path):
    status, answer = get(client, path)

    assert (status, minor(answer)) == (404, "unknownobject")


def test_a_draft_is_nowhere(client, db):
    draft = make_world({"art": ["painting"]}, slug="draft", publish=False)
    skill, framework = draft.skills["painting"].uuid, draft.framework.uuid

    assert get(client, f"CFDocuments/{framework}")[0] == 404
    assert get(client, f"CFPackages/{framework}")[0] == 404
    assert get(client, f"CFItems/{skill}")[0] == 404
    assert get(client, f"CFItems/{draft.groups['art'].uuid}")[0] == 404


def test_a_package_holds_the_whole_framework(client, world):
    _status, answer = get(client, f"CFPackages/{world.framework.uuid}")

    assert {item["fullStatement"] for item in answer["CFItems"]} >= {"Code", "People"}
    assert len(answer["CFItems"]) == 5
    if settings.REFERENCE_DATA:
        path = settings.REFERENCE_DATA / "case" / "case-v1p1-cfpackage.schema.json"
        jsonschema.validate(answer, json.loads(path.read_text()))


def test_identifiers_are_the_same_in_the_next_version(client, world):
    before = get(client, f"CFPackages/{world.framework.uuid}")[1]
    publish_version(begin_next_version(framework=world.framework))

    after = get(client, f"CFPackages/{world.framework.uuid}")[1]

    for part in ("CFItems", "CFAssociations"):
        assert [each["identifier"] for each in before[part]] == [
            each["identifier"] for each in after[part]
        ]
    assert (before["CFDocument"]["version"], after["CFDocument"]["version"]) == (
        *("1.0", "1.1"),
    )


def test_an_item_is_a_skill_a_group_or_a_role(client, world):
    role = make_role(world, "rse", {"testing": 3})
    asked = (world.skills["testing"], world.groups["code"], role)

    items = [get(client, f"CFItems/{each.uuid}")[1] for each in asked]

    assert [item["CFItemType"] for item in items] == ["Skill", "Competency", "Role"]
    assert items[0]["abbreviatedStatement"] == "Testing"
    assert items[0]["CFDocumentURI"]["identifier"] == str(world.framework.uuid)


def test_associations_of_an_item_go_both_ways(client, world):
    one, other = world.skills["testing"], world.skills["mentoring"]
    SkillRelation.objects.create(from_skill=other, to_skill=one)
    SkillRelation.objects.create(from_skill=one, to_skill=other, kind="replaced_by")
    make_role(world, "rse", {"testing": 3})

    _status, answer = get(client, f"CFItemAssociations/{one.uuid}")

    assert answer["CFItem"]["identifier"] == str(one.uuid)
    assert sorted(a["associationType"] for a in answer["CFAssociations"]) == [
        *("ext:requiresSkill", "isChildOf", "isRelatedTo", "replacedBy")
    ]


def test_associations_are_those_of_the_package(client, world):
    code = str(world.groups["code"].uuid)
    package = get(client, f"CFPackages/{world.framework.uuid}")[1]
    ends = ("originNodeURI", "destinationNodeURI")
    wanted = [
        link["identifier"]
        for link in package["CFAssociations"]
        if code in {link[end]["identifier"] for end in ends}
    ]

    answer = get(client, f"CFItemAssociations/{code}")[1]

    assert [link["identifier"] for link in answer["CFAssociations"]] == wanted


def test_what_did_not_change_is_not_sent_again(client, world):
    url = f"{BASE}/CFPackages/{world.framework.uuid}"
    first = client.get(url)

    again = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Framework.objects.update(description="Other words")
    assert client.get(url, headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("CFDocuments", 2),
        ("CFDocuments/{framework}", 1),
        ("CFPackages/{framework}", 12),
        ("CFItems/{skill}", 12),
        ("CFItems/{group}", 6),
        ("CFItemAssociations/{skill}", 13),
        ("CFItemAssociations/{group}", 14),
        ("CFItemAssociations/{role}", 16),
    ],
)
def test_it_takes_as_many_queries_however_large(
    client, db, size, path, queries, django_assert_num_queries
):
    world = make_world({f"g{n}": [f"s{n}", f"t{n}"] for n in range(size)})
    role = make_role(world, "rse", dict.fromkeys(world.skills, 2))
    names = {
        "framework": world.framework.uuid,
        "skill": world.skills["s0"].uuid,
        "group": world.groups["g0"].uuid,
        "role": role.uuid,
    }

    with django_assert_num_queries(queries):
        client.get(f"{BASE}/{path.format(**names)}")
