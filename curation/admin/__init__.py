"""Curation in the admin: what happened, and imports with a preview."""

from curation.admin.columns import ColumnMappingAdmin
from curation.admin.imports import ImportRunAdmin
from curation.admin.links import UrlAdmin
from curation.admin.records import FlagAdmin, SuggestionAdmin, UrlUseAdmin

__all__ = [
    "ColumnMappingAdmin",
    "FlagAdmin",
    "ImportRunAdmin",
    "SuggestionAdmin",
    "UrlAdmin",
    "UrlUseAdmin",
]
