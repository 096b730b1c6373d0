"""The list of batches, the page of one, and the pages behind its buttons."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from assignments.batch_counts import Counts, counts_of
from assignments.close_batch import close_batch
from assignments.models import Batch, CheckPoint, StockMovement
from assignments.reject_pieces import reject_pieces
from assignments.repair_pieces import waiting_for_repair
from assignments.versions import version_of
from bikuben.models import User
from bikuben.roles import Role
from tests.assignments.production.batches.helpers import about, balanced, shelf, steps, work
from tests.assignments.production.world import Production
from tests.cast import TODAY, browser_for, make_participant, make_user
from tests.payroll.paying import finished_shift, working_day


@pytest.fixture
def browser(by: User) -> Browser:
    return browser_for(by)


def read(browser: Browser, address: str) -> str:
    answer = browser.get(f"/production/{address}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_list_is_narrowed(browser: Browser, production: Production) -> None:
    closed, open_one = production.batch(), production.batch()
    work(production, closed, made=2)
    close_batch(closed, date=TODAY, **about(production))
    everything = read(browser, "batches/")
    assert "MB-2026-001" in everything
    assert "MB-2026-002" in everything
    assert "MB-2026-001" not in read(browser, "batches/?state=open")
    assert "MB-2026-002" not in read(browser, "batches/?state=closed")
    assert open_one.code in read(browser, f"batches/?product={production.product.pk}")
    assert "MB-2026-002" in read(browser, "batches/?state=nonsense&product=0&sort=%00")


def test_the_page_shows_it_whole_and_no_name(browser: Browser, production: Production, batch: Batch) -> None:
    day = working_day(TODAY, main_job=production.job)
    for _person in range(3):
        finished_shift(make_participant(), day)
    work(production, batch, made=4, rejected=1, cause="chain", delivered=3, outlet=production.shop)
    page = read(browser, f"batches/{batch.pk}/")
    assert "<dt>dagsverk</dt><dd>3</dd>" in page
    assert "<dt>gjenstår</dt><dd>6</dd>" in page
    assert "<dt>Her hos oss</dt><dd>1</dd>" in page
    assert (
        f'<dt><a href="/production/outlets/{production.shop.pk}/">Gullfugl Smykker</a></dt><dd>3</dd>' in page
    )
    assert "<dt>For hvert gode stykke</dt><dd>27,50 kr</dd>" in page
    assert "kjedet røk" in page
    assert "Delene er nok til 5 til. Mangler for flere: Perle." in page
    assert "Bie" not in page
    assert "Kari Prøve" not in page


def test_a_day_of_its_form_comes_back_to_the_batch(
    browser: Browser, production: Production, batch: Batch, post
) -> None:
    address = f"/production/batches/{batch.pk}/"
    answer = post(browser, f"{address}record/", {"made": "12", "date": "2026-05-04"})
    assert answer.status_code == 422
    production.receive(Perle=10)
    answer = post(browser, f"{address}record/", {"made": "12", "date": "2026-05-04"})
    assert answer.headers["Location"] == address
    assert "Nå er det laget 12. Planen var 10." in browser.get(address).content.decode()


def test_sent_twice_it_is_written_once(browser: Browser, production: Production, batch: Batch) -> None:
    from bikuben.once import new_token

    data = {"made": "2", "date": "2026-05-04", "once": new_token()}
    for _time in range(2):
        browser.post(f"/production/batches/{batch.pk}/record/", data)
    assert counts_of(batch) == Counts(made=2)


def test_the_plan_is_changed_but_not_from_a_stale_page(
    browser: Browser, production: Production, batch: Batch, post
) -> None:
    address = f"/production/batches/{batch.pk}/change/"
    assert 'value="10"' in read(browser, f"batches/{batch.pk}/change/")
    version = version_of(batch)
    assert post(browser, address, {"planned": "0", "version": version}).status_code == 422
    assert post(browser, address, {"planned": "12", "version": version}).status_code == 302
    assert post(browser, address, {"planned": "13", "version": version}).status_code == 409
    batch.refresh_from_db()
    assert batch.planned == 12


def test_a_piece_is_rejected_part_by_part(
    browser: Browser, production: Production, batch: Batch, post
) -> None:
    address = f"/production/batches/{batch.pk}/reject/"
    assert "Er bare noen av delene ødelagt?" in read(browser, f"batches/{batch.pk}/reject/")
    chain = f"lost_{production.parts['Kjede'].pk}"
    data = {"pieces": "2", "cause": "chain", "parts": "lost", "date": "2026-05-04"}
    for wrong in (
        {"pieces": ""},
        {"cause": ""},
        {"parts": "x"},
        {chain: "3"},
        {chain: "x"},
        {"date": "2027-01-01"},
        {"reason": "a\x00b"},
    ):
        assert post(browser, address, {**data, **wrong}).status_code == 422
    assert post(browser, address, {**data, chain: "2"}).status_code == 302
    assert shelf(production) == {"Hjerte": 20, "Perle": 20, "Kjede": 18, "Eske": 20}
    assert post(browser, address, {**data, "pieces": "1"}).status_code == 302
    assert shelf(production) == {"Hjerte": 19, "Perle": 18, "Kjede": 17, "Eske": 19}
    assert post(browser, address, {**data, "pieces": "1", "parts": "repair"}).status_code == 302
    assert [one.pieces for one in waiting_for_repair([batch])] == [1]


def test_it_is_repaired_or_thrown_away(browser: Browser, production: Production, batch: Batch, post) -> None:
    for _time in range(2):
        reject_pieces(batch, 1, cause="clasp", lost={}, for_repair=True, date=TODAY, **about(production))
    other = production.batch()
    assert "Reparer 2 stykker" in read(browser, f"batches/{other.pk}/")
    assert "MB-2026-001" in read(browser, f"batches/{other.pk}/repair/")
    address = f"/production/batches/{other.pk}/repair/"
    assert post(browser, address, {"date": "2020-01-01"}).status_code == 422
    assert post(browser, address, {"date": "2026-05-04"}).status_code == 302
    assert "Ingen stykker venter" in read(browser, f"batches/{other.pk}/repair/")
    assert post(browser, address, {"date": "2026-05-04"}).status_code == 422
    reject_pieces(batch, 1, cause="clasp", lost={}, for_repair=True, date=TODAY, **about(production))
    scrap = f"/production/batches/{batch.pk}/scrap/"
    assert "1 stykke venter." in read(browser, f"batches/{batch.pk}/scrap/")
    assert post(browser, scrap, {"date": "2026-05-04", "reason": ""}).status_code == 422
    assert post(browser, scrap, {"date": "2026-05-04", "reason": "Ripete"}).status_code == 302
    assert balanced(batch)


def test_closing_shows_what_goes_back_and_can_be_undone(
    browser: Browser, production: Production, post
) -> None:
    production.product.uses_steps = True
    production.product.save()
    batch = production.batch()
    steps(production, batch, assembled=3, prepared=2, packed=2)
    page = read(browser, f"batches/{batch.pk}/close/")
    assert "2 av 10 er laget." in page
    assert "<dt>Perle</dt><dd>2</dd>" in page
    assert "1 stykke er satt sammen uten å være pakket." in page
    address = f"/production/batches/{batch.pk}/close/"
    assert post(browser, address, {"date": ""}).status_code == 422
    assert post(browser, address, {"date": "2026-05-04"}).status_code == 302
    assert post(browser, address, {"date": "2026-05-04"}).status_code == 409
    page = read(browser, f"batches/{batch.pk}/")
    assert "avsluttet 04.05.2026" in page
    assert 'name="made"' not in page
    assert post(browser, f"/production/batches/{batch.pk}/record/", {"made": "1"}).status_code == 409
    assert post(browser, f"/production/batches/{batch.pk}/reopen/").status_code == 302
    assert post(browser, f"/production/batches/{batch.pk}/reopen/").status_code == 409


def test_the_check_list_stops_it_and_names_the_point(
    browser: Browser, production: Production, batch: Batch, post
) -> None:
    production.product.uses_checklist = True
    production.product.save()
    CheckPoint.objects.create(product=production.product, text="Låsen holder")
    assert "Låsen holder" in read(browser, f"batches/{batch.pk}/close/")
    answer = post(browser, f"/production/batches/{batch.pk}/close/", {"date": "2026-05-04"})
    assert answer.status_code == 422


def test_a_movement_is_taken_back_with_a_reason(
    browser: Browser, production: Production, batch: Batch, post
) -> None:
    (movement,) = work(production, batch, made=3).movements
    address = f"/production/movements/{movement.pk}/reverse/"
    assert "Perle: på lager → i arbeid" in read(browser, f"movements/{movement.pk}/reverse/")
    assert post(browser, address, {"reason": ""}).status_code == 422
    answer = post(browser, address, {"reason": "Talte feil"})
    assert answer.headers["Location"] == f"/production/batches/{batch.pk}/"
    assert counts_of(batch) == Counts()
    assert browser.get(address).status_code == 409
    page = read(browser, f"batches/{batch.pk}/")
    assert "tatt tilbake: laget" in page
    assert "Talte feil" in page
    receipt = StockMovement.objects.get(kind="receipt")
    answer = post(browser, f"/production/movements/{receipt.pk}/reverse/", {"reason": "Feil"})
    assert answer.status_code == 302
    assert shelf(production)["Perle"] == 0


def test_what_isnt_there_is_not_found(browser: Browser, production: Production) -> None:
    for address in ("batches/999999999/", "batches/999999999/close/", "movements/999999999/reverse/"):
        assert browser.get(f"/production/{address}").status_code == 404


def test_the_accountant_reads_only(production: Production, batch: Batch) -> None:
    work(production, batch, made=1)
    browser = browser_for(make_user("regnskap", Role.ACCOUNTANT))
    page = read(browser, f"batches/{batch.pk}/")
    assert "Ta tilbake" not in page
    assert "Avslutt partiet" not in page
    assert "MB-2026-001" in read(browser, "batches/")


def test_the_jobs_page_leads_here(browser: Browser, production: Production, batch: Batch) -> None:
    page = browser.get(f"/jobs/{production.job.pk}/").content.decode()
    assert "Til produksjonen" in page
    assert "MB-2026-001" in page


def test_lists_take_the_same_queries_for_many(browser: Browser, production: Production, batch: Batch) -> None:
    addresses = ("/production/batches/", f"/production/batches/{batch.pk}/")
    day = working_day(TODAY, main_job=production.job)
    finished_shift(make_participant(), day)
    work(production, batch, made=1, delivered=1, outlet=production.shop)
    for address in addresses:
        browser.get(address)
    few = [queries(browser, address) for address in addresses]
    for number in range(3):
        finished_shift(
            make_participant(), working_day(TODAY - timedelta(days=number + 1), main_job=production.job)
        )
        work(production, production.batch(day=TODAY - timedelta(days=number + 1)), made=1)
        work(production, batch, made=1, rejected=1, cause="clasp")
    assert [queries(browser, address) for address in addresses] == few


def queries(browser: Browser, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(address).status_code == 200
    return len(seen)
