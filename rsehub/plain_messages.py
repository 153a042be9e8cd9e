"""Django's own messages in the hub's words: what was done was done."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.messages.storage.session import SessionStorage
from django.utils.safestring import SafeString

_WORDS = (
    (re.compile(r" was (added|changed|deleted) successfully\b"), r" was \1"),
    (re.compile(r"^Successfully deleted "), "Deleted "),
)


def plain(message: str) -> str:
    """Return the message without a word that only praises."""
    said = message
    for pattern, words in _WORDS:
        said = pattern.sub(words, said)
    return SafeString(said) if isinstance(message, SafeString) else said


class PlainStorage(SessionStorage):
    """Keeps messages with the session, in plain words."""

    def add(self, level: int, message: Any, extra_tags: str | None = "") -> None:
        words = message if isinstance(message, str) else str(message)
        super().add(level, plain(words), extra_tags)
