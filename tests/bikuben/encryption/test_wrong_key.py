"""What can't be decrypted raises; it is never shown."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from assignments.models import Participant
from bikuben.encryption import CannotDecrypt, make_data_key
from tests.bikuben.encryption.conftest import NEW_KEY, OLD_KEY
from tests.cast import make_participant

pytestmark = pytest.mark.django_db


def write(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE assignments_participant SET chosen_name = %s", [value])


def refuses_to_read() -> None:
    with pytest.raises(CannotDecrypt) as raised:
        _ = Participant.objects.get().chosen_name
    assert "gAAAA" not in str(raised.value)


def test_it_reads_under_any_listed_key(list_keys: Callable[..., None]) -> None:
    list_keys(OLD_KEY)
    make_participant(chosen_name="Bie")
    list_keys(NEW_KEY, OLD_KEY)
    assert Participant.objects.get().chosen_name == "Bie"


def test_it_raises_under_a_wrong_key(list_keys: Callable[..., None]) -> None:
    list_keys(OLD_KEY)
    make_participant(chosen_name="Bie")
    list_keys(NEW_KEY)
    refuses_to_read()


@pytest.mark.parametrize("value", ["Bie", "slettet", "gAAAAABnonsense", "[kryptert]"])
def test_it_raises_on_what_is_no_token(value: str) -> None:
    make_participant(chosen_name="Bie")
    write(value)
    refuses_to_read()


def test_it_raises_on_a_token_that_was_changed() -> None:
    make_participant(chosen_name="Bie")
    token = Participant.objects.values_list("chosen_name", flat=True).get().token
    write(token[:-6] + ("AAAA==" if token[-6:] != "AAAA==" else "BBBB=="))
    refuses_to_read()


def test_it_raises_on_a_token_of_another_person() -> None:
    make_participant(chosen_name="Bie")
    write(make_data_key().encrypt("Luna"))
    refuses_to_read()


@pytest.mark.parametrize("keys", [[], [""], ["for kort"]])
def test_it_refuses_to_work_without_a_key(list_keys: Callable[..., None], keys: list[str]) -> None:
    list_keys(*keys)
    with pytest.raises(ImproperlyConfigured):
        make_data_key()
