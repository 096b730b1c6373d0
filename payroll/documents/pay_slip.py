"""The pay slip (lønnsslipp) on paper: one A4 sheet per person, never two people on one sheet.

The upper half is hers to take along, the lower half the receipt that she signs and the project keeps.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import GREY, HALF, INNER, MARGIN, PALE, RIGHT, Sheet, fitting_size
from bikuben.documents.wording import clock, hours, long_date, number, organisation_number, short_date
from bikuben.identity import printed_identity_number
from bikuben.money import kroner
from payroll.documents.garnishment_rows import garnishment_list, garnishment_rows, receipt_list
from payroll.documents.slip_data import PrintedLine, PrintedSlip
from payroll.models import BasisKind, IncomeKind, SlipKind

CALCULATION = 92.0  # mm for how the net comes about
ASIDE = MARGIN + 106.0  # where she and her year so far begin
ASIDE_WIDTH = RIGHT - ASIDE
ROW = 6.0


def pay_slips_pdf(slips: Sequence[PrintedSlip]) -> bytes:
    """One file for the day's printing, a sheet a slip, each in its own language. ValueError: no slip."""
    if not slips:
        raise ValueError("there is no slip to print")
    languages = [_printed_language(slip) for slip in slips]
    with override(languages[0]):
        sheet = Sheet(_("Lønnsslipp"), language=languages[0])
    for place, (slip, language) in enumerate(zip(slips, languages, strict=True)):
        if place:
            sheet.next_page()
        with override(language):
            _hers(sheet, slip)
            sheet.cut_line()
            _receipt(sheet, slip)
    return sheet.finish()


def _printed_language(slip: PrintedSlip) -> str:
    return "nb" if slip.language in ("nb", "nn", "no") else "en"


def _hers(sheet: Sheet, slip: PrintedSlip) -> None:
    _employer(sheet, slip, 20, _("Din del"))
    _large(sheet, slip, 50, 64)
    sheet.text(MARGIN, 59, _what_it_is(slip), size=11, width=CALCULATION)
    y = 65.0
    for line in (_worked(slip), *_remarks(slip)):
        y = sheet.paragraph(MARGIN, y, line, width=CALCULATION, size=9.5, grey=GREY) if line else y
    _calculation(sheet, slip, max(y + 5, 83))
    _person(sheet, slip, 38)
    garnishment_list(sheet, slip, _year(sheet, slip, 83), x=ASIDE, width=ASIDE_WIDTH)


def _employer(sheet: Sheet, slip: PrintedSlip, y: float, note: str) -> None:
    sheet.text(MARGIN, y, slip.employer_name, size=10, weight=Weight.MEDIUM, width=INNER - 52)
    org = _("Org.nr. %(number)s") % {"number": organisation_number(slip.employer_organisation_number)}
    where = f"{org}  ·  {slip.employer_address}" if slip.employer_address else org
    sheet.text(MARGIN, y + 5.2, where, size=8.5, grey=GREY, width=INNER - 52)
    title = _("Lønnsslipp %(number)s") % {"number": slip.number}
    sheet.text(RIGHT, y, title, size=10, weight=Weight.MEDIUM, align="right", width=50)
    sheet.text(RIGHT, y + 5.2, note, size=8.5, grey=GREY, align="right")


def _large(sheet: Sheet, slip: PrintedSlip, y: float, size: float) -> None:
    amount = kroner(slip.net)
    # The figure may be long (−1 234,50); figure and unit shrink together.
    size = min(size, size * 6 / max(6, len(amount)))
    taken = sheet.text(MARGIN - size * 0.02, y, amount, size=size, weight=Weight.MEDIUM)
    sheet.text(MARGIN + taken, y, "\u00a0" + _("kr"), size=size, weight=Weight.LIGHT)


def _what_it_is(slip: PrintedSlip) -> str:
    day = {"date": long_date(slip.date)}
    if slip.is_reversal:
        return _("Tilbakeføring av lønnsslipp %(number)s") % {"number": slip.refers_to}
    if slip.settled:
        return _("gjort opp %(date)s mot penger du alt har fått") % day
    if slip.garnishment and not slip.net:
        return _("gikk til utleggstrekk %(date)s") % day
    return _("utbetalt kontant %(date)s") % day


