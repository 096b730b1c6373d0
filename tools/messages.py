"""The texts of the interface: collected from the code, compiled for Django, checked for holes.

Compiling uses Babel, so that only whoever collects new texts needs gettext.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PROJECT = Path(__file__).resolve().parent.parent
LANGUAGES = ("nb", "en")
MOST_SHOWN = 20
SOURCES = ("bikuben", "assignments", "payroll", "templates")


def catalogues(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/LC_MESSAGES/*.po"))


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def compile_all() -> None:
    """Write each catalogue's .mo where it is missing or older than its .po."""
    for path in catalogues(PROJECT / "locale"):
        compiled = path.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime:
            continue
        with compiled.open("wb") as file:
            write_mo(file, read(path))


def extract(folder: Path) -> None:
    """Bring the catalogues in `folder`/locale up to date with the sources in `folder`."""
    for language in LANGUAGES:
        (folder / "locale" / language).mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            *(sys.executable, "-m", "django", "makemessages", "--verbosity", "0", "--no-location"),
            *(f"--locale={language}" for language in LANGUAGES),
            *(f"--ignore={name}" for name in (".venv", "local", "tests", "tools")),
        ],
        cwd=folder,
        check=True,
    )
    for path in catalogues(folder / "locale"):
        if path.parent.parent.name == "nb":
            fill_with_itself(path)


def fill_with_itself(path: Path) -> None:
    """The code is written in Norwegian already: each text is its own translation."""
    catalogue = read(path)
    for message in catalogue:
        if message.id:
            message.string = message.id
            message.flags.discard("fuzzy")
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, no_location=True, omit_header=False)


def holes(folder: Path) -> list[str]:
    """What is wrong with the catalogues of `folder`, one sentence each."""
    found = []
    for path in catalogues(folder / "locale"):
        language = path.parent.parent.name
        for message in read(path):
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            if message.id and (message.fuzzy or not all(strings)):
                found.append(f"{language}: not translated: {message.id!r}")
    return found


def check() -> int:
    """Collect into a copy and tell what the catalogues lack."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for source in (*SOURCES, "locale"):
            shutil.copytree(PROJECT / source, copy / source)
        extract(copy)
        found = holes(copy)
    for one in found[:MOST_SHOWN]:
        print(one)
    if len(found) > MOST_SHOWN:
        print(f"… and {len(found) - MOST_SHOWN} more")
    return 1 if found else 0


def main() -> int:
    match sys.argv[1:]:
        case ["compile"]:
            compile_all()
        case ["collect"]:
            if shutil.which("xgettext") is None:
                sys.exit("Collecting texts needs gettext: apt-get install gettext")
            extract(PROJECT)
            compile_all()
        case ["check"]:
            return check()
        case _:
            sys.exit("python -m tools.messages compile | collect | check")
    return 0


if __name__ == "__main__":
    sys.exit(main())
