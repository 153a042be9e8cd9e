"""What an upper app's migration says to put its tables under curation."""

from __future__ import annotations

from typing import Any

from django.apps.registry import Apps as StateApps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython, RunSQL
from django.db.models.options import Options


def close_on_delete(table: str, kind: str) -> RunSQL:
    """Let a deleted record close its suggestions and flags."""
    return RunSQL(
        f"""
        CREATE TRIGGER close_curation AFTER DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION curation_record_deleted('{kind}');
        """,
        f"DROP TRIGGER close_curation ON {table};",
    )


def note_urls(table: str, kind: str, column: str) -> RunSQL:
    """Note where the addresses of a column are used, those that are there as well."""
    name = f"note_{column}"
    return RunSQL(
        f"""
        CREATE TRIGGER {name} AFTER INSERT OR DELETE OR UPDATE OF {column} ON {table}
        FOR EACH ROW EXECUTE FUNCTION curation_note_url('{kind}', '{column}');
        UPDATE {table} SET {column} = {column} WHERE {column} <> '';
        """,  # noqa: S608  names of our own tables
        f"DROP TRIGGER {name} ON {table};",
    )


def begin_history(app: str, *models: str) -> RunPython:
    """Give each row that is there already a first line in its history."""

    def begin(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for name in models:
            tracked = apps.get_model(app, name)._meta
            events = apps.get_model(app, f"{name}Event")._meta
            columns = _shared_columns(tracked, events)
            schema_editor.execute(
                f'INSERT INTO "{events.db_table}"'  # noqa: S608  names of our own tables
                f" ({columns}, pgh_created_at, pgh_label, pgh_obj_id)"
                f" SELECT {columns}, now(), 'kept', id"
                f' FROM "{tracked.db_table}" ORDER BY id'
            )

    return RunPython(begin, RunPython.noop)


def _shared_columns(tracked: Options[Any], events: Options[Any]) -> str:
    own = {field.column for field in tracked.concrete_fields}
    columns = [field.column for field in events.concrete_fields]
    return ", ".join(f'"{column}"' for column in columns if column in own)
