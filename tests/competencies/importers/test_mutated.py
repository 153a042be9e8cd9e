"""No file gets past the readers unrefused, however it was broken on its way."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from competencies.exporters.formats import Place
from competencies.exporters.hub import write_hub
from competencies.importers.detect import read_framework
from competencies.importers.neutral import FrameworkFile, UnreadableFile
from tests.competencies.exporters.test_case import CRAFT
from tests.competencies.importers.conftest import FIXTURES

HUB = write_hub(CRAFT, Place()).data
CASE = (FIXTURES / "case-traps.json").read_bytes()
SKOS = (FIXTURES / "skos-traps.ttl").read_bytes()
ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=4)
    | st.sampled_from(["\0", "\ud800", "x" * 600, "javascript:alert(1)", "=1+1"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=3,
)
unhurried = settings(
    deadline=None, max_examples=80, suppress_health_check=list(HealthCheck)
)


def read(data: bytes, name: str) -> None:
    """Read a file; anything but a framework or one clear refusal fails the test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        lines, framework = ["one"], None
        try:
            framework, rows = read_framework(path)
        except UnreadableFile as refusal:
            lines = str(refusal).splitlines()
        else:
            lines = ["one"] if all(row.code and row.message for row in rows) else []
    assert len(lines) == 1
    assert framework is None or isinstance(framework, FrameworkFile)


@unhurried
@given(st.data(), st.sampled_from([(HUB, "a.json"), (CASE, "a.json"), (SKOS, "a.ttl")]))
def test_bytes_that_were_changed_or_cut(data, case):
    whole, name = case
    start = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.integers(0, 40))
    new = data.draw(st.binary(max_size=8))

    read(whole[:start] + new + whole[start + length :], name)


def places(value, path=()):
    """Return the way to every value within a value."""
    found = [path]
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    for key, each in inner:
        found += places(each, (*path, key))
    return found


def changed(value, path, new):
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = changed(value[path[0]], path[1:], new)
    return copy


@unhurried
@given(st.data(), st.sampled_from([json.loads(HUB), json.loads(CASE)]), ODD)
def test_values_of_another_kind(data, whole, new):
    path = data.draw(st.sampled_from(places(whole)))

    read(json.dumps(changed(whole, path, new)).encode(), "a.json")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"[" * 100_000, "a.json"),
        (b'{"CFDocument":' * 50_000, "a.json"),
        (b"<?xml version='1.0'?>" + b"<a>" * 100_000, "a.rdf"),
        (SKOS.split(b"<#1>")[0] + b"<#x> a " + b"[ a " * 20_000, "a.ttl"),
        (CASE.decode().encode("utf-16"), "a.json"),
        ("\xe9".join(SKOS.decode().split("a")).encode("latin-1"), "a.ttl"),
        (b"\0" * 100, "a.ttl"),
        (b"", "a.json"),
        (b" " * (21 * 1024 * 1024), "a.json"),
    ],
)
def test_files_that_mean_harm(data, name):
    read(data, name)
