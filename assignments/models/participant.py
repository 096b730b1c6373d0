"""Those who take part. Everything that names a person is encrypted with a key of her own."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bikuben.encryption import EncryptedTextField, make_data_key
from bikuben.models import DataKey


class Language(models.TextChoices):
    """The languages a slip can be read in."""

    BOKMAL = "nb", _("norsk")
    ENGLISH = "en", _("engelsk")


class EndReason(models.TextChoices):
    """Why someone no longer takes part, as the yearly report counts it."""

    OTHER_WORK = "other_work", _("annet arbeid")
    EDUCATION = "education", _("skole eller kurs")
    TREATMENT = "treatment", _("behandling")
    HEALTH = "health", _("helse")
    MOVED = "moved", _("flyttet")
    PERMIT = "permit", _("oppholdstillatelsen er ute")
    DECEASED = "deceased", _("død")
    OTHER = "other", _("annet")
    UNKNOWN = "unknown", _("vet ikke")


class CashReason(models.TextChoices):
    """Why she is paid in cash and not through a bank (AML §14-15(2)); recorded once."""

    NO_ACCOUNT = "no_account", _("har ingen bankkonto")
    NO_ACCESS = "no_access", _("får ikke brukt kontoen sin")
    NO_IDENTITY_PAPERS = "no_identity_papers", _("mangler gyldig legitimasjon")
    TOO_BURDENSOME = "too_burdensome", _("bank er for tungt å få til nå")


class Benefit(models.TextChoices):
    """What a payment may touch. We warn about these and never decide them (RULES: benefits)."""

    DISABILITY = "disability", _("uføretrygd")
    DISABILITY_FIRST_YEAR = "disability_first_year", _("uføretrygd, får ikke tjene noe første år")
    SOCIAL_ASSISTANCE = "social_assistance", _("sosialhjelp")
    HOUSING_SUPPORT = "housing_support", _("bostøtte")
    WORK_ASSESSMENT = "work_assessment", _("arbeidsavklaringspenger (AAP)")
    UNEMPLOYMENT = "unemployment", _("dagpenger")
    DEBT_SETTLEMENT = "debt_settlement", _("gjeldsordning")
    REFLECTION_PERIOD = "reflection_period", _("refleksjonsperiode")


class ParticipantManager(models.Manager):
    """Brings each participant's data key along: a list costs one query."""

    def get_queryset(self) -> models.QuerySet[Participant]:
        return super().get_queryset().select_related("data_key")

    def active(self) -> models.QuerySet[Participant]:
        """Those who may come through the door: not ended, not paused, not erased."""
        return self.get_queryset().filter(ended_on=None, paused_on=None, erased_at=None)

    def active_since(self, day: date) -> models.QuerySet[Participant]:
        """Those who may come now, and those who ended or paused on `day` or later."""
        ended_then = models.Q(ended_on=None) | models.Q(ended_on__gte=day)
        paused_then = models.Q(paused_on=None) | models.Q(paused_on__gte=day)
        return self.get_queryset().filter(ended_then, paused_then, erased_at=None)


class Participant(models.Model):
    """A participant (deltaker). A chosen name is all that arrival and draw need.

    Legal name and identity number are needed from the first pay slip. `identity_hash` is a keyed hash that
    makes the number unique and searchable without being readable.
    """

    data_key = models.OneToOneField(DataKey, on_delete=models.PROTECT, related_name="+", editable=False)
    chosen_name = EncryptedTextField(_("kallenavn"), max_length=60)
    legal_name = EncryptedTextField(_("fullt navn"), max_length=120, blank=True, default="")
    identity_number = EncryptedTextField(
        _("fødselsnummer eller D-nummer"), max_length=11, blank=True, default=""
    )
    # Null, not empty: those without a number yet must not clash with each other.
    identity_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001
    address = EncryptedTextField(_("adresse"), max_length=200, blank=True, default="")
    note = EncryptedTextField(_("notat"), max_length=2000, blank=True, default="")
    language = models.CharField(
        _("språk på lønnsslippen"), max_length=2, choices=Language.choices, default=Language.BOKMAL
    )
    started_on = models.DateField(_("begynte"))
    paused_on = models.DateField(_("pause siden"), null=True, blank=True)
    ended_on = models.DateField(_("sluttet"), null=True, blank=True)
    end_reason = models.CharField(
        _("grunn"), max_length=20, choices=EndReason.choices, blank=True, default=""
    )
    card_applied_on = models.DateField(_("søkt skattekort"), null=True, blank=True)
    next_step = EncryptedTextField(_("neste steg"), max_length=200, blank=True, default="")
    cash_reason = models.CharField(
        _("hvorfor kontant"), max_length=20, choices=CashReason.choices, blank=True, default=""
    )
    agreement_signed_on = models.DateField(_("arbeidsavtale underskrevet"), null=True, blank=True)
    needs_permit = models.BooleanField(_("trenger arbeidstillatelse"), default=False)
    permit_until = models.DateField(_("tillatelsen gjelder til og med"), null=True, blank=True)
    benefit_codes = EncryptedTextField(_("ytelser"), max_length=300, blank=True, default="", editable=False)
    disability_since = models.DateField(_("uføretrygd siden"), null=True, blank=True)
    erased_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    history = HistoricalRecords()

    objects = ParticipantManager()

    class Meta:
        verbose_name = _("deltaker")
        verbose_name_plural = _("deltakere")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on=None, end_reason="")
                | (models.Q(ended_on__isnull=False) & ~models.Q(end_reason="")),
                name="assignments_participant_end_has_reason",
                violation_error_message=_("Velg en grunn når hun slutter."),
            ),
        ]

    def __str__(self) -> str:
        # Never a name: this is what a log or an error page would keep.
        return f"participant {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save her; one who has no data key (datanøkkel) of her own yet gets it first."""
        if self.data_key_id is None:
            self.data_key = make_data_key()
        super().save(*args, **kwargs)

    @property
    def benefits(self) -> frozenset[str]:
        """Codes of `Benefit` that the supervisor has noted."""
        return frozenset(code for code in str(self.benefit_codes).split(",") if code)

    @property
    def is_active(self) -> bool:
        """May come through the door."""
        return self.ended_on is None and self.paused_on is None and self.erased_at is None

    @property
    def is_on_the_way(self) -> bool:
        """On the way in (på vei): a card is applied for, or a next step is written."""
        return self.is_active and bool(self.card_applied_on or self.next_step)
