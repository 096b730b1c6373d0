"""One data key a person, and one of the project's own."""

import pytest
from django.db import IntegrityError, transaction

from bikuben.encryption import make_data_key, project_data_key
from bikuben.models import DataKey
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def test_it_makes_a_new_one_each_time() -> None:
    first, second = make_data_key(), make_data_key()
    assert first.pk != second.pk
    assert second.decrypt(second.encrypt("Bie")) == "Bie"


def test_it_makes_the_project_s_once() -> None:
    assert project_data_key().pk == project_data_key().pk
    assert DataKey.objects.filter(is_project=True).count() == 1


def test_it_allows_no_second_one_of_the_project() -> None:
    wrapped = project_data_key().wrapped_key
    with pytest.raises(IntegrityError), transaction.atomic():
        DataKey.objects.create(is_project=True, wrapped_key=wrapped)


@pytest.mark.parametrize("fields", [{"wrapped_key": None}, {"destroyed_at": NOW}])
def test_it_is_either_there_or_destroyed(fields: dict[str, object]) -> None:
    key = make_data_key()
    with pytest.raises(IntegrityError), transaction.atomic():
        DataKey.objects.filter(pk=key.pk).update(**fields)


def test_it_does_not_store_the_key_itself() -> None:
    assert make_data_key().wrapped_key.startswith("gAAAA")
