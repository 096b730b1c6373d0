"""Registering: a chosen name is enough, and what can't be right is refused at its field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.test import override_settings

from assignments.find_by_identity import find_by_identity
from assignments.models import Participant
from assignments.register_participant import register_participant
from bikuben.models import User
from bikuben.refusals import Refused
from tests.cast import NOW, TODAY, make_number, make_participant


def register(by: User, **details: Any) -> Participant:
    return register_participant(by=by, now=NOW, today=TODAY, **{"chosen_name": "Bie", **details})


def test_it_needs_a_chosen_name_only(supervisor: User) -> None:
    participant = register(supervisor)
    saved = Participant.objects.get()
    assert (saved.chosen_name, saved.legal_name, saved.identity_hash) == ("Bie", "", None)
    assert saved.started_on == TODAY
    assert participant.history.get().history_user == supervisor


@pytest.mark.parametrize(
    "name",
    ["Đorđe Šćepanović", "Łucja Żółć", "Áŋŋá Gáŋviika", "Þórunn Ægisdóttir", "Ștefania", "Ирина", "Ελένη"],
)
def test_it_takes_any_european_name(supervisor: User, name: str) -> None:
    assert register(supervisor, legal_name=name).legal_name == name


def test_it_writes_a_name_one_way_only(supervisor: User) -> None:
    assert register(supervisor, chosen_name="  A\u030asa \n Li ").chosen_name == "Åsa Li"


@pytest.mark.parametrize(
    ("details", "field", "code"),
    [
        ({"chosen_name": " "}, "chosen_name", "no_name"),
        ({"chosen_name": "b" * 10_000}, "chosen_name", "too_long"),
        ({"chosen_name": "Bie 🐝"}, "chosen_name", "not_printable"),
        ({"legal_name": "漢字"}, "legal_name", "not_printable"),
        ({"note": "n" * 2001}, "note", "too_long"),
        ({"identity_number": "12345678901"}, "identity_number", "identity_check_digit"),
        ({"identity_number": "1234567890"}, "identity_number", "identity_length"),
        ({"identity_number": "1234567890a"}, "identity_number", "identity_digits"),
        ({"identity_number": "٠١٠١٩٠١٢٣٤٥"}, "identity_number", "identity_digits"),
        ({"language": "xx"}, "language", "not_a_choice"),
        ({"cash_reason": "because"}, "cash_reason", "not_a_choice"),
        ({"benefits": ["gold"]}, "benefits", "not_a_choice"),
        ({"started_on": date(2026, 5, 5)}, "started_on", "day_to_come"),
        ({"started_on": None}, "started_on", "no_day"),
        ({"needs_permit": True, "permit_until": date(9999, 12, 31)}, "permit_until", "impossible_day"),
    ],
)
def test_it_refuses_what_cannot_be_right(
    supervisor: User, details: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        register(supervisor, **details)
    assert (refused.value.field, refused.value.code) == (field, code)
    assert not Participant.objects.exists()


def test_it_takes_a_d_number(supervisor: User) -> None:
    number = make_number(7, d_number=True)
    assert register(supervisor, identity_number=f"{number[:6]} {number[6:]}").identity_number == number


def test_it_takes_synthetic_numbers_only_where_they_are_allowed(supervisor: User) -> None:
    with override_settings(BIKUBEN_SYNTHETIC_IDENTITIES=False), pytest.raises(Refused) as refused:
        register(supervisor, identity_number=make_number())
    assert refused.value.code == "identity_synthetic"
    register(supervisor, identity_number=make_number())


def test_it_registers_a_number_once(supervisor: User) -> None:
    register(supervisor, identity_number=make_number())
    with pytest.raises(Refused) as refused:
        register(supervisor, chosen_name="Luna", identity_number=make_number())
    assert (refused.value.field, refused.value.code) == ("identity_number", "identity_taken")


def test_it_registers_a_chosen_name_once(supervisor: User) -> None:
    register(supervisor)
    with pytest.raises(Refused) as refused:
        register(supervisor, chosen_name="BIE")
    assert refused.value.code == "name_taken"


def test_it_finds_a_person_by_her_number_under_an_older_key_too(db: None, settings: Any) -> None:
    participant = make_participant(number=3)
    settings.BIKUBEN_ENCRYPTION_KEYS = [Fernet.generate_key().decode(), *settings.BIKUBEN_ENCRYPTION_KEYS]
    assert find_by_identity(make_number(3)) == participant
    assert find_by_identity(make_number(4)) is None
    with pytest.raises(Refused):
        find_by_identity("123")


def test_it_registers_no_one_between_a_new_key_and_its_rotation(supervisor: User, settings: Any) -> None:
    make_participant()
    settings.BIKUBEN_ENCRYPTION_KEYS = [Fernet.generate_key().decode(), *settings.BIKUBEN_ENCRYPTION_KEYS]
    with pytest.raises(Refused) as refused:
        register(supervisor, chosen_name="Luna")
    assert refused.value.code == "rotation_pending"
