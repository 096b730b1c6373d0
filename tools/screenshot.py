"""Takes the pictures of README and docs/nb: `make demo` once, then `.venv/bin/python -m tools.screenshot`.

Works on a copy of the demo, on the day that stands planned: opens it and lets seven arrive. The demo itself
is not touched. Needs Chromium.
"""

import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.serve import DATABASE, LOCAL, PROJECT, demo_environment

PICTURES = PROJECT / "docs" / "images"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
TABLET = {"width": 1024, "height": 768}
PEOPLE = 7


def main() -> None:
    demo = LOCAL / "demo"
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not (demo / "until").exists():
        sys.exit("There is no demo here: make demo first")
    if chromium is None:
        sys.exit("Chromium is not installed (apt-get install chromium)")
    day = date.fromisoformat((demo / "until").read_text().strip())
    user, password = login_of(demo)
    with served_copy(demo, day=day) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport=TABLET, device_scale_factor=1.5, locale="nb-NO")
        log_in(page, address, user=user, password=password)
        page.goto(f"{address}/day/{day}/arrivals/")
        opening = page.get_by_role("button", name="Åpne dagen")
        if opening.is_visible():
            opening.click()
        for number in range(1, PEOPLE + 1):
            one_arrives(page, number)
        PICTURES.mkdir(parents=True, exist_ok=True)
        for name, url in (("dag", "/"), ("fremmoete", f"/day/{day}/arrivals/")):
            page.goto(address + url)
            page.screenshot(path=PICTURES / f"{name}.png")
            print((PICTURES / f"{name}.png").relative_to(PROJECT))
        browser.close()


def login_of(demo: Path) -> list[str]:
    """The supervisor's name and password, asked of the demo because Django isn't set up here."""
    asked = "from payroll.demo.users import PASSWORD, SUPERVISOR; print(SUPERVISOR, PASSWORD)"
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", asked]
    environ = demo_environment(demo, fixed_day=None)
    done = subprocess.run(command, cwd=PROJECT, env=environ, check=True, capture_output=True, text=True)
    return done.stdout.split()


def log_in(page: Page, address: str, *, user: str, password: str) -> None:
    page.goto(f"{address}/login/")
    page.fill("[name=username]", user)
    page.fill("[name=password]", password)
    page.locator("main form button").last.click()


def one_arrives(page: Page, number: int) -> None:
    """Touch a name; where something private waits, the supervisor has looked and says yes."""
    # Not the first ones in the row each time: a list in which all sit side by side looks arranged.
    page.locator(".door-face").nth(number * 5 % 8).click()
    yes = page.get_by_role("button", name="Ja, hun er med")
    on_the_list = page.locator(".door-count b", has_text=str(number))
    yes.or_(on_the_list).first.wait_for()
    if yes.is_visible():
        yes.click()
        on_the_list.wait_for()


@contextmanager
def served_copy(demo: Path, *, day: date) -> Iterator[str]:
    """The demo's address, served from a copy that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="bikuben-picture-") as folder, socket.socket() as listening:
        copy = Path(folder) / DATABASE
        with closing(sqlite3.connect(demo / DATABASE)) as from_, closing(sqlite3.connect(copy)) as to:
            from_.backup(to)
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "bikuben.wsgi", "--log-level", "warning"),
                *("--bind", f"fd://{listening.fileno()}", "--threads", "4"),
            ],
            cwd=PROJECT,
            env=demo_environment(demo, fixed_day=day) | {"DATABASE_URL": f"sqlite:///{copy}"},
            pass_fds=[listening.fileno()],
        )
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            process.terminate()
            process.wait(timeout=10)


if __name__ == "__main__":
    main()
