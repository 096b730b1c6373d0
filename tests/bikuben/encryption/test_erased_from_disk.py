"""A destroyed key is gone from the files on disk, the write-ahead log too, while the program still runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.processes]

PROGRAM = """
import django
from pathlib import Path
from django.conf import settings

django.setup()
from datetime import UTC, datetime
from django.core.management import call_command
from bikuben.encryption import make_data_key
from bikuben.encryption.erasure import destroy

call_command("migrate", "bikuben", verbosity=0)
path = Path(settings.DATABASES["default"]["NAME"])

def on_disk(text):
    return any(text.encode() in file.read_bytes() for file in path.parent.glob(path.name + "*"))

key = make_data_key()
wrapped = key.wrapped_key
assert on_disk(wrapped), "not written at all"
destroy(key, now=datetime(2026, 5, 4, tzinfo=UTC))
assert not on_disk(wrapped), "still on disk"
"""


def test_it_is_gone_from_the_database_file_and_the_log_beside_it(tmp_path: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/thrown-away.sqlite3"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**environment, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
