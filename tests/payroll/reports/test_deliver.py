"""Delivering: the month is locked as a paper, once, and a change makes an edition that replaces it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from assignments.models import Participant
from bikuben.models import User
from bikuben.papers import PaperIsFinal
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from payroll.models import ExemptionsChoice, MonthlyReport, ReportChannel
from payroll.report_files import delivered_source, write_xml
from payroll.report_state import ReportState, month_state
from payroll.reverse_pay_slip import reverse_pay_slip
from tests.cast import NOW, TODAY, make_participant
from tests.payroll.reports.schemas import texts, valid
from tests.payroll.reports.world import APRIL, EIGHTH, MARCH, deliver, message_id, paid, someone_with_card

pytestmark = pytest.mark.django_db
THIRTEENTH = date(2026, 4, 13)


def file_of(paper: MonthlyReport) -> bytes:
    file = BytesIO()
    write_xml(file, delivered_source(MonthlyReport.objects.get(pk=paper.pk)))
    return file.getvalue()


def take_back(slip, by: User) -> None:
    reverse_pay_slip(slip, reason="Feil dag", money_came_back=True, by=by, now=NOW, today=TODAY)


def test_a_month_is_delivered_with_its_sums(april, supervisor: User) -> None:
    paper = deliver(supervisor)
    assert (paper.full_number, paper.date, paper.edition) == ("2026-0001", APRIL, 1)
    assert (paper.withholding, paper.garnishment, paper.contribution) == (198, 0, 113)
    assert paper.channel == ReportChannel.A_MELDING
    first, second = paper.people.all()
    assert (first.withholding, second.withholding) == (132, 66)
    assert [(one.code, one.amount, one.hours) for one in paper.incomes.all()] == [
        ("timeloenn", 532, 6),
        ("timeloenn", 266, 3),
    ]
    assert [(one.date.day, one.amount) for one in paper.payouts.all()] == [(8, 66), (10, 132)]
    assert list(verify_papers()) == []


def test_its_file_is_valid_and_the_same_every_time(april, supervisor: User) -> None:
    paper = deliver(supervisor)
    once = file_of(paper)
    make_participant()
    ExemptionsChoice.objects.create(year=2026, charity_exemption=True)
    assert file_of(paper) == once
    message = valid(once)
    assert texts(message, "Leveranse/meldingsId") == [message_id()]
    assert texts(message, "inntektsmottaker/norskIdentifikator") == [one.identity_number for one in april]
    assert texts(message, "inntekt/beloep") == ["532", "266"]


def test_delivered_is_locked(april, supervisor: User) -> None:
    paper = deliver(supervisor)
    paper.withholding = 1
    with pytest.raises(PaperIsFinal):
        paper.save()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE payroll_reportincome SET amount = 1")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM payroll_reportperson")


def test_the_same_month_is_not_delivered_twice(april, supervisor: User) -> None:
    deliver(supervisor)
    with pytest.raises(Refused) as refused:
        deliver(supervisor, number=2)
    assert refused.value.code == ReportState.DELIVERED
    assert MonthlyReport.objects.count() == 1


def test_a_reversal_makes_the_month_say_so_and_a_correction_replaces(april, supervisor: User) -> None:
    """It counts on the payout date of the slip it reverses."""
    first = deliver(supervisor)
    take_back(april[0].slips.get(date=EIGHTH), supervisor)
    changed = month_state(APRIL, today=TODAY)
    assert changed.state == ReportState.CHANGED
    assert {(one.what, one.person, one.before, one.after) for one in changed.changes} == {
        ("income", april[0].pk, 532, 266),
        ("hours", april[0].pk, 6, 3),
        ("withholding", april[0].pk, 132, 66),
        ("payouts", None, 198, 132),
        ("bases", None, 113, 75),
    }
    second = deliver(supervisor, number=2)
    assert (second.edition, second.replaces) == (2, first)
    message = valid(file_of(second))
    assert texts(message, "erstatterMeldingsId") == [message_id(1)]
    assert texts(message, "meldingsId") == [message_id(2)]
    assert month_state(APRIL, today=TODAY).state == ReportState.DELIVERED
    assert texts(valid(file_of(first)), "inntekt/beloep") == ["532", "266"]
    assert list(verify_papers()) == []


def test_whoever_has_nothing_left_disappears_from_the_correction(april, supervisor: User) -> None:
    deliver(supervisor)
    take_back(april[1].slips.get(), supervisor)
    paper = deliver(supervisor, number=2)
    assert [one.participant for one in paper.people.all()] == [april[0]]


def test_other_months_stay_as_they_are(april, supervisor: User) -> None:
    deliver(supervisor)
    paid(april[0], TODAY, by=supervisor)
    assert month_state(APRIL, today=TODAY).state == ReportState.DELIVERED


def test_the_employers_details_correct_no_earlier_month(april, complete, supervisor: User) -> None:
    deliver(supervisor)
    complete.occupation_code, complete.employment_form = "9329101", "midlertidig"
    complete.save()
    assert month_state(APRIL, today=TODAY).state == ReportState.DELIVERED


def test_a_month_that_isnt_over_waits(april, supervisor: User) -> None:
    paid(april[0], TODAY, by=supervisor)
    with pytest.raises(Refused) as refused:
        deliver(supervisor, TODAY.replace(day=1))
    assert refused.value.code == ReportState.RUNNING
    with pytest.raises(Refused) as refused:
        deliver(supervisor, date(2026, 6, 1))
    assert refused.value.code == ReportState.TO_COME


def test_a_month_without_pay_before_anyone_was_paid_needs_none(april, supervisor: User) -> None:
    assert month_state(MARCH, today=TODAY).state == ReportState.NOT_NEEDED
    with pytest.raises(Refused) as refused:
        deliver(supervisor, MARCH)
    assert refused.value.code == ReportState.NOT_NEEDED


def test_a_month_without_pay_is_empty_while_someone_is_employed(april, supervisor: User) -> None:
    june = date(2026, 6, 2)
    may = TODAY.replace(day=1)
    assert month_state(may, today=june).state == ReportState.EMPTY
    paper = deliver(supervisor, may, today=june)
    assert paper.people.count() == 0
    message = valid(file_of(paper))
    assert texts(message, "betalingsinformasjon/sumArbeidsgiveravgift") == ["0"]
    Participant.objects.update(ended_on=EIGHTH, end_reason="moved")
    assert month_state(june.replace(day=1), today=date(2026, 7, 1)).state == ReportState.NOT_NEEDED


def test_a_slip_that_nobody_fetched_waits_to_be_paid_or_reversed(april, supervisor: User) -> None:
    paid(someone_with_card(), THIRTEENTH, by=supervisor, fetched=False)
    with pytest.raises(Refused) as refused:
        deliver(supervisor)
    assert refused.value.code == "open_slips"


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("sub_organisation_number", "sub_organisation_number"),
        ("occupation_code", "occupation_code"),
        ("employment_form", "employment_form"),
    ],
)
def test_what_is_missing_of_the_employer_stops(april, complete, supervisor, field: str, code: str) -> None:
    setattr(complete, field, "")
    complete.save()
    with pytest.raises(Refused) as refused:
        deliver(supervisor)
    assert refused.value.code == code
    assert MonthlyReport.objects.count() == 0


def test_only_the_latest_edition_can_be_replaced(april, supervisor: User) -> None:
    """The database refuses a second original and a second replacement too."""
    first = deliver(supervisor)
    values = {
        field.attname: getattr(first, field.attname)
        for field in MonthlyReport._meta.concrete_fields
        if not field.primary_key
    }
    copy = MonthlyReport(**{**values, "number": 2, "hash": "0" * 64, "message_id": message_id(9)})
    copy._being_issued = True
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        copy.save()
