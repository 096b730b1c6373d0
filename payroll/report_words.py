"""The report in words (melding): for its page, its to-dos and her copy."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bikuben.documents.wording import number, short_date
from bikuben.money import NO_BREAK_SPACE, kroner
from payroll.rules.monthly_report import ReportedEmployment
from payroll.rules.report_changes import Difference, What
from payroll.rules.report_facts import EndCause, IncomeCode

INCOMES: dict[str, str | Promise] = {
    IncomeCode.WAGE: gettext_lazy("timelønn"),
    IncomeCode.FEE: gettext_lazy("honorar"),
    IncomeCode.HOLIDAY_PAY: gettext_lazy("feriepenger"),
}
CAUSES: dict[str, str | Promise] = {
    EndCause.RESIGNED: gettext_lazy("har sagt opp selv"),
    EndCause.RAN_OUT: gettext_lazy("avtalen er utløpt"),
}


def month_name(month: date) -> str:
    """«april 2026»."""
    return date_format(month, "F Y")


def employment_words(one: ReportedEmployment) -> str:
    """«fra 05.01.2026», and where she ended: «fra … til …, har sagt opp selv»."""
    start = short_date(one.started_on)
    if one.ended_on is None or one.end_cause is None:
        # Held together: a narrow column breaks it otherwise.
        return (_("fra %(start)s") % {"start": start}).replace(" ", NO_BREAK_SPACE)
    facts = {"start": start, "end": short_date(one.ended_on), "cause": CAUSES[one.end_cause]}
    return _("fra %(start)s til %(end)s, %(cause)s") % facts


def difference_words(one: Difference) -> str:
    """What differs, without her name: «timelønn: 444 kr ble til 222 kr»."""
    match one.what:
        case What.INCOME:
            return _changed(str(INCOMES[one.code or IncomeCode.WAGE]), one)
        case What.HOURS:
            facts = {"before": number(one.before or 0), "after": number(one.after or 0)}
            return _("timer: %(before)s ble til %(after)s") % facts
        case What.WITHHOLDING:
            return _changed(_("skattetrekk"), one)
        case What.GARNISHMENT if one.before is not None:
            return _changed(_("utleggstrekk"), one)
        case What.GARNISHMENT:
            return _("utleggstrekket har en annen dato")
        case What.EMPLOYMENT:
            return _("når hun begynte eller sluttet")
        case What.INCOME_EMPLOYMENT:
            return _("hvilket arbeidsforhold lønna hører til")
        case What.PAY_CHANGED_ON:
            return _("når lønna hennes sist ble endret")
        case What.IDENTITY_NUMBER:
            return _("fødselsnummeret er rettet")
        case What.LIABLE:
            return _("om det er arbeidsgiveravgift på lønna hennes")
        case What.PAYOUTS if one.before == one.after:
            return _("skattetrekket har andre datoer")
        case What.PAYOUTS:
            return _changed(_("skattetrekk i alt"), one)
        case _:
            return _changed(_("arbeidsgiveravgift"), one)


def _changed(what: str, one: Difference) -> str:
    facts = {"what": what, "before": kroner(one.before or 0), "after": kroner(one.after or 0)}
    return _("%(what)s: %(before)s kr ble til %(after)s kr") % facts
