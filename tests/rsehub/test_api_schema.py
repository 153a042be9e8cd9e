"""The API's description: whole, in both forms, with an example for everything."""

import jsonschema
import pytest
import yaml

from rsehub.api_docs import sections
from rsehub.api_schema import whole_schema

OPERATIONS = {
    operation["operationId"]: operation
    for methods in whole_schema()["paths"].values()
    for operation in methods.values()
}
JSON = "application/json"


def bodies(operation) -> list[dict]:
    """Return each body that an operation takes or gives, problems left out."""
    answers = operation["responses"].values()
    contents = [operation.get("requestBody", {}), *answers]
    return [c["content"][JSON] for c in contents if JSON in c.get("content", {})]


def test_it_is_openapi_3_1_and_json_by_default(client, db):
    response = client.get("/api/schema/")

    assert response["Content-Type"].startswith("application/json")
    assert response.json()["openapi"].startswith("3.1")


@pytest.mark.parametrize(
    ("query", "accept"), [("?format=yaml", "*/*"), ("", "application/yaml")]
)
def test_it_comes_as_yaml_too(client, db, query, accept):
    response = client.get(f"/api/schema/{query}", headers={"Accept": accept})

    assert yaml.safe_load(response.content) == client.get("/api/schema/").json()


def test_a_form_that_is_not_there(client, db):
    assert client.get("/api/schema/?format=xml").status_code == 404


def test_it_makes_no_query_but_the_count(client, db, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/api/schema/")


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_says_what_it_does_and_what_may_go_wrong(name):
    operation = OPERATIONS[name]

    assert operation["summary"]
    assert operation["description"]
    assert len(operation["tags"]) == 1
    assert {"400", "401", "429", "500", "503"} <= set(operation["responses"])
    assert {"token": []} in operation["security"]
    assert {"session": []} in operation["security"]


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_body_has_an_example_that_is_one(name):
    schemas = {"components": whole_schema()["components"]}

    for body in bodies(OPERATIONS[name]):
        [example, *_others] = body["examples"].values()
        jsonschema.validate(example["value"], {**schemas, **body["schema"]})


def test_no_two_operations_have_one_name():
    count = sum(len(methods) for methods in whole_schema()["paths"].values())

    assert len(OPERATIONS) == count == 105


def test_nothing_is_named_by_a_primary_key():
    def names(schema) -> set[str]:
        inner = schema.get("properties", {})
        return set(inner) | {n for each in inner.values() for n in names(each)}

    schemas = whole_schema()["components"]["schemas"].values()

    assert not {"id", "pk"} & {name for schema in schemas for name in names(schema)}


def test_the_page_shows_every_operation(client, db):
    page = client.get("/api/docs/").content.decode()

    shown = {operation.id for section in sections() for operation in section.operations}
    assert shown == set(OPERATIONS)
    assert all(f'id="{name}"' in page for name in OPERATIONS)
    assert "http://testserver/api/v1/" in page
