"""Those who give the project work to do."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

MOST_CREDIT_DAYS = 30


class InvoiceChannel(models.TextChoices):
    """How a client wants its invoices."""

    EHF = "ehf", _("EHF")
    EMAIL = "email", _("PDF på e-post")
    PAPER = "paper", _("på papir")


class ClientLanguage(models.TextChoices):
    """The language of what a client gets in writing."""

    BOKMAL = "nb", _("norsk")
    ENGLISH = "en", _("engelsk")


class Client(models.Model):
    """A client (oppdragsgiver), or one whom the project has written to and hopes for.

    `buyer_reference` is what a public buyer asks to find on the invoice (deres referanse). `has_warning` with
    its `warning`: a bad experience that whoever takes the next job should know of.
    """

    name = models.CharField(_("navn"), max_length=120, unique=True)
    organisation_number = models.CharField(
        _("organisasjonsnummer"), max_length=9, null=True, blank=True, unique=True
    )
    contact = models.CharField(_("kontakt"), max_length=120, blank=True, default="")
    phone = models.CharField(_("telefon"), max_length=30, blank=True, default="")
    email = models.EmailField(_("e-post"), blank=True, default="")
    address = models.CharField(_("adresse"), max_length=120, blank=True, default="")
    postal_code = models.CharField(_("postnummer"), max_length=4, blank=True, default="")
    city = models.CharField(_("poststed"), max_length=60, blank=True, default="")
    is_public = models.BooleanField(_("offentlig"), default=False)
    language = models.CharField(
        _("språk"), max_length=2, choices=ClientLanguage.choices, default=ClientLanguage.BOKMAL
    )
    channel = models.CharField(
        _("vil ha faktura"), max_length=6, choices=InvoiceChannel.choices, default=InvoiceChannel.EMAIL
    )
    invoice_email = models.EmailField(_("e-post for faktura"), blank=True, default="")
    buyer_reference = models.CharField(_("deres referanse"), max_length=60, blank=True, default="")
    credit_days = models.PositiveSmallIntegerField(
        _("dager å betale på"),
        default=14,
        validators=[MinValueValidator(0), MaxValueValidator(90)],
    )
    has_warning = models.BooleanField(_("dårlig erfaring"), default=False)
    warning = models.CharField(_("hva skjedde"), max_length=500, blank=True, default="")
    is_active = models.BooleanField(_("aktiv"), default=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("oppdragsgiver")
        verbose_name_plural = _("oppdragsgivere")
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_public=False) | models.Q(credit_days__lte=MOST_CREDIT_DAYS),
                name="assignments_public_credit_days",
                violation_error_message=_("En offentlig kjøper har høyst 30 dager å betale på."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ContactPerson(models.Model):
    """Someone at a client (kontaktperson) whom the project talks to."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(_("navn"), max_length=120)
    role = models.CharField(_("hva hun gjør der"), max_length=120, blank=True, default="")
    phone = models.CharField(_("telefon"), max_length=30, blank=True, default="")
    email = models.EmailField(_("e-post"), blank=True, default="")
    is_active = models.BooleanField(_("fortsatt der"), default=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("kontaktperson")
        verbose_name_plural = _("kontaktpersoner")
        ordering = ("-is_active", "name")

    def __str__(self) -> str:
        return f"contact {self.pk}"
