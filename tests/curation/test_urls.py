"""Every web address once, with where it is used."""

from django.db import connection

from competencies.models import Tool
from curation.actions import settle_urls
from curation.models import Url, UrlUse
from tests.factories import make_resource
from training.models import LearningResource, Provider


def addresses() -> dict[str, int]:
    return {url.address: url.uses.count() for url in Url.objects.all()}


def test_one_page_under_two_spellings_is_one_address(db):
    make_resource("a")
    LearningResource.objects.update(url="HTTPS://Example.org:443/x#top")
    Provider.objects.create(slug="p", name="P", url="https://example.org/x")

    assert settle_urls() == 2

    assert addresses() == {"https://example.org/x": 2}


def test_a_write_past_everything_is_noted(db):
    make_resource("a")
    settle_urls()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE training_learningresource SET url = 'https://new.org/'")

    settle_urls()

    assert addresses() == {"https://new.org/": 1}


def test_what_is_gone_is_used_no_more(db):
    make_resource("a")
    settle_urls()

    LearningResource.objects.all().delete()
    settle_urls()

    assert (UrlUse.objects.count(), Url.objects.count()) == (0, 0)


def test_a_tools_address_is_known_by_its_number(world):
    tool = Tool.objects.create(
        framework=world.framework, slug="git", name="Git", url="https://git-scm.com"
    )

    use = UrlUse.objects.get()

    assert (use.kind, use.record, use.field) == ("tool", str(tool.pk), "url")


def test_settling_twice_changes_nothing(db):
    make_resource("a")
    settle_urls()

    assert settle_urls() == 0
