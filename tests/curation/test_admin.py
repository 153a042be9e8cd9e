import pytest

from curation.actions import flag, settle_urls
from curation.kinds import kind_of
from curation.models import Flag, Suggestion, Url, UrlUse
from tests.competencies.admin_forms import list_of, page_of
from tests.factories import make_resource


@pytest.fixture
def filled(suggest_on, db):
    """Fill every table of curation with so many rows."""

    def filled(rows):
        for number in range(rows):
            course = make_resource(f"course-{number}")
            suggest_on("resource", course, {"title": "x"}, email="vera@example.org")
            flag(
                kind=kind_of("resource"),
                record=course,
                what="wrong",
                words="",
                reporter=None,
            )
        settle_urls()

    return filled


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("model", [Suggestion, Flag, Url, UrlUse])
def test_a_list_costs_the_same_for_one_row_and_three(
    curator, filled, model, rows, django_assert_max_num_queries
):
    filled(rows)

    with django_assert_max_num_queries(9):
        page = curator.get(list_of(model), {"q": "e"})

    assert page.context["cl"].result_count == rows


@pytest.mark.parametrize("model", [Suggestion, Flag, Url, UrlUse])
def test_what_happened_is_read_and_not_rewritten(curator, filled, model):
    filled(1)
    record = model.objects.get()

    assert "vera@" not in curator.get(page_of(record)).content.decode()
    assert curator.post(page_of(record), {}).status_code == 403
    assert curator.get(page_of(record, "delete")).status_code == 403
    assert curator.get(list_of(model, "add")).status_code == 403
