"""SKOS in three notations: one language read, the others kept, nothing fetched."""

import json
import socket
from collections import Counter

import pytest
from rdflib import Graph

from competencies.exporters.formats import Place
from competencies.exporters.skos import write_skos
from competencies.importers.detect import detect, read_framework
from competencies.importers.neutral import CrosswalkRow, RelationRow, UnreadableFile


@pytest.fixture
def traps(fixtures):
    return read_framework(fixtures / "skos-traps.ttl")


@pytest.fixture
def _offline(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_the_tree_comes_from_broader_and_from_narrower(traps):
    framework, _ = traps

    assert [g.name for g in framework.groups] == ["Code", "Im Kreis"]
    assert [(s.name, s.group) for s in framework.skills] == [
        *(("Testen", "code"), ("Versionsverwaltung", "code"), ("Menschen", None)),
        *(("Mentorat", "code"), ("Kreis", "im-kreis"), ("4", None)),
    ]


def test_the_language_of_most_labels_is_read_and_the_others_kept(traps):
    framework, _ = traps
    testing = framework.skills[0]

    assert framework.name == "Handwerk der Forschungssoftware"
    assert testing.extra["skos"]["prefLabel"] == {"fr": ["Tester"]}
    assert framework.extra["skos"]["title"] == {"fr": ["Craft of research software"]}
    assert framework.extra["skos"]["language"] == "de"
    assert framework.skills[1].extra["skos"]["altLabel"] == {"de": ["Git"]}


def test_codes_are_kept_and_order_as_numbers_do(traps):
    skills = traps[0].skills

    assert [skill.extra["skos"]["notation"] for skill in skills[:2]] == [
        *({"": ["1.2"]}, {"": ["1.10"]})
    ]


def test_every_oddity_has_a_line(traps):
    found = Counter(row.code for row in traps[1])

    assert found["two-parents"] == found["cycle"] == 1
    assert found["self-relation"] == found["other-scheme"] == 1


def test_addresses_ties_and_unknown_words_are_kept(traps):
    framework, _ = traps
    testing, versions = framework.skills[:2]

    assert testing.uri == "https://terms.example/craft#1.2"
    assert testing.related == ("versionsverwaltung",)
    assert framework.ties == (RelationRow("versionsverwaltung", "testen", "requires"),)
    assert framework.crosswalks == (
        CrosswalkRow(
            versions.slug,
            "exact_match",
            "https://elsewhere.example/vcs",
            "",
            "Version control",
        ),
    )
    [hours] = testing.extra["skos"]["statements"]
    assert (hours["word"], hours["text"]) == ("https://terms.example/own#hours", "12")
    assert framework.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert framework.version == "2.1"


def test_what_was_kept_is_given_back(traps, tmp_path):
    path = tmp_path / "again.ttl"
    path.write_bytes(write_skos(traps[0], Place()).data)

    again, _ = read_framework(path)

    assert again.skills == traps[0].skills
    assert again.groups == traps[0].groups
    assert again.crosswalks == traps[0].crosswalks


@pytest.mark.parametrize(
    ("form", "name"),
    [("xml", "craft.rdf"), ("json-ld", "craft.jsonld"), ("turtle", "craft.txt")],
)
@pytest.mark.usefixtures("_offline")
def test_three_notations_say_the_same(traps, fixtures, tmp_path, form, name):
    graph = Graph().parse(fixtures / "skos-traps.ttl")
    graph.serialize(tmp_path / name, format=form)

    assert detect(tmp_path / name) == "skos"
    assert read_framework(tmp_path / name)[0] == traps[0]


REMOTE = "https://evil.example/context.jsonld"
CONCEPT = {
    "@id": "https://a.example/1",
    "@type": "http://www.w3.org/2004/02/skos/core#Concept",
}


@pytest.mark.parametrize(
    "value",
    [
        {"@context": REMOTE, **CONCEPT},
        {"@context": [{"a": "https://a.example/"}, REMOTE], **CONCEPT},
        {"@context": "file:///etc/passwd", **CONCEPT},
        {"@context": {"@import": REMOTE, "@version": 1.1}, **CONCEPT},
        {
            "@context": {"p": {"@id": "https://a.example/p", "@context": REMOTE}},
            **CONCEPT,
        },
        {"@context": {}, "@graph": [{"@context": [REMOTE], **CONCEPT}]},
    ],
)
@pytest.mark.usefixtures("_offline")
def test_a_context_elsewhere_is_refused_and_never_fetched(tmp_path, value):
    path = tmp_path / "craft.jsonld"
    path.write_text(json.dumps(value))

    with pytest.raises(UnreadableFile, match="names a context elsewhere"):
        read_framework(path)


BOMB = """<?xml version="1.0"?>
<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&c;</rdf:RDF>
"""
OUTSIDE = """<?xml version="1.0"?>
<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&a;</rdf:RDF>
"""


@pytest.mark.parametrize("text", [BOMB, OUTSIDE])
def test_entities_are_refused_before_anything_is_read(tmp_path, text):
    path = tmp_path / "craft.rdf"
    path.write_text(text)

    with pytest.raises(UnreadableFile, match="defines entities"):
        read_framework(path)


@pytest.mark.usefixtures("_offline")
def test_a_document_in_a_literal_is_not_parsed(tmp_path):
    bomb = (
        BOMB.partition("\n")[2].replace("\\", "").replace('"', '\\"').replace("\n", " ")
    )
    path = tmp_path / "craft.ttl"
    path.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        "<https://a.example/1> a skos:Concept ;\n"
        f'  skos:prefLabel "{bomb}"^^rdf:XMLLiteral .'
    )

    framework, _ = read_framework(path)

    assert framework.skills[0].name.startswith("<!DOCTYPE r")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.rdf", "<?xml version='1.0'?><a><b></a>", "broken XML"),
        ("a.rdf", "<?xml version='1.0'?><svg/>", "RDF/XML|no SKOS concepts"),
        ("a.ttl", "@prefix s: <http://www.w3.org/2004/02/skos/core#> . s: a", "Turtle"),
        ("a.json", '{"@context": {}, "@id": "https://a.example/"}', "no SKOS concepts"),
    ],
)
def test_what_is_nearly_skos_is_refused(tmp_path, name, text, message):
    (tmp_path / name).write_text(text)

    with pytest.raises(UnreadableFile, match=message):
        read_framework(tmp_path / name)
