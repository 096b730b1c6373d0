"""Makes .venv from requirements.txt and compiles the texts; quick where nothing has changed.

Runs with the system's own Python, so it uses nothing but the standard library.
"""

import hashlib
import importlib.util
import subprocess
import sys
import venv
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = PROJECT / ".venv"
REQUIREMENTS = PROJECT / "requirements.txt"
STAMP = FOLDER / "installed"


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit("Bikuben needs Python 3.11 or newer: apt-get install python3.11 python3.11-venv")
    python = FOLDER / "bin" / "python"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()
    if not python.exists() or not STAMP.exists() or STAMP.read_text() != wanted:
        install(python)
        STAMP.write_text(wanted)
    subprocess.run([python, "-m", "tools.messages", "compile"], cwd=PROJECT, check=True)


def install(python: Path) -> None:
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit("This Python can't make a virtual environment: apt-get install python3-venv")
    print("Installing what Bikuben stands on into .venv (once) …", flush=True)
    venv.create(FOLDER, with_pip=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    done = subprocess.run([*pip, "--requirement", REQUIREMENTS], cwd=PROJECT, check=False)
    if done.returncode:
        sys.exit("The packages could not be installed. Is there a way to the package index?")


if __name__ == "__main__":
    main()
