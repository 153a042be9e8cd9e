"""Curators keep the frameworks and roles."""

from django.db import migrations

from accounts.curators import KEEP, give_curators


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("competencies", "0006_descriptors_history_leaves_search_out"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        give_curators(
            "competencies",
            {
                "framework": KEEP,
                "frameworkversion": KEEP,
                "level": KEEP,
                "skillgroup": KEEP,
                "skillgroupedition": KEEP,
                "skill": KEEP,
                "skilledition": KEEP,
                "leveldescriptor": KEEP,
                "skillrelation": KEEP,
                "tool": KEEP,
                "role": KEEP,
                "roleskill": KEEP,
            },
        ),
    ]