def _worked(slip: PrintedSlip) -> str:
    if slip.kind == SlipKind.HOLIDAY:
        return _("Feriepenger")
    if slip.earning_year is not None:
        return _("Feriepenger opptjent i %(year)d") % {"year": slip.earning_year}
    if slip.work_date is None:
        return ""
    text = _("Arbeid %(date)s") % {"date": long_date(slip.work_date)}
    if slip.starts_at and slip.ends_at:
        times = {"start": clock(slip.starts_at), "end": clock(slip.ends_at)}
        text += ", " + _("klokka %(start)s–%(end)s") % times
    return f"{text}, {hours(slip.hours)}" if slip.hours > 0 else text


def _remarks(slip: PrintedSlip) -> list[str]:
    remarks = []
    if slip.is_reversal:
        remarks.append(_("Tilbakeført %(date)s.") % {"date": long_date(slip.issued_on or slip.date)})
    if slip.kind == SlipKind.SUPPLEMENT:
        remarks.append(_("Tillegg til lønnsslipp %(number)s for samme dag.") % {"number": slip.refers_to})
        if slip.day_as_a_whole:
            remarks[-1] += " " + _("Skatten er regnet av dagen under ett.")
    if slip.kind == SlipKind.HOLIDAY:
        remarks.append(slip.reason)
    elif slip.reason:
        remarks.append(_("Grunn: %(reason)s") % {"reason": slip.reason})
    remarks += [_arithmetic(line) for line in slip.lines if line.basis == BasisKind.CORRECTION]
    if slip.card_year and slip.card_year != slip.date.year:
        remarks.append(_("Skattekortet for %(year)d er brukt.") % {"year": slip.card_year})
    return remarks


def _arithmetic(line: PrintedLine) -> str:
    """How a correction comes about. SBF §5-5-1."""
    facts = {
        "when": _when(line),
        "was": kroner(line.was_withheld or 0),
        "should": kroner(line.should_be or 0),
        "now": kroner(abs(line.withheld)),
    }
    if (line.should_be or 0) > (line.was_withheld or 0):
        text = _("Skatt %(when)s: trukket %(was)s kr, riktig er %(should)s kr. %(now)s kr mer trekkes nå.")
    else:
        text = _("Skatt %(when)s: trukket %(was)s kr, riktig er %(should)s kr. %(now)s kr mindre trekkes nå.")
    return text % facts


def _when(line: PrintedLine) -> str:
    """The payouts that a correction is for: one date, or the first and the last."""
    first, last = line.first_date, line.last_date
    if first is None or last is None or first == last:
        return short_date(first) if first else ""
    return _("%(first)s til %(last)s") % {"first": short_date(first), "last": short_date(last)}


def _calculation(sheet: Sheet, slip: PrintedSlip, y: float) -> None:
    _sum(sheet, y, _before_tax(slip), kroner(slip.gross))
    for line in slip.lines:
        y += ROW
        _sum(sheet, y, _withholding(slip, line), kroner(-line.withheld))
    y = garnishment_rows(sheet, slip, y, row=ROW, width=CALCULATION)
    sheet.line(MARGIN, y + 2.2, MARGIN + CALCULATION, thickness=0.5)
    y += ROW + 1.4
    _sum(sheet, y, _("Til deg"), kroner(slip.net), weight=Weight.MEDIUM)
    if slip.income_kind == IncomeKind.WAGE:
        base = _("Feriepengegrunnlag %(amount)s kr") % {"amount": kroner(slip.holiday_base)}
        sheet.text(MARGIN, y + ROW + 1.5, base, size=8.5, grey=GREY)


def _before_tax(slip: PrintedSlip) -> str:
    match slip.income_kind:
        case IncomeKind.FEE:
            return _("Honorar før skatt")
        case IncomeKind.HOLIDAY_PAY:
            return _("Feriepenger før skatt")
    return _("Lønn før skatt")


def _sum(sheet: Sheet, y: float, label: str, amount: str, *, weight: Weight = Weight.REGULAR) -> None:
    sheet.text(MARGIN, y, label, size=10.5, weight=weight, width=CALCULATION - 24)
    sheet.text(MARGIN + CALCULATION, y, amount, size=10.5, weight=weight, align="right", width=23)


