"""The directory in a browser: finding, claiming, inviting, confirming, suggesting."""

import re

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from communities.models import Community, Maintainer
from communities.still_right import send_due_questions
from curation import guards
from tests.communities.makers import make_channel, make_community
from tests.journeys import directory
from tests.journeys.test_accessibility import faults_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def mailed_link():
    return re.findall(r"/communities/\S+", mail.outbox[-1].body)[-1]


@pytest.fixture
def rsse(transactional_db):
    one = make_community("rsse", name="RSSE Africa", countries=["ZA"])
    make_channel(one, "https://rsse.example/")
    return one


def test_somebody_finds_a_community_by_country_and_theme(page: Page, transactional_db):
    directory.make_directory()
    page.goto("/communities/")
    page.get_by_role("link", name="South Africa").click()
    page.get_by_role("link", name="Genomics").click()

    expect(page.get_by_role("heading", name="1 community")).to_be_visible()
    page.get_by_role("link", name="RSSE Africa").click()
    expect(page.get_by_role("heading", name="What it needs")).to_be_visible()


def test_a_country_of_the_map_leads_to_its_communities(page: Page, transactional_db):
    directory.make_directory()
    page.goto("/communities/map/")
    page.get_by_role("link", name="Kenya: 1").click()

    expect(page.get_by_role("heading", name="1 community")).to_be_visible()


def test_a_leader_claims_invites_and_confirms(alices_page: Page, rsse, bob, sign_in):
    page = alices_page
    page.goto("/communities/rsse/")
    page.get_by_role("link", name="Is it yours? Claim it").click()
    page.get_by_label("Mail address at the site's domain").fill("me@rsse.example")
    page.get_by_role("button", name="Claim it").click()
    page.goto(mailed_link())
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", name="Keep RSSE Africa")).to_be_visible()

    page.locator("form[action$='/invite/']").get_by_label("Mail address").fill(
        "bob@example.org"
    )
    page.get_by_role("button", name="Invite").click()
    link = mailed_link()
    sign_in(bob)
    page.goto(link)
    page.get_by_role("button", name="Accept").click()
    assert Maintainer.objects.filter(community=rsse, user=bob).exists()

    send_due_questions(now=timezone.now() + timezone.timedelta(days=184))
    page.context.clear_cookies()
    page.goto(mailed_link())
    page.get_by_role("button", name="It is still right").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert Community.objects.get(pk=rsse.pk).verified_how == "mail"


def test_a_visitor_suggests_a_curator_takes_it_and_puts_it_back(
    page: Page, rsse, dana, sign_in, monkeypatch
):
    monkeypatch.setattr(guards, "MINIMUM_SECONDS", 0)  # it types faster than a person
    page.goto("/communities/rsse/edit/")
    page.get_by_label("In one sentence").fill("People who build research software.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("A curator will look at it.")

    sign_in(dana)
    page.goto("/suggestions/")
    page.get_by_role("link", name="RSSE Africa").first.click()
    page.get_by_role("button", name="Take").first.click()
    page.goto("/communities/rsse/")
    expect(page.get_by_text("People who build research software.")).to_be_visible()

    page.goto("/communities/rsse/history/")
    page.get_by_role("link", name=re.compile("[Pp]ut")).first.click()
    page.get_by_label("Why?").fill("Not so")
    page.get_by_role("button", name=re.compile("[Pp]ut")).click()
    page.goto("/communities/rsse/")
    expect(page.get_by_text("People who build research software.")).to_have_count(0)


def test_every_page_of_the_directory_reads_well(alices_page: Page, alice, rsse):
    directory.make_directory()
    pages = [*directory.read(), *directory.kept(alice)]
    found = faults_at(alices_page, pages)
    over = {each for each in pages if each.endswith(("/over/", "/" + "0" * 40 + "/"))}

    assert {k: v for k, v in found.items() if v and k not in over} == {}
