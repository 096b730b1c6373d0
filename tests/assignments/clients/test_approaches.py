"""Approaches: written down, followed up, put right."""

from __future__ import annotations

from datetime import date

import pytest

from assignments.approaches import (
    add_approach,
    change_approach,
    finish_follow_up,
    remove_approach,
    reopen_follow_up,
)
from assignments.models import Approach
from bikuben.once import new_token
from bikuben.refusals import Refused
from tests.assignments.clients.world import TODAY, perlehuset

CALL = {
    "kind": "call",
    "date": "2026-05-04",
    "note": "Hun spør sjefen.",
    "next_step": "Ring og hør",
    "next_on": "2026-05-11",
}


def call(client, by, **fields) -> Approach:
    details = {"kind": "call", "date": TODAY, "next_step": "Ring og hør", "next_on": date(2026, 5, 11)}
    return add_approach(client, **{**details, **fields}, by=by, today=TODAY)


def test_it_writes_down_a_call(as_supervisor, post, project, supervisor) -> None:
    client = perlehuset(supervisor)
    answer = post(as_supervisor, f"/clients/{client.pk}/approaches/new/", CALL)
    made = Approach.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/clients/{client.pk}/")
    assert (made.kind, made.date, made.note, made.next_on) == (
        "call",
        TODAY,
        "Hun spør sjefen.",
        date(2026, 5, 11),
    )
    assert made.history.get().history_user == supervisor


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"date": "2026-05-05"}, "date", "Denne dagen har ikke kommet ennå."),
        ({"date": "1999-05-05"}, "date", "Det årstallet kan ikke stemme."),
        ({"next_on": "2026-05-03"}, "next_on", "Neste steg kan ikke komme før dette."),
        ({"next_on": "2099-05-03"}, "next_on", "Det årstallet kan ikke stemme."),
        ({"next_step": " "}, "next_step", "Skriv hva neste steg er."),
        ({"date": ""}, "date", "Skriv en dato."),
        ({"next_on": "31.02.2026"}, "next_on", "Skriv en dato, som 05.01.2026."),
        (
            {"note": "🐝"},
            "note",
            "Ett av tegnene kan ikke skrives ut. Bruk bokstaver, tall og vanlige tegn.",
        ),
    ],
)
def test_it_refuses_what_cannot_be_right(
    as_supervisor, post, project, supervisor, sent, field, sentence
) -> None:
    url = f"/clients/{perlehuset(supervisor).pk}/approaches/new/"
    page = post(as_supervisor, url, {**CALL, **sent})
    assert page.status_code == 422
    assert page.context["form"].errors == {field: [sentence]}
    assert not Approach.objects.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [("kind", ""), ("kind", "due"), ("note", "a" * 501), ("next_step", "a" * 201), ("date", "i går")],
)
def test_it_names_the_field_that_cannot_be_read(
    as_supervisor, post, project, supervisor, name, value
) -> None:
    url = f"/clients/{perlehuset(supervisor).pk}/approaches/new/"
    page = post(as_supervisor, url, {**CALL, name: value})
    assert page.status_code == 422
    assert name in page.context["form"].errors
    assert not Approach.objects.exists()


def test_the_thread_is_newest_first_and_shows_markup_as_written(as_supervisor, project, supervisor) -> None:
    client = perlehuset(supervisor)
    call(client, supervisor, date=date(2026, 5, 1), note="Mellomst")
    call(client, supervisor, date=date(2026, 4, 1), note="Eldst")
    call(client, supervisor, note="<b>Nyest</b>")
    page = as_supervisor.get(f"/clients/{client.pk}/").content.decode()
    assert page.index("&lt;b&gt;Nyest") < page.index("Mellomst") < page.index("Eldst")
    assert "<b>Nyest" not in page


def test_one_touch_says_done_and_asks_what_came_of_it(as_supervisor, post, project, supervisor) -> None:
    client = perlehuset(supervisor)
    made = call(client, supervisor)
    answer = post(as_supervisor, f"/approaches/{made.pk}/done/")
    assert answer.url == f"/clients/{client.pk}/approaches/new/?after={made.pk}"
    made.refresh_from_db()
    assert made.done_on == TODAY
    page = as_supervisor.get(answer.url).content.decode()
    assert "Gjort. Hva kom ut av det?" in page
    assert "Perlehuset AS: Ring og hør" in page
    assert post(as_supervisor, answer.url, CALL).url == "/follow-ups/"
    assert client.approaches.count() == 2


def test_done_can_be_taken_back(as_supervisor, post, project, supervisor) -> None:
    made = call(perlehuset(supervisor), supervisor)
    post(as_supervisor, f"/approaches/{made.pk}/done/")
    assert post(as_supervisor, f"/approaches/{made.pk}/not-done/").url == "/follow-ups/"
    made.refresh_from_db()
    assert made.done_on is None
    assert made.history.count() == 3


