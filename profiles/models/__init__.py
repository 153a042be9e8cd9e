"""Who holds what: profiles, the levels people say they hold, and their goals.

One concept a file; import from here.
"""

from profiles.models.blurs import COINS, Blur
from profiles.models.evidence import Evidence, EvidenceKind, Interest, SkillRemark
from profiles.models.goals import Goal, GoalSkill, Outcome
from profiles.models.history import AssessmentEvent
from profiles.models.moves import Move
from profiles.models.opinions import Opinion, OpinionRequest
from profiles.models.packs import AppraisalPack
from profiles.models.profiles import Profile, SkillAssessment
from profiles.models.relevance import SkillRelevance
from profiles.models.sharing import Share
from profiles.models.snapshots import Snapshot, SnapshotKind

__all__ = [
    "COINS",
    "AppraisalPack",
    "AssessmentEvent",
    "Blur",
    "Evidence",
    "EvidenceKind",
    "Goal",
    "GoalSkill",
    "Interest",
    "Move",
    "Opinion",
    "OpinionRequest",
    "Outcome",
    "Profile",
    "Share",
    "SkillAssessment",
    "SkillRelevance",
    "SkillRemark",
    "Snapshot",
    "SnapshotKind",
]
