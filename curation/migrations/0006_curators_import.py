"""Curators import files, and read what was imported."""

from django.db import migrations

from accounts.curators import READ, give_curators


class Migration(migrations.Migration):
    dependencies = [("curation", "0005_import_run")]
    operations = [give_curators("curation", {"importrun": (*READ, "add")})]
