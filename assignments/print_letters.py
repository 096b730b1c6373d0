"""The letters of a batch as they are printed and sent."""

from __future__ import annotations

from assignments.contacts import contact_name
from assignments.documents.letter import Letter, Letterhead, letters_pdf
from assignments.models import Approach, Client
from assignments.write_letters import (
    FilledLetter,
    current_project,
    filled_letters,
    for_letters,
    letters_of_batch,
)
from bikuben.models import Project, User


def filled_batch(first: Approach, *, reader: User) -> list[FilledLetter]:
    """What was written at once with `first`, as it read then.

    Those from before it was kept are filled in anew, signed by whoever wrote them: `Refused` where one can no
    longer be.
    """
    batch = letters_of_batch(first)
    clients = {one.pk: one for one in for_letters().filter(pk__in=[one.client_id for one in batch])}
    if all(one.letter_body for one in batch):
        return [_as_written(one, clients[one.client_id]) for one in batch]
    return filled_letters(
        [clients[one.client_id] for one in batch],
        first.letter,
        by=_writer(first) or reader,
        day=first.date,
    )


def batch_pdf(letters: list[FilledLetter]) -> bytes:
    """The letters on paper."""
    return letters_pdf(
        letterhead_of(current_project()),
        [Letter(one.language, one.day, receiver_of(one.client), one.subject, one.body) for one in letters],
    )


def letterhead_of(project: Project) -> Letterhead:
    """The project at the top and the foot of its letters."""
    return Letterhead(
        name=project.name,
        legal_name=project.legal_name,
        organisation_number=project.organisation_number,
        address=project.one_line_address(),
        city=project.city,
        phone=project.phone,
        email=project.email,
    )


def receiver_of(client: Client) -> tuple[str, ...]:
    """The address, a line each; what isn't known is left out."""
    place = f"{client.postal_code} {client.city}".strip()
    return tuple(line for line in (client.name, contact_name(client), client.address, place) if line)


def _as_written(written: Approach, client: Client) -> FilledLetter:
    return FilledLetter(client, client.language, written.letter_subject, written.letter_body, written.date)


def _writer(first: Approach) -> User | None:
    oldest = (
        Approach.history.filter(id=first.pk).select_related("history_user").order_by("history_id").first()
    )
    return oldest.history_user if oldest else None
