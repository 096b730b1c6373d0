"""A price for one job: what is invoiced stays, the rest gets it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assignments.models import InvoiceSettings, Job, JobKind, JobStage, LostReason
from assignments.quote_price import PriceEffect, price_effect, quote_price, quote_text
from assignments.versions import version_of
from bikuben.refusals import Refused
from tests.cast import make_billed_job, make_job
from tests.payroll.costs.world import a_day, billed, worked, worker

pytestmark = pytest.mark.django_db


def refused(job: Job, by, **given) -> str:
    with pytest.raises(Refused) as caught:
        quote_price(job, **{"price": Decimal(360), **given}, by=by)
    return caught.value.code


def test_the_job_costs_the_new_price(supervisor) -> None:
    job = make_billed_job()
    quote_price(job, price=Decimal("359.50"), by=supervisor)
    job.refresh_from_db()
    assert job.price == Decimal("359.50")
    assert job.history.first().history_user == supervisor


def test_it_says_what_stays_and_what_gets_it(clock, project, supervisor) -> None:
    job = make_billed_job()
    one, other, third, day = worker(), worker(), worker(), a_day(job)
    for woman in (one, other, third):
        worked(woman, day)
    line = billed(job, [one], day, by=supervisor)
    assert price_effect(job) == PriceEffect(billed=1, waiting=2)
    assert quote_price(job, price=Decimal(360), by=supervisor) == PriceEffect(billed=1, waiting=2)
    line.refresh_from_db()
    assert line.unit_price == 200


def test_another_job_of_the_client_keeps_its_price(supervisor) -> None:
    job = make_billed_job()
    other = make_billed_job(client=job.client)
    quote_price(job, price=Decimal(360), by=supervisor)
    other.refresh_from_db()
    assert other.price == 200


@pytest.mark.parametrize("price", ["0", "-1", "0.99", "10000.01"])
def test_an_impossible_price_is_refused(price, supervisor) -> None:
    job = make_billed_job()
    assert refused(job, supervisor, price=Decimal(price)) == "bad_price"
    job.refresh_from_db()
    assert job.price == 200


@pytest.mark.parametrize("price", ["1", "10000"])
def test_the_lowest_and_the_highest_price_can_be_given(price, supervisor) -> None:
    job = make_billed_job()
    quote_price(job, price=Decimal(price), by=supervisor)
    job.refresh_from_db()
    assert job.price == Decimal(price)


def test_our_own_work_has_no_price(supervisor) -> None:
    assert refused(make_job(kind=JobKind.INTERNAL), supervisor) == "not_billed"


@pytest.mark.parametrize("stage", [JobStage.INVOICED, JobStage.CLOSED, JobStage.LOST])
def test_a_job_that_is_over_keeps_its_price(stage, supervisor) -> None:
    reason = LostReason.PRICE if stage == JobStage.LOST else ""
    job = make_billed_job(stage=stage, lost_reason=reason, is_active=False)
    assert refused(job, supervisor) == "over"


def test_a_page_from_before_someone_elses_change_is_refused(supervisor) -> None:
    job = make_billed_job()
    version = version_of(job)
    quote_price(job, price=Decimal(300), version=version, by=supervisor)
    assert refused(job, supervisor, version=version) == "stale"


def test_the_words_for_the_offer_name_price_and_estimate() -> None:
    job = make_billed_job(price=Decimal(360), estimate=20)
    assert quote_text(job).replace("\u00a0", " ") == (
        "Prisen er 360 kr per dagsverk. Et dagsverk er én person i arbeid én dag. "
        "Vi anslår 20 dagsverk, til sammen 7 200 kr. Dere betaler for de dagsverkene det blir."
    )


def test_they_name_vat_where_it_is_charged() -> None:
    InvoiceSettings.objects.create(pk=1, charges_vat=True)
    assert quote_text(make_billed_job()).endswith("25 % merverdiavgift kommer i tillegg.")
