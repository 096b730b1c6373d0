"""What is printed, listed, pickled or dumped shows no text."""

import copy
import pickle
from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command

from assignments.models import Participant
from bikuben.encryption import make_data_key
from tests.cast import TODAY, make_participant

pytestmark = pytest.mark.django_db


def test_it_prints_no_text() -> None:
    participant = make_participant(chosen_name="Solveig", note="går til behandling")
    printed = f"{participant!r} {participant} {vars(participant)} {vars(Participant.objects.get())}"
    assert "Solveig" not in printed
    assert "behandling" not in printed


def test_it_lists_values_as_ciphertext() -> None:
    make_participant(chosen_name="Solveig")
    assert str(Participant.objects.values_list("chosen_name", flat=True).get()) == "[kryptert]"
    assert "Solveig" not in str(Participant.objects.values().get())


def test_it_pickles_ciphertext_and_the_wrapped_key_only() -> None:
    make_participant(chosen_name="Solveig")
    participant = Participant.objects.get()
    assert participant.chosen_name == "Solveig"
    pickled = pickle.dumps(participant)
    assert b"Solveig" not in pickled
    assert b"_opened" not in pickled
    assert pickle.loads(pickled).chosen_name == "Solveig"


def test_it_refuses_to_pickle_text_that_is_not_encrypted_yet() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Participant(data_key=make_data_key(), chosen_name="Solveig", started_on=TODAY))


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_it_copies_without_binding_the_two(copied: Callable[[Participant], Participant]) -> None:
    participant = make_participant(chosen_name="Solveig")
    other = copied(participant)
    other.chosen_name = "Luna"
    assert (participant.chosen_name, other.chosen_name) == ("Solveig", "Luna")


def test_it_refuses_to_be_dumped() -> None:
    make_participant()
    with pytest.raises(CommandError, match="not dumped"):
        call_command("dumpdata", "assignments.participant")
