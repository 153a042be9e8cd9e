"""DALIA's interchange format (DIF 1.3) as a table, by its published columns."""

from __future__ import annotations

from curation.columns import ColumnMap
from training.importers import column_targets as target
from training.importers.csv_mapped import Preset

FORMAT = "dalia"
DALIA = Preset(
    FORMAT,
    "DALIA",
    ColumnMap(
        {
            "Authors": "authors",
            "License": "licence",
            "Link": target.URL,
            "Title": target.TITLE,
            "Description": "description",
            "Keywords": "keywords",
            "Language": "languages",
            "LearningResourceType": "kind",
            "ProficiencyLevel": target.LEVEL,
            "PublicationDate": "version_date",
            "TargetGroup": "audience",
        },
        {target.SEPARATOR: "*"},
    ),
    frozenset(
        {
            *("Authors", "License", "Link", "Title", "Community", "Description"),
            *("Discipline", "FileFormat", "Keywords", "Language"),
            *("LearningResourceType", "MediaType", "ProficiencyLevel"),
            *("PublicationDate", "TargetGroup", "RelatedWork", "Size", "Version"),
        }
    ),
)
