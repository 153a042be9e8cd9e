"""Contact sheets: the pictures of a hub as pages to look through, and one to browse.

Rows and files are plain values; the browser turns the written page into pictures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from playwright.sync_api import Browser

from screenshots.shots import Shot, rows_of, sheet_file, sheets_of

ROWS_A_SHEET = 2
SHEET_WIDTH = 1600  # px
STYLE = """
body { margin: 0; background: #777; color: #fff; font: 15px/1.3 system-ui, sans-serif }
section { width: 1568px; padding: 8px 16px }
h1, h2 { margin: 0; font-size: 17px }
h2 { background: #333; padding: 2px 6px }
.row { display: flex; gap: 8px; margin-bottom: 10px }
figure { margin: 0; width: 220px }
figure.desktop, figure.paper { width: 556px }
figcaption { height: 20px; font-size: 14px; overflow: hidden; white-space: nowrap }
b { background: #b00; padding: 0 4px }
.cut { height: 456px; overflow: hidden; background: #555 }
img { display: block; width: 100% }
"""


def sheet_html(title: str, rows: Iterable[Sequence[Shot]]) -> str:
    """Return a page with one row of captioned pictures for each page of the hub."""
    drawn = "".join(_row(row) for row in rows)
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
    return f"<!doctype html>{head}<section><h1>{escape(title)}</h1>{drawn}</section>\n"


def _row(row: Sequence[Shot]) -> str:
    figures = "".join(_figure(shot) for shot in row)
    return f'<h2>{escape(row[0].page)}</h2><div class="row">{figures}</div>'


def _figure(shot: Shot) -> str:
    file = escape(shot.file)
    picture = f'<a href="{file}"><img src="{file}" alt="" loading="lazy"></a>'
    return (
        f'<figure class="{shot.size.name}"><figcaption>{caption(shot)}</figcaption>'
        f'<div class="cut">{picture}</div></figure>'
    )


def caption(shot: Shot) -> str:
    """Return what stands above a picture: which it is, how tall, and what is odd."""
    notes = "".join(f" <b>{escape(note)}</b>" for note in shot.notes)
    return f"{shot.size.width} {shot.scheme}, {shot.height} tall{notes}"


def write_sheets(
    browser: Browser, hub: str, shots: Sequence[Shot], folder: Path
) -> list[Path]:
    """Write `index.html` and the contact sheets into the hub's folder."""
    rows = rows_of(shots)
    (folder / "index.html").write_text(sheet_html(hub, rows), encoding="utf-8")
    context = browser.new_context(viewport={"width": SHEET_WIDTH, "height": 900})
    tab = context.new_page()
    written = []
    sheets = sheets_of(rows, ROWS_A_SHEET)
    for number, sheet in enumerate(sheets, start=1):
        source = folder / "sheet.html"
        title = f"{hub}, sheet {number} of {len(sheets)}"
        html = sheet_html(title, sheet).replace(' loading="lazy"', "")
        source.write_text(html, encoding="utf-8")
        tab.goto(source.as_uri())
        written.append(folder / sheet_file(number))
        tab.locator("section").screenshot(path=written[-1])
        source.unlink()
    context.close()
    return written
