"""A project with a telephone, and clients to write to."""

from __future__ import annotations

from datetime import date
from typing import Any

from assignments.clients import add_client
from assignments.models import Client
from bikuben.models import Project, User
from tests.cast import make_project

TODAY = date(2026, 5, 4)


def project_that_writes() -> Project:
    return make_project(phone="22 00 11 22", email="post@bikuben.example")


def perlehuset(by: User, **details: Any) -> Client:
    return add_client(
        **{
            "name": "Perlehuset AS",
            "contact": "Mona Strand",
            "phone": "22 33 44 55",
            "email": "mona@perlehuset.example",
            "address": "Storgata 12",
            "postal_code": "0184",
            "city": "Oslo",
            **details,
        },
        by=by,
    )
