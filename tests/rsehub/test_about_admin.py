"""Curators keep the links; superusers alone say who runs the hub."""

import pytest

from rsehub.models import Kind, Operator, ProjectLink
from tests.competencies.admin_forms import (
    filled_in,
    list_of,
    page_of,
    problems,
    save,
)
from tests.factories import UserFactory, make_link, make_operator

NEW = list_of(Operator, "add")


@pytest.fixture
def superuser(client, db):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def curator(client, dana):
    client.force_login(dana)
    return client


def test_a_superuser_says_who_runs_the_hub(superuser):
    saved = save(superuser, NEW, name="Harbour Association", log_days="14")

    assert saved.redirect_chain[-1][0] == "/contact/"
    assert (Operator.objects.get().name, Operator.objects.get().log_days) == (
        "Harbour Association",
        14,
    )


def test_there_is_one_page_and_the_list_leads_to_it(superuser):
    assert superuser.get(list_of(Operator)).url == NEW

    operator = make_operator()
    assert superuser.get(list_of(Operator)).url == page_of(operator)
    assert superuser.get(NEW).status_code == 403


def test_a_changed_word_is_on_the_page(superuser):
    saved = save(superuser, page_of(make_operator()), seat="Lighthouse Rock")

    assert "Lighthouse Rock" in saved.content.decode()


def test_two_superusers_at_once_lose_nothing(superuser):
    operator = make_operator()
    form = filled_in(superuser.get(page_of(operator)))
    Operator.objects.update(seat="Lighthouse Rock")

    answer = superuser.post(page_of(operator), form | {"seat": "Elsewhere"})

    assert "Somebody else saved this" in str(problems(answer))
    assert Operator.objects.get().seat == "Lighthouse Rock"


@pytest.mark.parametrize("days", ["0", "3651", "-1", "99999999999999999999", "many"])
def test_days_out_of_reason_are_refused_at_the_field(superuser, days):
    assert "log_days" in problems(save(superuser, NEW, name="H", log_days=days))


@pytest.mark.parametrize("name", ["", "n" * 201])
def test_a_name_that_is_none_is_refused_at_the_field(superuser, name):
    assert "name" in problems(save(superuser, NEW, name=name))


def test_who_runs_the_hub_is_not_danas_to_say(curator):
    operator = make_operator()

    assert curator.get(page_of(operator)).status_code == 403
    assert curator.post(page_of(operator), {"name": "Mine now"}).status_code == 403
    assert curator.post(page_of(operator, "delete"), {"post": "yes"}).status_code == 403
    assert Operator.objects.get().name == "Harbour Association"


def test_dana_can_not_begin_it_either(curator):
    assert curator.post(NEW, {"name": "Mine now"}).status_code == 403
    assert curator.get(list_of(Operator)).status_code == 403
    assert not Operator.objects.exists()


@pytest.mark.parametrize("address", [list_of(Operator), list_of(ProjectLink)])
def test_staff_without_the_right_see_neither(client, db, address):
    client.force_login(UserFactory(is_staff=True))

    assert client.get(address, follow=True).status_code == 403


def test_dana_adds_a_channel(curator):
    save(
        curator,
        list_of(ProjectLink, "add"),
        kind=Kind.CHANNEL,
        title="Forum",
        url="https://example.org/forum",
    )

    assert "Forum" in curator.get("/contact/").content.decode()


def test_dana_hides_a_channel(curator):
    link = make_link("Forum")
    form = filled_in(curator.get(page_of(link)))
    del form["is_shown"]

    curator.post(page_of(link), form)

    assert not curator.get("/contact/").context["shelves"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"url": "ftp://example.org/"}, "url"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"kind": "rumour"}, "kind"),
        ({"starts_on": "2026-11-24"}, "__all__"),
        ({"starts_on": "tomorrow"}, "starts_on"),
        (
            {"kind": "meeting", "starts_on": "2026-11-24", "ends_on": "2026-11-23"},
            "__all__",
        ),
        ({"position": "99999999999999999999"}, "position"),
    ],
)
def test_what_is_wrong_with_a_link_is_said(curator, changes, field):
    link = make_link("Forum")

    assert [*problems(save(curator, page_of(link), **changes))] == [field]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_however_long(
    curator, django_assert_num_queries, count
):
    for number in range(count):
        make_link(f"Chat {number}")

    with django_assert_num_queries(6):
        curator.get(list_of(ProjectLink))
