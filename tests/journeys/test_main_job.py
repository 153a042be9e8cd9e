"""The whole main job by keys alone, from a new account to the resource under a gap."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core import mail
from playwright.sync_api import Locator, expect

from competencies.models import FrameworkVersion, Level, RoleSkill, SkillEdition
from profiles.models import SkillAssessment
from rsehub.sample_data import load_direct
from tests.factories import PASSWORD
from tests.journeys.contexts import without_script
from tests.journeys.keyboard import Keyboard
from training.models import TeachesSkill

pytestmark = pytest.mark.browser

ADDRESS = "rosa@example.org"


@dataclass(frozen=True)
class Job:
    """What to do on a framework: rate a skill, aim at a role, find what teaches it."""

    framework: str
    competency: str
    skill: str
    slug: str
    first_level: str
    role: str
    resource: str


def job_on(version: FrameworkVersion) -> Job:
    """Choose a skill that a role asks for and a resource teaches."""
    taught = TeachesSkill.objects.values("skill")
    asked = RoleSkill.objects.filter(skill__in=taught, rank__gte=2)
    wanted = asked.select_related("role").order_by("role__name", "skill__slug")[0]
    edition = SkillEdition.objects.get(version=version, skill=wanted.skill_id)
    link = TeachesSkill.objects.filter(skill=wanted.skill_id).order_by("pk")[0]
    return Job(
        framework=version.framework.slug,
        competency=edition.group.name,
        skill=edition.name,
        slug=edition.skill.slug,
        first_level=Level.objects.get(version=version, rank=1).name,
        role=wanted.role.name,
        resource=link.resource.title,
    )


@pytest.fixture
def job_on_own_framework(lived_in) -> Job:
    return job_on(lived_in.version)


@pytest.fixture
def job_on_direct(transactional_db) -> Job:
    if settings.REFERENCE_DATA is None:
        pytest.skip("no reference data here: HUB_REFERENCE_DATA is not set")
    load_direct(settings.REFERENCE_DATA)
    return job_on(FrameworkVersion.objects.get(framework__slug="direct"))


@pytest.fixture(params=["job_on_own_framework", "job_on_direct"])
def job(request) -> Job:
    return request.getfixturevalue(request.param)


def heading(keyboard: Keyboard, name: str) -> None:
    """Wait until the page with this heading is there."""
    expect(keyboard.page.get_by_role("heading", level=1, name=name)).to_be_visible()


def create_account(keyboard: Keyboard) -> None:
    keyboard.open("/")
    keyboard.link("Create account")
    heading(keyboard, "Create your account")
    keyboard.write("E-mail address", ADDRESS)
    keyboard.write("Password", PASSWORD)
    keyboard.press("Enter")
    heading(keyboard, "Check your mail")


def follow_the_mailed_link(keyboard: Keyboard) -> None:
    [message] = mail.outbox
    assert message.to == [ADDRESS]
    [link] = re.findall(r"https?://\S+", message.body)
    keyboard.open(urlsplit(link).path)
    keyboard.button("Yes, confirm it")
    heading(keyboard, "Hello, rosa")


def open_the_skills(keyboard: Keyboard, job: Job) -> None:
    keyboard.link("Say what you can do")
    keyboard.link("Begin")
    keyboard.button("Show every skill")
    keyboard.enter(
        keyboard.page.locator("main").get_by_role(
            "link", name=re.compile(f"^{re.escape(job.competency)}")
        )
    )
    heading(keyboard, job.competency)


def choice(keyboard: Keyboard, job: Job) -> Locator:
    skill = keyboard.page.get_by_role("group", name=job.skill, exact=True)
    return skill.get_by_role("radio")


def choose_the_first_level(keyboard: Keyboard, job: Job) -> None:
    """Go one down from "none yet" by an arrow."""
    keyboard.press("ArrowDown")
    chosen = choice(keyboard, job).and_(keyboard.page.locator(":checked:focus"))
    expect(chosen).to_have_accessible_name(re.compile(f"^{job.first_level}"))


def look_at_the_profile(keyboard: Keyboard) -> None:
    page = keyboard.page
    keyboard.link("Profile")
    answered = page.get_by_text(re.compile(r"^1 of \d+ skills answered\.$"))
    expect(answered).to_be_visible()
    wheel = page.locator("figure:has(#wheel-finding)")
    expect(wheel).to_have_accessible_name(page.locator("#wheel-finding").inner_text())
    table = page.get_by_role("table", name="Profile by competency")
    expect(table.get_by_text("1.0", exact=True)).to_have_count(1)


def aim_at_the_role(keyboard: Keyboard, job: Job) -> None:
    keyboard.link("Aim at a role")
    keyboard.tick(job.role)
    keyboard.button("Set this goal")
    heading(keyboard, job.role)


def read_the_gap(keyboard: Keyboard, job: Job) -> None:
    """One dumbbell for the one skill rated; what is not known yet stands apart."""
    page = keyboard.page
    gap = page.locator("figure:has(#gap-finding)")
    assert gap.locator(".chart-label").all_inner_texts()[0].startswith(job.skill)
    expect(gap.locator(".chart-row")).to_have_count(1)
    to_find_out = page.locator("section", has_text="Find out first")
    asked = RoleSkill.objects.filter(role__name=job.role, rank__gt=0).count()
    expect(to_find_out.get_by_role("link", name="Answer")).to_have_count(asked - 1)


def open_the_resource(keyboard: Keyboard, job: Job) -> None:
    under_the_gap = keyboard.page.locator(f"#gap-{job.slug}")
    keyboard.enter(under_the_gap.get_by_role("link", name=job.resource, exact=True))
    heading(keyboard, job.resource)


Step = Callable[[Keyboard, Job], None]


def do_the_job(keyboard: Keyboard, job: Job, *, rate: Step) -> None:
    create_account(keyboard)
    follow_the_mailed_link(keyboard)
    open_the_skills(keyboard, job)
    rate(keyboard, job)
    look_at_the_profile(keyboard)
    aim_at_the_role(keyboard, job)
    read_the_gap(keyboard, job)
    open_the_resource(keyboard, job)


def rate_by_choosing(keyboard: Keyboard, job: Job) -> None:
    foot = keyboard.page.locator(f"#foot-{job.slug}")
    keyboard.tab_to(choice(keyboard, job))
    keyboard.press("Space")
    expect(foot).to_contain_text("Saved at")
    choose_the_first_level(keyboard, job)
    expect(foot.locator("[name^=was]")).to_have_value("1")


def rate_by_the_button(keyboard: Keyboard, job: Job) -> None:
    keyboard.tab_to(choice(keyboard, job))
    choose_the_first_level(keyboard, job)
    assert saved_levels() == []
    keyboard.button("Save")
    said = keyboard.page.get_by_role("status").filter(has_text="Saved.")
    expect(said).to_be_visible()


def saved_levels() -> list[tuple[str, str, int]]:
    columns = ("profile__owner__email", "skill__slug", "rank")
    return list(SkillAssessment.objects.values_list(*columns))


def test_an_rse_does_the_main_job_by_keyboard(keyboard, job):
    do_the_job(keyboard, job, rate=rate_by_choosing)

    assert saved_levels() == [(ADDRESS, job.slug, 1)]


@without_script
def test_an_rse_does_the_main_job_without_javascript(keyboard, job):
    do_the_job(keyboard, job, rate=rate_by_the_button)

    assert saved_levels() == [(ADDRESS, job.slug, 1)]
    expect(keyboard.page.locator(".main-svg")).to_have_count(0)
