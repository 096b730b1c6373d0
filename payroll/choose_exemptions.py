"""Two rules for small and charitable employers: no contribution, and pay that isn't reported."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bikuben.models import Project, User
from bikuben.refusals import Refused
from payroll.exemptions import exemptions_of
from payroll.models import ExemptionsChoice


@transaction.atomic
def choose_exemptions(
    year: int,
    *,
    charity_exemption: bool,
    small_pay_rule: bool,
    entity_asked: bool = False,
    by: User,
    now: datetime,
) -> ExemptionsChoice:
    """Set whether the employer is a charity without contribution (FTRL §23-2) and whether pay up to 10 000 kr
    goes unreported (SFF §7-2-1). Both count for the whole year, also for what is paid already, and for the
    years after it until chosen otherwise; never for an earlier year.

    Args:
        year: This year.
        entity_asked: For a unit of a larger entity, to which no limit belongs alone: that she has asked it,
            and that it isn't a municipality.

    Raises:
        Refused: a unit that hasn't asked.
    """
    choice = ExemptionsChoice.objects.select_for_update(no_key=True).filter(year=year).first()
    before = choice or exemptions_of(year)
    chosen = charity_exemption and not before.charity_exemption
    chosen |= small_pay_rule and not before.small_pay_rule
    project = Project.current()
    if chosen and project is not None and not project.is_own_entity and not entity_asked:
        raise Refused(
            _(
                "Prosjektet er en del av en større enhet, og da gjelder hver grense for hele enheten. "
                "Spør den først, og kryss av for at du har gjort det. En kommune kan ikke bruke reglene."
            ),
            code="entity_not_asked",
            field="entity_asked",
        )
    choice = choice or ExemptionsChoice(year=year)
    choice.charity_exemption, choice.small_pay_rule = charity_exemption, small_pay_rule
    choice.save()
    return choice
