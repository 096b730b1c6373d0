"""The texts of the project's letters: the supervisor's own, or the program's until she has written one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from assignments.letter_texts import DEFAULTS
from assignments.models import ClientLanguage, LetterKind, LetterTemplate
from assignments.rules.letters import FIELDS, NOT_IN_HEADING, fields_in, has_loose_brace, unknown_fields
from assignments.texts import line_of, paragraphs_of
from assignments.versions import refuse_stale, version_of
from bikuben.models import User
from bikuben.refusals import Refused


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter with its fields. `version` is what a page is made from; 0 is the program's own text."""

    kind: str
    language: str
    subject: str
    body: str
    version: int = 0

    @property
    def is_own(self) -> bool:
        """Whether the supervisor has written it."""
        return self.version > 0

    @property
    def fields(self) -> list[str]:
        """The fields that it uses."""
        return fields_in(f"{self.subject}\n{self.body}")


def letter_text(kind: str, language: str) -> LetterText:
    """The letter as it is now. Raises KeyError where there is no such letter."""
    row = LetterTemplate.objects.filter(kind=kind, language=language).first()
    if row is None:
        subject, body = DEFAULTS[kind, language]
        return LetterText(kind, language, subject, body)
    return LetterText(kind, language, row.subject, row.body, version_of(row))


def all_letters() -> list[LetterText]:
    """Every letter in every language."""
    return [letter_text(kind, language) for kind in LetterKind for language in ClientLanguage]


@transaction.atomic
def change_letter(
    kind: str, language: str, *, subject: str, body: str, version: int | None = None, by: User
) -> LetterTemplate:
    """Write a letter anew. Raises `Refused` at the field: empty, too long, or a field that there isn't."""
    checked = checked_letter(kind, language, subject=subject, body=body)
    row = LetterTemplate.objects.select_for_update(no_key=True).filter(kind=kind, language=language).first()
    if row is not None:
        refuse_stale(row, version)
    elif version:
        raise _stale()
    row = row or LetterTemplate(kind=kind, language=language)
    row.subject, row.body = checked.subject, checked.body
    row._history_user = by
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:  # two who wrote the first one at once
        raise _stale() from error
    return row


@transaction.atomic
def reset_letter(kind: str, language: str, *, by: User) -> None:
    """Back to the program's own text. What the supervisor wrote stays in the history."""
    rows = LetterTemplate.objects.select_for_update(no_key=True).filter(kind=kind, language=language)
    for row in rows:
        row._history_user = by
        row.delete()


def checked_letter(kind: str, language: str, *, subject: str, body: str) -> LetterText:
    """The letter as it would be kept. Raises `Refused` as `change_letter` does."""
    subject = line_of(subject, longest=LetterTemplate._meta.get_field("subject").max_length, field="subject")
    body = paragraphs_of(body, longest=LetterTemplate._meta.get_field("body").max_length, field="body")
    for field, text in (("subject", subject), ("body", body)):
        if not text:
            raise Refused(_("Skriv noe her."), code="empty", field=field)
        _refuse_fields(field, text)
    return LetterText(kind, language, subject, body)


def _refuse_fields(field: str, text: str) -> None:
    unknown = unknown_fields(text)
    if unknown:
        raise Refused(
            _("{%(name)s} er ikke et felt. Feltene er %(fields)s.")
            % {"name": unknown[0][:40], "fields": ", ".join(f"{{{one}}}" for one in FIELDS)},
            code="unknown_field",
            field=field,
        )
    if has_loose_brace(text):
        raise Refused(_("En krøllparentes mangler den andre halvdelen."), code="loose_brace", field=field)
    named = [one for one in fields_in(text) if one in NOT_IN_HEADING]
    if field == "subject" and named:
        raise Refused(
            _("{%(name)s} kan ikke stå i overskriften: den blir emnet på en e-post.") % {"name": named[0]},
            code="field_in_heading",
            field=field,
        )


def _stale() -> Refused:
    return Refused(_("Noen har endret dette i mellomtiden. Åpne siden på nytt og se etter."), code="stale")
