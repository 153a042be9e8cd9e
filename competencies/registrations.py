"""What the frameworks answer for the apps below them."""

from competencies.curated import FrameworkKind, RoleKind, SkillKind
from curation import kinds

kinds.register(FrameworkKind())
kinds.register(RoleKind())
kinds.register(SkillKind())