def test_done_twice_is_done_once(supervisor) -> None:
    made = call(perlehuset(supervisor), supervisor)
    finish_follow_up(made, by=supervisor, today=TODAY)
    assert finish_follow_up(made, by=supervisor, today=date(2026, 6, 1)).done_on == TODAY
    assert made.history.count() == 2
    reopen_follow_up(made, by=supervisor)
    reopen_follow_up(made, by=supervisor)
    assert made.history.count() == 3


def test_what_has_no_next_step_cannot_be_done(supervisor) -> None:
    made = call(perlehuset(supervisor), supervisor, next_step="", next_on=None)
    with pytest.raises(Refused):
        finish_follow_up(made, by=supervisor, today=TODAY)


def test_a_call_finishes_the_steps_that_are_ticked_off(as_supervisor, post, project, supervisor) -> None:
    client = perlehuset(supervisor)
    due = call(client, supervisor, date=date(2026, 4, 1), next_on=date(2026, 5, 1))
    later = call(client, supervisor)
    url = f"/clients/{client.pk}/approaches/new/"
    assert as_supervisor.get(url).context["form"].fields["finishes"].initial == [due.pk]
    post(as_supervisor, url, {**CALL, "finishes": [due.pk]})
    due.refresh_from_db()
    later.refresh_from_db()
    assert (due.done_on, later.done_on) == (TODAY, None)


def test_it_never_finishes_another_clients_step(as_supervisor, post, project, supervisor) -> None:
    mine, other = perlehuset(supervisor), perlehuset(supervisor, name="En annen")
    call(mine, supervisor)
    theirs = call(other, supervisor)
    page = post(as_supervisor, f"/clients/{mine.pk}/approaches/new/", {**CALL, "finishes": [theirs.pk]})
    assert page.status_code == 422
    add_approach(mine, kind="call", date=TODAY, finishes=[theirs], by=supervisor, today=TODAY)
    theirs.refresh_from_db()
    assert theirs.done_on is None


def test_it_is_put_off_and_a_stale_page_is_refused(as_supervisor, post, project, supervisor) -> None:
    made = call(perlehuset(supervisor), supervisor)
    url = f"/approaches/{made.pk}/change/"
    version = as_supervisor.get(url).context["form"]["version"].value()
    assert post(as_supervisor, url, {**CALL, "next_on": "2026-05-18"}, version=version).status_code == 302
    made.refresh_from_db()
    assert made.next_on == date(2026, 5, 18)
    assert post(as_supervisor, url, CALL, version=version).status_code == 409


def test_a_step_taken_away_is_no_longer_done(supervisor) -> None:
    made = call(perlehuset(supervisor), supervisor)
    finish_follow_up(made, by=supervisor, today=TODAY)
    changed = change_approach(made, kind="call", date=TODAY, by=supervisor, today=TODAY)
    assert (changed.next_step, changed.done_on) == ("", None)


def test_a_mistake_is_taken_away_and_stays_in_the_history(as_supervisor, post, project, supervisor) -> None:
    made = call(perlehuset(supervisor), supervisor)
    assert post(as_supervisor, f"/approaches/{made.pk}/remove/").status_code == 302
    assert not Approach.objects.exists()
    assert Approach.history.filter(history_type="-").get().history_user == supervisor


def test_a_form_sent_twice_is_written_down_once(as_supervisor, project, supervisor) -> None:
    url, token = f"/clients/{perlehuset(supervisor).pk}/approaches/new/", new_token()
    for _time in range(2):
        as_supervisor.post(url, {**CALL, "once": token})
    assert Approach.objects.count() == 1


def test_removing_asks_who_it_is_for(supervisor) -> None:
    made = call(perlehuset(supervisor), supervisor)
    remove_approach(made, by=supervisor)
    with pytest.raises(Approach.DoesNotExist):
        remove_approach(made, by=supervisor)


@pytest.mark.parametrize("after", ["x", "-1", "9" * 30, "99", ""])
def test_a_strange_after_is_no_after(as_supervisor, project, supervisor, after) -> None:
    url = f"/clients/{perlehuset(supervisor).pk}/approaches/new/?after={after}"
    page = as_supervisor.get(url)
    assert (page.status_code, page.context["after"]) == (200, None)


def test_a_refused_call_finishes_nothing(supervisor) -> None:
    client = perlehuset(supervisor)
    due = call(client, supervisor)
    with pytest.raises(Refused):
        add_approach(client, kind="call", date=date(2026, 5, 5), finishes=[due], by=supervisor, today=TODAY)
    due.refresh_from_db()
    assert due.done_on is None
