"""Parts in stock (lager): every movement is a paper, and what is there is the sum of them."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assignments.models.product import Batch, Component
from bikuben.encryption import EncryptedTextField
from bikuben.money import MoneyField
from bikuben.papers import Paper, PaperPart


class StockKind(models.TextChoices):
    """What happened."""

    RECEIPT = "receipt", _("varer mottatt")
    LOSS = "loss", _("svinn")
    CORRECTION = "correction", _("rettelse")
    COUNT = "count", _("varetelling")
    TAKEN = "taken", _("tatt ut til parti")
    ASSEMBLED = "assembled", _("satt sammen")
    PREPARED = "prepared", _("klargjort")
    MADE = "made", pgettext_lazy("parti", "laget")
    REJECTED = "rejected", _("vraket")
    REPAIR = "repair", _("tatt inn til reparasjon")
    SCRAPPED = "scrapped", _("kastet etter vraking")
    BACK = "back", _("lagt tilbake på lager")


class StockPlace(models.TextChoices):
    """Where parts are. OUTSIDE is the world that they come from."""

    OUTSIDE = "outside", _("utenfor")
    SHELF = "shelf", _("på lager")
    BATCH = "batch", _("i arbeid")
    REPAIR = "repair", _("venter på reparasjon")
    LOST = "lost", _("tapt")
    PIECES = "pieces", _("i ferdige stykker")


WITH_BATCH = (StockPlace.BATCH, StockPlace.REPAIR, StockPlace.PIECES)


class RejectCause(models.TextChoices):
    """Why a piece was rejected."""

    BROKEN_PART = "broken_part", _("en komponent var ødelagt")
    CHAIN = "chain", _("kjedet røk")
    CLASP = "clasp", _("låsen virker ikke")
    CROOKED = "crooked", _("skjevt eller galt satt sammen")
    SCRATCHED = "scratched", _("ripe eller flekk")
    PACKING = "packing", _("esken eller kortet ble ødelagt")
    OTHER = "other", _("annet")


class StockMovement(Paper):
    """One event in the stock of parts (lagerbevegelse); its lines say what went from where to where.

    `pieces` is how many pieces the event is about, where it is about pieces. Entered by mistake: a movement
    the opposite way that `reverses` it, with `pieces` below zero.
    """

    paper_kind = "stock_movement"
    hash_fields = {1: ("kind", "batch", "pieces", "cause", "supplier", "reason", "reverses")}
    hash_parts = {
        1: {
            "lines": (
                "position", "component", "lot", "quantity", "source", "target", "source_batch",
                "target_batch", "unit_price", "source_after",
            ),
            "counts": ("position", "component", "expected", "counted", "difference"),
        }
    }  # fmt: skip

    kind = models.CharField(max_length=10, choices=StockKind.choices)
    batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="movements"
    )
    pieces = models.IntegerField(default=0)
    cause = models.CharField(max_length=12, choices=RejectCause.choices, blank=True, default="")
    supplier = models.CharField(_("leverandør"), max_length=120, blank=True, default="")
    reason = EncryptedTextField(_("grunn"), max_length=200, key_from="project", blank=True, default="")
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )

    class Meta(Paper.Meta):
        verbose_name = _("lagerbevegelse")
        verbose_name_plural = _("lagerbevegelser")
        constraints = [
            *Paper.Meta.constraints,
            models.CheckConstraint(
                condition=Q(reverses=None, pieces__gte=0) | Q(reverses__isnull=False, pieces__lte=0),
                name="assignments_stock_pieces_sign",
            ),
        ]
        indexes = [models.Index(fields=["date"])]


class StockLine(PaperPart):
    """A number of one part that went from `source` to `target`.

    `lot` is the line by which the parts came into the house; none for the line that brings them. `unit_price`
    is what one cost, kroner. `source_after` is how many of the lot were left where they were taken from: the
    database refuses less than none.
    """

    paper = models.ForeignKey(StockMovement, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    component = models.ForeignKey(Component, on_delete=models.PROTECT, related_name="lines")
    lot = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="moves")
    quantity = models.PositiveIntegerField(validators=[MinValueValidator(1)])
    source = models.CharField(max_length=7, choices=StockPlace.choices)
    target = models.CharField(max_length=7, choices=StockPlace.choices)
    source_batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="stock_out"
    )
    target_batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="stock_in"
    )
    unit_price = MoneyField()
    source_after = models.PositiveIntegerField(null=True, blank=True)

    class Meta(PaperPart.Meta):
        ordering = ("paper", "position")
        constraints = [
            models.UniqueConstraint(fields=["paper", "position"], name="assignments_stock_line_position"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="assignments_stock_line_some"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="assignments_stock_line_moves"),
            models.CheckConstraint(
                condition=(Q(source__in=WITH_BATCH) & Q(source_batch__isnull=False))
                | (~Q(source__in=WITH_BATCH) & Q(source_batch=None)),
                name="assignments_stock_source_batch",
            ),
            models.CheckConstraint(
                condition=(Q(target__in=WITH_BATCH) & Q(target_batch__isnull=False))
                | (~Q(target__in=WITH_BATCH) & Q(target_batch=None)),
                name="assignments_stock_target_batch",
            ),
            models.CheckConstraint(
                condition=Q(source=StockPlace.OUTSIDE, source_after=None)
                | (~Q(source=StockPlace.OUTSIDE) & Q(source_after__gte=0)),
                name="assignments_stock_never_negative",
            ),
            models.CheckConstraint(
                condition=Q(lot__isnull=False) | Q(source=StockPlace.OUTSIDE),
                name="assignments_stock_line_has_lot",
            ),
        ]


class StockCountLine(PaperPart):
    """What was counted of one part, against what should be there."""

    paper = models.ForeignKey(StockMovement, on_delete=models.PROTECT, related_name="counts")
    position = models.PositiveSmallIntegerField()
    component = models.ForeignKey(Component, on_delete=models.PROTECT, related_name="+")
    expected = models.PositiveIntegerField()
    counted = models.PositiveIntegerField()
    difference = models.IntegerField()

    class Meta(PaperPart.Meta):
        ordering = ("paper", "position")
        constraints = [
            models.UniqueConstraint(fields=["paper", "position"], name="assignments_stock_count_position"),
            models.CheckConstraint(
                condition=Q(difference=F("counted") - F("expected")), name="assignments_stock_count_sum"
            ),
        ]
