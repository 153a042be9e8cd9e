"""The group of those who curate, and how an app's migration gives it rights.

Django makes the rows of its rights only after all migrations, so a migration that hands
them out makes those that it needs (docs/adr/0026). Later changes of the group, by a
superuser, are theirs: no deployment takes them back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.apps.registry import Apps as StateApps
from django.contrib.auth.models import Group
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

NAME = "Curators"
READ = ("view",)
KEEP = ("view", "add", "change", "delete")

Rights = Mapping[str, Sequence[str]]


def curators() -> Group:
    """Return the group; whoever deleted it finds an empty one."""
    return Group.objects.get_or_create(name=NAME)[0]


def give_curators(app: str, rights: Rights) -> RunPython:
    """Return the operation that gives the group rights on models of an app.

    `rights` names what may be done with each model, in lower case.
    """

    def give(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        alias = schema_editor.connection.alias
        group = _rows(apps, "Group", alias).get_or_create(name=NAME)[0]
        group.permissions.add(*_permissions(apps, alias, app, rights))

    def take(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        alias = schema_editor.connection.alias
        for group in _rows(apps, "Group", alias).filter(name=NAME):
            group.permissions.remove(*_permissions(apps, alias, app, rights))

    return RunPython(give, take)


def _rows(apps: StateApps, model: str, alias: str) -> Any:
    return apps.get_model("auth", model)._default_manager.using(alias)


def _permissions(
    apps: StateApps, alias: str, app: str, rights: Rights
) -> Iterator[Any]:
    """Yield the right to do each thing, as Django will name it too."""
    types = apps.get_model("contenttypes", "ContentType")._default_manager.using(alias)
    for model, actions in rights.items():
        kind, _ = types.get_or_create(app_label=app, model=model)
        words = apps.get_model(app, model)._meta.verbose_name_raw
        for action in actions:
            permission, _ = _rows(apps, "Permission", alias).get_or_create(
                content_type=kind,
                codename=f"{action}_{model}",
                defaults={"name": f"Can {action} {words}"[:255]},
            )
            yield permission
