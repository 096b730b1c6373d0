"""A project with an account, and one who may take in the bank's files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from assignments.import_bank_file import Imported, import_bank_file
from assignments.invoice_balance import with_balance
from assignments.models import Invoice
from bikuben.models import Project, User
from tests.assignments.payments.world import ACCOUNT
from tests.cast import NOW, TODAY, make_project


@pytest.fixture
def project(db: None) -> Project:
    return make_project(account_number=ACCOUNT)


@pytest.fixture
def take_in(project: Project, supervisor: User) -> Callable[..., Imported]:
    """`take_in(content)`: read a file as the supervisor, today."""

    def read(content: bytes, *, today: date = TODAY) -> Imported:
        return import_bank_file(content, by=supervisor, now=NOW, today=today)

    return read


@pytest.fixture
def open_on() -> Callable[[Invoice], Decimal]:
    """`open_on(invoice)`: what is open on it now, kroner."""
    return lambda invoice: with_balance(Invoice.objects.filter(pk=invoice.pk)).get().open
