"""The skills framework, in the field's words.

A `Skill` is the stable concept that people, roles and training point at; what it is
called and looks like in one version of the framework is its `SkillEdition`.
"""

from competencies.models.editions import (
    LevelDescriptor,
    SkillEdition,
    SkillGroupEdition,
)
from competencies.models.frameworks import Framework, FrameworkVersion, Level
from competencies.models.outside import OutsideRelation
from competencies.models.roles import Role, RoleSkill
from competencies.models.skills import Skill, SkillGroup, SkillRelation, Tool

__all__ = [
    "Framework",
    "FrameworkVersion",
    "Level",
    "LevelDescriptor",
    "OutsideRelation",
    "Role",
    "RoleSkill",
    "Skill",
    "SkillEdition",
    "SkillGroup",
    "SkillGroupEdition",
    "SkillRelation",
    "Tool",
]
