"""Issuing slips: net 200 kroner whatever the card, everything copied, a day paid once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assignments.models import DayState, ShiftOutcome
from bikuben.refusals import Refused
from payroll.issue_pay_slips import issue_pay_slip, issue_pay_slips
from payroll.models import JobNet, NetRate, PayChoice, PaySlip
from payroll.unpaid import unpaid_days
from tests.cast import NOW, TODAY, make_job, make_participant
from tests.payroll.paying import finished_shift, someone_done, working_day

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("card", "fields", "gross", "withheld"),
    [
        ("percentage", {"percent": Decimal("33")}, 298, 98),
        ("percentage", {"percent": Decimal("10")}, 222, 22),
        ("table", {"table": "8100"}, 200, 0),
        ("table", {"table": "9200"}, 338, 138),
        ("table", {"table": "9200", "percent": Decimal(25), "main_employer": False}, 266, 66),
        ("exemption", {"limit": None}, 200, 0),
        ("tax_at_source", {"percent": Decimal(25)}, 266, 66),
        ("none", {}, 399, 199),
        (None, {}, 399, 199),
    ],
)
def test_it_leaves_200_kroner_by_every_card(supervisor, project, card, fields, gross, withheld) -> None:
    day = working_day()
    participant = someone_done(day, card=card, **fields)
    slip = issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY)
    slip = PaySlip.objects.get(pk=slip.pk)
    assert (slip.gross, slip.withholding, slip.net) == (gross, withheld, 200)
    assert slip.date == TODAY
    assert slip.full_number == "2026-0001"


def test_it_shows_the_contribution_and_the_holiday_base(supervisor, project) -> None:
    day = working_day()
    slip = issue_pay_slip(someone_done(day, percent=Decimal(33)), day, by=supervisor, now=NOW, today=TODAY)
    assert slip.contribution == Decimal("42.02")  # 14.1 % of 298
    assert (slip.holiday_base, slip.holiday_percent) == (298, Decimal("10.2"))
    assert slip.hours == 3


def test_it_copies_her_name_and_does_not_follow_a_later_change(supervisor, project) -> None:
    day = working_day()
    participant = someone_done(day)
    slip = issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY)
    participant.legal_name = "Kari Nynavn"
    participant.save()
    assert PaySlip.objects.get(pk=slip.pk).legal_name == "Kari Prøve 1"


def test_it_splits_the_slip_where_the_exemption_card_runs_out(supervisor, project) -> None:
    day = working_day()
    participant = someone_done(day, card="exemption", limit=Decimal(1000), used_elsewhere=Decimal(900))
    slip = issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY)
    lines = [(line.base, line.withheld, line.percent) for line in slip.lines.all()]
    # 100 kroner are free; of the rest half is withheld until 200 are left.
    assert lines == [(100, 0, None), (199, 99, Decimal(50))]
    assert (slip.gross, slip.withholding, slip.net) == (299, 99, 200)


def test_it_pays_a_day_once(supervisor, project) -> None:
    day = working_day()
    participant = someone_done(day)
    issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY)
    with pytest.raises(Refused) as refused:
        issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY)
    assert refused.value.code == "already_paid"
    assert PaySlip.objects.count() == 1


def test_it_pays_two_jobs_on_one_day_as_one_day_by_the_highest_net(supervisor, project) -> None:
    day = working_day()
    participant = someone_done(day, card="exemption")
    better = make_job(title="Tungt løft")
    JobNet.objects.create(job=better, net=Decimal(250))
    finished_shift(participant, day, job=better)
    slips = issue_pay_slips(day, by=supervisor, now=NOW, today=TODAY).slips
    assert [(slip.net, slip.hours) for slip in slips] == [(250, 3)]


def test_it_waits_for_the_one_who_is_still_at_work(supervisor, project) -> None:
    day = working_day()
    participant = make_participant()
    finished_shift(participant, day, outcome=ShiftOutcome.WORKING)
    with pytest.raises(Refused) as refused:
        issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY)
    assert refused.value.code == "not_finished"


def test_it_pays_the_one_who_left_early_in_full(supervisor, project) -> None:
    day = working_day()
    participant = make_participant()
    finished_shift(participant, day, outcome=ShiftOutcome.LEFT_EARLY)
    assert issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY).net == 200


def test_it_follows_the_supervisor_who_says_otherwise(supervisor, project) -> None:
    day = working_day()
    participant = someone_done(day)
    PayChoice.objects.create(
        participant=participant, work_day=day, net=Decimal(100), reason="Gikk etter ti minutter"
    )
    assert issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY).net == 100


def test_it_pays_nobody_who_did_not_start(supervisor, project) -> None:
    day = working_day()
    finished_shift(make_participant(), day, outcome=ShiftOutcome.DID_NOT_START)
    assert unpaid_days() == []


def test_it_uses_the_net_in_force_on_the_day(supervisor, project) -> None:
    NetRate.objects.create(valid_from=TODAY.replace(day=1), net=Decimal(220))
    NetRate.objects.create(valid_from=TODAY.replace(day=5), net=Decimal(240))
    day = working_day()
    assert issue_pay_slip(someone_done(day), day, by=supervisor, now=NOW, today=TODAY).net == 220


def test_it_leaves_out_the_one_without_a_number_and_pays_the_others(supervisor, project) -> None:
    day = working_day()
    someone_done(day)
    unknown = make_participant(missing=True)
    finished_shift(unknown, day)
    issued = issue_pay_slips(day, by=supervisor, now=NOW, today=TODAY)
    assert len(issued.slips) == 1
    assert [unpaid.participant for unpaid in issued.left_out] == [unknown]


def test_it_refuses_on_a_day_that_is_not_held(supervisor, project) -> None:
    day = working_day(state=DayState.OPEN)
    someone_done(day)
    with pytest.raises(Refused) as refused:
        issue_pay_slips(day, by=supervisor, now=NOW, today=TODAY)
    assert refused.value.code == "day_not_held"
    assert PaySlip.objects.count() == 0


def test_a_year_without_rates_leads_to_the_page_where_they_are_entered(supervisor, project) -> None:
    later = TODAY.replace(year=2031)
    day = working_day(later)
    participant = someone_done(day)
    with pytest.raises(Refused) as refused:
        issue_pay_slip(participant, day, by=supervisor, now=NOW, today=later)
    assert "Satsene for 2031 mangler" in str(refused.value.message)
    assert refused.value.mend[0] == "/rates/"
    assert PaySlip.objects.count() == 0


def test_it_adds_up_the_year_on_each_slip(supervisor, project) -> None:
    first = working_day()
    participant = someone_done(first, percent=Decimal(33))
    issue_pay_slip(participant, first, by=supervisor, now=NOW, today=TODAY)
    tomorrow = TODAY.replace(day=5)
    second = working_day(tomorrow)
    finished_shift(participant, second)
    slip = issue_pay_slip(participant, second, by=supervisor, now=NOW, today=tomorrow)
    assert (slip.year_gross, slip.year_withholding, slip.year_net) == (596, 196, 400)
