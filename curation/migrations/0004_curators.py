"""Curators look through what was suggested, flagged and linked."""

from django.db import migrations

from accounts.curators import READ, give_curators


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("curation", "0002_guards"),
    ]
    operations = [
        give_curators(
            "curation",
            {"suggestion": READ, "flag": READ, "url": READ, "urluse": READ},
        ),
    ]
