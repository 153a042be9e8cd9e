"""Codes of languages, as a field with one a line."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from competencies.admin.lines import LinesField

# The shape of a language tag such as en or pt-BR (RFC 5646), not the whole of it.
is_language = RegexValidator(
    r"^[A-Za-z]{2,3}(-[0-9A-Za-z]{2,8})*\Z", _("Use codes such as en or es.")
)


class LanguagesField(LinesField):
    """Codes of languages, one a line."""

    def clean(self, value: Any) -> Any:
        codes = super().clean(value)
        for code in codes:
            is_language(code)
        return codes
