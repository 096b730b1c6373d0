"""The lists of the reports' pages."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bikuben.documents.wording import number, short_date
from bikuben.money import kroner
from bikuben.templatetags.bikuben import linked
from payroll.report_page import PayoutRow, PersonRow, codes_of
from payroll.report_state import MonthState, ReportState
from payroll.report_words import month_name
from payroll.rules.report_facts import IncomeCode
from payroll.tables import NUMBER, UNBROKEN


class MonthTable(tables.Table):
    """The months of a year: what each comes to and where its report stands."""

    month = tables.Column(
        verbose_name=_("Måned"), linkify=("payroll:report", {"month": tables.A("month")}), attrs=UNBROKEN
    )
    state = tables.Column(verbose_name=_("Meldingen"))
    due = tables.Column(verbose_name=_("Frist"), attrs=UNBROKEN)
    people = tables.Column(verbose_name=_("Personer"), empty_values=(), attrs=NUMBER)
    gross = tables.Column(verbose_name=_("Brutto, kr"), empty_values=(), attrs=NUMBER)
    withholding = tables.Column(verbose_name=_("Trekk, kr"), empty_values=(), attrs=NUMBER)
    contribution = tables.Column(verbose_name=_("Avgift, kr"), empty_values=(), attrs=NUMBER)

    class Meta:
        orderable = False
        empty_text = _("Ingen måneder ennå.")

    def render_month(self, record: MonthState) -> str:
        name = month_name(record.month)
        return f"{name[:1].upper()}{name[1:]}"

    def render_state(self, record: MonthState) -> SafeString:
        if record.is_overdue:
            return format_html('<span class="bk-state bk-state-stop">{}</span>', gettext("over fristen"))
        return format_html('<span class="bk-state {}">{}</span>', record.state.sign, record.state.label)

    def render_due(self, record: MonthState) -> str:
        return short_date(record.due) if record.state != ReportState.NOT_NEEDED else ""

    def render_people(self, record: MonthState) -> str:
        return str(len(record.report.people)) if _tells(record) else ""

    def render_gross(self, record: MonthState) -> str:
        return kroner(record.report.gross) if _tells(record) else ""

    def render_withholding(self, record: MonthState) -> str:
        return kroner(record.report.withholding) if _tells(record) else ""

    def render_contribution(self, record: MonthState) -> str:
        return kroner(record.report.contribution) if _tells(record) else ""


def _tells(state: MonthState) -> bool:
    """Whether there is anything to tell of the month."""
    return state.report is not None and not state.report.is_empty


class LinkedColumn(tables.Column):
    """A figure that leads to the slips behind it, with its sum at the foot."""

    def __init__(self, *, figure: str, code: IncomeCode | None = None, **kwargs: Any) -> None:
        super().__init__(empty_values=(), attrs=NUMBER, footer=self.total, **kwargs)
        self.figure, self.code = figure, code

    def render(self, record: PersonRow) -> SafeString | str:
        value = self.value_of(record)
        return linked(self.written(value), record.slips) if value else ""

    def total(self, table: ReportTable) -> SafeString:
        """The sum of the column, which leads to all slips of the month."""
        return linked(self.written(sum((self.value_of(row) for row in table.data), Decimal(0))), table.slips)

    def value_of(self, row: PersonRow) -> Decimal:
        """The figure of one person."""
        if self.code is not None:
            return row.incomes.get(self.code, Decimal(0))
        return Decimal(getattr(row, self.figure))

    def written(self, value: Decimal) -> str:
        """As it stands on the page."""
        return number(value) if self.figure == "hours" else kroner(value)


class ReportTable(tables.Table):
    """The people of a report. `slips` leads to all slips of the month."""

    name = tables.Column(verbose_name=_("Navn"), footer=_("I alt"))
    employments = tables.Column(verbose_name=_("Ansatt"), empty_values=())

    class Meta:
        orderable = False
        empty_text = _("Ingen.")

    def __init__(self, rows: list[PersonRow], *, slips: str, **kwargs: Any) -> None:
        self.slips = slips
        columns: list[tuple[str, LinkedColumn]] = [
            (f"income_{code}", LinkedColumn(figure="incomes", code=code, verbose_name=word.capitalize()))
            for code, word in codes_of(rows)
        ]
        if any(row.hours for row in rows):
            columns.insert(0, ("hours", LinkedColumn(figure="hours", verbose_name=_("Timer"))))
        columns.append(("withholding", LinkedColumn(figure="withholding", verbose_name=_("Skattetrekk"))))
        if any(row.garnishment for row in rows):
            columns.append(
                ("garnishment", LinkedColumn(figure="garnishment", verbose_name=_("Utleggstrekk")))
            )
        super().__init__(rows, extra_columns=columns, **kwargs)

    def render_employments(self, record: PersonRow) -> SafeString | str:
        if not record.is_told:
            return gettext("meldes ikke, bare det som er trukket")
        if not record.employments:
            return gettext("ikke ansatt denne måneden")
        return format_html_join(", ", "{}", ((words,) for words in record.employments))


def _withheld(table: PayoutTable) -> SafeString:
    return linked(kroner(sum(row.amount for row in table.data)), table.slips)


class PayoutTable(tables.Table):
    """What was withheld, by payout date. `slips` leads to all slips of the month."""

    date = tables.Column(verbose_name=_("Utbetalt"), footer=_("I alt"))
    amount = tables.Column(verbose_name=_("Skattetrekk"), attrs=NUMBER, footer=_withheld)

    class Meta:
        orderable = False
        empty_text = _("Ingen skatt ble trukket.")

    def __init__(self, rows: list[PayoutRow], *, slips: str, **kwargs: Any) -> None:
        self.slips = slips
        super().__init__(rows, **kwargs)

    def render_date(self, value: datetime.date) -> str:
        return short_date(value)

    def render_amount(self, record: PayoutRow) -> SafeString:
        return linked(kroner(record.amount), record.slips)
