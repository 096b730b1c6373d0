"""The written agreement (arbeidsavtale), AML §14-5: one sheet in plain words, signed by both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import GREY, INNER, MARGIN, PALE, RIGHT, Sheet
from bikuben.documents.wording import long_date, number, organisation_number
from bikuben.money import kroner

HEAD = MARGIN + 38.0
SIGN_AT = 252.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the agreement says. `net` is kroner in her hand for a day, `holiday_percent` None for a fee.

    `is_temporary`: the ground is written by hand, for the law wants one (AML §14-9). Without an identity
    number: it isn't needed here.
    """

    employer_name: str
    employer_organisation_number: str
    employer_address: str
    legal_name: str
    address: str
    starts_on: date
    net: Decimal
    holiday_percent: Decimal | None
    cash_reason: str
    is_temporary: bool

    @property
    def is_fee(self) -> bool:
        """Whether a fee (honorar) is paid instead of a wage."""
        return self.holiday_percent is None


def agreement_pdf(agreement: Agreement, *, language: str) -> bytes:
    """The agreement in "nb" or "en", ready to be signed."""
    with override(language):
        sheet = Sheet(_("Arbeidsavtale"), language=language)
        sheet.text(MARGIN, 30, _("Arbeidsavtale"), size=25, weight=Weight.MEDIUM)
        y = _parties(sheet, agreement, 44)
        for head, words in _clauses(agreement):
            sheet.line(MARGIN, y - 5.6, RIGHT, thickness=0.25, grey=PALE)
            sheet.text(MARGIN, y, head, size=10, weight=Weight.MEDIUM, width=36)
            y = sheet.paragraph(HEAD, y, words, width=RIGHT - HEAD, size=10.5) + 4.6
        _signatures(sheet, agreement)
        return sheet.finish()


def _parties(sheet: Sheet, agreement: Agreement, y: float) -> float:
    column = INNER / 2 - 5
    org = _("Org.nr. %(number)s") % {"number": organisation_number(agreement.employer_organisation_number)}
    columns = (
        (MARGIN, _("Arbeidsgiver"), agreement.employer_name, f"{org}\n{agreement.employer_address}"),
        (MARGIN + column + 10, _("Arbeidstaker"), agreement.legal_name, agreement.address),
    )
    lowest = y
    for x, label, name, below in columns:
        sheet.text(x, y, label, size=9, grey=GREY)
        under = sheet.paragraph(x, y + 6.5, name, width=column, size=13, weight=Weight.MEDIUM)
        lowest = max(lowest, sheet.paragraph(x, under - 0.7, below, width=column, size=9.5, grey=GREY))
    return lowest + 10


def _clauses(agreement: Agreement) -> list[tuple[str, str]]:
    clauses = [
        (
            _("Arbeidet"),
            _("Enkelt manuelt arbeid, som å montere, pakke og sende. Arbeidsstedet er %(place)s.")
            % {"place": agreement.employer_address or agreement.employer_name},
        ),
        (_("Fra"), _("Avtalen gjelder fra %(day)s.") % {"day": long_date(agreement.starts_on)}),
        (
            _("Tid"),
            _(
                "Arbeidet er uten faste timer. En dag er to til fire timer, med pause når du trenger det. "
                "Du kommer de dagene du vil. Er det flere enn det er plass til, trekkes det lodd."
            ),
        ),
        _pay(agreement),
    ]
    if agreement.cash_reason:
        clauses.append(
            (
                _("Kontant"),
                (
                    _("Honoraret betales i kontanter, mot underskrift. Grunn: %(reason)s.")
                    if agreement.is_fee
                    else _("Lønna betales i kontanter, mot underskrift. Grunn: %(reason)s.")
                )
                % {"reason": agreement.cash_reason},
            )
        )
    if agreement.holiday_percent is not None:
        clauses.append(
            (
                _("Feriepenger"),
                _("%(percent)s %% av lønna før skatt, utbetalt året etter.")
                % {"percent": number(agreement.holiday_percent)},
            )
        )
    if agreement.is_temporary:
        clauses.append((_("Varighet"), _("Arbeidet er midlertidig. Grunn: %(blank)s") % {"blank": "_" * 44}))
    clauses.append(
        (
            _("Slutt"),
            _(
                "Du kan slutte når du vil. Skal arbeidsgiveren si opp avtalen, skjer det skriftlig og etter "
                "arbeidsmiljøloven."
            ),
        )
    )
    rest = _("Arbeidsmiljøloven og ferieloven gjelder for det som ikke står her.")
    if agreement.is_fee:
        rest = _("Arbeidsmiljøloven gjelder for det som ikke står her.")
    clauses.append((_("Ellers"), rest))
    return clauses


def _pay(agreement: Agreement) -> tuple[str, str]:
    net = {"net": kroner(agreement.net)}
    if agreement.is_fee:
        fee = _(
            "%(net)s kroner i hånda for hver dag. Arbeidsgiveren betaler skatten i tillegg. "
            "Honoraret betales samme dag, med slipp. Det gir ikke feriepenger."
        )
        return _("Honorar"), fee % net
    wage = _(
        "%(net)s kroner i hånda for hver dag. Arbeidsgiveren betaler skatten i tillegg. "
        "Lønna betales samme dag, med lønnsslipp."
    )
    return _("Lønn"), wage % net


def _signatures(sheet: Sheet, agreement: Agreement) -> None:
    column = INNER / 2 - 5
    sheet.text(MARGIN, SIGN_AT - 18, _("Sted og dato"), size=9, grey=GREY)
    sheet.line(MARGIN + 24, SIGN_AT - 18, MARGIN + 100, thickness=0.5)
    for x, label in ((MARGIN, _("For arbeidsgiveren")), (MARGIN + column + 10, agreement.legal_name)):
        sheet.line(x, SIGN_AT + 6, x + column, thickness=0.5)
        sheet.paragraph(x, SIGN_AT + 11, label, size=9, grey=GREY, width=column)
    sheet.text(MARGIN, SIGN_AT + 24, _("To like eksemplarer, ett til hver."), size=9, grey=GREY)
