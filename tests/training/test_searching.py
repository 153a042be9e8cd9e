from django.contrib.auth.models import AnonymousUser

from tests.factories import make_resource
from training import searching
from training.models import Provider

ALL = slice(0, 5)


def test_a_resource_is_found_by_its_provider_and_says_so(db):
    school = Provider.objects.create(slug="school", name="École du code")
    make_resource("first-steps", provider=school)
    make_resource("alone")

    [hit] = searching.resources("ecole", AnonymousUser(), ALL).hits

    assert (hit.title, hit.context) == ("First steps", ("École du code",))


def test_a_resource_without_a_provider_has_no_context(db):
    make_resource("alone")

    assert searching.resources("alone", AnonymousUser(), ALL).hits[0].context == ()


def test_a_part_knows_how_much_there_is_in_all(db):
    for number in range(3):
        make_resource(f"steps-{number}")

    found = searching.resources("steps", AnonymousUser(), slice(1, 2))

    assert (found.total, [hit.title for hit in found.hits]) == (3, ["Steps 1"])
