"""Collects the browser's files into local/static, where the server takes them; quick where none changed."""

import hashlib
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = PROJECT / "local" / "static"
STAMP = PROJECT / "local" / "static.stamp"


def collect_static(environ: dict[str, str]) -> None:
    """Collect unless our files, the packages and the settings are as they were."""
    sources = [PROJECT / "requirements.txt", PROJECT / "bikuben" / "settings.py"]
    sources += sorted(path for path in (PROJECT / "static").rglob("*") if path.is_file())
    digest = hashlib.sha256()
    for path in sources:
        digest.update(str(path.relative_to(PROJECT)).encode() + b"\0" + path.read_bytes())
    wanted = digest.hexdigest()
    if FOLDER.is_dir() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--clear", "--verbosity", "0"]
    done = subprocess.run(command, cwd=PROJECT, env=environ, check=False)
    if done.returncode:
        sys.exit(done.returncode)
    STAMP.write_text(wanted)
