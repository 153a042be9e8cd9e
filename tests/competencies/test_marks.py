import pytest
from django.template import Context, Template


def drawn(tag: str) -> str:
    return Template("{% load marks %}" + tag).render(Context())


def test_a_level_is_a_numeral_on_its_wash():
    assert drawn("{% level_mark 2 4 %}") == '<span class="lv lv-4">2</span>'


def test_a_silent_mark_is_for_the_eye_alone():
    assert 'aria-hidden="true">2</span>' in drawn("{% level_mark 2 4 silent=True %}")


@pytest.mark.parametrize(
    ("rank", "words"), [("None", "not assessed"), ('"na"', "not applicable")]
)
def test_the_two_states_without_a_level_are_said_in_words(rank, words):
    assert words in drawn(f"{{% level_mark {rank} %}}")
    assert words not in drawn(f"{{% level_mark {rank} silent=True %}}")


def test_a_step_goes_from_one_level_to_another():
    step = drawn("{% level_step 1 1 3 4 %}")

    assert step.index(">1<") < step.index(" to ") < step.index(">3<")


def test_what_is_no_number_is_escaped():
    assert "<b>" not in Template("{% load marks %}{% level_mark rank 1 %}").render(
        Context({"rank": "<b>"})
    )
