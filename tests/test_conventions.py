"""Habits of the whole project, checked so that no review has to."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import get_commands
from django.template import engines

from rsehub import sign_in

ROOT = Path(__file__).resolve().parent.parent
APPS = (
    "rsehub",
    "challenges",
    "teams",
    "communities",
    "training",
    "profiles",
    "competencies",
    "curation",
    "search",
    "accounts",
    "charts",
)
TEMPLATES = sorted(ROOT.glob("templates/**/*.html"))
SOURCES = sorted(
    path
    for app in APPS
    for path in ROOT.glob(f"{app}/**/*.py")
    if "migrations" not in path.parts
)
# The help of Django's own password validators is a list in HTML.
MARKED_SAFE = {"templates/components/field_notes.html"}
LONGEST_FILE = 400
LONGEST_FUNCTION = 50


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("template", TEMPLATES, ids=short)
def test_a_template_holds_no_script_or_style(template):
    text = template.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|javascript:", text)
    assert short(template) in MARKED_SAFE or not re.search(r"\|safe\b", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("template", TEMPLATES, ids=short)
def test_a_template_compiles(template):
    name = str(template.relative_to(ROOT / "templates"))

    assert engines["django"].get_template(name)


@pytest.mark.parametrize("template", TEMPLATES, ids=short)
def test_htmx_is_never_the_only_way(template):
    for tag in re.findall(r"<[a-z][^>]*\shx-(?:get|post)=[^>]*>", template.read_text()):
        assert re.search(r"\s(href|action|name)=", tag), tag


@pytest.mark.parametrize("source", SOURCES, ids=short)
def test_a_file_stays_readable(source):
    text = source.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("source", SOURCES, ids=short)
def test_a_module_says_what_it_is_for(source):
    tree = ast.parse(source.read_text(encoding="utf-8"))

    assert not tree.body or ast.get_docstring(tree)


def test_there_is_no_junk_drawer():
    names = {path.stem for path in SOURCES}

    assert not names & {"utils", "helpers", "common", "misc", "core", "signals"}


@pytest.mark.parametrize("path", sorted(ROOT.glob("static/js/*.js")), ids=short)
def test_a_script_is_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 60


def tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return listed.stdout.splitlines()


LOCKS = [
    name
    for name in tracked()
    if re.search(r"(requirements.*\.txt|package-lock\.json|\.lock)$", name)
]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_address(name):
    assert not re.search(r"https?://", (ROOT / name).read_text(encoding="utf-8"))


def test_there_are_lock_files_to_look_at():
    assert {"requirements.txt", "requirements-dev.txt"} <= set(LOCKS)


def test_both_lock_files_pin_the_same():
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[a-z][^ ]*==\S+", (ROOT / name).read_text(), re.M))

    assert pins("requirements.txt") <= pins("requirements-dev.txt")


def test_every_setting_is_in_the_sample_environment():
    source = (ROOT / "rsehub" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'(?:env\.\w+|required)\(\s*"([A-Z_]+)"', source))
    read |= {name for _title, *names in sign_in.KNOWN.values() for name in names}
    read |= set(sign_in.OIDC_NAMES)
    sample = (ROOT / ".env.example").read_text(encoding="utf-8")

    assert read <= set(re.findall(r"^#?\s*([A-Z_]+)=", sample, re.M))


def test_every_command_of_ours_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    ours = [name for name, app in get_commands().items() if app in APPS]

    assert ours
    assert [name for name in ours if name not in readme] == []


def test_every_dependency_says_why_it_is_there():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.findall(r'^    "[a-z][^"]*",?.*$', text.split("[tool.")[0], re.M)

    assert listed
    assert [line for line in listed if "#" not in line] == []


def test_no_model_reads_for_itself_who_may_see_it():
    """Models that people own or that have drafts keep the one door."""
    with_a_door = {
        model.__name__
        for app in ("competencies", "profiles", "teams", "training")
        for model in apps.get_app_config(app).get_models()
        if hasattr(model._default_manager.all(), "visible_to")
    }

    assert with_a_door == {
        "BenchmarkEntry",
        "BenchmarkRelease",
        "Blur",
        "Framework",
        "FrameworkVersion",
        "Role",
        "SkillRelation",
        "Profile",
        "Goal",
        "GroupFigures",
        "AssessmentEvent",
        "Evidence",
        "SkillRemark",
        "OpinionRequest",
        "Opinion",
        "Snapshot",
        "Move",
        "Share",
        "AppraisalPack",
        "LearningResource",
        "Provider",
        "Event",
        "LearningPath",
        "Plan",
        "ResourceMark",
        "StepOutcome",
        "Review",
        "SavedSearch",
        "Organisation",
        "Team",
        "Membership",
        "Consent",
        "Invitation",
        "JoinCode",
        "JoinRequest",
        "TeamTarget",
        "HiringRole",
        "TeamAction",
    }


# --- settings: a public hub never starts half set up --------------------------------

PRODUCTION = {
    "DEBUG": "false",
    "SECRET_KEY": "k" * 50,
    "DATABASE_URL": "postgresql://hub@localhost/hub",
    "EMAIL_URL": "smtp://localhost:25",
    "ALLOWED_HOSTS": "hub.example",
}


def start(**changes: str) -> subprocess.CompletedProcess[str]:
    unset = {name for name, value in changes.items() if not value}
    env = {k: v for k, v in (PRODUCTION | changes).items() if k not in unset}
    path = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    code = "import rsehub.settings"
    return subprocess.run(
        [sys.executable, "-c", code],
        env=path | env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_whole_production_environment_starts():
    assert start().returncode == 0


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "EMAIL_URL"])
def test_without_what_it_needs_it_refuses_and_says_what(name):
    refused = start(**{name: ""})

    assert refused.returncode == 1
    assert f"{name} is not set." in refused.stderr


def test_the_sample_key_is_refused():
    assert "sample value" in start(SECRET_KEY="change-me").stderr


def test_without_debug_it_is_off():
    assert start(DEBUG="").returncode == 0
    assert start(DEBUG="", SECRET_KEY="").returncode == 1


def test_tests_themselves_run_as_in_production():
    assert settings.DEBUG is False
