"""The sample operator, and sample links to where a project meets and works."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rsehub.models import Operator, ProjectLink

Json = dict[str, Any]
ABOUT_FILE = Path(__file__).parent / "sample" / "about.json"


def read_about() -> Json:
    """Return the `operator` and the `links`, as written down."""
    about: Json = json.loads(ABOUT_FILE.read_text(encoding="utf-8"))
    return about


def load_about() -> None:
    """Say who runs this hub where nobody has, and add the links that it lacks."""
    about = read_about()
    if not Operator.objects.exists():
        Operator.objects.create(**about["operator"])
    known = set(ProjectLink.objects.values_list("kind", "url"))
    ProjectLink.objects.bulk_create(
        ProjectLink(**row, position=position)
        for position, row in enumerate(about["links"])
        if (row["kind"], row["url"]) not in known
    )
