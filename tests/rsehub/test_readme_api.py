"""The curl lines of the README, run for real against the hub."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from accounts.actions import create_token
from accounts.models import User
from competencies.models import Skill
from profiles.models import Goal
from rsehub.sample_data import load_sample

README = Path(__file__).resolve().parents[2] / "README.md"
SECTION = README.read_text(encoding="utf-8").split("## The API")[1].split("\n## ")[0]
LINES = [
    re.sub(r"\\\n\s+", "", found)
    for found in re.findall(r"^ {4}(curl (?:.*\\\n)*.*)$", SECTION, re.M)
]


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl on this machine")
def test_every_line_of_the_readme_works(live_server, settings):
    settings.REFERENCE_DATA = None
    load_sample()
    alice = User.objects.get(email="alice@example.org")
    before = Goal.objects.filter(profile__owner=alice).count()
    _token, secret = create_token(owner=alice, name="README", scope="write", days=30)

    answers = [answer_of(line, live_server.url, secret) for line in LINES]

    search, framework, profiles, goal = answers
    assert Skill.objects.filter(uuid=search["results"][0]["uuid"]).exists()
    assert framework["slug"] == "rse-starter"
    assert profiles["count"] == 1
    assert goal["name"] == "Next year"
    assert Goal.objects.filter(profile__owner=alice).count() == before + 1


def answer_of(line: str, url: str, secret: str) -> dict:
    line = line.replace("http://localhost:8000", url)
    done = subprocess.run(
        ["sh", "-c", f"{line} --silent --show-error --fail"],
        env={"TOKEN": secret, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
