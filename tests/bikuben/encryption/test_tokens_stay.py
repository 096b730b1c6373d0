"""Only changed text is encrypted anew: a paper's hash is taken of the very token that is stored."""

import pytest

from assignments.models import Participant
from bikuben.encryption import token_of
from tests.cast import make_participant

pytestmark = pytest.mark.django_db


def stored_token() -> str | None:
    return token_of(Participant.objects.get(), "chosen_name")


def test_it_keeps_the_token_of_untouched_text() -> None:
    make_participant(chosen_name="Bie", note="")
    token = stored_token()
    participant = Participant.objects.get()
    participant.note = "liker perler"
    participant.save()
    assert stored_token() == token
    assert Participant.objects.get().note == "liker perler"


def test_it_keeps_the_token_of_text_that_was_read_and_set_to_the_same() -> None:
    make_participant(chosen_name="Bie")
    token = stored_token()
    participant = Participant.objects.get()
    participant.chosen_name = str(participant.chosen_name)
    participant.full_clean()
    participant.save()
    assert stored_token() == token


def test_it_replaces_the_token_of_changed_text() -> None:
    make_participant(chosen_name="Bie")
    token = stored_token()
    participant = Participant.objects.get()
    participant.chosen_name = "Luna"
    participant.save()
    assert stored_token() != token
    assert Participant.objects.get().chosen_name == "Luna"


def test_it_tells_the_token_before_the_row_is_saved() -> None:
    participant = make_participant(chosen_name="Bie")
    participant.chosen_name = "Luna"
    token = token_of(participant, "chosen_name")
    participant.save()
    assert stored_token() == token


def test_it_tells_the_token_after_the_row_is_saved() -> None:
    assert token_of(make_participant(chosen_name="Bie"), "chosen_name") == stored_token()


def test_it_keeps_the_token_over_a_refresh() -> None:
    participant = make_participant(chosen_name="Bie")
    token = token_of(participant, "chosen_name")
    participant.refresh_from_db()
    assert participant.chosen_name == "Bie"
    assert token_of(participant, "chosen_name") == token


def test_it_sees_a_change_in_a_refresh() -> None:
    participant = make_participant(chosen_name="Bie")
    other = Participant.objects.get()
    other.chosen_name = "Luna"
    other.save()
    participant.refresh_from_db()
    assert participant.chosen_name == "Luna"


@pytest.mark.parametrize("left_out", [{"only": ["pk"]}, {"defer": ["chosen_name"]}])
def test_it_loads_what_was_left_out(left_out: dict[str, list[str]]) -> None:
    make_participant(chosen_name="Bie")
    token = stored_token()
    [(method, fields)] = left_out.items()
    participant = getattr(Participant._base_manager, method)(*fields).get()
    assert token_of(participant, "chosen_name") == token
    assert participant.chosen_name == "Bie"


def test_it_gives_empty_text_for_empty_text() -> None:
    assert token_of(make_participant(note=""), "note") == ""


def test_it_has_tokens_of_encrypted_text_only() -> None:
    with pytest.raises(TypeError):
        token_of(make_participant(), "language")
