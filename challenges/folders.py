"""Challenge documents in files: one, or a folder with a table of contents.

Whatever is no challenge, such as an index or an empty page, is told of and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from challenges.document import NotAChallengeError
from challenges.markdown import Reading, parse
from challenges.markdown_items import TextLoader
from competencies.importers.neutral import ReportRow, UnreadableFile

TOC = "_toc.yml"
BESIDE = {"index", "readme", "contributing", "license", "changelog", "code-of-conduct"}
MOST_PAGES = 500
LARGEST_PAGE = 1_000_000
RESERVED = ("gaps", "propose")


@dataclass(frozen=True, slots=True)
class Page:
    """One challenge, as a file holds it."""

    slug: str
    path: str
    reading: Reading
    parent: str = ""
    """The address of the challenge that it is a part of."""
    position: int = 0


@dataclass(slots=True)
class Shelf:
    """All challenges of an import, and what there is to say of the files."""

    pages: list[Page] = field(default_factory=list)
    rows: list[ReportRow] = field(default_factory=list)

    def note(self, row: str, code: str, message: str, *, kept: bool = True) -> None:
        self.rows.append(ReportRow(row, code, message, kept))


def read_challenges(paths: Sequence[Path]) -> Shelf:
    """Return the challenges of files and folders. Raises UnreadableFile."""
    shelf = Shelf()
    for path in paths:
        if path.is_dir():
            _read_folder(path, shelf)
        else:
            _read_one(path, shelf)
    if not shelf.pages:
        raise UnreadableFile("There is no challenge in it. Give a page in markdown.")
    _refuse_twice(shelf)
    for page in shelf.pages:
        for found in page.reading.findings:
            shelf.note(page.path, found.code, found.message, kept=found.kept)
    return shelf


def _read_one(path: Path, shelf: Shelf) -> None:
    if path.suffix.lower() not in {".md", ".markdown"}:
        raise UnreadableFile(f"{path.name} is no file of markdown (.md).")
    try:
        shelf.pages.append(Page(_slug(path), path.name, parse(_text(path))))
    except NotAChallengeError as error:
        raise UnreadableFile(f"{path.name} is no challenge: {error}.") from error


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_PAGE:
            raise NotAChallengeError("it is too large")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAChallengeError("it is no text in UTF-8") from error
    except OSError as error:
        raise UnreadableFile(f"{path.name} can't be read.") from error


def _slug(path: Path) -> str:
    words = (
        re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:100] or "challenge"
    )
    return f"{words}-challenge" if words in RESERVED else words


def _read_folder(folder: Path, shelf: Shelf) -> None:
    files = sorted(f for f in folder.rglob("*.md") if f.is_file())
    if len(files) > MOST_PAGES:
        raise UnreadableFile(f"It holds more than {MOST_PAGES} pages.")
    found: list[Page] = []
    for file in files:
        page = _page(file, folder, shelf)
        if page:
            found.append(page)
    stems = {page.slug for page in found}
    placed = [replace(page, parent=_parent(page, stems)) for page in found]
    shelf.pages += _ordered(placed, folder, shelf)


def _page(file: Path, folder: Path, shelf: Shelf) -> Page | None:
    name = str(file.relative_to(folder))
    if file.stem.startswith("_") or _slug(file) in BESIDE:
        shelf.note(
            name, "I-SKIP", "A page beside the challenges; left out.", kept=False
        )
        return None
    try:
        return Page(_slug(file), name, parse(_text(file)))
    except NotAChallengeError as error:
        empty = "W-EMPTY" in str(error)
        reason = str(error).replace(" (W-EMPTY)", "")
        code = "W-EMPTY" if empty else "W-OTHER"
        shelf.note(name, code, f"No challenge: {reason}.", kept=False)
        return None


def _parent(page: Page, stems: set[str]) -> str:
    """Return the page that has the name of the folder that this one is in."""
    around = _slug(Path(page.path).parent)
    return around if around in stems and around != page.slug else ""


# --- the table of contents ---------------------------------------------------------


def _ordered(pages: list[Page], folder: Path, shelf: Shelf) -> list[Page]:
    """Return the pages in the order of the table of contents, then the others."""
    listed = _contents(folder, shelf)
    known = {page.slug: page for page in pages}
    placed: list[Page] = []
    for slug, parent in listed:
        page = known.pop(slug, None)
        if page is None:
            told = f"The table of contents names {slug}, which isn't here."
            shelf.note(TOC, "W-TOC", told, kept=False)
        else:
            placed.append(replace(page, parent=parent or page.parent))
    if listed:
        for slug in known:
            shelf.note(TOC, "I-TOC", f"The table of contents doesn't name {slug}.")
    every = [*placed, *known.values()]
    return [replace(page, position=place) for place, page in enumerate(every, 1)]


def _contents(folder: Path, shelf: Shelf) -> list[tuple[str, str]]:
    file = folder / TOC
    if not file.is_file():
        return []
    try:
        value = yaml.load(_text(file), TextLoader)  # noqa: S506 - it makes texts alone
    except (yaml.YAMLError, ValueError, RecursionError, NotAChallengeError):
        shelf.note(TOC, "E-YAML", "It can't be read; pages stand by name.", kept=False)
        return []
    found = _entries(value, "") if isinstance(value, dict) else ()
    return list(dict(found).items())


def _entries(value: dict[str, Any], parent: str) -> Iterator[tuple[str, str]]:
    """Yield each page with the page that it stands under."""
    for key in ("parts", "chapters", "sections"):
        held = value.get(key)
        for each in held if isinstance(held, list) else ():
            if not isinstance(each, dict):
                continue
            name = each.get("file")
            slug = _slug(Path(f"{name}.md")) if isinstance(name, str) else ""
            if slug:
                yield slug, parent
            yield from _entries(each, slug or parent)


def _refuse_twice(shelf: Shelf) -> None:
    seen: set[str] = set()
    for page in shelf.pages:
        if page.slug in seen:
            raise UnreadableFile(
                f"Two pages would have the address {page.slug}. Rename one of them."
            )
        seen.add(page.slug)


def commit_of(path: Path) -> str:
    """Return the commit that a folder of a git repository stands at, if it does."""
    for folder in (path, *path.absolute().parents):
        head = folder / ".git" / "HEAD"
        if head.is_file():
            said = head.read_text(encoding="utf-8", errors="replace").strip()
            named = folder / ".git" / said.removeprefix("ref: ")
            is_named = said.startswith("ref: ") and named.is_file()
            sha = named.read_text(encoding="utf-8").strip() if is_named else said
            return sha if re.fullmatch(r"[0-9a-f]{40,64}", sha) else ""
    return ""
