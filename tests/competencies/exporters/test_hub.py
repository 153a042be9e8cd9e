"""The hub's own JSON holds everything: what is written reads back the same."""

import json

from hypothesis import given, settings

from competencies.exporters.formats import Place
from competencies.exporters.hub import write_hub
from competencies.importers.hub_json import read_hub_json
from competencies.importers.reading import parse_json
from tests.competencies.frameworks import frameworks

unhurried = settings(deadline=None, max_examples=60)


def read_back(data: bytes):
    return read_hub_json("craft.json", parse_json("craft.json", data.decode()))[0]


@unhurried
@given(frameworks())
def test_what_is_written_reads_back_exactly(framework):
    assert read_back(write_hub(framework, Place()).data) == framework


@unhurried
@given(frameworks())
def test_what_is_empty_is_not_written(framework):
    document = json.loads(write_hub(framework, Place()).data)

    assert all(value not in ("", [], {}, None) for value in document.values())
