"""The history of a register row is encrypted with the same key."""

import pytest
from django.db import connection

from assignments.models import Participant
from bikuben.encryption import ERASED
from bikuben.encryption.erasure import destroy
from tests.cast import NOW, make_participant

pytestmark = pytest.mark.django_db


def test_it_reads_what_was_there_before() -> None:
    participant = make_participant(chosen_name="Bie")
    participant.chosen_name = "Luna"
    participant.save()
    assert [each.chosen_name for each in participant.history.order_by("history_id")] == ["Bie", "Luna"]


def test_it_stores_tokens() -> None:
    make_participant(chosen_name="Bie")
    with connection.cursor() as cursor:
        cursor.execute("SELECT chosen_name FROM assignments_historicalparticipant")
        assert cursor.fetchone()[0].startswith("gAAAA")


def test_it_reads_as_erased_with_the_person() -> None:
    participant = make_participant(chosen_name="Bie")
    destroy(participant.data_key, now=NOW)
    assert participant.history.get().chosen_name is ERASED


def test_it_is_kept_of_a_row_that_is_saved_after_erasure() -> None:
    destroy(make_participant(chosen_name="Bie").data_key, now=NOW)
    participant = Participant.objects.get()
    participant.erased_at = NOW
    participant.save()
    assert participant.history.latest().chosen_name is ERASED
