"""Keeping tax cards: kinds, years, corrections; an issued slip never changes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assignments.models import Participant
from bikuben.models import Project, User
from bikuben.refusals import Refused
from payroll.issue_pay_slips import issue_pay_slip
from payroll.keep_tax_card import CardData, add_tax_card, card_version, correct_tax_card, remove_tax_card
from payroll.models import PaySlip, TaxCard
from tests.cast import NOW, TODAY, make_card, make_participant
from tests.payroll.paying import someone_done, working_day

JANUARY = date(2026, 1, 1)


def when(by: User) -> dict[str, Any]:
    return {"by": by, "now": NOW, "today": TODAY}


@pytest.mark.parametrize(
    "data",
    [
        CardData(JANUARY, "table", table="8100", percent=Decimal("33")),
        CardData(JANUARY, "table", table="9200"),
        CardData(JANUARY, "table", table="8100", percent=Decimal("33"), main_employer=False),
        CardData(JANUARY, "percentage", percent=Decimal("12.5")),
        CardData(JANUARY, "percentage", percent=Decimal(30), main_employer=False),
        CardData(JANUARY, "exemption", limit=Decimal(65_000), used_elsewhere=Decimal("1200.50")),
        CardData(JANUARY, "exemption"),
        CardData(JANUARY, "tax_at_source", percent=Decimal(25)),
        CardData(JANUARY, "none"),
    ],
)
def test_it_keeps_every_kind(supervisor: User, participant: Participant, data: CardData) -> None:
    add_tax_card(participant, data, **when(supervisor))
    kept = TaxCard.objects.get()
    for name in ("kind", "table", "percent", "limit", "used_elsewhere", "main_employer"):
        assert getattr(kept, name) == getattr(data, name)
    assert (kept.year, kept.history.get().history_user) == (2026, supervisor)


def test_it_leaves_out_what_does_not_belong_to_the_kind(supervisor: User, participant: Participant) -> None:
    muddle = CardData(JANUARY, "exemption", table="8100", percent=Decimal(40), limit=Decimal(0))
    add_tax_card(participant, muddle, **when(supervisor))
    kept = TaxCard.objects.get()
    assert (kept.table, kept.percent, kept.limit) == ("", None, None)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (CardData(JANUARY, "gold"), "kind"),
        (CardData(date(9999, 1, 1), "none"), "valid_from"),
        (CardData(date(2019, 1, 1), "none"), "valid_from"),
        (CardData(JANUARY, "table"), "table"),
        (CardData(JANUARY, "table", table="7100"), "table"),
        (CardData(JANUARY, "table", table="81"), "table"),
        (CardData(JANUARY, "percentage"), "percent"),
        (CardData(JANUARY, "percentage", percent=Decimal(100)), "percent"),
        (CardData(JANUARY, "percentage", percent=Decimal(-1)), "percent"),
        (CardData(JANUARY, "percentage", percent=Decimal("12.55")), "percent"),
        (CardData(JANUARY, "percentage", percent=Decimal("NaN")), "percent"),
        (CardData(JANUARY, "tax_at_source"), "percent"),
        (CardData(JANUARY, "exemption", limit=Decimal(-1)), "limit"),
        (CardData(JANUARY, "exemption", used_elsewhere=Decimal(-1)), "used_elsewhere"),
    ],
)
def test_it_refuses_what_no_card_says(
    supervisor: User, participant: Participant, data: CardData, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_tax_card(participant, data, **when(supervisor))
    assert refused.value.field == field
    assert not TaxCard.objects.exists()


def test_next_years_card_is_kept_before_next_years_rates_are_there(
    supervisor: User, participant: Participant
) -> None:
    december = {"by": supervisor, "now": NOW, "today": date(2026, 12, 20)}
    kept = add_tax_card(participant, CardData(date(2027, 1, 1), "table", table="8100"), **december)
    assert kept.year == 2027


def test_two_cards_from_one_date_are_refused(supervisor: User, participant: Participant) -> None:
    make_card(participant)
    with pytest.raises(Refused) as refused:
        add_tax_card(participant, CardData(JANUARY, "exemption"), **when(supervisor))
    assert refused.value.field == "valid_from"


def test_what_was_applied_for_has_come(supervisor: User) -> None:
    person = make_participant(card_applied_on=date(2026, 4, 1))
    add_tax_card(person, CardData(JANUARY, "exemption"), **when(supervisor))
    assert Participant.objects.get().card_applied_on is None


def test_a_correction_keeps_what_it_said_before(supervisor: User, participant: Participant) -> None:
    card = make_card(participant, percent=Decimal(25))
    correct_tax_card(
        card,
        CardData(JANUARY, "percentage", percent=Decimal(35)),
        version=card_version(card),
        **when(supervisor),
    )
    assert [kept.percent for kept in card.history.order_by("history_id")] == [25, 35]
    with pytest.raises(Refused) as refused:
        correct_tax_card(card, CardData(JANUARY, "exemption"), version=1, **when(supervisor))
    assert refused.value.code == "stale"


def test_a_card_that_no_slip_has_followed_can_be_removed(supervisor: User, participant: Participant) -> None:
    card = make_card(participant)
    remove_tax_card(card, by=supervisor, now=NOW)
    assert not TaxCard.objects.exists()
    assert TaxCard.history.filter(history_type="-").exists()


def test_a_new_card_never_changes_an_issued_slip(supervisor: User, project: Project) -> None:
    day = working_day()
    person = someone_done(day)
    slip = issue_pay_slip(person, day, **when(supervisor))
    assert (slip.gross, slip.percent) == (Decimal(266), Decimal(25))
    with pytest.raises(Refused) as refused:
        remove_tax_card(person.tax_cards.get(), by=supervisor, now=NOW)
    assert refused.value.code == "card_used"
    add_tax_card(person, CardData(TODAY, "table", table="8100"), **when(supervisor))
    correct_tax_card(
        person.tax_cards.get(valid_from=JANUARY),
        CardData(JANUARY, "percentage", percent=Decimal(50)),
        **when(supervisor),
    )
    kept = PaySlip.objects.get()
    assert (kept.gross, kept.withholding, kept.percent) == (Decimal(266), Decimal(66), Decimal(25))
