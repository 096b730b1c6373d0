"""The lists of days and jobs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assignments.models import DayState, Job, JobStage, WorkDay
from bikuben.money import kroner
from bikuben.roles import may_open

NUMBER = {"td": {"class": "bk-number"}, "th": {"class": "bk-number"}}
ON_SCREEN = {"td": {"class": "bk-screen-only text-nowrap"}, "th": {"class": "bk-screen-only"}}
TONES = {
    DayState.OPEN: "bk-state-now",
    DayState.DRAWN: "bk-state-now",
    DayState.WORKING: "bk-state-now",
    DayState.CLOSED: "bk-state-done",
    DayState.CANCELLED: "bk-state-warn",
}
STAGE_TONES = {
    JobStage.INQUIRY: "bk-state-warn",
    JobStage.UNDER_WAY: "bk-state-now",
    JobStage.DELIVERED: "bk-state-warn",
    JobStage.INVOICED: "bk-state-done",
    JobStage.CLOSED: "bk-state-done",
}
CHANGEABLE = (DayState.PLANNED, DayState.OPEN)


def day_state(day: WorkDay) -> SafeString:
    """The state as a word; a cancelled day with its reason."""
    word = day.get_state_display()
    if day.state == DayState.CANCELLED:
        word = gettext("avlyst: %(reason)s") % {"reason": day.get_cancel_reason_display()}
    mark = format_html('<span class="bk-state {}">{}</span>', TONES.get(DayState(day.state), ""), word)
    if day.entered_afterwards:
        return format_html('{} <span class="bk-state">{}</span>', mark, gettext("ført inn etterpå"))
    return mark


class DayTable(tables.Table):
    """The days. Figures only: anyone who may log in may read them."""

    date = tables.Column(verbose_name=_("Dato"), attrs={"td": {"class": "text-nowrap"}})
    state = tables.Column(verbose_name=_("Hva ble det til"), order_by=("state", "cancel_reason"))
    main_job = tables.Column(verbose_name=_("Oppdrag"), order_by="main_job__title", default="")
    places = tables.Column(verbose_name=_("Plasser"), attrs=NUMBER)
    came = tables.Column(verbose_name=_("Kom"), attrs=NUMBER)
    worked = tables.Column(verbose_name=_("Arbeidet"), attrs=NUMBER)
    turned_away = tables.Column(verbose_name=_("Uten plass"), attrs=NUMBER)
    change = tables.Column(verbose_name="", orderable=False, empty_values=(), attrs=ON_SCREEN)

    class Meta:
        order_by = ("date",)
        empty_text = _("Ingen dager her.")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, exclude=() if _may(user, "assignments:change_day") else ("change",), **kwargs)
        self.with_links = _may(user, "assignments:day")

    def render_date(self, record: WorkDay) -> str:
        text = date_format(record.date, "D j.n.Y")
        if not self.with_links:
            return text
        return format_html('<a href="{}">{}</a>', reverse("assignments:day", args=[record.date]), text)

    def render_state(self, record: WorkDay) -> str:
        return day_state(record)

    def render_came(self, value: int, record: WorkDay) -> object:
        return _figure(value, record)

    def render_worked(self, value: int, record: WorkDay) -> object:
        return _figure(value, record)

    def render_turned_away(self, value: int, record: WorkDay) -> object:
        return _figure(value, record)

    def render_change(self, record: WorkDay) -> str:
        if record.state in CHANGEABLE:
            name, word = "assignments:change_day", gettext("Endre")
        elif record.state == DayState.CANCELLED:
            name, word = "assignments:cancel_day", gettext("Ta tilbake")
        else:
            return ""
        return format_html(
            '<a href="{}">{}<span class="visually-hidden"> {}</span></a>',
            reverse(name, args=[record.date]),
            word,
            date_format(record.date, gettext("j. F")),
        )


def _may(user: Any, name: str) -> bool:
    """Whether the page of any one day lets `user` in."""
    return may_open(user, reverse(name, args=[date(2026, 1, 5)]))


def _figure(value: int, day: WorkDay) -> object:
    """Nothing has been counted on a day that hasn't been."""
    return "" if day.state in (DayState.PLANNED, DayState.CANCELLED) and not value else value


class JobTable(tables.Table):
    """The jobs, with what was worked against what was thought."""

    title = tables.Column(verbose_name=_("Oppdrag"), linkify=("assignments:job", {"pk": tables.A("pk")}))
    client = tables.Column(verbose_name=_("For"), order_by=("kind", "client__name"), empty_values=())
    done = tables.Column(verbose_name=_("Dagsverk"), attrs=NUMBER)
    price = tables.Column(verbose_name=_("Pris"), attrs=NUMBER)
    stage = tables.Column(verbose_name=_("Hvor langt"), order_by="order")

    class Meta:
        order_by = ("stage", "title")
        empty_text = _("Ingen oppdrag her.")

    def render_client(self, record: Job) -> str:
        return record.client.name if record.client else record.get_kind_display()

    def render_done(self, record: Job) -> str:
        return done_of(record)

    def render_price(self, value: Decimal, record: Job) -> str:
        return gettext("%(amount)s kr") % {"amount": kroner(value)} if record.client_id else ""

    def render_stage(self, record: Job) -> SafeString:
        return job_stage(record)


def job_stage(job: Job) -> SafeString:
    """The stage as a word."""
    tone = STAGE_TONES.get(JobStage(job.stage), "")
    return format_html('<span class="bk-state {}">{}</span>', tone, job.get_stage_display())


def done_of(job: Job) -> str:
    """Participant-days worked, against the estimate where there is one. `job` comes from `listed_jobs`."""
    if not job.estimate:
        return str(job.done)
    return gettext("%(done)s av %(estimate)s") % {"done": job.done, "estimate": job.estimate}


class JobDaysTable(tables.Table):
    """The dates that a job was worked on."""

    date = tables.Column(verbose_name=_("Dato"))
    done = tables.Column(verbose_name=_("Dagsverk"), attrs=NUMBER)

    class Meta:
        order_by = ("-date",)
        empty_text = _("Ingen har arbeidet på dette ennå.")

    def render_date(self, record: WorkDay) -> str:
        return date_format(record.date, gettext("l j. F Y"))


def yes_no(value: bool) -> SafeString:
    """Yes in green, no in grey, both in words."""
    if value:
        return format_html('<span class="bk-state bk-state-done">{}</span>', gettext("ja"))
    return format_html('<span class="bk-state">{}</span>', gettext("nei"))
