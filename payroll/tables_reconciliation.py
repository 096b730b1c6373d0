"""The lists of the reconciliation: two sides of each figure, and what lies between them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import django_tables2 as tables
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bikuben.documents.wording import long_date
from bikuben.money import kroner
from payroll.reconciliation import Compared, ReconciledMonth, ReconciledTerm
from payroll.tables import NUMBER


@dataclass(frozen=True, slots=True)
class Row:
    """One figure with the papers behind each side."""

    label: str | Promise
    compared: Compared
    ours_url: str
    theirs_url: str


class ComparedTable(tables.Table):
    """What the slips say, what the other side says, and the difference."""

    label = tables.Column(verbose_name=_("Hva"))
    ours = tables.Column(verbose_name=_("Slippene"), accessor="compared__ours", attrs=NUMBER)
    theirs = tables.Column(verbose_name=_("Den andre siden"), accessor="compared__theirs", attrs=NUMBER)
    difference = tables.Column(verbose_name=_("Differanse"), accessor="compared", attrs=NUMBER)

    class Meta:
        orderable = False

    def render_ours(self, value: Decimal, record: Row) -> SafeString:
        return format_html('<a href="{}">{}</a>', record.ours_url, kroner(value))

    def render_theirs(self, value: Decimal, record: Row) -> SafeString:
        return format_html('<a href="{}">{}</a>', record.theirs_url, kroner(value))

    def render_difference(self, value: Compared) -> SafeString:
        if value.is_off:
            words = gettext("differanse")
            # Each date by itself: in the sum of them too much and too little cancel out.
            amounts = [(long_date(day), amount) for day, amount in value.dates]
            return format_html_join(
                " ",
                '<span class="bk-state bk-state-stop">{} {} <span class="visually-hidden">{}</span></span>',
                [(day, kroner(amount), words) for day, amount in amounts or [("", value.difference)]],
            )
        if value.difference:
            return format_html('<span class="bk-soft">{}</span>', gettext("ikke forfalt"))
        return format_html('<span class="bk-state bk-state-done">{}</span>', gettext("stemmer"))


class TermsTable(ComparedTable):
    """The same of the terms, whose other side is always what was paid."""

    theirs = tables.Column(verbose_name=_("Betalt"), accessor="compared__theirs", attrs=NUMBER)


def month_rows(month: ReconciledMonth) -> list[Row]:
    """The figures of one month, each leading to the papers on both sides."""
    slips = f"{reverse('payroll:slips')}?year={month.month.year}&month={month.month.month}"
    report, payments = reverse("payroll:report", args=[month.month]), reverse("payroll:payments")
    rows = [
        Row(_("I hånda, mot kassa"), month.cash, slips, reverse("payroll:cash")),
        Row(_("Brutto, mot meldingen"), month.gross, slips, report),
        Row(_("Trekk, mot meldingen"), month.withheld, slips, report),
        Row(_("Avgift, mot meldingen"), month.contribution, slips, report),
        Row(_("Trekk, mot betalt"), month.paid, slips, payments),
    ]
    if month.garnished.ours or month.garnished.theirs:
        rows.append(Row(_("Utleggstrekk, mot betalt"), month.garnished, slips, payments))
    return rows


def term_rows(terms: list[ReconciledTerm]) -> list[Row]:
    """The terms: as reported, against what was paid."""
    contribution, payments = reverse("payroll:contribution"), reverse("payroll:payments")
    return [
        Row(
            gettext("%(number)d. termin") % {"number": one.term.term.number},
            one.paid,
            f"{contribution}?year={one.term.term.year}#term-{one.term.term.number}",
            payments,
        )
        for one in terms
    ]
