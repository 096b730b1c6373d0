"""Surroundings that are right, for tests that make one thing wrong."""

from pathlib import Path

from bikuben.environment import Environment, read_environment

KEY = "dGVzdHMtb25seS1rZXktbm90LWZvci1yZWFsLXVzZSE="
OTHER_KEY = "YW5vdGhlci1rZXktZm9yLXRlc3RzLW9ubHktMTIzNCE="
RIGHT = {
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOP",
    "BIKUBEN_ENCRYPTION_KEYS": KEY,
    "DATABASE_URL": "postgresql://bikuben:hemmelig@localhost/bikuben",
    "ALLOWED_HOSTS": "bikuben.example",
    "DEBUG": "0",
    "BIKUBEN_SYNTHETIC_IDENTITIES": "0",
}


def read(**changes: str | None) -> Environment:
    """Read the right surroundings with some changed; None takes a variable away."""
    changed = RIGHT | changes
    present = {name: value for name, value in changed.items() if value is not None}
    return read_environment(present, base_dir=Path("/srv/bikuben"))
