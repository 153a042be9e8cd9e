"""The tables of challenges."""

from challenges.models.challenges import (
    RESERVED_SLUGS,
    SETTLED,
    Category,
    Challenge,
    Stage,
    curates_challenges,
)
from challenges.models.items import (
    Action,
    ChallengeResource,
    Evidence,
    ImpactTarget,
    Initiative,
    Item,
    Linked,
    Objective,
    Output,
    PastWork,
    Project,
    Status,
    SubProblem,
    Undertaken,
)
from challenges.models.people import Comment, Interest
from challenges.models.readings import MeasureReading

__all__ = [
    "RESERVED_SLUGS",
    "SETTLED",
    "Action",
    "Category",
    "Challenge",
    "ChallengeResource",
    "Comment",
    "Evidence",
    "ImpactTarget",
    "Initiative",
    "Interest",
    "Item",
    "Linked",
    "MeasureReading",
    "Objective",
    "Output",
    "PastWork",
    "Project",
    "Stage",
    "Status",
    "SubProblem",
    "Undertaken",
    "curates_challenges",
]
