"""The slip in her hand: all that the law wants, on a sheet of her own. Synthetic identity numbers only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from payroll.documents.pay_slip import pay_slips_pdf
from payroll.documents.slip_data import PrintedGarnishment, PrintedLine, PrintedSlip
from tests.paper_text import pages_of, properties_of

LONG = "Wilhelmina Aleksandrovna Þorgerðardóttir-Łukaszewiczówna van der Meersch"

SLIP = PrintedSlip(
    number="2026-0042",
    kind="day",
    date=date(2026, 1, 5),
    language="nb",
    legal_name="Łucja Čáhppe",
    identity_number="01819012345",
    employer_name="Sentrum arbeid",
    employer_organisation_number="974760673",
    employer_address="Storgata 1, 0155 Oslo",
    basis="percentage",
    lines=(PrintedLine("percentage", Decimal(249), Decimal(49), percent=Decimal("20.0")),),
    gross=Decimal(249),
    withholding=Decimal(49),
    garnishment=Decimal(0),
    net=Decimal(200),
    holiday_base=Decimal(249),
    year_gross=Decimal(12450),
    year_withholding=Decimal(2450),
    year_net=Decimal(10000),
    year_holiday_base=Decimal(12450),
    work_date=date(2026, 1, 5),
    starts_at=time(10),
    ends_at=time(12, 30),
    hours=Decimal("2.50"),
    card_year=2026,
)


def garnished(*parts: PrintedGarnishment) -> PrintedSlip:
    taken = sum((one.amount for one in parts), Decimal(0))
    return replace(SLIP, garnishment=taken, net=SLIP.net - taken, garnishments=parts)


def page_of(slip: PrintedSlip) -> str:
    (page,) = pages_of(pay_slips_pdf([slip]))
    return page


def test_it_shows_what_the_law_wants() -> None:
    page = page_of(SLIP)
    for fact in (
        "200 kr",
        "Łucja Čáhppe",
        "018190 12345",
        "Sentrum arbeid",
        "Org.nr. 974 760 673",
        "Lønnsslipp 2026-0042",
        "utbetalt kontant 5. januar 2026",
        "Arbeid 5. januar 2026, klokka 10.00–12.30, 2,5 timer",
        "Lønn før skatt 249",
        "Skatt, 20 prosent av 249 kr −49",
        "Feriepengegrunnlag 249 kr",
        "Hittil i 2026 Lønn før skatt 12 450 Skatt 2 450 Til deg 10 000 Feriepengegrunnlag 12 450",
    ):
        assert fact in page


def test_its_upper_half_is_hers_and_the_lower_is_signed() -> None:
    page = page_of(SLIP)
    assert page.index("Din del") < page.index("Vår del") < page.index("Jeg har fått 200 kr. Underskrift")
    assert page.count("Łucja Čáhppe") == 2


def test_it_prints_one_sheet_per_slip_in_one_file() -> None:
    first, second = pages_of(pay_slips_pdf([SLIP, replace(SLIP, legal_name=LONG, number="2026-0043")]))
    assert "Wilhelmina" not in first
    assert "Łucja" not in second.replace("Łukaszewiczówna", "")
    assert "2026-0043" in second


def test_it_prints_the_longest_name_whole() -> None:
    assert LONG in page_of(replace(SLIP, legal_name=LONG))


def test_it_prints_each_slip_in_its_own_language() -> None:
    hers, other = pages_of(pay_slips_pdf([SLIP, replace(SLIP, language="en")]))
    assert "5. januar 2026" in hers
    assert "5 January 2026" in other


@pytest.mark.parametrize(
    ("basis", "line", "text"),
    [
        (
            "table",
            PrintedLine("table", Decimal(249), Decimal(49), table="9150"),
            "Skatt etter tabell 9150 av 249 kr −49",
        ),
        (
            "tax_at_source",
            PrintedLine("tax_at_source", Decimal(249), Decimal(49), percent=Decimal(20)),
            "Kildeskatt, 20 prosent av 249 kr −49",
        ),
        (
            "no_card",
            PrintedLine("no_card", Decimal(249), Decimal(49), percent=Decimal(50)),
            "Uten skattekort, 50 prosent av 249 kr −49",
        ),
        (
            "free_weeks",
            PrintedLine("free_weeks", Decimal(249), Decimal(0)),
            "Trekkfrie uker, ingen skatt av 249 kr 0",
        ),
    ],
)
def test_it_says_how_the_withholding_was_found(basis: str, line: PrintedLine, text: str) -> None:
    assert text in page_of(replace(SLIP, basis=basis, lines=(line,)))


def test_it_shows_both_parts_where_an_exemption_card_runs_out() -> None:
    lines = (
        PrintedLine("exemption", Decimal("121.50"), Decimal(0)),
        PrintedLine("percentage", Decimal("156.50"), Decimal(78), percent=Decimal(50)),
    )
    page = page_of(replace(SLIP, basis="exemption", lines=lines, gross=Decimal(278), withholding=Decimal(78)))
    assert "Frikort, ingen skatt av 121,50 kr 0" in page
    assert "Over frikortgrensen, 50 prosent av 156,50 kr −78" in page


def test_it_shows_garnishment_only_where_there_is_any() -> None:
    assert "Utleggstrekk" not in page_of(SLIP)
    page = page_of(garnished(PrintedGarnishment("Skatteetaten", Decimal(50))))
    assert "Utleggstrekk til Skatteetaten −50 Til deg 150" in page
    assert page.count("150 kr") == 3  # large on both halves, and where she signs


def test_the_receipt_says_who_gets_it_too() -> None:
    page = page_of(garnished(PrintedGarnishment("Skatteetaten", Decimal(50))))
    _hers, receipt = page.split("Vår del")
    assert "Utleggstrekk 50 Til deg 150" in receipt
    assert "Utleggstrekk til Skatteetaten: 50 kr" in receipt


def test_several_orders_are_each_named_and_many_stay_on_their_half() -> None:
    two = [PrintedGarnishment("Skatteetaten", Decimal(50)), PrintedGarnishment("Oslo kommune", Decimal(30))]
    assert "Utleggstrekk til Skatteetaten −50 Utleggstrekk til Oslo kommune −30" in page_of(garnished(*two))
    page = page_of(garnished(*(PrintedGarnishment(f"Kreditor {n}", Decimal(n)) for n in range(1, 10))))
    assert "Utleggstrekk −45" in page
    assert page.count("Kreditor 9: 9 kr") == 2
    assert page.index("Til deg 155") < page.index("Vår del")


def test_where_all_is_taken_it_says_so_and_nobody_signs_for_money() -> None:
    page = page_of(garnished(PrintedGarnishment("Skatteetaten", Decimal(200))))
    assert "gikk til utleggstrekk 5. januar 2026" in page
    assert "utbetalt kontant" not in page
    assert "Jeg har fått denne lønnsslippen. Underskrift" in page


def test_garnishment_is_printed_in_english_too() -> None:
    page = page_of(replace(garnished(PrintedGarnishment("Skatteetaten", Decimal(50))), language="en"))
    assert "Garnishment" in page
    assert "Skatteetaten: 50 kr" in page.replace("NOK", "kr")


def test_a_sum_that_no_order_took_is_not_printed() -> None:
    with pytest.raises(ValueError, match="orders"):
        replace(SLIP, garnishment=Decimal(50), net=Decimal(150))


def test_it_names_an_earlier_years_card() -> None:
    assert "Skattekortet" not in page_of(SLIP)
    assert "Skattekortet for 2025 er brukt." in page_of(replace(SLIP, card_year=2025))


def test_a_reversal_says_what_it_takes_back_and_why() -> None:
    reversal = replace(
        SLIP,
        kind="reversal",
        number="2026-0043",
        refers_to="2026-0042",
        reason="Feil skattekort.",
        lines=(PrintedLine("percentage", Decimal(-249), Decimal(-49), percent=Decimal(20)),),
        gross=Decimal(-249),
        withholding=Decimal(-49),
        net=Decimal(-200),
    )
    page = page_of(reversal)
    assert "−200 kr" in page
    assert "Tilbakeføring av lønnsslipp 2026-0042" in page
    assert "Grunn: Feil skattekort." in page
    assert "utbetalt" not in page


def test_a_supplement_names_the_slip_of_the_same_day() -> None:
    page = page_of(replace(SLIP, kind="supplement", refers_to="2026-0041"))
    assert "Tillegg til lønnsslipp 2026-0041 for samme dag." in page


def test_a_settled_slip_does_not_say_that_money_was_paid() -> None:
    page = page_of(replace(SLIP, settled=True))
    assert "mot penger du alt har fått" in page
    assert "utbetalt kontant" not in page
    assert "Jeg har fått 200 kr" not in page


def test_it_refuses_sums_that_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="net"):
        replace(SLIP, net=Decimal(201))


def test_it_refuses_to_print_nothing() -> None:
    with pytest.raises(ValueError, match="no slip"):
        pay_slips_pdf([])


def test_its_properties_name_nobody_and_it_is_the_same_every_time() -> None:
    pdf = pay_slips_pdf([SLIP])
    assert pdf == pay_slips_pdf([SLIP])
    assert "ucja" not in properties_of(pdf)
    assert "Sentrum" not in properties_of(pdf)


def test_a_correction_shows_how_it_comes_about() -> None:
    line = PrintedLine(
        "correction",
        Decimal(0),
        Decimal(-22),
        was_withheld=Decimal(244),
        should_be=Decimal(222),
        first_date=date(2026, 1, 7),
        last_date=date(2026, 1, 16),
    )
    slip = replace(
        SLIP, lines=(PrintedLine("percentage", Decimal(237), Decimal(59), percent=Decimal(25)), line),
        gross=Decimal(237), withholding=Decimal(37),
    )  # fmt: skip
    page = page_of(slip)
    assert "Skatt 07.01.2026 til 16.01.2026: trukket 244 kr, riktig er 222 kr." in page
    assert "22 kr mindre trekkes nå." in page
    more = replace(line, withheld=Decimal(30), was_withheld=Decimal(98), should_be=Decimal(128))
    slip = replace(slip, lines=(slip.lines[0], more), withholding=Decimal(89), net=Decimal(148))
    assert "30 kr mer trekkes nå." in page_of(slip)
