"""A process that sends one form when told to: `send_form.py TOKEN`; without a token it prepares the users.

Says "ready", waits for a line, sends, and says the status and where the answer leads.
"""

from __future__ import annotations

import sys

import django
from django.conf import settings

django.setup()
settings.ROOT_URLCONF = "tests.bikuben.frame.probe_urls"

from bikuben.models import User  # noqa: E402
from bikuben.roles import Role  # noqa: E402
from tests.cast import browser_for, make_project, make_user  # noqa: E402

if len(sys.argv) == 1:
    make_project()
    make_user("leder", Role.SUPERVISOR)
else:
    browser = browser_for(User.objects.get(username="leder"))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    answer = browser.post("/rename/", {"once": sys.argv[1]}, headers={"Host": "localhost"})
    sys.stdout.write(f"{answer.status_code} {answer.headers.get('Location')}\n")
