"""Encrypted text in a form is text like any other."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.forms import modelform_factory

from assignments.models import Participant
from bikuben.encryption import EncryptedTextField, make_data_key, token_of
from tests.cast import TODAY, make_participant

pytestmark = pytest.mark.django_db

NameForm = modelform_factory(Participant, fields=["chosen_name", "note"])


def test_it_shows_the_text() -> None:
    make_participant(chosen_name="Bie")
    assert 'value="Bie"' in NameForm(instance=Participant.objects.get()).as_p()


def test_it_saves_a_new_row() -> None:
    form = NameForm({"chosen_name": "Bie", "note": ""})
    assert form.is_valid()
    form.instance.data_key = make_data_key()
    form.instance.started_on = TODAY
    form.save()
    assert Participant.objects.get().chosen_name == "Bie"


def test_it_saves_what_changed_and_keeps_the_rest() -> None:
    make_participant(chosen_name="Bie")
    token = token_of(Participant.objects.get(), "chosen_name")
    form = NameForm({"chosen_name": "Bie", "note": "tidlig oppe"}, instance=Participant.objects.get())
    assert form.changed_data == ["note"]
    form.save()
    saved = Participant.objects.get()
    assert (token_of(saved, "chosen_name"), saved.note) == (token, "tidlig oppe")


def test_it_needs_a_text_unless_it_may_be_blank() -> None:
    assert list(NameForm({"chosen_name": " ", "note": ""}).errors) == ["chosen_name"]


def test_it_counts_the_letters_of_the_text() -> None:
    assert NameForm({"chosen_name": "ø" * 60, "note": ""}).is_valid()
    assert list(NameForm({"chosen_name": "ø" * 61, "note": ""}).errors) == ["chosen_name"]


def test_it_counts_them_in_validation_too() -> None:
    participant = make_participant()
    participant.full_clean()
    participant.chosen_name = "ø" * 61
    with pytest.raises(ValidationError, match="60"):
        participant.full_clean()


def test_it_has_room_for_longer_text_where_no_length_is_set() -> None:
    assert isinstance(EncryptedTextField().formfield().widget, forms.Textarea)
    assert isinstance(EncryptedTextField(max_length=60).formfield().widget, forms.TextInput)
