"""Who holds what: profiles, the levels people say they hold, and their goals.

One concept a file; import from here.
"""

from profiles.models.goals import Goal, GoalSkill
from profiles.models.profiles import Profile, SkillAssessment
from profiles.models.relevance import SkillRelevance

__all__ = ["Goal", "GoalSkill", "Profile", "SkillAssessment", "SkillRelevance"]
