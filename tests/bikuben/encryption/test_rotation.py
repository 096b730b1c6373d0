"""A new key: everything reads with it alone, and no text was encrypted anew."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from assignments.models import Participant
from bikuben.encryption import (
    ERASED,
    CannotDecrypt,
    identity_hash,
    make_data_key,
    possible_identity_hashes,
    project_data_key,
    rotation_pending,
    token_of,
)
from bikuben.encryption.erasure import destroy
from bikuben.encryption.rotation import rotate_keys
from bikuben.models import DataKey
from bikuben.refusals import Refused
from tests.bikuben.encryption.conftest import NEW_KEY, OLD_KEY
from tests.cast import NOW, make_number, make_participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def registered(list_keys: Callable[..., None]) -> Participant:
    """Solveig, registered under the old key; the new one has just been put first."""
    list_keys(OLD_KEY)
    make_participant(chosen_name="Solveig", identity_number=make_number(7))
    list_keys(NEW_KEY, OLD_KEY)
    return Participant.objects.get()


def test_it_changes_no_token_and_reads_with_the_new_key_alone(
    registered: Participant, list_keys: Callable[..., None]
) -> None:
    token = token_of(registered, "chosen_name")
    rotate_keys()
    list_keys(NEW_KEY)
    read = Participant.objects.get()
    assert token_of(read, "chosen_name") == token
    assert read.chosen_name == "Solveig"
    assert read.history.get().chosen_name == "Solveig"
    project_data_key().encrypt("frø")


def test_it_reads_no_more_with_the_old_key_alone(
    registered: Participant, list_keys: Callable[..., None]
) -> None:
    rotate_keys()
    list_keys(OLD_KEY)
    with pytest.raises(CannotDecrypt):
        _ = Participant.objects.get().chosen_name
    with pytest.raises(CannotDecrypt):
        make_data_key()


def test_it_recomputes_the_identity_hashes(registered: Participant) -> None:
    before = registered.identity_hash
    assert before == possible_identity_hashes(make_number(7))[1]
    rotate_keys()
    registered.refresh_from_db()
    assert registered.identity_hash == identity_hash(make_number(7))
    assert not Participant.history.filter(identity_hash=before).exists()


def test_it_is_pending_until_it_is_done(registered: Participant) -> None:
    assert rotation_pending()
    rotate_keys()
    assert not rotation_pending()


def test_it_lets_no_one_be_registered_before_it_is_done(registered: Participant) -> None:
    with pytest.raises(Refused) as refused:
        make_data_key()
    assert refused.value.code == "rotation_pending"
    rotate_keys()
    make_participant(chosen_name="Luna")
    assert Participant.objects.count() == 2


def test_it_is_not_pending_in_an_empty_database() -> None:
    assert not rotation_pending()


def test_it_may_be_run_again(registered: Participant) -> None:
    assert rotate_keys() == rotate_keys()


def test_it_leaves_the_erased_erased(registered: Participant, list_keys: Callable[..., None]) -> None:
    destroy(registered.data_key, now=NOW + timedelta(hours=1))
    Participant.objects.update(identity_hash=None)
    rotate_keys()
    list_keys(NEW_KEY)
    assert Participant.objects.get().chosen_name is ERASED


def test_it_changes_nothing_where_a_key_is_missing(
    registered: Participant, list_keys: Callable[..., None]
) -> None:
    before = list(DataKey.objects.order_by("pk").values_list("wrapped_key", flat=True))
    list_keys(NEW_KEY)
    with pytest.raises(CannotDecrypt):
        rotate_keys()
    assert list(DataKey.objects.order_by("pk").values_list("wrapped_key", flat=True)) == before


def test_the_command_says_how_many_and_never_whose(registered: Participant) -> None:
    said = StringIO()
    call_command("rotate_keys", stdout=said)
    assert "2 datanøkler" in said.getvalue()
    assert "1 identitetshasher" in said.getvalue()
    assert "Solveig" not in said.getvalue()


def test_the_command_names_the_missing_key(registered: Participant, list_keys: Callable[..., None]) -> None:
    list_keys(NEW_KEY)
    with pytest.raises(CommandError, match="BIKUBEN_ENCRYPTION_KEYS"):
        call_command("rotate_keys")
