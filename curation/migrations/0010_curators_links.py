"""Note whose servers the known addresses ask, and let curators look after links."""

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from accounts.curators import READ, give_curators
from curation.web_addresses import site_of


def note_sites(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    urls = list(apps.get_model("curation", "Url")._default_manager.all())
    for url in urls:
        url.site = site_of(url.address)
    manager = apps.get_model("curation", "Url")._default_manager
    manager.bulk_update(urls, ["site"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("curation", "0009_link_health")]
    operations = [
        migrations.RunPython(note_sites, migrations.RunPython.noop),
        give_curators("curation", {"url": ("change",), "linkcheck": READ}),
    ]
