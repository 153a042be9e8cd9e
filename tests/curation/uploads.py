"""Files as a curator's browser sends them to the page of imports."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from curation.models import ImportRun

FIXTURES = Path(__file__).parent.parent / "fixtures"
DIRECT = FIXTURES / "direct-small"
ADD = "/admin/curation/importrun/add/"


def zipped(folder: Path, **changes: bytes | None) -> bytes:
    """Return a folder as a zip; `changes` replaces files by stem, None leaves out."""
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    for stem, content in changes.items():
        name = next(n for n in files if n.startswith(f"{stem}."))
        if content is None:
            del files[name]
        else:
            files[name] = content
    return packed({f"{folder.name}/{name}": data for name, data in files.items()})


def packed(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def bring(client: Client, data: bytes, name: str = "direct.zip", **asked: str) -> Any:
    """Upload a file; the answer is the preview, or the form with a problem."""
    form = {"importer": "framework", "slug": "direct", "version": "1.0"} | asked
    return client.post(
        ADD, form | {"file": SimpleUploadedFile(name, data)}, follow=True
    )


def problem(answer: Any) -> str:
    """Return the one message at the file."""
    [words] = answer.context["form"].errors["file"]
    return str(words)


def newest() -> ImportRun:
    return ImportRun.objects.latest("pk")


def keys(run: ImportRun | None = None, kind: str = "") -> list[str]:
    """Return the records of a preview that can be ticked."""
    rows = (run or newest()).plan["rows"]
    return [r["key"] for r in rows if not r["is_fixed"] and r["key"].startswith(kind)]


def take(client: Client, ticked: list[str], run: ImportRun | None = None) -> Any:
    """Tick records of a preview, and import them; the answer follows through."""
    address = f"/admin/curation/importrun/{(run or newest()).pk}/change/"
    return client.post(address, {"row": ticked}, follow=True)


def rows(state: str | None = None) -> dict[str, dict]:
    """Return the records of the newest preview by key."""
    found = newest().plan["rows"]
    return {row["key"]: row for row in found if state in (None, row["state"])}
