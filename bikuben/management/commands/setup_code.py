"""Print the one-time code that the first page asks for. `make run` calls it; silent once there is a user."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.management.base import BaseCommand

from bikuben import clock
from bikuben.setup_code import make_setup_code, needs_setup


class Command(BaseCommand):
    help = "Lager engangskoden som den første siden spør om. Sier ingenting når det finnes en bruker."

    def handle(self, *args: Any, **options: Any) -> None:
        if not needs_setup():
            return
        code = make_setup_code(now=clock.now(), randomness=secrets.token_bytes)
        self.stdout.write(f"Engangskode for den første siden / one-time code for the first page: {code}")
