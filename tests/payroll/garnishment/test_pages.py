"""The pages of garnishment orders: her panel, a new one, a change, the end; who looked is kept."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from bikuben.models import ReadLog
from payroll.models import GarnishmentOrder
from tests.cast import TODAY, make_garnishment_order
from tests.payroll.garnishment.paying import issue
from tests.payroll.pages.paths import PAY, text_of
from tests.payroll.paying import someone_done, working_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

FIELDS = {
    "kind": "other",
    "payee": "Oslo kommune",
    "how": "month",
    "amount": "500",
    "starts_on": "2026-05-01",
    "account_number": "8601 11 17947",
    "reference": "Sak 2026/14",
    "due_day": "15",
}


def her_page(person) -> str:
    return reverse("assignments:participant", args=[person.pk])


def new_page(person) -> str:
    return reverse("payroll:new_garnishment_order", args=[person.pk])


def page_of(order) -> str:
    return reverse("payroll:garnishment_order", args=[order.pk])


def test_a_new_order_is_entered_from_her_page(participant, as_accountant, post) -> None:
    assert new_page(participant) in text_of(as_accountant.get(her_page(participant)))
    answer = post(as_accountant, new_page(participant), FIELDS)
    assert answer.headers["Location"] == her_page(participant)
    order = GarnishmentOrder.objects.get()
    assert (str(order.payee), order.amount, order.per, order.due_day) == ("Oslo kommune", 500, "month", 15)
    assert "500 kr hver måned · fra 1. mai 2026" in text_of(as_accountant.get(her_page(participant)))


def test_of_another_choice_nothing_is_kept(participant, as_supervisor, post) -> None:
    post(as_supervisor, new_page(participant), FIELDS, how="percent", percent="12,5", amount="500")
    order = GarnishmentOrder.objects.get()
    assert (order.amount, order.percent) == (None, Decimal("12.5"))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"amount": ""}, "Skriv beløpet."),
        ({"amount": "99,50"}, "Skriv et beløp i hele kroner, fra 1 til 1 000 000."),
        ({"amount": "mye"}, "Skriv et beløp i kroner, som 200 eller 200,50."),
        ({"how": "percent", "percent": ""}, "Skriv prosenten."),
        ({"how": "percent", "percent": "101"}, "Prosenten må være mer enn 0 og høyst 100."),
        ({"how": "percent", "percent": "1e9"}, "Prosenten må være mer enn 0 og høyst 100."),
        ({"how": "always"}, "Velg hvordan det trekkes."),
        ({"kind": "gift"}, "Velg hva slags trekk det er."),
        ({"account_number": "8601 11 17948"}, "Kontonummeret stemmer ikke."),
        ({"account_number": ""}, "Skriv kontonummeret fra brevet."),
        ({"payee": ""}, "Skriv hvem pengene skal til."),
        ({"starts_on": "i går"}, "Skriv en dato, som 01.01.2026."),
        ({"starts_on": "0001-01-01"}, "Datoen må ligge mellom 2000 og 2056."),
        ({"ends_on": "2026-04-30"}, "Trekket kan ikke slutte før det begynner."),
        ({"due_day": "40"}, "Dagen må være fra 1 til 31."),
    ],
)
def test_bad_input_is_said_at_its_field_and_changes_nothing(
    participant, as_supervisor, post, changed, sentence
) -> None:
    answer = post(as_supervisor, new_page(participant), {**FIELDS, **changed})
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not GarnishmentOrder.objects.exists()


def test_the_same_form_twice_is_one_order(participant, as_supervisor) -> None:
    from bikuben.once import new_token

    sent = {**FIELDS, "once": new_token()}
    for _time in range(2):
        as_supervisor.post(new_page(participant), sent)
    assert GarnishmentOrder.objects.count() == 1


def test_who_gets_the_money_stands_on_its_own_page_and_each_look_is_kept(
    participant, supervisor, as_supervisor
) -> None:
    order = make_garnishment_order(participant, payee="Oslo kommune", amount=Decimal(500))
    assert "Oslo kommune" not in text_of(as_supervisor.get(her_page(participant)))
    assert not ReadLog.objects.exists()
    assert "Oslo kommune" in text_of(as_supervisor.get(page_of(order)))
    look = ReadLog.objects.get()
    assert (look.what, look.subject, look.user) == ("private_view", participant.pk, supervisor)


def test_an_unused_order_is_changed_and_a_stale_page_is_refused(participant, as_supervisor, post) -> None:
    order = make_garnishment_order(participant, amount=Decimal(500))
    assert post(as_supervisor, page_of(order), FIELDS, amount="400", version="1").status_code == 302
    assert GarnishmentOrder.objects.get().amount == 400
    answer = post(as_supervisor, page_of(order), FIELDS, amount="300", version="1")
    assert answer.status_code == 422
    assert "Noen har endret dette i mellomtiden." in text_of(answer)
    assert GarnishmentOrder.objects.get().amount == 400


def test_a_used_order_keeps_what_it_takes_whatever_is_sent(project, supervisor, as_supervisor, post) -> None:
    day = working_day()
    person = someone_done(day)
    order = make_garnishment_order(person, amount=Decimal(120))
    slip = issue(person, day, supervisor)
    page = text_of(as_supervisor.get(page_of(order)))
    assert "Det er trukket penger, så dette står fast." in page
    assert f"{slip.full_number} · 4. mai 2026 · 120 kr" in page
    assert "trukket 120 kr" in text_of(as_supervisor.get(her_page(person)))
    sent = {**FIELDS, "amount": "999", "reference": "Sak 7", "version": "1"}
    assert post(as_supervisor, page_of(order), sent).status_code == 302
    order = GarnishmentOrder.objects.get()
    assert (str(order.payee), order.amount, str(order.reference)) == ("Skatteetaten", 120, "Sak 7")


def test_an_order_is_ended_on_a_day(participant, as_supervisor, post) -> None:
    order = make_garnishment_order(participant, amount=Decimal(500))
    address = reverse("payroll:end_garnishment_order", args=[order.pk])
    assert as_supervisor.get(address).status_code == 200
    answer = post(as_supervisor, address, ends_on="2025-12-31", version="1")
    assert answer.status_code == 422
    assert "Trekket kan ikke slutte før det begynner." in text_of(answer)
    assert post(as_supervisor, address, ends_on="2026-05-03", version="1").status_code == 302
    assert "avsluttet" in text_of(as_supervisor.get(her_page(participant)))


def test_an_unused_order_is_removed_and_a_used_one_is_not(project, supervisor, as_supervisor, post) -> None:
    day = working_day()
    person = someone_done(day)
    used, unused = (make_garnishment_order(person, amount=Decimal(amount)) for amount in (200, 100))
    issue(person, day, supervisor)
    for order, status in ((used, 409), (unused, 302)):
        address = reverse("payroll:remove_garnishment_order", args=[order.pk])
        assert post(as_supervisor, address, version="1").status_code == status
    assert GarnishmentOrder.objects.get() == used


@pytest.mark.parametrize("version", ["", "x", "²", "9" * 400, "-1"])
def test_a_version_that_is_none_is_a_stale_page(participant, as_supervisor, post, version) -> None:
    order = make_garnishment_order(participant, amount=Decimal(100))
    address = reverse("payroll:remove_garnishment_order", args=[order.pk])
    assert post(as_supervisor, address, version=version).status_code == 409
    assert GarnishmentOrder.objects.exists()


def test_the_pay_page_shows_what_will_be_in_her_hand(project, supervisor, as_supervisor) -> None:
    day = working_day()
    person = someone_done(day)
    make_garnishment_order(person, amount=Decimal(140))
    assert '<span class="bk-person-sum">60 kr</span>' in text_of(as_supervisor.get(PAY))
    other = text_of(as_supervisor.get(reverse("payroll:other_pay", args=[day.date, person.pk])))
    assert "Nå får hun 60 kr i hånda. 140 kr av 200 kr går til utleggstrekk." in other
    slip = issue(person, day, supervisor)
    assert '<span class="bk-person-sum">60 kr</span>' in text_of(as_supervisor.get(PAY))
    page = text_of(as_supervisor.get(reverse("payroll:slip", args=[slip.pk])))
    assert "<dt>Utleggstrekk</dt><dd>140 kr</dd>" in page
    assert "Skatteetaten" not in page


def test_a_supplement_says_beforehand_that_it_is_garnished(project, supervisor, as_supervisor) -> None:
    day = working_day()
    person, other = someone_done(day), someone_done(day)
    make_garnishment_order(person, percent=Decimal(10))
    pages = [
        text_of(as_supervisor.get(reverse("payroll:supplement", args=[TODAY, one.pk])))
        for one in (person, other)
    ]
    assert ["Utleggstrekket hennes tas av tillegget." in page for page in pages] == [True, False]


def test_nobody_else_sees_an_order(participant, as_reader, as_nobody) -> None:
    order = make_garnishment_order(participant, amount=Decimal(500))
    assert as_reader.get(page_of(order)).status_code == 403
    assert as_nobody.get(page_of(order)).status_code == 302
    assert not ReadLog.objects.exists()
