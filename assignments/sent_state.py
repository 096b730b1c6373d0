"""Whether a paper has been sent to its client, read from what points to it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assignments.documents.covering_letter import Sendable
from assignments.models import SentDocument
from bikuben.documents.wording import short_date


@dataclass(frozen=True, slots=True)
class SentState:
    """The last time that it was sent, or None."""

    last: SentDocument | None

    @property
    def is_sent(self) -> bool:
        """Whether it has been sent at all."""
        return self.last is not None

    @property
    def label(self) -> str:
        """A few words for a page: "ikke sendt", "sendt 04.05.2026"."""
        if self.last is None:
            return _("ikke sendt")
        return _("sendt %(date)s") % {"date": short_date(self.last.at_here)}

    @property
    def sign(self) -> str:
        """The class of its mark."""
        return "bk-state-done" if self.is_sent else "bk-state-warn"


def sent_state(paper: Sendable) -> SentState:
    """What has become of sending it. For a list, prefetch `sendings`."""
    return SentState(max(paper.sendings.all(), key=lambda one: (one.at, one.pk), default=None))
