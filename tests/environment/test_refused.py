"""A wrong setting stops the program with a sentence that names it, and never shows its value."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.environment.surroundings import KEY, read

WRONG = [
    ("DATABASE_URL", "mysql://bikuben:hemmelig@localhost/bikuben"),
    ("DATABASE_URL", "postgresql://localhost"),
    ("DATABASE_URL", "postgresql://localhost:ikketall/bikuben"),
    ("DATABASE_URL", ""),
    ("SECRET_KEY", None),
    ("SECRET_KEY", "   "),
    ("SECRET_KEY", "for kort"),
    ("SECRET_KEY", "a" * 60),
    ("SECRET_KEY", "django-insecure-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF"),
    ("BIKUBEN_ENCRYPTION_KEYS", None),
    ("BIKUBEN_ENCRYPTION_KEYS", ""),
    ("BIKUBEN_ENCRYPTION_KEYS", "hemmelig"),
    ("BIKUBEN_ENCRYPTION_KEYS", f"{KEY},hemmelig"),
    ("BIKUBEN_ENCRYPTION_KEYS", f"{KEY},"),
    ("BIKUBEN_ENCRYPTION_KEYS", f"{KEY},{KEY}"),
    ("ALLOWED_HOSTS", ""),
    ("ALLOWED_HOSTS", "*"),
    ("ALLOWED_HOSTS", "https://bikuben.example"),
    ("ALLOWED_HOSTS", "bikuben.example/dag"),
    ("ALLOWED_HOSTS", "[ikke:en:adresse]"),
    ("DEBUG", "True"),
    ("DEBUG", ""),
    ("BIKUBEN_SYNTHETIC_IDENTITIES", "ja"),
    ("BIKUBEN_DEMO", "on"),
    ("BIKUBEN_TODAY", "2026-03-02"),
]


@pytest.mark.parametrize(("variable", "value"), WRONG)
def test_it_refuses_and_names_the_variable(variable: str, value: str | None) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"^{variable}: ") as refused:
        read(**{variable: value})
    if value and value.strip() not in ("*", "on"):
        assert value not in str(refused.value)


def test_it_keeps_a_broken_key_out_of_the_whole_traceback() -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        read(BIKUBEN_ENCRYPTION_KEYS="hemmelig")
    assert refused.value.__suppress_context__


@pytest.mark.parametrize("value", ["2026-02-30", "02.03.2026", "20260302", "", "i dag"])
def test_it_refuses_what_is_no_date_also_in_the_demo(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^BIKUBEN_TODAY: "):
        read(BIKUBEN_DEMO="1", BIKUBEN_TODAY=value)
