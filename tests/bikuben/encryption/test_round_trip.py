"""What is written is read again, and only ciphertext is stored."""

from typing import Any

import pytest
from django.db import connection

from assignments.models import Participant
from bikuben.encryption import make_data_key, token_of
from tests.cast import TODAY, make_participant

pytestmark = pytest.mark.django_db


def stored(column: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM assignments_participant")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("name", ["Solveig", "Đorđe Čížek", "ᚠᚢᚦ 🐝", " ", "<b>'; --", "å" * 60])
def test_it_reads_what_was_written(name: str) -> None:
    make_participant(chosen_name=name)
    assert Participant.objects.get().chosen_name == name


def test_it_stores_a_token() -> None:
    make_participant(chosen_name="Solveig")
    assert stored("chosen_name").startswith("gAAAA")


def test_it_stores_empty_text_as_empty() -> None:
    make_participant(note="")
    assert stored("note") == ""
    assert Participant.objects.get().note == ""


def test_it_encrypts_the_same_text_differently_each_time() -> None:
    first, second = make_participant(chosen_name="Bie"), make_participant(chosen_name="Bie")
    assert token_of(first, "chosen_name") != token_of(second, "chosen_name")


def test_it_takes_the_key_after_the_text() -> None:
    participant = Participant(chosen_name="Bie", started_on=TODAY)
    assert participant.chosen_name == "Bie"
    participant.data_key = make_data_key()
    participant.save()
    assert Participant.objects.get().chosen_name == "Bie"


def test_it_refuses_to_save_in_bulk_without_a_key() -> None:
    with pytest.raises(Participant.data_key.RelatedObjectDoesNotExist):
        Participant.objects.bulk_create([Participant(chosen_name="Bie", started_on=TODAY)])


def test_it_saves_in_bulk() -> None:
    Participant.objects.bulk_create(
        Participant(data_key=make_data_key(), chosen_name=name, started_on=TODAY) for name in ("Bie", "Luna")
    )
    assert {each.chosen_name for each in Participant.objects.all()} == {"Bie", "Luna"}


def test_it_refuses_an_update_that_knows_no_key() -> None:
    make_participant()
    with pytest.raises(TypeError):
        Participant.objects.update(chosen_name="Luna")


def test_it_reads_a_list_in_one_query(django_assert_num_queries: Any) -> None:
    for name in ("Bie", "Luna", "Rose"):
        make_participant(chosen_name=name)
    with django_assert_num_queries(1):
        assert sorted(each.chosen_name for each in Participant.objects.all()) == ["Bie", "Luna", "Rose"]
