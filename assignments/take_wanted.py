"""What someone wants moved, taken from where it is: the same for a return, a loss and a gift."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from assignments.deliver_pieces import MOST, Wanted
from assignments.post_stock import take_pieces
from assignments.rules.ledger import Ledger, Place, Posting
from bikuben.refusals import Refused


def take_wanted(ledger: Ledger, wanted: Sequence[Wanted], source: Place, target: Place) -> list[Posting]:
    """Take each from its place, of the oldest batch first or of the one that is named.

    Raises:
        Refused: nothing is wanted, a number that can't be, or fewer are there. It names the product.
    """
    if not wanted:
        raise Refused(_("Skriv hvor mange det gjelder."), code="nothing", field="quantity")
    postings: list[Posting] = []
    for one in wanted:
        if not 1 <= one.quantity <= MOST:
            raise Refused(_("Skriv et antall fra 1 og opp."), code="quantity", field="quantity")
        lot = one.batch.pk if one.batch else None
        postings += take_pieces(ledger, one.product, one.quantity, source, target, lot=lot)
    return postings
