"""Other pay than the usual: what was chosen before stays in the history, until she is erased."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.apps import apps
from django.db import connection

from assignments.end_participant import end_participant
from assignments.erase_participant import erase_participant
from assignments.models import Participant
from bikuben.encryption import EncryptedTextField
from bikuben.models import Project, User
from payroll.choose_pay import choose_pay, pay_as_usual
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import PayChoice
from tests.cast import NOW, TODAY
from tests.payroll.paying import someone_done, working_day

HERS = {"data_key", "participant.data_key"}


def chosen_twice(by: User) -> Participant:
    day = working_day()
    person = someone_done(day)
    choose_pay(person, day, net=Decimal(100), reason="Gikk etter en halvtime", by=by, now=NOW)
    choose_pay(person, day, net=Decimal(150), reason="Kom tilbake", by=by, now=NOW)
    pay_as_usual(person, day, by=by, now=NOW)
    issue_pay_slip(person, day, by=by, now=NOW, today=TODAY)
    return person


def test_it_keeps_who_chose_what_and_why(supervisor: User, project: Project) -> None:
    chosen_twice(supervisor)
    kept = PayChoice.history.order_by("pk")
    assert [(one.history_type, one.net, one.reason) for one in kept] == [
        ("+", 100, "Gikk etter en halvtime"),
        ("~", 150, "Kom tilbake"),
        ("-", 150, "Kom tilbake"),
    ]
    assert {(one.history_user, one.history_date) for one in kept} == {(supervisor, NOW)}


def test_the_reason_is_encrypted_in_the_history(supervisor: User, project: Project) -> None:
    chosen_twice(supervisor)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT reason FROM {PayChoice.history.model._meta.db_table}")
        stored = [reason for (reason,) in cursor.fetchall()]
    assert len(stored) == 3
    assert not any("halvtime" in reason or "tilbake" in reason for reason in stored)


def test_erasing_her_leaves_no_text_in_any_table_or_its_history(supervisor: User, project: Project) -> None:
    """Every encrypted text that hangs on her key, found through the models, so that a new one is seen."""
    person = chosen_twice(supervisor)
    end_participant(person, reason="moved", ended_on=TODAY, by=supervisor, now=NOW, today=TODAY)
    erase_participant(person, by=supervisor, now=NOW, today=date(2032, 1, 1))
    read = {
        str(getattr(row, field.attname))
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, EncryptedTextField) and field.key_from in HERS
        for row in model._base_manager.all()
    }
    assert read <= {"", "slettet"}
    assert [str(one.reason) for one in PayChoice.history.all()] == ["slettet"] * 3
