"""Real use never starts with keys that can't read what is there."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from bikuben.encryption import project_data_key
from tests.bikuben.encryption.conftest import NEW_KEY, OLD_KEY

pytestmark = pytest.mark.django_db


def test_the_right_keys_pass_in_silence(settings) -> None:
    settings.BIKUBEN_ENCRYPTION_KEYS = [OLD_KEY]
    project_data_key()
    said = StringIO()
    call_command("check_keys", stdout=said)
    assert said.getvalue() == ""


def test_other_keys_are_refused(settings) -> None:
    settings.BIKUBEN_ENCRYPTION_KEYS = [OLD_KEY]
    project_data_key()
    settings.BIKUBEN_ENCRYPTION_KEYS = [NEW_KEY]
    with pytest.raises(CommandError, match="Nøklene passer ikke"):
        call_command("check_keys")


def test_a_rotation_that_was_begun_is_mentioned(settings) -> None:
    settings.BIKUBEN_ENCRYPTION_KEYS = [OLD_KEY]
    project_data_key()
    settings.BIKUBEN_ENCRYPTION_KEYS = [NEW_KEY, OLD_KEY]
    said = StringIO()
    call_command("check_keys", stdout=said)
    assert "rotate_keys" in said.getvalue()
