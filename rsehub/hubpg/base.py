"""Start the embedded PostgreSQL when the first connection is made.

`EMBEDDED_DIR` says where its data lies, `EMBEDDED_FAST` that losing it would not
matter. Commands that need no database, such as `check`, start nothing.
"""

from collections.abc import Iterable
from typing import Any

from django.db import OperationalError
from django.db.backends.postgresql import base, client

from rsehub import embedded_postgres


def _connection_details(settings: dict[str, Any]) -> dict[str, Any]:
    """Return host, port and user of the server, started if need be."""
    try:
        host = embedded_postgres.ensure_running(
            settings["EMBEDDED_DIR"], fast=settings.get("EMBEDDED_FAST", False)
        )
    except embedded_postgres.EmbeddedPostgresError as error:
        raise OperationalError(str(error)) from error
    return {
        "host": host,
        "port": embedded_postgres.PORT,
        "user": embedded_postgres.USER,
    }


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell` with the psql that belongs to the server."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        details = _connection_details(settings_dict)
        settings = settings_dict | {key.upper(): details[key] for key in details}
        arguments, env = super().settings_to_cmd_args_env(settings, parameters)
        return [str(embedded_postgres.programs() / "psql"), *arguments[1:]], env


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        return params | _connection_details(self.settings_dict)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except self.Database.OperationalError:
            # Killed a moment ago; anything else is the caller's to know.
            settings = self.settings_dict
            fast = settings.get("EMBEDDED_FAST", False)
            if not embedded_postgres.revive(settings["EMBEDDED_DIR"], fast=fast):
                raise
            return super().get_new_connection(conn_params)
