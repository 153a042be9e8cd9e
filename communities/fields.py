"""Lists in forms: countries, languages and themes, one a line."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from communities.countries import country_code, country_name
from communities.models.channels import is_language
from competencies.admin.lines import LinesField

MOST_LINES = 250
LONGEST_LINE = 120


class ShortLinesField(LinesField):
    """Some lines, none of them long; the same twice counts once."""

    def clean(self, value: Any) -> Any:
        lines = list(dict.fromkeys(super().clean(value)))
        if len(lines) > MOST_LINES:
            raise ValidationError(_("Give %d lines at most.") % MOST_LINES)
        if any(len(line) > LONGEST_LINE for line in lines):
            raise ValidationError(_("Keep each line to %d characters.") % LONGEST_LINE)
        return lines


class CountriesField(ShortLinesField):
    """Countries by code or by name; kept as codes, shown as names."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str):
            return value
        return "\n".join(country_name(str(code)) for code in value or [])

    def clean(self, value: Any) -> Any:
        codes = []
        for line in super().clean(value):
            code = country_code(line)
            if not code:
                raise ValidationError(
                    _("“%s” is no country that the hub knows. Use its English name.")
                    % line
                )
            codes.append(code)
        return sorted(set(codes))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.clean(data) != sorted(initial or []))
        except ValidationError:
            return True


class LanguagesField(ShortLinesField):
    """Codes of languages."""

    def clean(self, value: Any) -> Any:
        codes = super().clean(value)
        for code in codes:
            is_language(code)
        return codes
