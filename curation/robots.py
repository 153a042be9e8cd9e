"""What a site's robots.txt asks of programs."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

from curation.web_addresses import BadAddressError, place_of


def robots_address(address: str) -> str:
    """Return where the robots.txt for an address is; "" where there can be none."""
    try:
        place = place_of(address)
    except BadAddressError:
        return ""
    return f"{place.scheme}://{place.authority}/robots.txt"


def may_ask(robots: str, agent: str, address: str) -> bool:
    """Say whether a robots.txt lets `agent` ask for a page; nonsense forbids none."""
    parser = RobotFileParser()
    try:
        parser.parse(robots.splitlines())
        return parser.can_fetch(agent, address)
    except ValueError:
        return True
