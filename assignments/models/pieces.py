"""Finished pieces (ferdige stykker): where each is, told by movements that are papers."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assignments.models.outlet import Outlet, Terms
from assignments.models.product import Batch
from assignments.models.stock import StockMovement
from bikuben.encryption import EncryptedTextField
from bikuben.money import MoneyField
from bikuben.papers import Paper, PaperPart

ZERO = models.Value(Decimal(0), MoneyField())


class PieceKind(models.TextChoices):
    """What happened to pieces."""

    MADE = "made", pgettext_lazy("parti", "laget")
    DELIVERY = "delivery", _("levert til utsalgssted")
    RETURN = "return", _("kommet hjem igjen")
    SALES = "sales", _("solgt av utsalgsstedet")
    CASH_SALE = "cash_sale", _("solgt av oss")
    GONE = "gone", _("svinn eller gave")
    COUNT = "count", _("telling")


class PiecePlace(models.TextChoices):
    """Where a piece is."""

    BATCH = "batch", _("i arbeid")
    HOME = "home", _("her hos oss")
    OUTLET = "outlet", _("på utsalgssted")
    SOLD = "sold", _("solgt")
    GONE = "gone", _("borte")


class PieceMovement(Paper):
    """One event with pieces (stykkbevegelse). What was made has its movement of parts beside it.

    `outlet` is whom a delivery, a return or a sale is about; none for what we sell from here ourselves.
    `period_from` and `period_to` are what a sales report covers.
    """

    paper_kind = "piece_movement"
    hash_fields = {1: ("kind", "outlet", "stock_movement", "period_from", "period_to", "reason", "reverses")}
    hash_parts = {
        1: {
            "lines": (
                "position", "batch", "quantity", "source", "target", "source_outlet", "target_outlet",
                "unit_price", "source_after",
            )
        }
    }  # fmt: skip

    kind = models.CharField(max_length=9, choices=PieceKind.choices)
    outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="movements"
    )
    stock_movement = models.OneToOneField(
        StockMovement, on_delete=models.PROTECT, null=True, blank=True, related_name="pieces_made"
    )
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    reason = EncryptedTextField(_("grunn"), max_length=200, key_from="project", blank=True, default="")
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )

    class Meta(Paper.Meta):
        verbose_name = _("stykkbevegelse")
        verbose_name_plural = _("stykkbevegelser")
        constraints = [
            *Paper.Meta.constraints,
            models.CheckConstraint(
                condition=Q(period_from=None, period_to=None) | Q(period_to__gte=F("period_from")),
                name="assignments_piece_period",
            ),
        ]
        indexes = [models.Index(fields=["date"])]


class PieceLine(PaperPart):
    """A number of pieces of one batch that went from `source` to `target`.

    `unit_price` is what one was sold for, kroner, where it went to SOLD (or came back from there).
    `source_after` is how many of the batch were left where they were taken from: never less than none.
    """

    paper = models.ForeignKey(PieceMovement, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="piece_lines")
    quantity = models.PositiveIntegerField(validators=[MinValueValidator(1)])
    source = models.CharField(max_length=6, choices=PiecePlace.choices)
    target = models.CharField(max_length=6, choices=PiecePlace.choices)
    source_outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="pieces_out"
    )
    target_outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="pieces_in"
    )
    unit_price = MoneyField(null=True, blank=True)
    source_after = models.PositiveIntegerField(null=True, blank=True)

    class Meta(PaperPart.Meta):
        ordering = ("paper", "position")
        constraints = [
            models.UniqueConstraint(fields=["paper", "position"], name="assignments_piece_line_position"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="assignments_piece_line_some"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="assignments_piece_line_moves"),
            models.CheckConstraint(
                condition=(Q(source=PiecePlace.OUTLET) & Q(source_outlet__isnull=False))
                | (~Q(source=PiecePlace.OUTLET) & Q(source_outlet=None)),
                name="assignments_piece_source_outlet",
            ),
            models.CheckConstraint(
                condition=(Q(target=PiecePlace.OUTLET) & Q(target_outlet__isnull=False))
                | (~Q(target=PiecePlace.OUTLET) & Q(target_outlet=None)),
                name="assignments_piece_target_outlet",
            ),
            models.CheckConstraint(
                condition=(Q(source=PiecePlace.SOLD) | Q(target=PiecePlace.SOLD))
                & Q(unit_price__isnull=False, unit_price__gte=ZERO)
                | (~Q(source=PiecePlace.SOLD) & ~Q(target=PiecePlace.SOLD) & Q(unit_price=None)),
                name="assignments_piece_price_when_sold",
            ),
            models.CheckConstraint(
                condition=Q(source=PiecePlace.BATCH, source_after=None)
                | (~Q(source=PiecePlace.BATCH) & Q(source_after__gte=0)),
                name="assignments_pieces_never_negative",
            ),
        ]


class Shipment(Paper):
    """A delivery note (følgeseddel) of a delivery (leveranse): its lines are those of its movement."""

    paper_kind = "shipment"
    hash_fields = {
        1: (
            "outlet", "movement", "terms", "outlet_name", "outlet_address", "outlet_postal_code",
            "outlet_city", "sender_name", "sender_organisation_number", "sender_address",
            "sender_postal_code", "sender_city", "language", "note",
        )
    }  # fmt: skip

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="shipments")
    movement = models.OneToOneField(PieceMovement, on_delete=models.PROTECT, related_name="shipment")
    terms = models.CharField(max_length=11, choices=Terms.choices)
    outlet_name = models.CharField(max_length=120)
    outlet_address = models.CharField(max_length=120, blank=True, default="")
    outlet_postal_code = models.CharField(max_length=4, blank=True, default="")
    outlet_city = models.CharField(max_length=60, blank=True, default="")
    sender_name = models.CharField(max_length=120)
    sender_organisation_number = models.CharField(max_length=9, blank=True, default="")
    sender_address = models.CharField(max_length=120, blank=True, default="")
    sender_postal_code = models.CharField(max_length=4, blank=True, default="")
    sender_city = models.CharField(max_length=60, blank=True, default="")
    language = models.CharField(max_length=2, default="nb")
    note = models.CharField(max_length=200, blank=True, default="")

    class Meta(Paper.Meta):
        verbose_name = _("følgeseddel")
        verbose_name_plural = _("følgesedler")
