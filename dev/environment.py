"""The environment variables that the commands give to the hub."""

import os
import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / ".data"


def development() -> dict[str, str]:
    """Return this process's environment, with what a hub on one's own machine needs.

    Whatever is set already stays.
    """
    defaults = {"DEBUG": "true", "SECRET_KEY": secret_key(DATA / "secret_key")}
    missing = {name: defaults[name] for name in defaults if not os.environ.get(name)}
    return os.environ | missing


def secret_key(path: Path) -> str:
    """Return the key kept in the file, made on the first call: sessions last."""
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        new = path.with_suffix(f".{os.getpid()}")
        new.touch(mode=0o600)
        new.write_text(secrets.token_urlsafe(50), encoding="utf-8")
        new.replace(path)
    return path.read_text(encoding="utf-8")


def production() -> dict[str, str]:
    """Return an environment as a public hub has it, for `check --deploy` to judge."""
    return os.environ | {
        "DEBUG": "false",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DATABASE_URL": "postgresql://hub@localhost/hub",
        "EMAIL_URL": "smtp://localhost:25",
        "ALLOWED_HOSTS": "hub.example",
    }


def is_true(value: str) -> bool:
    """Return whether django-environ reads the value as true."""
    return value.strip().lower() in {"true", "on", "ok", "y", "yes", "1"}
