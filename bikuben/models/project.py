"""The project's own details: what every paper says about the employer (arbeidsgiver)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class Zone(models.TextChoices):
    """Zones of the employer's contribution (arbeidsgiveravgiftssoner)."""

    ONE = "1", "1"
    ONE_A = "1a", "1a"
    TWO = "2", "2"
    THREE = "3", "3"
    FOUR = "4", "4"
    FOUR_A = "4a", "4a"
    FIVE = "5", "5"


class Project(models.Model):
    """The one installed project. Its name stands on slips and in public registers."""

    name = models.CharField(_("navn"), max_length=100, help_text=_("Det dere kaller prosjektet til daglig."))
    legal_name = models.CharField(
        _("arbeidsgiverens navn"),
        max_length=120,
        help_text=_(
            "Står på lønnsslipper og i offentlige registre. Velg et navn som ikke sier mer enn det må."
        ),
    )
    organisation_number = models.CharField(_("organisasjonsnummer"), max_length=9)
    sub_organisation_number = models.CharField(
        _("underenhetens organisasjonsnummer"), max_length=9, blank=True
    )
    is_own_entity = models.BooleanField(_("eget rettssubjekt"), default=True)
    address = models.CharField(_("adresse"), max_length=120, blank=True)
    postal_code = models.CharField(_("postnummer"), max_length=4, blank=True)
    city = models.CharField(_("poststed"), max_length=60, blank=True)
    zone = models.CharField(
        _("sone for arbeidsgiveravgift"), max_length=2, choices=Zone.choices, default=Zone.ONE
    )
    occupation_code = models.CharField(_("yrkeskode"), max_length=7, blank=True)
    employment_form = models.CharField(_("ansettelsesform"), max_length=30, blank=True)
    phone = models.CharField(_("telefon"), max_length=30, blank=True)
    email = models.EmailField(_("e-post"), blank=True)
    account_number = models.CharField(_("kontonummer"), max_length=11, blank=True)
    language = models.CharField(_("språk"), max_length=2, default="nb")
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("prosjekt")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="bikuben_one_project")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> Project | None:
        """The project, or None before the first page has been filled in."""
        return cls.objects.filter(pk=1).first()

    def one_line_address(self) -> str:
        """Street, postal code and place on one line, as papers copy it."""
        return ", ".join(part for part in (self.address, f"{self.postal_code} {self.city}".strip()) if part)
