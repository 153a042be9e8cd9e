"""What the frameworks answer for the apps below them."""

from competencies.curated import FrameworkKind, RoleKind, SkillKind
from competencies.waiting import waiting_for_curators
from curation import kinds, waiting

kinds.register(FrameworkKind())
kinds.register(RoleKind())
kinds.register(SkillKind())
waiting.register(waiting_for_curators)
