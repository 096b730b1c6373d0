"""The copy of all that is kept about a participant, which she may ask for (innsyn, GDPR article 15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from assignments.models import Participant

Words = str | Promise


@dataclass(frozen=True)
class Cell:
    """What stands under one heading, as text; a figure stands to the right."""

    heading: Words
    text: Words
    is_figure: bool


@dataclass(frozen=True)
class Section:
    """A part of the copy: facts, each a name and a text, or rows under headings.

    The last `figures` columns are figures. Every row has as many texts as there are headings.
    """

    title: Words
    facts: tuple[tuple[Words, Words], ...] = ()
    headings: tuple[Words, ...] = ()
    rows: tuple[tuple[Words, ...], ...] = ()
    figures: int = 0

    @property
    def columns(self) -> list[Cell]:
        return list(self._cells(self.headings))

    @property
    def lines(self) -> list[list[Cell]]:
        return [list(self._cells(row)) for row in self.rows]

    def _cells(self, texts: tuple[Words, ...]) -> Iterator[Cell]:
        first_figure = len(self.headings) - self.figures
        for place, (heading, text) in enumerate(zip(self.headings, texts, strict=True)):
            yield Cell(heading, text, place >= first_figure)


def copy_for(participant: Participant) -> list[Section]:
    """What every floor keeps about her, from `PARTICIPANT_COPY`: `(participant) -> list[Section]`."""
    return [section for path in settings.PARTICIPANT_COPY for section in import_string(path)(participant)]
