"""Where pieces are sold: the designer's shop, the web shop, a market day."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from assignments.models.client import Client, ClientLanguage


class OutletKind(models.TextChoices):
    """What sort of place it is. At an own stall the project sells itself."""

    SHOP = "shop", _("butikk")
    WEB = "web", _("nettbutikk")
    MARKET = "market", _("egen bod eller markedsdag")


class Terms(models.TextChoices):
    """Whose the pieces are when they are delivered."""

    CONSIGNMENT = "consignment", _("i kommisjon")
    SOLD = "sold", _("solgt ved levering")


class Outlet(models.Model):
    """A place that sells what is made (utsalgssted). `share_percent` of what is sold is the project's.

    `client` is the same place in the register of clients, where it gets invoices.
    """

    name = models.CharField(_("navn"), max_length=120, unique=True)
    kind = models.CharField(_("slag"), max_length=6, choices=OutletKind.choices)
    terms = models.CharField(_("leveres"), max_length=11, choices=Terms.choices, default=Terms.CONSIGNMENT)
    share_percent = models.DecimalField(
        _("vår del av salget, prosent"),
        max_digits=5,
        decimal_places=2,
        default=Decimal(100),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )
    client = models.OneToOneField(
        Client, verbose_name=_("som oppdragsgiver"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="outlet",
    )  # fmt: skip
    address = models.CharField(_("adresse"), max_length=120, blank=True, default="")
    postal_code = models.CharField(_("postnummer"), max_length=4, blank=True, default="")
    city = models.CharField(_("sted"), max_length=60, blank=True, default="")
    language = models.CharField(
        _("språk"), max_length=2, choices=ClientLanguage.choices, default=ClientLanguage.BOKMAL
    )
    is_active = models.BooleanField(_("i bruk"), default=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("utsalgssted")
        verbose_name_plural = _("utsalgssteder")
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(
                condition=Q(share_percent__gte=0, share_percent__lte=100), name="assignments_outlet_share"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_own(self) -> bool:
        """Whether the project sells there itself, so that nobody owes it anything."""
        return self.kind == OutletKind.MARKET
