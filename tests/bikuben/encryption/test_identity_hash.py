"""An identity number is found by a keyed hash that tells nothing without the key."""

from collections.abc import Callable

from bikuben.encryption import identity_hash, possible_identity_hashes
from tests.bikuben.encryption.conftest import NEW_KEY, OLD_KEY
from tests.cast import make_number


def test_it_is_the_same_for_the_same_number_under_one_key(list_keys: Callable[..., None]) -> None:
    list_keys(OLD_KEY)
    assert identity_hash(make_number(1)) == identity_hash(make_number(1))
    assert identity_hash(make_number(1)) != identity_hash(make_number(2))


def test_it_is_another_under_another_key(list_keys: Callable[..., None]) -> None:
    list_keys(OLD_KEY)
    under_old = identity_hash(make_number(1))
    list_keys(NEW_KEY, OLD_KEY)
    assert identity_hash(make_number(1)) != under_old
    assert possible_identity_hashes(make_number(1)) == [identity_hash(make_number(1)), under_old]


def test_it_sees_through_spaces() -> None:
    number = make_number(1)
    assert identity_hash(f"{number[:6]} {number[6:]} ") == identity_hash(number)


def test_it_stays_what_it_was_in_earlier_versions(list_keys: Callable[..., None]) -> None:
    list_keys(OLD_KEY)
    assert identity_hash("12345678901") == "1bb35c9d94b16de742d76048d6ff0ce0b548ed02b6b176d101461e62f2553224"
