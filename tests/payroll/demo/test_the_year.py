"""The first nine weeks of the demo year, once: what anyone who tries it finds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from lxml import etree

from assignments.invoice_balance import with_balance
from assignments.models import (
    Approach,
    AttendanceState,
    Client,
    DayState,
    Draw,
    Invoice,
    Participant,
    WorkDay,
)
from bikuben.identity import is_synthetic
from bikuben.models import Project, User
from bikuben.papers.verify import verify_papers
from payroll.box_needs import box_needs
from payroll.models import (
    CashCount,
    GarnishmentKind,
    MonthlyReport,
    PaySlip,
    PaySlipGarnishment,
    PaySlipLine,
    Settlement,
    SlipKind,
)
from payroll.owed import open_amounts
from payroll.reconciliation import reconcile
from payroll.report_files import delivered_source, draft_source, xml_bytes
from payroll.report_state import year_states
from tests.cast import NOW
from tests.payroll.demo.playing import play
from tests.payroll.reports.schemas import texts, valid
from tests.payroll.reports.world import message_id

UNTIL = date(2026, 3, 4)


@pytest.fixture(scope="module")
def played(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """The demo, played once for this file and taken back at its end."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        yield play(until=UNTIL)
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("played")]


def test_it_says_who_may_log_in(played: str) -> None:
    assert "2026-03-04 stands planned" in played
    assert "leder, regnskap, leser" in played
    assert set(User.objects.values_list("username", "role")) == {
        ("leder", "supervisor"),
        ("regnskap", "accountant"),
        ("leser", "reader"),
    }


def test_its_21_people_have_synthetic_numbers() -> None:
    numbers = [str(one.identity_number) for one in Participant.objects.all()]
    assert len(set(numbers)) == 21
    assert all(is_synthetic(number) for number in numbers)


def test_its_project_is_an_entity_of_its_own_with_all_that_the_a_melding_asks() -> None:
    project = Project.current()
    assert project is not None
    assert project.is_own_entity
    assert project.zone == "1"
    assert project.sub_organisation_number != project.organisation_number
    assert (project.occupation_code, project.employment_form) == ("9329100", "fast")


def test_eight_to_sixteen_turn_up_on_every_day_that_was_held() -> None:
    held = WorkDay.objects.filter(state=DayState.CLOSED).annotate(came=Count("attendances"))
    assert held.count() == 19
    assert all(8 <= day.came <= 16 for day in held)
    assert Client.objects.filter(jobs__isnull=False).distinct().count() == 4


def test_days_are_cancelled_and_say_why() -> None:
    reasons = set(WorkDay.objects.filter(state=DayState.CANCELLED).values_list("cancel_reason", flat=True))
    assert reasons == {"no_jobs", "illness"}


def test_a_draw_is_repeated_and_one_was_held_by_hand() -> None:
    assert Draw.objects.filter(attempt=2).count() == 1
    assert [(draw.date, draw.issued_on) for draw in Draw.objects.filter(by_hand=True)] == [
        (date(2026, 2, 6), date(2026, 2, 9))
    ]


def test_slips_are_reversed_in_each_way_and_every_net_is_in_whole_kroner() -> None:
    assert PaySlip.objects.filter(kind=SlipKind.REVERSAL, movement__isnull=False).exists()
    assert Settlement.objects.exists()
    assert all(str(slip.reason) for slip in PaySlip.objects.filter(kind=SlipKind.REVERSAL))
    assert all(slip.net == slip.net.to_integral_value() for slip in PaySlip.objects.all())


def test_there_is_pay_in_every_month() -> None:
    assert set(PaySlip.objects.values_list("date__month", flat=True)) == {1, 2, 3}


def test_the_box_is_counted_and_a_difference_is_explained() -> None:
    off = {int(count.difference): str(count.explanation) for count in CashCount.objects.all()}
    assert sorted(off) == [-2000, -20, 0]
    assert off[-20].startswith("Fant igjen alt unntatt en tjuekroning.")


def test_every_paper_verifies() -> None:
    assert list(verify_papers()) == []


def test_the_last_day_stands_planned_with_a_job_and_the_money_for_it() -> None:
    day = WorkDay.objects.get(date=UNTIL)
    assert (day.state, day.places) == (DayState.PLANNED, 10)
    assert day.main_job is not None
    assert not day.attendances.exists()
    assert box_needs(day).lacking == 0
    assert not WorkDay.objects.filter(date__lt=UNTIL, state=DayState.PLANNED).exists()


def test_everyone_who_came_got_a_place_or_was_drawn() -> None:
    held = WorkDay.objects.filter(state=DayState.CLOSED)
    assert not held.filter(attendances__state=AttendanceState.ARRIVED).exists()
    assert not held.filter(attendances__state=AttendanceState.RESERVE, draws=None).exists()


def test_it_refuses_a_database_that_is_in_use() -> None:
    before = PaySlip.objects.count()
    with pytest.raises(CommandError, match="in use"):
        call_command("demo", until=UNTIL)
    assert PaySlip.objects.count() == before


def test_the_months_before_are_reported_and_paid() -> None:
    delivered = MonthlyReport.objects.values_list("date", flat=True)
    assert set(delivered) == {date(2026, 1, 1), date(2026, 2, 1)}
    last_day = date(2026, 3, 2)  # left open for whoever tries the demo
    still_open = [one for one in open_amounts(UNTIL) if one.kind != "contribution"]
    assert {one.counts_for for one in still_open} == {last_day}
    assert reconcile(2026, today=last_day).off == 0


def test_every_month_is_a_valid_a_melding_whose_sums_are_those_of_the_slips() -> None:
    """January and February as they were delivered, March as a draft."""
    told = []
    for state in year_states(2026, today=UNTIL):
        slips = PaySlip.objects.filter(date__year=2026, date__month=state.month.month)
        if not slips:
            continue
        if state.delivered is not None:
            message = valid(xml_bytes(delivered_source(state.delivered)))
        else:
            message = valid(xml_bytes(draft_source(state, message_id=message_id(), now=NOW)))
        gross, withheld, hours = (
            sum(getattr(one, name) for one in slips) for name in ("gross", "withholding", "hours")
        )
        assert total(message, "inntekt/beloep") == gross > 0
        assert total(message, "loennOgGodtgjoerelse/avgiftsgrunnlagBeloep") == gross
        assert total(message, "loennsinntekt/antall") == hours > 0
        assert total(message, "forskuddstrekk/beloep") == -withheld
        assert total(message, "sumForskuddstrekkPerLoennsutbetalingsdato/beloep") == withheld
        coordinated = PaySlipGarnishment.objects.filter(
            paper__in=slips, kind=GarnishmentKind.COORDINATED
        ).values_list("amount", flat=True)
        assert total(message, "utleggstrekk/beloep") == -sum(coordinated)
        told.append((f"{state.month:%Y-%m}", state.delivered is not None))
    assert told == [("2026-01", True), ("2026-02", True), ("2026-03", False)]


def total(message: etree._Element, path: str) -> Decimal:
    return sum(map(Decimal, texts(message, path)), Decimal(0))


def test_january_by_last_years_card_is_put_right_in_a_later_slip() -> None:
    (line,) = PaySlipLine.objects.filter(basis="correction")
    assert line.was_withheld > line.should_be


def test_the_first_job_of_the_year_is_invoiced_sent_and_paid() -> None:
    invoice = with_balance(Invoice.objects.filter(client_name="Gullfugl Smykker AS")).order_by("number")[0]
    assert invoice.sendings.exists()
    assert (invoice.paid, invoice.open) == (invoice.total, 0)
    assert Approach.objects.count() == 4
