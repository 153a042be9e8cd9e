"""TeSS's CSV of materials, by its published columns."""

from __future__ import annotations

from curation.columns import ColumnMap
from training.importers import column_targets as target
from training.importers.csv_mapped import Preset

FORMAT = "tess"
# What we read. Whom to ask, what is archived and what one should know before in free
# words have no field here; the version is a date or nothing.
TESS = Preset(
    FORMAT,
    "TeSS",
    ColumnMap(
        {
            "Title": target.TITLE,
            "URL": target.URL,
            "Description": "description",
            "Keywords": "keywords",
            "Licence": "licence",
            "Authors": "authors",
            "DOI": "doi",
            "Modified": "version_date",
            "Competency": target.LEVEL,
            "Audiences": "audience",
            "Types": "kind",
            "Objectives": "outcomes",
        }
    ),
    frozenset(
        {
            *("Title", "URL", "Description", "Keywords", "Contact", "Licence"),
            *("Status", "Authors", "Contributors", "DOI", "Version", "Published"),
            *("Modified", "Competency", "Fields", "Audiences", "Types"),
            *("Other Types", "Objectives", "Prerequisites", "Syllabus"),
        }
    ),
)
