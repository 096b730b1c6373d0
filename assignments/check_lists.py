"""Check lists (sjekklister): the points of a product, and the answers of a batch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Batch, BatchCheck, CheckPoint, Product
from assignments.texts import line_of
from bikuben.models import User
from bikuben.refusals import Refused

MOST_POINTS = 20
LONGEST_POINT = 120
LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What was seen of one point. One that isn't right has a note of what is wrong."""

    point: CheckPoint
    is_ok: bool
    note: str = ""


@transaction.atomic
def set_check_points(product: Product, texts: Iterable[str], *, by: User) -> list[CheckPoint]:
    """The lines of a product's check list, in order; empty ones are left out.

    A point that is gone and that a batch has answered is kept, out of use; one written anew is in use again.

    Raises:
        Refused: too many, too long, or one twice.
    """
    product = Product.objects.select_for_update(no_key=True).get(pk=product.pk)
    wanted = _written(texts)
    known = {point.text.casefold(): point for point in product.check_points.order_by("is_active", "pk")}
    kept: list[CheckPoint] = []
    for position, text in enumerate(wanted, start=1):
        point = known.get(text.casefold()) or CheckPoint(product=product)
        now = (text, position, True)
        if (point.text, point.position, point.is_active) != now or point.pk is None:
            point.text, point.position, point.is_active = now
            point._history_user = by
            point.save()
        kept.append(point)
    gone = product.check_points.exclude(pk__in=[point.pk for point in kept])
    answered = set(BatchCheck.objects.filter(point__in=gone).values_list("point", flat=True))
    for point in gone:
        point._history_user = by
        if point.pk not in answered:
            point.delete()
        elif point.is_active:
            point.is_active = False
            point.save()
    return kept


@transaction.atomic
def answer_checks(batch: Batch, answers: Sequence[Answer], *, by: User, today: date) -> list[BatchCheck]:
    """The check list of an open batch, all points together; answered again, it is corrected.

    Raises:
        Refused: a closed batch, a product without check list, a point of another product or twice, a point
            that isn't answered, or one that isn't right without a note.
    """
    product = Product.objects.select_for_update(no_key=True).get(pk=batch.product_id)
    batch = Batch.objects.select_for_update(no_key=True).get(pk=batch.pk)
    if batch.closed_on is not None:
        raise Refused(_("Partiet er avsluttet. Sjekklista blir som den er."), code="closed")
    if not product.uses_checklist:
        raise Refused(_("Sjekklista er slått av for dette produktet."), code="switched_off")
    known = {check.point_id: check for check in batch.checks.all()}
    _refuse_answers(answers, points_of(batch))
    made = []
    for answer in answers:
        note = line_of(answer.note, longest=LONGEST_NOTE, field=note_field(answer.point))
        if not answer.is_ok and not note:
            raise Refused(
                _("Skriv kort hva som ikke er i orden."),
                code="no_note",
                field=note_field(answer.point),
            )
        made.append(_answered(batch, answer, note, known.get(answer.point.pk), by=by, today=today))
    return made


def points_of(batch: Batch) -> list[CheckPoint]:
    """The points that a batch has to answer: those in use, and those that it has answered before."""
    answered = set(batch.checks.values_list("point", flat=True))
    points = CheckPoint.objects.filter(product=batch.product_id)
    return [point for point in points if point.is_active or point.pk in answered]


def ok_field(point: CheckPoint) -> str:
    """What the field of a point's answer is called."""
    return f"ok_{point.pk}"


def note_field(point: CheckPoint) -> str:
    """What the field of a point's note is called."""
    return f"note_{point.pk}"


def _written(texts: Iterable[str]) -> list[str]:
    lines = [line_of(text, longest=LONGEST_POINT, field="points") for text in texts]
    wanted = [line for line in lines if line]
    if len(wanted) > MOST_POINTS:
        raise Refused(
            _("Det er plass til %(most)s punkter.") % {"most": MOST_POINTS}, code="too_many", field="points"
        )
    folded = [line.casefold() for line in wanted]
    for place, line in enumerate(wanted):
        if folded[place] in folded[:place]:
            raise Refused(_("«%(text)s» står to ganger.") % {"text": line}, code="twice", field="points")
    return wanted


def _refuse_answers(answers: Sequence[Answer], points: Sequence[CheckPoint]) -> None:
    given = [answer.point.pk for answer in answers]
    asked = {point.pk: point for point in points}
    if not asked:
        raise Refused(_("Sjekklista er tom. Skriv punktene på produktet først."), code="no_points")
    if set(given) - set(asked) or len(given) != len(set(given)):
        raise Refused(_("Sjekklista er endret i mellomtiden. Åpne siden på nytt og se etter."), code="stale")
    for pk, point in asked.items():
        if pk not in given:
            raise Refused(_("Svar på alle punktene."), code="unanswered", field=ok_field(point))


def _answered(
    batch: Batch, answer: Answer, note: str, known: BatchCheck | None, *, by: User, today: date
) -> BatchCheck:
    check = known or BatchCheck(batch=batch, point=answer.point, text=answer.point.text)
    if known is not None and (known.is_ok, known.note) == (answer.is_ok, note):
        return known
    check.text = answer.point.text
    check.is_ok, check.note, check.checked_on = answer.is_ok, note, today
    check._history_user = by
    check.save()
    return check
