"""Every page has its line in the table of photographs, and its own name."""

from collections import Counter
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib import admin

from screenshots.hubs import Hub, models_in_admin
from screenshots.pages import FAILURES, Page, Who, all_pages
from screenshots.pictures import PICTURES
from screenshots.unpictured import NOT_PHOTOGRAPHED
from tests.journeys.addresses import route_names

PAGES = all_pages(models_in_admin())


def test_every_page_of_the_hub_is_photographed():
    """What is missing here needs a line in `screenshots/pages.py`."""
    photographed = {page.route for page in PAGES}

    assert route_names() - photographed - NOT_PHOTOGRAPHED == set()


def test_what_is_left_out_is_a_page_of_the_hub():
    assert route_names() >= NOT_PHOTOGRAPHED


def test_every_error_page_is_photographed():
    templates = Path(settings.BASE_DIR).glob("templates/[45][0-9][0-9]*.html")

    assert {path.stem for path in templates} == {page.needs for page in FAILURES}


def test_every_model_in_the_admin_has_a_list_and_a_form():
    photographed = {page.route for page in PAGES}
    wanted = {
        f"admin:{model._meta.app_label}_{model._meta.model_name}_{kind}"
        for model in apps.get_models()
        if admin.site.is_registered(model)
        for kind in ("changelist", "change")
    } - {"admin:rsehub_job_change"}

    assert wanted
    assert wanted <= photographed


def test_no_two_pages_write_the_same_file():
    names = Counter(page.name for page in PAGES)

    assert [name for name, count in names.items() if count > 1] == []


def test_readme_shows_pages_of_the_table():
    assert {picture.page for picture in PICTURES} <= {page.name for page in PAGES}


def test_a_page_is_where_its_record_is():
    page = Page("competencies:skill-detail", needs="framework skill", query="?q=a")
    hub = Hub({}, {"framework": "craft", "skill": "testing"})

    assert hub.address(page) == "/frameworks/craft/skills/testing/?q=a"


def test_a_hub_without_the_record_leaves_the_page_out():
    page = Page("competencies:skill-detail", needs="framework skill")

    assert Hub({}, {"framework": "craft"}).address(page) is None


def test_without_a_record_the_admin_shows_an_empty_form():
    page = Page("admin:x_change", Who.CURATOR, "x.y", instead="admin:accounts_user_add")

    assert Hub({}, {}).address(page) == "/admin/accounts/user/add/"