def _withholding(slip: PrintedSlip, line: PrintedLine) -> str:
    """How this part's withholding was found. SBF §5-10-20."""
    if line.basis == BasisKind.CORRECTION:
        return _("Skatt trukket %(when)s rettes") % {"when": _when(line)}
    facts = {
        "base": kroner(line.base),
        "table": line.table,
        "percent": "" if line.percent is None else number(line.percent),
    }
    match line.basis:
        case BasisKind.TABLE:
            return _("Skatt etter tabell %(table)s av %(base)s kr") % facts
        case BasisKind.TAX_AT_SOURCE:
            return _("Kildeskatt, %(percent)s prosent av %(base)s kr") % facts
        case BasisKind.NO_CARD:
            return _("Uten skattekort, %(percent)s prosent av %(base)s kr") % facts
        case BasisKind.EXEMPTION:
            return _("Frikort, ingen skatt av %(base)s kr") % facts
        case BasisKind.FREE_WEEKS:
            return _("Trekkfrie uker, ingen skatt av %(base)s kr") % facts
        case BasisKind.HOLIDAY_PAY:
            return _("Ingen skatt av %(base)s kr feriepenger") % facts
    if slip.basis == BasisKind.EXEMPTION:
        return _("Over frikortgrensen, %(percent)s prosent av %(base)s kr") % facts
    return _("Skatt, %(percent)s prosent av %(base)s kr") % facts


def _person(sheet: Sheet, slip: PrintedSlip, y: float) -> None:
    # A long name is made a little smaller before it is broken inside a word.
    longest = max(slip.legal_name.split() or [""], key=len)
    size = max(8.0, fitting_size(longest, ASIDE_WIDTH, Weight.MEDIUM, 11))
    y = sheet.paragraph(
        ASIDE, y, slip.legal_name, width=ASIDE_WIDTH, size=size, leading=1.3, weight=Weight.MEDIUM
    )
    sheet.text(ASIDE, y + 0.6, printed_identity_number(slip.identity_number), size=10)


def _year(sheet: Sheet, slip: PrintedSlip, y: float) -> float:
    is_wage = slip.income_kind == IncomeKind.WAGE
    sums = [
        (_("Lønn før skatt") if is_wage else _("Før skatt"), slip.year_gross),
        (_("Skatt"), slip.year_withholding),
        (_("Til deg"), slip.year_net),
    ]
    if is_wage or slip.year_holiday_base:
        sums.append((_("Feriepengegrunnlag"), slip.year_holiday_base))
    title = _("Hittil i %(year)d") % {"year": slip.date.year}
    sheet.text(ASIDE, y, title, size=9, weight=Weight.MEDIUM)
    for label, amount in sums:
        y += 5.2
        sheet.text(ASIDE, y, label, size=9, grey=GREY)
        sheet.text(RIGHT, y, kroner(amount), size=9, grey=GREY, align="right")
    return y


def _receipt(sheet: Sheet, slip: PrintedSlip) -> None:
    _employer(sheet, slip, HALF + 20, _("Vår del"))
    _large(sheet, slip, HALF + 46, 40)
    sheet.text(MARGIN, HALF + 54, _what_it_is(slip), size=11, width=CALCULATION)
    y = HALF + 60
    for line in (_worked(slip), *_remarks(slip)):
        y = sheet.paragraph(MARGIN, y, line, width=CALCULATION, size=9.5, grey=GREY) if line else y
    _person(sheet, slip, HALF + 38)
    y = max(y + 6, HALF + 80)
    figures = [(_before_tax(slip), slip.gross), (_("Skatt"), slip.withholding)]
    if slip.garnishment:
        figures.append((_("Utleggstrekk"), slip.garnishment))
    figures.append((_("Til deg"), slip.net))
    sheet.line(MARGIN, y - 5.5, RIGHT, thickness=0.3, grey=PALE)
    for column, (label, amount) in enumerate(figures):
        x = MARGIN + column * 34
        sheet.text(x, y, label, size=8.5, grey=GREY, width=32)
        sheet.text(x, y + 5.6, kroner(amount), size=11, width=32)
    receipt_list(sheet, slip, y + 12)
    signature = HALF + 121
    sheet.line(MARGIN, signature, MARGIN + CALCULATION, thickness=0.5)
    sheet.text(MARGIN, signature + 4.2, _to_sign(slip), size=8.5, grey=GREY, width=CALCULATION)
    sheet.line(ASIDE, signature, RIGHT, thickness=0.5)
    sheet.text(ASIDE, signature + 4.2, _("For arbeidsgiveren"), size=8.5, grey=GREY, width=ASIDE_WIDTH)


def _to_sign(slip: PrintedSlip) -> str:
    if slip.is_reversal:
        return _("Jeg har fått vite om rettelsen. Underskrift")
    if slip.settled or not slip.net:
        return _("Jeg har fått denne lønnsslippen. Underskrift")
    return _("Jeg har fått %(amount)s kr. Underskrift") % {"amount": kroner(slip.net)}
