"""Serves Bikuben on this machine: `demo` with a made-up year, `run` for real use.

Each has its own folder under local/ with its own database and its own keys.
"""

import os
import shutil
import socket
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bikuben.local_keys import KEYS_FILE, NAMES, make_keys, read_keys
from tools.static_files import collect_static

PROJECT = Path(__file__).resolve().parent.parent
LOCAL = PROJECT / "local"
DATABASE = "bikuben.sqlite3"
DEMO_YEAR = 2026
OSLO = ZoneInfo("Europe/Oslo")
TELL_LOGINS = """
from payroll.demo.users import PASSWORD, USERS
for user in USERS:
    print(f"  user: {user:<10} password: {PASSWORD}")
print()
"""


def main() -> None:
    match sys.argv[1:]:
        case ["demo"]:
            serve_demo()
        case ["run"]:
            serve_run()
        case _:
            sys.exit("python -m tools.serve demo | run")


def serve_run() -> None:
    """Real use. What the environment sets is used; what it doesn't set is made once."""
    folder = LOCAL / "run"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    environ = {"DEBUG": "0", **os.environ, "BIKUBEN_DEMO": "0"}
    if not all(name in os.environ for name in NAMES):
        environ = {**keys_for_run(folder), **environ}
    refuse_a_busy_port()
    manage(environ, "migrate", "--verbosity", "0")
    manage(environ, "check_keys")
    collect_static(environ)
    print(f"\n  Bikuben: http://127.0.0.1:{port()}\n", flush=True)
    manage(environ, "setup_code")
    hand_over_to_gunicorn(environ)


def keys_for_run(folder: Path) -> dict[str, str]:
    if not (folder / KEYS_FILE).exists():
        if (folder / DATABASE).exists():
            sys.exit(
                f"{folder / DATABASE} is here, but its keys ({folder / KEYS_FILE}) are not.\n"
                "Put the key file back: new keys can't read the old names."
            )
        path = make_keys(folder)
        print(
            f"\n  New keys were made in {path}\n"
            "  Whoever loses this file loses every name in the database, and no one can bring them back.\n"
            "  Copy it to a safe place now, apart from the database."
        )
    return read_keys(folder)


def serve_demo() -> None:
    """A made-up year on a database of its own; the environment's own database and keys are not touched."""
    folder = LOCAL / "demo"
    if not (folder / KEYS_FILE).exists():
        make_keys(folder)
    # Written last, so it is there only where the whole year is.
    finished = folder / "until"
    real_day = datetime.now(OSLO).date()
    until = real_day if real_day.year == DEMO_YEAR else date(DEMO_YEAR, 12, 31)
    if finished.exists():
        until = date.fromisoformat(finished.read_text().strip())
    # After the last day that it was made for, the demo stands still on it: that day waits to be run.
    environ = demo_environment(folder, fixed_day=until if until != real_day else None)
    refuse_a_busy_port()
    if not finished.exists():
        for path in folder.glob(f"{DATABASE}*"):
            path.unlink()
    manage(environ, "migrate", "--verbosity", "0")
    collect_static(environ)
    if not finished.exists():
        print("Making the demo year (once) …", flush=True)
        manage(environ, "demo", "--until", until.isoformat())
        finished.write_text(until.isoformat())
    print(f"\n  Bikuben, demo: http://127.0.0.1:{port()}", flush=True)
    manage(environ, "shell", "--no-imports", "--command", TELL_LOGINS)
    hand_over_to_gunicorn(environ)


def demo_environment(folder: Path, *, fixed_day: date | None) -> dict[str, str]:
    environ = {name: value for name, value in os.environ.items() if name != "BIKUBEN_TODAY"}
    environ |= read_keys(folder)
    environ |= {
        "DATABASE_URL": f"sqlite:///{folder / DATABASE}",
        "DEBUG": "0",
        "BIKUBEN_DEMO": "1",
        "BIKUBEN_SYNTHETIC_IDENTITIES": "1",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
    }
    if fixed_day:
        environ["BIKUBEN_TODAY"] = fixed_day.isoformat()
    return environ


def port() -> int:
    return int(os.environ.get("PORT", "8000"))


def refuse_a_busy_port() -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port()))
        except OSError:
            sys.exit(
                f"Something is already served on port {port()}: stop it first, or choose another: "
                "PORT=8001 make …"
            )


def manage(environ: dict[str, str], *arguments: str) -> None:
    done = subprocess.run([sys.executable, "manage.py", *arguments], cwd=PROJECT, env=environ, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def hand_over_to_gunicorn(environ: dict[str, str]) -> None:
    """Become the server: Ctrl-C and signals then reach it with nothing between."""
    sys.stdout.flush()
    os.chdir(PROJECT)
    gunicorn = shutil.which("gunicorn", path=str(Path(sys.executable).parent)) or "gunicorn"
    os.execve(
        gunicorn,
        [
            *(gunicorn, "bikuben.wsgi", "--bind", f"127.0.0.1:{port()}", "--workers", "2"),
            *("--threads", "4", "--log-level", "warning"),
        ],
        environ,
    )


if __name__ == "__main__":
    main()
