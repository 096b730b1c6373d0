"""What the project makes itself: products, their parts, and the lists of parts by date."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from assignments.models.job import Job
from bikuben.money import MoneyField

ZERO = models.Value(Decimal(0), MoneyField())


class Component(models.Model):
    """A part (komponent): heart, pearl, bird, tiger … `price` is the usual price of one, kroner.

    Below `reorder_point` there is a to-do. What is in stock is the sum of its movements, never kept here.
    """

    name = models.CharField(_("navn"), max_length=60, unique=True)
    price = MoneyField(_("vanlig pris for én"), default=Decimal(0))
    reorder_point = models.PositiveIntegerField(_("bestill når det er færre enn"), null=True, blank=True)
    article = models.CharField(_("varenummer hos leverandøren"), max_length=60, blank=True, default="")
    is_active = models.BooleanField(_("i bruk"), default=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("komponent")
        verbose_name_plural = _("komponenter")
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(condition=Q(price__gte=ZERO), name="assignments_component_price")
        ]

    def __str__(self) -> str:
        return self.name


class Product(models.Model):
    """Something that the project makes (produkt). `prefix` begins the codes of its batches: MB-2026-014.

    `job` is the job that people work on when they make it; `price` what one costs in a shop, kroner. Steps,
    reservations, check list and barcodes stay out of sight until they are switched on. `card_nb` and
    `card_en` are the story on the card in the box.
    """

    name = models.CharField(_("navn"), max_length=80, unique=True)
    prefix = models.CharField(
        _("bokstaver i partikoden"),
        max_length=4,
        unique=True,
        validators=[RegexValidator(r"^[A-ZÆØÅ]{2,4}\Z", _("To til fire store bokstaver, som MB."))],
    )
    job = models.ForeignKey(Job, verbose_name=_("oppdrag"), on_delete=models.PROTECT, related_name="products")
    price = MoneyField(_("pris i butikk"), default=Decimal(0))
    uses_steps = models.BooleanField(_("tre trinn"), default=False)
    uses_reservations = models.BooleanField(_("hold av komponenter"), default=False)
    uses_checklist = models.BooleanField(_("sjekkliste"), default=False)
    uses_barcodes = models.BooleanField(_("strekkode på etikettene"), default=False)
    card_nb = models.TextField(_("kortet, norsk"), max_length=1500, blank=True, default="")
    card_en = models.TextField(_("kortet, engelsk"), max_length=1500, blank=True, default="")
    is_active = models.BooleanField(_("i produksjon"), default=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("produkt")
        verbose_name_plural = _("produkter")
        ordering = ("name",)
        constraints = [models.CheckConstraint(condition=Q(price__gte=ZERO), name="assignments_product_price")]

    def __str__(self) -> str:
        return self.name


class PartsList(models.Model):
    """What one piece is made of, from a date on (deleliste). One that a batch is made by stays as it is."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="parts_lists")
    valid_from = models.DateField(_("fra"))
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("deleliste")
        ordering = ("product", "-valid_from")
        constraints = [
            models.UniqueConstraint(fields=["product", "valid_from"], name="assignments_parts_list_from")
        ]

    def __str__(self) -> str:
        return f"parts list {self.pk}"


class PartsListLine(models.Model):
    """How many of a part one piece takes."""

    parts_list = models.ForeignKey(PartsList, on_delete=models.CASCADE, related_name="lines")
    component = models.ForeignKey(Component, on_delete=models.PROTECT, related_name="used_in")
    quantity = models.PositiveSmallIntegerField(_("antall"), validators=[MinValueValidator(1)])

    class Meta:
        ordering = ("parts_list", "pk")
        constraints = [
            models.UniqueConstraint(fields=["parts_list", "component"], name="assignments_part_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="assignments_part_at_least_one"),
        ]

    def __str__(self) -> str:
        return f"part {self.pk}"


class CheckPoint(models.Model):
    """A line of a product's check list (sjekkpunkt)."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="check_points")
    text = models.CharField(_("hva som skal sjekkes"), max_length=120)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ("product", "position", "pk")

    def __str__(self) -> str:
        return self.text


class Batch(models.Model):
    """A batch (parti): a number of pieces of one product, planned together. Open until `closed_on`.

    It keeps the parts list and the job that it was planned with. What was made and rejected is told by its
    movements, which are papers.
    """

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="batches")
    parts_list = models.ForeignKey(PartsList, on_delete=models.PROTECT, related_name="batches")
    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="batches")
    code = models.CharField(_("partikode"), max_length=16, unique=True)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    planned = models.PositiveIntegerField(_("planlagt antall"), validators=[MinValueValidator(1)])
    started_on = models.DateField(_("begynt"))
    closed_on = models.DateField(_("avsluttet"), null=True, blank=True)
    note = models.CharField(_("merknad"), max_length=300, blank=True, default="")
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("parti")
        verbose_name_plural = _("partier")
        ordering = ("-year", "-number", "product")
        constraints = [
            models.UniqueConstraint(fields=["product", "year", "number"], name="assignments_batch_number"),
            models.CheckConstraint(condition=Q(planned__gte=1), name="assignments_batch_planned"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("started_on")),
                name="assignments_batch_closed_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Reservation(models.Model):
    """Parts on the shelf that are held for a batch (holdt av): what it still has to take."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="reservations")
    component = models.ForeignKey(Component, on_delete=models.PROTECT, related_name="reservations")
    quantity = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "component"], name="assignments_reserved_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="assignments_reserved_some"),
        ]

    def __str__(self) -> str:
        return f"reservation {self.pk}"


class BatchCheck(models.Model):
    """A check point of one batch, answered. `text` is the point as it was then."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="checks")
    point = models.ForeignKey(CheckPoint, on_delete=models.PROTECT, related_name="checks")
    text = models.CharField(max_length=120)
    is_ok = models.BooleanField()
    note = models.CharField(_("merknad"), max_length=200, blank=True, default="")
    checked_on = models.DateField()
    history = HistoricalRecords()

    class Meta:
        ordering = ("batch", "point__position", "point")
        constraints = [
            models.UniqueConstraint(fields=["batch", "point"], name="assignments_checked_once"),
            models.CheckConstraint(
                condition=Q(is_ok=True) | ~Q(note=""), name="assignments_failed_check_has_note"
            ),
        ]

    def __str__(self) -> str:
        return f"batch check {self.pk}"
