"""The pages of payments, of the bank's files and of reminders, from the form to the sentence she reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser

from assignments.models import BankFile, ClientPayment, Reminder, UnknownPayment
from bikuben.models import Project, User
from tests.assignments.payments.world import Tx, camt, entry, make_invoice
from tests.cast import TODAY, make_billed_job

Post = Callable[..., Any]
LATE = TODAY - timedelta(days=40)


def a_file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("konto.xml", content, content_type="text/xml")


def test_a_payment_by_hand(as_accountant: Browser, supervisor: User, post: Post, open_on: Any) -> None:
    invoice = make_invoice(supervisor)
    url = f"/invoices/{invoice.pk}/pay/"
    assert 'value="1000"' in as_accountant.get(url).text
    answer = post(as_accountant, url, amount="250,50", paid_on="2026-05-02")
    assert (answer.status_code, open_on(invoice)) == (302, 1000 - ClientPayment.objects.get().amount)


def test_money_paid_back_from_the_invoice_and_undone(
    as_accountant: Browser, supervisor: User, post: Post, open_on: Any
) -> None:
    invoice = make_invoice(supervisor)
    page, url = f"/invoices/{invoice.pk}/", f"/invoices/{invoice.pk}/refund/"
    post(as_accountant, f"/invoices/{invoice.pk}/pay/", amount="1000", paid_on="2026-05-02")
    assert url not in as_accountant.get(page).text
    post(as_accountant, f"/invoices/{invoice.pk}/pay/", amount="400", paid_on="2026-05-02")
    assert url in as_accountant.get(page).text
    assert 'value="400"' in as_accountant.get(url).text
    assert post(as_accountant, url, amount="400,01", paid_on="2026-05-04").status_code == 422
    assert post(as_accountant, url, amount="400", paid_on="2026-05-04").status_code == 302
    assert open_on(invoice) == 0
    assert url not in as_accountant.get(page).text
    undo = f"/payments/{ClientPayment.objects.get(amount=-400).pk}/take-back/"
    assert undo in as_accountant.get(page).text
    assert undo in as_accountant.get("/payments/").text
    assert as_accountant.get(undo).status_code == 200
    assert post(as_accountant, undo).status_code == 302
    assert open_on(invoice) == -400


@pytest.mark.parametrize(
    "wrong",
    [{"amount": "0"}, {"amount": "x"}, {"amount": "1,234"}, {"paid_on": "2026-05-05"}, {"paid_on": "i går"}],
)
def test_a_payment_that_cannot_be_is_answered_at_its_field(
    as_supervisor: Browser, supervisor: User, post: Post, wrong: dict[str, str]
) -> None:
    invoice = make_invoice(supervisor)
    answer = post(
        as_supervisor, f"/invoices/{invoice.pk}/pay/", {"amount": "10", "paid_on": "2026-05-04", **wrong}
    )
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == list(wrong)
    assert not ClientPayment.objects.exists()


def test_the_bank_s_file_from_the_form_to_what_came_of_it(
    as_supervisor: Browser, supervisor: User, project: Project, post: Post, open_on: Any
) -> None:
    invoice = make_invoice(supervisor)
    content = camt(entry(Tx(kid=invoice.kid), reference="R1"), entry(Tx(text="Gave"), reference="R2"))
    answer = post(as_supervisor, "/payments/import/", file=a_file(content))
    page = as_supervisor.get(answer.url)
    assert open_on(invoice) == 0
    assert page.context["file"] == BankFile.objects.get()
    assert invoice.full_number in page.text
    again = post(as_supervisor, "/payments/import/", file=a_file(content))
    assert again.url == answer.url
    assert "lest før" in as_supervisor.get(again.url).text


def test_a_file_that_is_none_is_answered_at_its_field(
    as_supervisor: Browser, project: Project, post: Post
) -> None:
    for data in ({"file": a_file(b"<html/>")}, {"file": a_file(b"")}, {}):
        answer = post(as_supervisor, "/payments/import/", data)
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == ["file"]
    assert not BankFile.objects.exists()


def test_unknown_money_is_put_on_an_invoice_set_aside_and_brought_back(
    as_supervisor: Browser, supervisor: User, take_in: Any, post: Post, open_on: Any
) -> None:
    invoice = make_invoice(supervisor)
    take_in(camt(entry(Tx(text="Gave"), reference="R1")))
    unknown = UnknownPayment.objects.get()
    assert "Gave" in as_supervisor.get("/payments/unknown/").text
    url = f"/payments/unknown/{unknown.pk}/"
    post(as_supervisor, f"{url}aside/")
    assert "Gave" in as_supervisor.get("/payments/unknown/").text
    assert post(as_supervisor, f"{url}back/").url == url
    for wrong in ("", "999999", "x"):
        assert post(as_supervisor, url, invoice=wrong).status_code == 422
    assert post(as_supervisor, url, invoice=invoice.pk).status_code == 302
    assert open_on(invoice) == 0


def test_of_many_invoices_fifty_are_listed_and_any_is_found_by_its_number(
    as_supervisor: Browser, supervisor: User, take_in: Any, post: Post, open_on: Any
) -> None:
    take_in(camt(entry(Tx(text="Gave"), reference="R1")))
    url = f"/payments/unknown/{UnknownPayment.objects.get().pk}/"
    invoices = [make_invoice(supervisor, 7) for _time in range(49)]
    assert 'name="number"' not in as_supervisor.get(url).text
    invoices += [make_invoice(supervisor, 1007) for _time in range(2)]
    page = as_supervisor.get(url).text
    assert (page.count("<option"), 'name="number"' in page) == (51, True)
    last = invoices[-1]
    assert f'value="{last.pk}"' not in page
    for wrong in ("", "2026-0099", "51", "x", "2026-" + "9" * 15):
        assert post(as_supervisor, url, number=wrong).status_code == 422
    assert post(as_supervisor, url, invoice=invoices[0].pk, number="2026-0051").status_code == 302
    assert (open_on(last), open_on(invoices[0])) == (7, 7)


def test_money_out_twice_is_refused_on_a_page_of_its_own(
    as_supervisor: Browser, supervisor: User, take_in: Any, post: Post
) -> None:
    take_in(camt(entry(Tx(kid=make_invoice(supervisor).kid), reference="R1")))
    url = f"/payments/{ClientPayment.objects.get().pk}/take-back/"
    assert as_supervisor.get(url).status_code == 200
    assert post(as_supervisor, url).url == "/payments/unknown/"
    assert as_supervisor.get(url).status_code == 409
    assert post(as_supervisor, url).status_code == 409


def test_a_reminder_from_the_list_to_the_sheet(
    as_supervisor: Browser, supervisor: User, project: Project, post: Post
) -> None:
    invoice = make_invoice(supervisor, on=LATE)
    url = f"/invoices/{invoice.pk}/remind/"
    assert url in as_supervisor.get("/invoices/overdue/").text
    assert "38 kr" in as_supervisor.get(url).text.replace("\xa0", " ")
    assert post(as_supervisor, url, claim="everything").status_code == 422
    answer = post(as_supervisor, url, claim="fee", with_interest="on")
    reminder = Reminder.objects.get()
    assert (answer.url, reminder.fee) == (f"/reminders/{reminder.pk}/", 38)
    sheet = as_supervisor.get(f"{answer.url}reminder.pdf")
    assert sheet.headers["Content-Disposition"] == 'inline; filename="purring-2026-0001.pdf"'
    assert as_supervisor.get(url).status_code == 409


def test_the_lists_cost_the_same_whatever_is_in_them(
    as_supervisor: Browser, supervisor: User, take_in: Any, django_assert_max_num_queries: Any
) -> None:
    make_billed_job()
    for count in (1, 12):
        kids = [make_invoice(supervisor).kid for _number in range(count)]
        for _number in range(count):
            make_invoice(supervisor, due_on=TODAY)
        money = [entry(Tx(kid=kid), reference=f"{count}-{kid}") for kid in [*kids, *["1"] * count]]
        take_in(camt(*money, message=str(count)))
        last = BankFile.objects.first()
        for url in ("/payments/", "/payments/unknown/", "/invoices/overdue/", f"/payments/files/{last.pk}/"):
            with django_assert_max_num_queries(14):
                assert as_supervisor.get(url).status_code == 200
