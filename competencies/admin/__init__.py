"""Curation of the skills frameworks in the admin, a concept a module."""

from competencies.admin.crosswalks import SkillRelationAdmin
from competencies.admin.editions import SkillEditionAdmin, SkillGroupEditionAdmin
from competencies.admin.frameworks import FrameworkAdmin
from competencies.admin.roles import RoleAdmin
from competencies.admin.skills import SkillAdmin, SkillGroupAdmin, ToolAdmin
from competencies.admin.versions import FrameworkVersionAdmin

__all__ = [
    "FrameworkAdmin",
    "FrameworkVersionAdmin",
    "RoleAdmin",
    "SkillAdmin",
    "SkillEditionAdmin",
    "SkillGroupAdmin",
    "SkillGroupEditionAdmin",
    "SkillRelationAdmin",
    "ToolAdmin",
]
