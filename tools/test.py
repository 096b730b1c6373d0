"""Runs every check and every test, and says loudly what it had to leave out.

With BIKUBEN_REQUIRE_ALL=1 leaving anything out is failing.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from tools.postgres import NoPostgres, throw_away_cluster

PROJECT = Path(__file__).resolve().parent.parent
OURS = (
    "DATABASE_URL",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "DEBUG",
    "EMAIL_URL",
    "EMAIL_FROM",
    "DJANGO_SETTINGS_MODULE",
)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "only-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ",
    "BIKUBEN_ENCRYPTION_KEYS": "dGVzdHMtb25seS1rZXktbm90LWZvci1yZWFsLXVzZSE=",
    "ALLOWED_HOSTS": "bikuben.example",
    "DATABASE_URL": "sqlite:///:memory:",
    "DJANGO_SETTINGS_MODULE": "bikuben.settings",
}


def clean_environment() -> dict[str, str]:
    """The environment without settings of an installation: no test may reach a real database."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return {
        name: value
        for name, value in kept.items()
        if not name.startswith("BIKUBEN_") or name == "BIKUBEN_REQUIRE_ALL"
    }


@dataclass
class Report:
    """What was run, what failed, and what was left out."""

    environ: dict[str, str] = field(default_factory=clean_environment)
    lines: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def step(self, name: str, *command: str, **environ: str) -> None:
        """Run one step to its end; a failing one doesn't keep the next from being tried."""
        print(f"\n=== {name}", flush=True)
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, *command], cwd=PROJECT, env=self.environ | environ, check=False
        )
        ended = "ok" if done.returncode == 0 else "FAILED"
        self.lines.append(f"{ended:>8}  {time.monotonic() - started:6.1f} s  {name}")
        if done.returncode:
            self.failed.append(name)

    def leave_out(self, name: str, why: str) -> None:
        print(f"\n!!! LEFT OUT: {name}: {why}", flush=True)
        self.left_out.append(name)
        self.lines.append(f"LEFT OUT            {name}: {why}")

    def close(self) -> int:
        print("\n" + "\n".join(self.lines))
        refused = bool(self.left_out) and os.environ.get("BIKUBEN_REQUIRE_ALL") == "1"
        if self.failed:
            print(f"\nFAILED: {', '.join(self.failed)}")
        if self.left_out:
            print(
                f"\n!!! LEFT OUT: {', '.join(self.left_out)}" + (" — and nothing may be" if refused else "")
            )
        if not self.failed and not refused:
            print("\nAll that was run is well." if self.left_out else "\nAll is well.")
        return 1 if self.failed or refused else 0


def static_checks(report: Report) -> None:
    report.step("lint", "-m", "ruff", "check", ".")
    report.step("format", "-m", "ruff", "format", "--check", ".")
    report.step("migrations", "manage.py", "makemigrations", "--check", "--dry-run", **PRODUCTION)
    report.step(
        "production settings", "manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION
    )
    if shutil.which("xgettext") and shutil.which("msgmerge"):
        report.step("translations", "-m", "tools.messages", "check")
    else:
        report.leave_out("translations", "gettext is not installed (apt-get install gettext)")


def suites(report: Report) -> None:
    without_browser = ("-m", "not browser")
    chromium = any(shutil.which(name) for name in CHROMIUM)
    if not chromium:
        report.leave_out("browser tests", "Chromium is not installed (apt-get install chromium)")
    chosen = () if chromium else without_browser
    report.step("suite on SQLite", "-m", "pytest", *chosen)
    try:
        with throw_away_cluster() as url:
            report.step("suite on PostgreSQL", "-m", "pytest", *without_browser, DATABASE_URL=url)
    except NoPostgres as why:
        report.leave_out("suite on PostgreSQL", str(why))


def stop(number: int, _frame: FrameType | None) -> None:
    """Leave by an exception, so that the PostgreSQL of the tests is stopped on the way out."""
    sys.exit(128 + number)


def main() -> int:
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    report = Report()
    static_checks(report)
    suites(report)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
