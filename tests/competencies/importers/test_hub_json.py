"""The hub's own JSON is strict: what is wrong is refused in one line."""

import json

import pytest

from competencies.importers.detect import read_framework
from competencies.importers.neutral import UnreadableFile

CRAFT = {
    "rse_hub_framework": 1,
    "name": "Craft",
    "levels": [{"rank": 0, "name": "None yet"}, {"rank": 1, "name": "Working"}],
    "groups": [{"slug": "code", "name": "Code"}],
    "skills": [{"slug": "testing", "name": "Testing", "group": "code"}],
}
SKILL = CRAFT["skills"][0]
UUID = "7f1ed34f-7392-591b-8399-0cba57adf898"


def read(tmp_path, value):
    path = tmp_path / "craft.json"
    path.write_text(json.dumps(value))
    return read_framework(path, "hub")


def test_what_is_not_said_is_empty(tmp_path):
    framework, _ = read(tmp_path, CRAFT)

    assert (framework.slug, framework.version, framework.notes) == (None, None, "")
    assert framework.skills[0].descriptors == ()


def test_a_field_of_a_later_hub_is_kept_and_told(tmp_path):
    skill = SKILL | {"colour": "red"}

    framework, rows = read(tmp_path, CRAFT | {"skills": [skill], "mood": "calm"})

    assert framework.skills[0].extra == {"hub": {"colour": "red"}}
    assert framework.extra == {"hub": {"mood": "calm"}}
    assert [row.code for row in rows if row.code == "unknown-field"] == [
        *("unknown-field", "unknown-field")
    ]


TWICE = {"skills": [SKILL, SKILL]}
SAME = {"identifier": UUID}
OTHER = {"slug": "git", "name": "Git", **SAME}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rse_hub_framework": 2}, "another edition"),
        ({"name": " "}, "name is missing"),
        ({"levels": [{"rank": 1, "name": "A"}]}, "levels should run from 0"),
        ({"groups": [{"slug": "code", "name": "C", "parent": "code"}]}, "itself"),
        (TWICE, "The skill “testing” is there twice"),
        ({"skills": [SKILL | SAME, OTHER]}, "identifier .* is there twice"),
        ({"skills": [SKILL | {"identifier": "7"}]}, "is no UUID"),
        ({"skills": [SKILL | {"group": "law"}]}, "there is no group “law”"),
        ({"skills": [SKILL | {"tools": ["git"]}]}, "there is no tool “git”"),
        ({"skills": [SKILL | {"related": ["testing"]}]}, "tied to itself"),
        ({"skills": [SKILL | {"levels": [{"rank": 3, "text": "x"}]}]}, "isn't there"),
        ({"skills": [SKILL | {"slug": "a b"}]}, "is no slug"),
        ({"skills": [SKILL | {"position": 10**12}]}, "position is more than"),
        ({"skills": [SKILL | {"extra": {"a": "\0"}}]}, "control character"),
        ({"tools": [{"slug": "a", "name": "A", "url": "javascript:x"}]}, "no web"),
        ({"relations": [{"from": "testing", "to": "x", "kind": "likes"}]}, "kind"),
        ({"crosswalks": [{"from": "testing", "kind": "related"}]}, "leads nowhere"),
        ({"roles": [{"slug": "a", "name": "A", "levels": 3}]}, "should be a list"),
    ],
)
def test_what_is_wrong_is_refused_in_one_line(tmp_path, change, message):
    with pytest.raises(UnreadableFile, match=message) as refused:
        read(tmp_path, CRAFT | change)

    assert "\n" not in str(refused.value)


def test_a_number_beyond_all_numbers_is_refused(tmp_path):
    path = tmp_path / "craft.json"
    path.write_text('{"rse_hub_framework": 1, "name": "A", "extra": {"a": 1e999}}')

    with pytest.raises(UnreadableFile, match="far too large"):
        read_framework(path)
