"""How the project invoices (fakturavalg)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from assignments.models import InvoiceSettings
from assignments.register_rows import refuse_invalid
from bikuben.models import User


@transaction.atomic
def choose_invoicing(
    *,
    charges_vat: bool,
    vat_percent: Decimal,
    exemption_text: str,
    is_charity: bool,
    in_business_register: bool,
    kid_algorithm: str,
    by: User,
    now: datetime,
) -> InvoiceSettings:
    """Set how the project invoices from now on; issued invoices stay as they are.

    Raises:
        Refused: a percentage that can't be, or an unknown check digit.
    """
    settings = InvoiceSettings.objects.select_for_update(no_key=True).filter(pk=1).first()
    settings = settings or InvoiceSettings(pk=1)
    settings.charges_vat, settings.vat_percent = charges_vat, vat_percent
    settings.exemption_text = " ".join(exemption_text.split())
    settings.is_charity, settings.in_business_register = is_charity, in_business_register
    settings.kid_algorithm = kid_algorithm
    settings._history_user = by
    refuse_invalid(settings)
    settings.save()
    return settings
