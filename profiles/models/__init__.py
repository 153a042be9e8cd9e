"""Who holds what: profiles, the levels people say they hold, and their goals.

One concept a file; import from here.
"""

from profiles.models.goals import Goal, GoalSkill, Outcome
from profiles.models.packs import AppraisalPack
from profiles.models.profiles import Profile, SkillAssessment
from profiles.models.sharing import Share
from profiles.models.snapshots import Snapshot, SnapshotKind

__all__ = [
    "AppraisalPack",
    "Goal",
    "GoalSkill",
    "Outcome",
    "Profile",
    "Share",
    "SkillAssessment",
    "Snapshot",
    "SnapshotKind",
]
