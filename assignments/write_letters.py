"""Write a letter to one client or to several at once: filled in, written down, and the next step set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import override
from simple_history.utils import bulk_create_with_history

from assignments.approaches import check_next_step
from assignments.contacts import contact_name, mail_address
from assignments.jobs import PRICE
from assignments.letters import LetterText, letter_text
from assignments.models import Approach, ApproachKind, Client, Job, JobStage
from assignments.rules.letters import empty_fields, filled
from assignments.texts import line_of
from bikuben.documents.wording import long_date
from bikuben.models import Project, User
from bikuben.money import kroner
from bikuben.refusals import Refused

MOST = 200
SHOWN = 3
NO_BREAK = "\u00a0"  # a telephone number stays on one line
WRITTEN = (ApproachKind.LETTER, ApproachKind.EMAIL)


@dataclass(frozen=True, slots=True)
class FilledLetter:
    """A letter to one client, ready to print or to send."""

    client: Client
    language: str
    subject: str
    body: str
    day: date

    @property
    def mail_body(self) -> str:
        """The text as an e-mail has it: no room for a signature by hand."""
        return re.sub(r"\n{3,}", "\n\n", self.body)


@transaction.atomic
def write_letters(
    clients: Iterable[Client],
    *,
    letter: str,
    kind: str = ApproachKind.LETTER,
    next_step: str = "",
    next_on: date | None = None,
    by: User,
    today: date,
) -> Approach:
    """Write down `letter` to each of the clients, as a letter or an e-mail. Returns the first of the batch.

    Raises:
        Refused: no client or too many, one who is no longer a client or has no e-mail address, a field of the
            letter that has nothing to be filled with, a next step that can't be.
    """
    chosen = list(for_letters().filter(pk__in=[one.pk for one in clients]))
    refuse_receivers(chosen, kind)
    letters = filled_letters(chosen, letter, by=by, day=today)
    check_next_step(next_step, next_on, day=today, today=today)
    step = line_of(next_step, longest=Approach._meta.get_field("next_step").max_length, field="next_step")
    first, *others = (
        Approach(
            client=one.client,
            kind=kind,
            date=today,
            note=one.subject,
            letter=letter,
            letter_subject=one.subject,
            letter_body=one.body,
            next_step=step,
            next_on=next_on,
        )
        for one in letters
    )
    first._history_user = by
    first.save()
    for one in others:
        one.batch = first
    bulk_create_with_history(others, Approach, default_user=by)
    return first


def refuse_receivers(clients: Sequence[Client], kind: str) -> None:
    """Raise `Refused` where these can't be written to: none, too many, a former client, no e-mail address."""
    if not clients:
        raise Refused(_("Velg hvem du vil skrive til."), code="nobody", field="clients")
    if len(clients) > MOST:
        raise Refused(_("Velg høyst %(most)s om gangen.") % {"most": MOST}, code="too_many", field="clients")
    if kind not in WRITTEN:
        raise Refused(_("Velg brev eller e-post."), code="not_written", field="kind")
    _refuse_those([one for one in clients if not one.is_active], _("Ikke lenger oppdragsgiver: %(names)s."))
    if kind == ApproachKind.EMAIL:
        _refuse_those(
            [one for one in clients if not mail_address(one)], _("Mangler e-postadresse: %(names)s.")
        )


def filled_letters(clients: Sequence[Client], letter: str, *, by: User, day: date) -> list[FilledLetter]:
    """The letter to each of `clients`, who come from `for_letters`. Refused where a field stays empty."""
    project = current_project()
    texts = {language: letter_text(letter, language) for language in {one.language for one in clients}}
    values = [values_for(one, project, sender=by, day=day) for one in clients]
    for one, hers in zip(clients, values, strict=True):
        _refuse_holes(one, texts[one.language], hers)
    return [
        FilledLetter(
            client=one,
            language=one.language,
            subject=filled(texts[one.language].subject, hers),
            body=filled(texts[one.language].body, hers),
            day=day,
        )
        for one, hers in zip(clients, values, strict=True)
    ]


def for_letters() -> QuerySet[Client]:
    """Clients with what a letter is filled from, in two queries."""
    jobs = Job.objects.filter(client=OuterRef("pk")).exclude(stage=JobStage.LOST).order_by("-pk")
    return Client.objects.prefetch_related("contacts").annotate(last_job=Subquery(jobs.values("title")[:1]))


def values_for(client: Client, project: Project, *, sender: User, day: date) -> dict[str, str]:
    """What each field of a letter to this client is replaced by. `client` comes from `for_letters`."""
    with override(client.language):
        return {
            "klient": client.name,
            "kontakt": contact_name(client),
            "oppdrag": client.last_job or "",  # type: ignore[attr-defined]
            "prosjekt": project.name,
            "avsender": sender.get_full_name().strip() or project.name,
            "telefon": project.phone.replace(" ", NO_BREAK),
            "epost": project.email,
            "adresse": project.one_line_address(),
            "pris": kroner(PRICE),
            "dato": long_date(day),
        }


def letters_of_batch(first: Approach) -> list[Approach]:
    """The approaches that were written at once with `first`, itself among them, in the clients' order."""
    whole = first.batch_id or first.pk
    return list(Approach.objects.filter(Q(pk=whole) | Q(batch=whole)).order_by("pk"))


def current_project() -> Project:
    """The project that the letters come from. Raises `Refused` where its page isn't filled in."""
    project = Project.current()
    if project is None:
        raise Refused(_("Fyll ut «Om prosjektet» først."), code="no_project")
    return project


def _refuse_those(clients: list[Client], sentence: str) -> None:
    if clients:
        names = ", ".join(one.name for one in clients[:SHOWN]) + ("…" if len(clients) > SHOWN else "")
        raise Refused(sentence % {"names": names}, code="cannot_write", field="clients")


def _refuse_holes(client: Client, text: LetterText, values: dict[str, str]) -> None:
    empty = empty_fields(f"{text.subject}\n{text.body}", values)
    if not empty:
        return
    if empty[0] == "oppdrag":
        sentence = _("%(name)s har ikke hatt noe oppdrag ennå. Velg et annet brev til dem.")
        raise Refused(sentence % {"name": client.name}, code="no_job", field="clients")
    raise Refused(
        _("Brevet bruker {%(field)s}, og det er tomt. Fyll det ut under «Om prosjektet».")
        % {"field": empty[0]},
        code="empty_field",
        field="letter",
    )
