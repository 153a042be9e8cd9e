import pytest

from profiles.given_opinions import GivenOpinion, InvalidOpinionError, opinions_in


def said(**form: str) -> list[GivenOpinion]:
    fields = {key.replace("_", "-", 1): value for key, value in form.items()}
    return opinions_in(fields, ["testing", "mentoring"], highest=4)


def test_what_was_left_open_says_nothing():
    given = said(opinion_testing="endorsed", opinion_mentoring="", reason_mentoring="x")

    assert given == [GivenOpinion("testing", None, "")]


def test_a_level_comes_with_its_reason():
    assert said(opinion_testing="3", reason_testing=" She wrote them. ") == [
        GivenOpinion("testing", 3, "She wrote them.")
    ]


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({}, "Say something of at least one skill"),
        ({"opinion_sailing": "3", "reason_sailing": "x"}, "at least one skill"),
        ({"opinion_testing": "3"}, "why you give a level"),
        ({"opinion_testing": "3", "reason_testing": "  "}, "why you give a level"),
        ({"opinion_testing": "5", "reason_testing": "x"}, "no such level"),
        ({"opinion_testing": "³", "reason_testing": "x"}, "no such level"),
        ({"opinion_testing": "1", "reason_testing": "x" * 1001}, "Shorten each"),
    ],
)
def test_what_cannot_be_kept_says_why(form, says):
    with pytest.raises(InvalidOpinionError, match=says):
        said(**form)
