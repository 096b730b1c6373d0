"""A line of an invoice, for what is billed already."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from assignments.models import Client, Invoice, InvoiceLine
from bikuben.models import User
from bikuben.papers import Desk
from tests.cast import NOW, TODAY


@pytest.fixture
def billed_line(supervisor: User) -> InvoiceLine:
    """One participant-day for 200 kroner."""
    client = Client.objects.create(name="Den som betaler AS")
    with transaction.atomic():
        invoice = Desk(Invoice, by=supervisor, now=NOW, issued_on=TODAY).issue(
            Invoice(
                client=client,
                client_name=client.name,
                channel="email",
                seller_name="Verkstedet",
                seller_organisation_number="974760673",
                seller_account="86011117947",
                date=TODAY,
                due_on=TODAY + timedelta(days=14),
                kid="2026000018",
                net=Decimal(200),
                total=Decimal(200),
            ),
            lines=[
                InvoiceLine(
                    position=1,
                    kind="participant_days",
                    description="Esker",
                    day=TODAY,
                    quantity=Decimal(1),
                    unit="dagsverk",
                    unit_price=Decimal(200),
                    net=Decimal(200),
                )
            ],
        )
    return invoice.lines.get()
