"""Where papers are issued: the locked counters of one transaction, in alphabetical order of their kinds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

from django.db import connection
from django.utils.translation import gettext as _

from bikuben.models import PaperCounter, User
from bikuben.papers.base import Paper, PaperPart
from bikuben.papers.canonical import digest
from bikuben.refusals import Refused

PaperT = TypeVar("PaperT", bound=Paper)


class Desk:
    """Issues papers of the named kinds within the caller's transaction.

    All counters are locked at once, alphabetically, so that two desks never wait for each other in a ring,
    and stay locked until the transaction ends: numbers are gap-free because a rolled back transaction takes
    its numbers back.

    Raises:
        RuntimeError: outside a transaction.
        Refused: when `issued_on` lies before the last paper of one of the kinds.
    """

    def __init__(self, *kinds: type[Paper], by: User, now: datetime, issued_on: date) -> None:
        if not connection.in_atomic_block:
            raise RuntimeError("A desk needs a transaction.")
        self.by = by
        self.now = now
        self.issued_on = issued_on
        self._counters: dict[str, PaperCounter] = {}
        for kind in sorted(model.paper_kind for model in kinds):
            PaperCounter.objects.get_or_create(kind=kind)
            counter = PaperCounter.objects.select_for_update(no_key=True).get(kind=kind)
            if counter.last_issued_on and issued_on < counter.last_issued_on:
                raise Refused(
                    _("Det er allerede skrevet ut bilag datert %(last)s. Sjekk datoen på maskinen.")
                    % {"last": counter.last_issued_on.strftime("%d.%m.%Y")},
                    code="date_goes_back",
                )
            self._counters[kind] = counter

    def next_number(self, kind: type[Paper]) -> tuple[int, int]:
        """Year and number of the next paper of a kind, for what is made from them, such as a KID."""
        counter = self._counters[kind.paper_kind]
        number = counter.last_number if counter.year == self.issued_on.year else 0
        return self.issued_on.year, number + 1

    def issue(self, paper: PaperT, **parts: Sequence[PaperPart]) -> PaperT:
        """Number, chain, hash and write one paper with its parts.

        Args:
            paper: An unsaved paper with everything it prints copied to it.
            parts: Its lines, by the name of their relation; each gets the paper as its `paper`.
        """
        counter = self._counters[paper.paper_kind]
        if counter.year != self.issued_on.year:
            counter.year, counter.last_number = self.issued_on.year, 0
        counter.last_number += 1
        paper.year, paper.number = counter.year, counter.last_number
        paper.issued_on, paper.issued_at, paper.issued_by = self.issued_on, self.now, self.by
        paper.hash_version = max(paper.hash_fields)
        paper.previous_hash = counter.last_hash
        for part in (part for group in parts.values() for part in group):
            part.paper = paper  # type: ignore[attr-defined]
        paper.clean_fields(exclude=["hash"])
        paper.hash = digest(paper, parts)
        self._write(paper)
        for part in (part for group in parts.values() for part in group):
            part.paper = paper  # type: ignore[attr-defined]
            self._write(part)
        counter.last_hash, counter.last_issued_on = paper.hash, self.issued_on
        counter.save()
        return paper

    @staticmethod
    def _write(row: Paper | PaperPart) -> None:
        row._being_issued = True
        try:
            row.save()
        finally:
            row._being_issued = False
