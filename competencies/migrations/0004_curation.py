"""Put frameworks, roles and skills under curation: history, closing, addresses."""

from django.db import migrations

from curation.triggers import begin_history, close_on_delete, note_urls


class Migration(migrations.Migration):
    dependencies = [("competencies", "0003_history"), ("curation", "0002_guards")]
    operations = [
        begin_history(
            "competencies",
            "Framework",
            "FrameworkVersion",
            "Role",
            "RoleSkill",
            "SkillEdition",
            "LevelDescriptor",
        ),
        close_on_delete("competencies_framework", "framework"),
        close_on_delete("competencies_role", "role"),
        close_on_delete("competencies_skill", "skill"),
        note_urls("competencies_tool", "tool", "url"),
    ]
