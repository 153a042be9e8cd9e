"""Curators keep the hub's links; who runs the hub is the superusers' to say."""

from django.db import migrations

from accounts.curators import KEEP, give_curators


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("rsehub", "0003_background_work"),
    ]
    operations = [give_curators("rsehub", {"projectlink": KEEP})]
