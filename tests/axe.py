"""axe-core, the accessibility checker, run in the page that a test has open."""

from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Page

PACKAGE = Path(find_spec("axe_playwright_python").origin).parent
AXE = (PACKAGE / "axe.min.js").read_text()
# WCAG 2.2 AA and all that it contains; axe's own "best practices" are not asked.
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
ALL = {"type": "tag", "values": WCAG}
# What may differ between a light and a dark scheme of the same page.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def violations(page: Page, rules: dict[str, object] = ALL) -> list[str]:
    """Return what axe finds in the page: the rule, and the element that breaks it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)  # a script element would be refused by the page's policy
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(options)", options)
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
