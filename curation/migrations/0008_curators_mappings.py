"""Curators keep mappings of columns."""

from django.db import migrations

from accounts.curators import give_curators


class Migration(migrations.Migration):
    dependencies = [("curation", "0007_mappings_of_columns")]
    operations = [
        give_curators("curation", {"columnmapping": ("view", "change", "delete")})
    ]
