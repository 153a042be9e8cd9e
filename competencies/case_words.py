"""The words of CASE that its reader and its writer share.

CASE is 1EdTech's specification of competency frameworks; a package is a JSON object.
"""

from dataclasses import dataclass

OWN = "rse_hub"
"""The key in `extensions` under which the hub keeps what CASE has no word for."""
SKILL, ROLE, SCALE = "Skill", "Role", "Scale"
CHILD = "isChildOf"
EXPECTS = "ext:requiresSkill"
LEVEL = "level="


@dataclass(frozen=True, slots=True)
class Tie:
    """What an association says: a kind of relation, from its origin or back to it."""

    kind: str
    is_reversed: bool = False


TIES = {
    "isRelatedTo": Tie("related"),
    "exactMatchOf": Tie("exact_match"),
    "replacedBy": Tie("replaced_by"),
    # What comes before something is what that requires.
    "precedes": Tie("requires", is_reversed=True),
    "ext:closeMatch": Tie("close_match"),
    "ext:broadMatch": Tie("broad_match"),
    "ext:narrowMatch": Tie("narrow_match"),
}
WORDS = {tie.kind: word for word, tie in TIES.items()}
# Read, and written as the first of the same kind.
ALSO_READ = {"isPeerOf": Tie("related")}
# A tie that holds in both directions, or says the same from the other end.
SEEN_FROM_THE_OTHER = {
    "related": "related",
    "exact_match": "exact_match",
    "close_match": "close_match",
    "broad_match": "narrow_match",
    "narrow_match": "broad_match",
}

# Fields of each class beside those that the hub fills in itself, and what they hold.
DOCUMENT = {
    "frameworkType": "text",
    "creator": "text",
    "publisher": "text",
    "officialSourceURL": "text",
    "subject": "texts",
    "subjectURI": "links",
    "language": "text",
    "adoptionStatus": "text",
    "statusStartDate": "date",
    "statusEndDate": "date",
    "licenseURI": "link",
    "notes": "text",
}
ITEM = {
    "alternativeLabel": "text",
    "CFItemType": "text",
    "humanCodingScheme": "text",
    "listEnumeration": "text",
    "conceptKeywords": "texts",
    "conceptKeywordsURI": "link",
    "notes": "text",
    "subject": "texts",
    "subjectURI": "links",
    "language": "text",
    "educationLevel": "texts",
    "licenseURI": "link",
    "statusStartDate": "date",
    "statusEndDate": "date",
}
ASSOCIATION = {
    "associationType": "association",
    "sequenceNumber": "whole",
    "originNodeURI": "node",
    "destinationNodeURI": "node",
    "CFAssociationGroupingURI": "link",
    "notes": "text",
}
DEFINITIONS = {
    "CFConcepts": {
        "title": "text",
        "keywords": "text",
        "hierarchyCode": "text",
        "description": "text",
    },
    "CFSubjects": {"title": "text", "hierarchyCode": "text", "description": "text"},
    "CFLicenses": {"title": "text", "description": "text", "licenseText": "text"},
    "CFAssociationGroupings": {"title": "text", "description": "text"},
}
NEEDED = {
    "CFConcepts": ("title", "hierarchyCode"),
    "CFSubjects": ("title", "hierarchyCode"),
    "CFLicenses": ("title", "licenseText"),
    "CFAssociationGroupings": ("title",),
}
