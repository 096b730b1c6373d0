"""A day that was run on paper, typed in afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from assignments.enter_past_day import enter_past_day
from assignments.models import DayState, Draw, Job, Participant, WorkDay
from bikuben.models import User
from bikuben.refusals import Refused
from tests.assignments.arrivals.world import people
from tests.cast import NOW, TODAY, make_participant, make_work_day
from tests.paper_text import pages_of

pytestmark = pytest.mark.usefixtures("project", "clock")
Post = Callable[..., Any]
PAGE = reverse("assignments:past_day")
FRIDAY = date(2026, 5, 1)


@pytest.fixture
def paper(job: Job) -> Callable[..., dict[str, Any]]:
    """The form as filled in: `rows` is (key, ticket, drawn, worked) for each who came."""

    def fill(*rows: tuple[object, object, object, bool], **fields: Any) -> dict[str, Any]:
        data: dict[str, Any] = {
            "date": "2026-05-01",
            "starts_at": "10:00",
            "ends_at": "13:00",
            "places": 2,
            "main_job": job.pk,
            "witness": "",
        }
        for key, ticket, drawn, worked in rows:
            data |= {f"ticket_{key}": ticket, f"drawn_{key}": drawn}
            if worked:
                data[f"worked_{key}"] = "on"
        return data | fields

    return fill


def test_it_leads_to_the_pay_of_that_day(as_supervisor: Browser, post: Post, paper: Any) -> None:
    bie, solveig = people(2)
    answer = post(as_supervisor, PAGE, paper((bie.pk, 2, "", True), (solveig.pk, 1, "", False)))
    assert answer["Location"] == reverse("payroll:pay", args=[FRIDAY])
    day = WorkDay.objects.get()
    assert (day.date, day.state, day.entered_afterwards) == (FRIDAY, DayState.WORKING, True)
    rows = day.shifts.order_by("attendance__ticket").values_list("participant_id", "outcome")
    assert list(rows) == [(solveig.pk, "did_not_start"), (bie.pk, "done")]


def test_the_hand_draw_and_its_witness_are_kept(as_supervisor: Browser, post: Post, paper: Any) -> None:
    bie, solveig, luna = people(3)
    rows = ((bie.pk, 1, 3, False), (solveig.pk, 2, 1, True), (luna.pk, 3, 2, True))
    post(as_supervisor, PAGE, paper(*rows, witness="Nabo i første"))
    draw = Draw.objects.get()
    assert (draw.by_hand, draw.order, str(draw.witness)) == (True, [2, 3, 1], "Nabo i første")
    assert "Nabo i første" in as_supervisor.get(f"/day/{FRIDAY}/").content.decode()


def test_a_reserve_who_worked_had_been_called(as_supervisor: Browser, post: Post, paper: Any) -> None:
    bie, solveig, luna = people(3)
    rows = ((bie.pk, 1, 3, True), (solveig.pk, 2, 1, True), (luna.pk, 3, 2, False))
    post(as_supervisor, PAGE, paper(*rows, witness="Nabo"))
    worked = WorkDay.objects.get().shifts.filter(outcome="done")
    assert set(worked.values_list("participant_id", flat=True)) == {bie.pk, solveig.pk}


def test_a_first_timer_is_registered_with_the_day(as_supervisor: Browser, post: Post, paper: Any) -> None:
    post(as_supervisor, PAGE, paper(("new0", 1, "", True), name_new0="Nykommer"))
    assert Participant.objects.get().started_on == FRIDAY


def test_whoever_has_ended_or_paused_since_may_have_been_there(
    as_supervisor: Browser, post: Post, paper: Any
) -> None:
    ended = make_participant(ended_on=date(2026, 5, 2), end_reason="moved")
    paused = make_participant(paused_on=date(2026, 5, 3))
    post(as_supervisor, PAGE, paper((ended.pk, 1, "", True), (paused.pk, 2, "", True)))
    assert WorkDay.objects.get().shifts.filter(outcome="done").count() == 2


def test_it_offers_those_of_the_last_sixty_days_and_nobody_erased(as_supervisor: Browser) -> None:
    make_participant(chosen_name="Nylig", ended_on=date(2026, 3, 5), end_reason="moved")
    make_participant(chosen_name="Forlengst", ended_on=date(2026, 3, 4), end_reason="moved")
    make_participant(chosen_name="Pauset", paused_on=date(2026, 3, 4))
    erased = make_participant(chosen_name="Borte", ended_on=date(2026, 5, 2), end_reason="moved")
    Participant.objects.filter(pk=erased.pk).update(erased_at=NOW)
    rows = as_supervisor.get(PAGE).context["rows"]
    assert [row.name for row in rows] == ["Nylig"]
    make_work_day(date(2026, 5, 3))
    shown = as_supervisor.get(PAGE, {"date": "2026-05-03"}).context["rows"]
    assert {row.name for row in shown} == {"Nylig", "Forlengst", "Pauset"}


def test_nobody_erased_is_entered(supervisor: User, job: Job) -> None:
    erased = make_participant()
    erased.erased_at = NOW
    with pytest.raises(Refused) as refused:
        enter_past_day(
            date=FRIDAY,
            people=[erased],
            places=2,
            main_job=job,
            starts_at=time(10),
            ends_at=time(13),
            by=supervisor,
            now=NOW,
            today=TODAY,
        )
    assert refused.value.code == "erased"
    assert not WorkDay.objects.exists()


@pytest.mark.parametrize(
    ("rows", "fields", "sentence"),
    [
        ((), {}, "Skriv loddene til dem som kom."),
        ((("bie", 2, "", True),), {}, "Loddene skal være 1, 2, 3 og videre"),
        ((("bie", 1, "", True), ("solveig", 1, "", True)), {}, "Loddene skal være 1, 2, 3 og videre"),
        ((("bie", "", "", True),), {}, "Skriv loddet hennes."),
        ((("bie", 1, "", False),), {}, "Kryss av for dem som arbeidet."),
        ((("bie", 1, "", True), ("new0", 2, "", True)), {}, "Skriv navnet hun vil bruke."),
        ((("bie", 1, "", True), ("new0", 2, "", True)), {"name_new0": "Bie"}, ""),
        ((("bie", 1, 1, True),), {}, "det ble ikke trukket"),
        ((("bie", 1, "", True), ("solveig", 2, "", True)), {"places": 1}, "Skriv rekkefølgen"),
        ((("bie", 1, 1, True), ("solveig", 2, 2, False)), {"places": 1}, "Skriv hvem som så på"),
        ((("bie", "mange", "", True),), {}, ""),
        ((("bie", 1, "", True),), {"date": "2026-05-04"}, "Bare dager som har vært"),
        ((("bie", 1, "", True),), {"date": "9999-12-31"}, "Bare dager som har vært"),
        ((("bie", 1, "", True),), {"date": "1999-12-31"}, "Velg en dag fra"),
        ((("bie", 1, "", True),), {"places": "-3"}, ""),
        ((("bie", 1, "", True),), {"ends_at": "09:00"}, ""),
        ((("bie", 1, "", True),), {"main_job": "77"}, ""),
        ((("new0", 1, "", True),), {"name_new0": "x" * 10_000}, ""),
    ],
)
def test_bad_input_is_a_sentence_and_nothing_changes(
    as_supervisor: Browser, post: Post, paper: Any, rows: Any, fields: Any, sentence: str
) -> None:
    bie, solveig = people(2)
    keys = {"bie": bie.pk, "solveig": solveig.pk}
    answer = post(
        as_supervisor, PAGE, paper(*((keys.get(row[0], row[0]), *row[1:]) for row in rows), **fields)
    )
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not WorkDay.objects.exists()
    assert Participant.objects.count() == 2


@pytest.mark.parametrize("state", [DayState.CLOSED, DayState.WORKING, DayState.CANCELLED])
def test_a_day_that_was_held_or_cancelled_is_not_entered(
    as_supervisor: Browser, post: Post, paper: Any, state: str
) -> None:
    make_work_day(FRIDAY, state=state, cancel_reason="illness" if state == DayState.CANCELLED else "")
    [bie] = people(1)
    assert post(as_supervisor, PAGE, paper((bie.pk, 1, "", True))).status_code == 422
    assert WorkDay.objects.get().state == state


def test_the_same_day_sent_twice_is_entered_once(as_supervisor: Browser, paper: Any) -> None:
    [bie] = people(1)
    for _touch in range(2):
        sent = paper((bie.pk, 1, "", True)) | {"once": "c" * 32}
        assert as_supervisor.post(PAGE, sent).status_code == 302
    assert WorkDay.objects.count() == 1


def test_a_planned_day_fills_in_what_is_known(as_supervisor: Browser, job: Job) -> None:
    make_work_day(FRIDAY, places=7, main_job=job)
    page = as_supervisor.get(f"{PAGE}?date=2026-05-01").content.decode()
    assert 'value="2026-05-01"' in page
    assert 'value="7"' in page
    assert as_supervisor.get(f"{PAGE}?date=tull").status_code == 200


def test_the_sheet_is_printed_with_the_rows_asked_for(as_supervisor: Browser) -> None:
    answer = as_supervisor.get(reverse("assignments:emergency_pdf"), {"rows": 12, "receipts": 3})
    assert answer["Content-Type"] == "application/pdf"
    assert len(pages_of(answer.content)) == 4
    wrong = as_supervisor.get(reverse("assignments:emergency_pdf"), {"rows": -1, "receipts": 99_999})
    assert wrong.status_code == 422


@pytest.mark.parametrize("name", ["past_day", "emergency", "emergency_pdf"])
def test_paper_is_the_supervisors(as_accountant: Browser, as_reader: Browser, name: str) -> None:
    for browser in (as_accountant, as_reader):
        assert browser.get(reverse(f"assignments:{name}")).status_code == 403
