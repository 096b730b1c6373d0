"""The keys of an installation without settings of its own: made once, in a file that only its owner reads.

local/run/keys.env     real use (`make run`)
local/demo/keys.env    the demo (`make demo`)
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from cryptography.fernet import Fernet

LOCAL = Path(__file__).resolve().parent.parent / "local"
KEYS_FILE = "keys.env"
NAMES = ("SECRET_KEY", "BIKUBEN_ENCRYPTION_KEYS")


def read_keys(folder: Path) -> dict[str, str]:
    """The variables in the folder's key file; none where there is no such file."""
    try:
        text = (folder / KEYS_FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    lines = [line.strip() for line in text.splitlines()]
    pairs = [line.partition("=") for line in lines if line and not line.startswith("#")]
    return {name.strip(): value.strip() for name, _sign, value in pairs}


def make_keys(folder: Path) -> Path:
    """Make the key file with new keys, mode 0600. Raises FileExistsError: keys are never replaced."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / KEYS_FILE
    text = (
        "# The keys of this installation. Whoever loses them has lost every name in the database;\n"
        "# whoever has them and the database can read every name. Keep a copy in a safe place.\n"
        f"SECRET_KEY={secrets.token_urlsafe(50)}\n"
        f"BIKUBEN_ENCRYPTION_KEYS={Fernet.generate_key().decode()}\n"
    )
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return path


def missing_keys(environ: Mapping[str, str]) -> dict[str, str]:
    """The keys that `make run` made, for a command given by hand where the surroundings name none."""
    if any(name in environ for name in (*NAMES, "DATABASE_URL")):
        return {}
    return read_keys(LOCAL / "run")
