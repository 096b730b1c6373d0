"""The project's own details (om prosjektet), as the first run asks for them and as they are changed later."""

from __future__ import annotations

from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from bikuben.models import Project, User
from bikuben.refusals import Refused


class ProjectDetails(TypedDict, total=False):
    """The details by the names of the model's fields; what is left out stays as it is."""

    name: str
    legal_name: str
    is_own_entity: bool
    organisation_number: str
    sub_organisation_number: str
    address: str
    postal_code: str
    city: str
    phone: str
    email: str
    account_number: str
    zone: str
    occupation_code: str
    employment_form: str


@transaction.atomic
def set_up_project(*, by: User, **details: Unpack[ProjectDetails]) -> Project:
    """Write the details of the one project. Issued papers keep what they copied.

    Raises:
        Refused: at the field that can't be right.
    """
    project = Project.objects.select_for_update().filter(pk=1).first() or Project(pk=1)
    for name, value in details.items():
        setattr(project, name, value)
    try:
        project.full_clean(validate_unique=False)
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        place = None if field == "__all__" else field
        raise Refused(messages[0], code="invalid", field=place) from error
    project._history_user = by
    project.save()
    return project
