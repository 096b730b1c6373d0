"""What the tests of the import share: receive and use an answer in one go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bikuben.models import User
from payroll.import_cards import apply_card_answer, receive_card_answer
from payroll.models import CardFetch, CardStatus, TaxCard
from tests.cast import NOW, TODAY
from tests.payroll.card_answers import answer_of

IMPORT = "/cards/import/"


def use(
    *people: str, by: User, main_employers: Mapping[int, bool] | None = None, today: date = TODAY
) -> CardFetch:
    """Upload an answer about these people and use it."""
    waiting = receive_card_answer(answer_of(*people), by=by, now=NOW, today=today)
    return apply_card_answer(waiting, main_employers, by=by, now=NOW, today=today)


def kept() -> list[tuple[object, ...]]:
    """Everything that an import may write, as rows to compare."""
    names = ("year", "valid_from", "kind", "table", "percent", "limit", "used_elsewhere", "main_employer")
    cards = TaxCard.objects.order_by("pk").values_list("pk", "participant_id", *names, "official_id")
    statuses = CardStatus.objects.select_related("participant__data_key").order_by("pk")
    return [
        *cards,
        *((one.pk, one.participant_id, one.code, one.year, one.answered_on) for one in statuses),
        (TaxCard.history.count(),),
    ]
