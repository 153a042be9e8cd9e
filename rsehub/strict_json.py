"""Read JSON from strangers; what can't be kept is refused before anybody sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

NUL = "\x00"


class StrictJSONParser(JSONParser):
    """JSON, without what is nested without end and text that no database can hold."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            parsed = super().parse(stream, media_type, parser_context)
            all_text = "".join(texts_in(parsed))
            all_text.encode()
        except RecursionError:
            raise ParseError(_("The JSON is nested too deeply.")) from None
        except UnicodeEncodeError:
            raise ParseError(_("The JSON holds half a character.")) from None
        if NUL in all_text:
            raise ParseError(_("The JSON holds a NUL character."))
        return parsed


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text in a value read from JSON, names of members included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)
