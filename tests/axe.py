"""axe-core, the accessibility checker, run in the page that a test has open."""

from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Page

PACKAGE = Path(find_spec("axe_playwright_python").origin).parent
AXE = (PACKAGE / "axe.min.js").read_text()
# WCAG 2.2 AA and all that it contains; axe's own "best practices" are not asked.
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
    "resultTypes": ["violations"],
}


def violations(page: Page) -> list[str]:
    """Return what axe finds in the page: the rule, and the element that breaks it."""
    # Not a script element: the policy of the page would refuse it.
    page.evaluate(AXE)
    found = page.evaluate("options => axe.run(options)", OPTIONS)
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
