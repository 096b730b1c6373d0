"""Files of sales that outlets send: the one that waits to be looked at, and those that are read."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assignments.models.outlet import Outlet
from assignments.models.pieces import PieceMovement


class WaitingSales(models.Model):
    """The lines of a file that is looked at and not yet booked (salg som venter).

    Web processes keep nothing on disk, so what waits between the preview and the touch is this row. It goes
    when it is booked or thrown away, when the next file of the outlet comes, and after a day.
    """

    outlet = models.OneToOneField(Outlet, on_delete=models.PROTECT, related_name="waiting_sales")
    sha256 = models.CharField(max_length=64)
    lines = models.JSONField()
    uploaded_at = models.DateTimeField(editable=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("salg som venter")
        verbose_name_plural = _("salg som venter")

    def __str__(self) -> str:
        return f"waiting sales {self.pk}"


class SalesFile(models.Model):
    """A file that is booked (lest fil), known by its content, so that the same one isn't booked twice.

    One whose `movement` is undone may be read again.
    """

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="sales_files")
    sha256 = models.CharField(max_length=64)
    read_at = models.DateTimeField(editable=False)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    movement = models.OneToOneField(PieceMovement, on_delete=models.PROTECT, related_name="sales_file")

    class Meta:
        verbose_name = _("lest salgsfil")
        verbose_name_plural = _("leste salgsfiler")
        ordering = ("-read_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["outlet", "sha256"], name="assignments_sales_file_once")
        ]

    def __str__(self) -> str:
        return f"sales file {self.pk}"
