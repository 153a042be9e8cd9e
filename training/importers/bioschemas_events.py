"""CourseInstances and events of schema.org, as events of the hub."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from competencies.importers.addresses import is_web_address, language_tags
from competencies.importers.neutral import ReportRow
from training.importers.cleaning import Cleaner, Notes
from training.importers.json_ld_nodes import Node, first, texts, things_of, types_of
from training.importers.moments import span_in
from training.importers.neutral import MAX_TITLE, MAX_UID, EventRow

EVENT_TYPES = {"CourseInstance", "EducationEvent", "Event"}
STATES = {"EventCancelled": "cancelled", "EventPostponed": "tentative"}
ONLINE = {"online", "onlineeventattendancemode", "mixedeventattendancemode", "virtual"}


def events_of(
    where: str, given: Sequence[Node], course: Node, provider: str, notes: Notes
) -> Iterator[EventRow]:
    """Yield the times at which a course is given; what they don't say, it says."""
    for node in given:
        row = _event(where, node, course, provider, notes)
        if row is not None:
            yield row


def _event(
    where: str, node: Node, course: Node, provider: str, notes: Notes
) -> EventRow | None:
    values = Cleaner(where, _said(node, course), notes)
    title = values.line("title", MAX_TITLE)
    span = span_in(first(node.get("startDate")), first(node.get("endDate")))
    if not title or span is None:
        message = "An event needs a name, a start, and an end after it; left it out."
        notes.append(ReportRow(where, "no-start", message, kept=False))
        return None
    return EventRow(
        where=where,
        title=title,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        is_all_day=span.is_all_day,
        time_zone=span.time_zone,
        uid=_uid(node),
        url=values.address("url"),
        description=values.text("description"),
        place=values.line("place"),
        is_online=_is_online(node),
        languages=language_tags(where, texts(node.get("inLanguage")), notes),
        status=_status(node),
        provider=provider,
        resource=_course_address(course),
    )


def _said(node: Node, course: Node) -> dict[str, str]:
    return {
        "title": first(node.get("name")) or first(course.get("name")),
        "url": first(node.get("url")) or first(course.get("url")),
        "description": first(node.get("description"))
        or first(course.get("description")),
        "place": _place(node),
    }


def _uid(node: Node) -> str:
    said = first(node.get("@id"))
    return said if is_web_address(said) and len(said) <= MAX_UID else ""


def _place(node: Node) -> str:
    """Return where it is, in words; the address of a room on the web is no place."""
    for thing in things_of(node.get("location"), {}):
        if "VirtualLocation" not in types_of(thing):
            parts = [first(thing.get("name")), *_postal(thing)]
            return ", ".join(dict.fromkeys(part for part in parts if part))
    plain = node.get("location")
    return plain if isinstance(plain, str) and "://" not in plain else ""


def _postal(thing: Node) -> list[str]:
    plain = thing.get("address")
    if isinstance(plain, str):
        return [plain]
    keys = ("streetAddress", "addressLocality", "addressCountry")
    return [first(a.get(key)) for a in things_of(plain, {}) for key in keys]


def _is_online(node: Node) -> bool:
    said = [*texts(node.get("courseMode")), *texts(node.get("eventAttendanceMode"))]
    modes = {each.rpartition("/")[2].casefold() for each in said}
    places = things_of(node.get("location"), {})
    return bool(modes & ONLINE) or any("VirtualLocation" in types_of(p) for p in places)


def _status(node: Node) -> str:
    said = first(node.get("eventStatus")).rpartition("/")[2]
    return STATES.get(said, "confirmed")


def _course_address(course: Node) -> str:
    said = first(course.get("url")) or first(course.get("@id"))
    return said if is_web_address(said) else ""
