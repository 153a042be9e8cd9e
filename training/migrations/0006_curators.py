"""Curators keep the catalogue."""

from django.db import migrations

from accounts.curators import KEEP, give_curators


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("training", "0005_searchable"),
    ]
    operations = [
        give_curators(
            "training",
            {"provider": KEEP, "learningresource": KEEP, "teachesskill": KEEP},
        ),
    ]
