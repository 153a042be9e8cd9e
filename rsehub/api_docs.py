"""The API's description as a page to read, in the hub's own clothes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.views import SpectacularSwaggerSplitView

from rsehub.api_schema import Description, whole_schema

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a member of a body."""

    name: str
    kind: str
    text: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Operation:
    id: str
    method: str
    path: str
    summary: str
    text: str
    is_public: bool
    parameters: tuple[Field, ...]
    body: tuple[Field, ...]
    body_example: str
    answer: tuple[Field, ...]
    answer_status: str
    answer_example: str
    problems: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    text: str
    operations: tuple[Operation, ...]


@cache
def sections() -> tuple[Section, ...]:
    """Return the whole description, in the order of its tags."""
    reader = Reader(whole_schema())
    return tuple(reader.sections())


class Reader:
    """Lays an OpenAPI description out for people."""

    def __init__(self, schema: Description) -> None:
        self.schema = schema

    def sections(self) -> Iterator[Section]:
        operations = list(self.operations())
        for tag in self.schema["tags"]:
            name = tag["name"]
            own = (found for within, found in operations if within == name)
            yield Section(name, tag["description"], tuple(own))

    def operations(self) -> Iterator[tuple[str, Operation]]:
        for path, methods in self.schema["paths"].items():
            for method, found in methods.items():
                yield found["tags"][0], self.operation(path, method, found)

    def operation(self, path: str, method: str, found: Description) -> Operation:
        status = next(code for code in found["responses"] if code.startswith("2"))
        body = found.get("requestBody", {})
        answer = found["responses"][status]
        return Operation(
            id=found["operationId"],
            method=method.upper(),
            path=path,
            summary=found["summary"],
            text=found["description"],
            is_public={} in found["security"],
            parameters=tuple(self.parameters(found)),
            body=tuple(self.fields(body)),
            body_example=_example(body),
            answer=tuple(self.fields(answer)),
            answer_status=status,
            answer_example=_example(answer),
            problems=tuple(self.problems(found)),
        )

    def parameters(self, found: Description) -> Iterator[Field]:
        for given in found.get("parameters", []):
            text = given.get("description", "")
            yield Field(
                name=given["name"],
                kind=f"{given['in']}, {_kind(given['schema'])}",
                text=text,
                is_required=given.get("required", False),
            )

    def fields(self, content: Description) -> Iterator[Field]:
        schema = self.resolved(content.get("content", {}).get(JSON, {}))
        yield from self.members(schema, "", set())

    def members(
        self, schema: Description, within: str, seen: set[str]
    ) -> Iterator[Field]:
        """Yield the members of an object, and below each those of what it holds.

        What is alike in several members is told at the first.
        """
        required = schema.get("required", [])
        for name, member in schema.get("properties", {}).items():
            text = member.get("description", "")
            kind = _kind(self._at(member))
            yield Field(f"{within}{name}", kind, text, name in required)
            reference = _reference_in(member)
            if reference and reference not in seen:
                seen.add(reference)
                inner = self._at({"$ref": reference})
                yield from self.members(inner, f"{within}{name}.", seen)

    def resolved(self, media: Description) -> Description:
        """Return the schema of a body; that of one item where it is a page of many."""
        schema = self._at(media.get("schema", {}))
        results = schema.get("properties", {}).get("results")
        return self._at(results["items"]) if results else schema

    def _at(self, schema: Description) -> Description:
        name = schema.get("$ref", "").rpartition("/")[2]
        return self.schema["components"]["schemas"][name] if name else schema

    def problems(self, found: Description) -> Iterator[tuple[str, str]]:
        known = self.schema["components"]["responses"]
        for status in sorted(found["responses"]):
            if status in known:
                yield status, known[status]["description"]


def _reference_in(member: Description) -> str:
    """Return where the object is described that a member holds, one or a list of it."""
    several = [member, member.get("items", {}), *member.get("allOf", [])]
    several += member.get("oneOf", [])
    return next((s["$ref"] for s in several if "$ref" in s), "")


def _kind(schema: Description) -> str:
    """Say a type in a word or two."""
    if "items" in schema:
        return f"list of {_kind(schema['items'])}s"
    if "$ref" in schema or "allOf" in schema or "oneOf" in schema:
        return "object"
    kind = schema.get("type", "any")
    kinds = kind if isinstance(kind, list) else [kind]
    return " or ".join(_word(each, schema) for each in kinds)


def _word(kind: str, schema: Description) -> str:
    return str(schema.get("format", kind)) if kind == "string" else kind


def _example(content: Description) -> str:
    examples = content.get("content", {}).get(JSON, {}).get("examples", {})
    values: list[Any] = [example["value"] for example in examples.values()]
    return json.dumps(values[0], indent=2, ensure_ascii=False) if values else ""


@require_safe
@login_not_required
def docs(request: HttpRequest) -> HttpResponse:
    context = {
        "sections": sections(),
        "rates": settings.API_RATES,
        "base": request.build_absolute_uri("/api/v1/"),
    }
    return render(request, "api/docs.html", context)


class SwaggerView(SpectacularSwaggerSplitView):
    """Swagger, to try the API in the browser with one's own session or token."""

    url_name = "api:schema"
    template_name = "api/swagger.html"
    title = "Swagger"
