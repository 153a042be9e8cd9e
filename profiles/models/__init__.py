"""Who holds what: profiles, the levels people say they hold, and their goals.

One concept a file; import from here.
"""

from profiles.models.goals import Goal, GoalSkill
from profiles.models.moves import Move
from profiles.models.profiles import Profile, SkillAssessment
from profiles.models.relevance import SkillRelevance
from profiles.models.snapshots import Snapshot, SnapshotKind

__all__ = [
    "Goal",
    "GoalSkill",
    "Move",
    "Profile",
    "SkillAssessment",
    "SkillRelevance",
    "Snapshot",
    "SnapshotKind",
]
