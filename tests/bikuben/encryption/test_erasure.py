"""Her key destroyed, what she was called reads "slettet", in every copy of it."""

import pytest
from django.db import transaction

from assignments.models import Participant
from bikuben.encryption import ERASED, make_data_key, project_data_key, token_of
from bikuben.encryption.erasure import destroy
from bikuben.refusals import Refused
from tests.cast import NOW, TODAY, make_participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def erased() -> Participant:
    participant = make_participant(chosen_name="Bie", note="")
    destroy(participant.data_key, now=NOW)
    return Participant.objects.get()


def test_it_reads_erased(erased: Participant) -> None:
    assert erased.chosen_name is ERASED
    assert str(erased.chosen_name) == "slettet"


def test_it_leaves_empty_text_empty(erased: Participant) -> None:
    assert erased.note == ""


def test_it_says_when(erased: Participant) -> None:
    assert erased.data_key.destroyed_at == NOW
    assert erased.data_key.wrapped_key is None


def test_it_keeps_what_a_paper_is_hashed_with() -> None:
    participant = make_participant(chosen_name="Bie")
    token = token_of(participant, "chosen_name")
    destroy(participant.data_key, now=NOW)
    read = Participant.objects.get()
    assert read.chosen_name is ERASED
    read.refresh_from_db()
    assert token_of(read, "chosen_name") == token


def test_it_can_be_blanked(erased: Participant) -> None:
    erased.chosen_name = ""
    erased.save()
    Participant.objects.update(legal_name=ERASED)
    read = Participant.objects.get()
    assert read.chosen_name == ""
    assert read.legal_name is ERASED


def test_it_can_be_given_no_new_name(erased: Participant) -> None:
    erased.chosen_name = "Luna"
    with pytest.raises(Refused) as refused, transaction.atomic():
        erased.save()
    assert refused.value.code == "erased"
    assert Participant.objects.get().chosen_name is ERASED


def test_it_reads_nobody_else_as_erased(erased: Participant) -> None:
    other = make_participant(chosen_name="Luna")
    assert Participant.objects.get(pk=other.pk).chosen_name == "Luna"


def test_it_blanks_nobody_whose_key_is_there() -> None:
    participant = Participant(data_key=make_data_key(), chosen_name=ERASED, started_on=TODAY)
    with pytest.raises(ValueError):
        participant.save()


def test_it_keeps_the_first_time(erased: Participant) -> None:
    destroy(erased.data_key, now=NOW.replace(hour=20))
    assert erased.data_key.destroyed_at == NOW


def test_it_refuses_the_project_s_own_key() -> None:
    with pytest.raises(Refused) as refused:
        destroy(project_data_key(), now=NOW)
    assert refused.value.code == "project_data_key"
    assert not project_data_key().is_destroyed
