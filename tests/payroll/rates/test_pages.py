"""The pages of rates: what lacks leads on, a bad file is refused at its field, long work tells of itself."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase

from bikuben.once import new_token
from payroll.models import ImportedTable, OtherRates, YearRates
from payroll.rates_of_year import rates_of
from payroll.rules.table_file import LARGEST_FILE
from payroll.rules.withholding import Period
from tests.payroll.rates.files import as_file, line, small_file, table_lines
from tests.payroll.rates.world import LATER, import_file, make_2027_ready

pytestmark = pytest.mark.django_db

DECEMBER = datetime(2026, 12, 10, 9, 0, tzinfo=ZoneInfo("Europe/Oslo"))


@pytest.fixture(autouse=True)
def _project(project) -> None:
    """There is one."""


def sent(data: bytes, name: str = "trekk.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="text/plain")


def words(answer: HttpResponseBase) -> str:
    """What stands on the page, in one line."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = re.sub(r"<[^>]+>", " ", content.decode())
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def test_it_says_what_the_program_has_and_what_is_lacking(as_accountant) -> None:
    text = words(as_accountant.get("/rates/"))
    assert re.findall(r"(20\d\d) (klart|mangler)", text) == [
        ("2027", "mangler"),
        ("2026", "klart"),
        ("2025", "klart"),
    ]


def test_the_next_step_comes_when_the_tables_do(as_supervisor, clock) -> None:
    assert "Importer trekktabellene for 2027" not in words(as_supervisor.get("/rates/"))
    clock.set(DECEMBER)
    assert "Importer trekktabellene for 2027" in words(as_supervisor.get("/rates/"))
    import_file(small_file())
    assert "Legg inn andre satser for 2027" in words(as_supervisor.get("/rates/"))


def test_the_list_costs_the_same_however_much_is_imported(as_supervisor, django_assert_num_queries) -> None:
    import_file(small_file(), 2026)
    with django_assert_num_queries(6) as queries:
        as_supervisor.get("/rates/")
    make_2027_ready(None, "8100", "8200", "9200")
    with django_assert_num_queries(len(queries)):
        as_supervisor.get("/rates/")


def test_it_tells_of_each_table_and_then_what_it_came_to(as_supervisor, post) -> None:
    answer = post(as_supervisor, "/rates/2026/import/", file=sent(small_file()))
    assert answer.status_code == 200
    assert answer.streaming
    pieces = [piece.decode() for piece in answer.streaming_content]
    assert [piece.strip() for piece in pieces[1:3]] == ["8100", "9200"]
    whole = re.sub(r"\s+", " ", "".join(pieces).replace("\u00a0", " "))
    assert "2 tabeller med 1 002 rader er importert" in whole
    assert "Slipper som er skrevet, endres ikke." in whole
    assert "Ingen forskjeller" in whole
    assert whole.rstrip().endswith("</html>")
    assert YearRates.objects.get().imported_by.username == "leder"


def test_another_years_file_is_asked_about_before_anything_is_kept(as_supervisor, post) -> None:
    assert "Dette er likevel fila for 2027" not in words(as_supervisor.get("/rates/2027/import/"))
    answer = post(as_supervisor, "/rates/2027/import/", file=sent(small_file()))
    assert answer.status_code == 422
    text = words(answer)
    assert "Tabellene i fila er de samme som for 2026." in text
    assert "Dette er likevel fila for 2027" in text
    assert 'type="checkbox" name="is_confirmed"' in answer.content.decode()
    assert not YearRates.objects.exists()
    answer = post(as_supervisor, "/rates/2027/import/", file=sent(small_file()), is_confirmed="on")
    assert "2 tabeller med 1 002 rader er importert" in words(answer)
    assert YearRates.objects.get().year == LATER


def test_another_years_file_is_never_taken_where_the_program_has_the_years(as_supervisor, post) -> None:
    file = sent(small_file(year=2025))
    answer = post(as_supervisor, "/rates/2026/import/", file=file, is_confirmed="on")
    assert answer.status_code == 422
    assert "Tabellene i fila er de samme som for 2025. Velg fila for 2026." in words(answer)
    assert not YearRates.objects.exists()


def test_it_is_in_the_language_of_whoever_waits(as_supervisor, post, settings) -> None:
    as_supervisor.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    answer = post(as_supervisor, "/rates/2026/import/", file=sent(small_file()))
    assert '<html lang="en">' in b"".join(answer.streaming_content).decode()


def test_a_page_that_is_left_has_imported_nothing(as_supervisor, post) -> None:
    answer = post(as_supervisor, "/rates/2026/import/", file=sent(small_file()))
    next(iter(answer.streaming_content))
    # As the server does; to close the whole answer would close the test's own connection too.
    answer._iterator.close()
    assert not ImportedTable.objects.exists()


def test_sent_twice_it_is_imported_once(as_supervisor, post) -> None:
    token = new_token()
    first = post(as_supervisor, "/rates/2026/import/", once=token, file=sent(small_file()))
    b"".join(first.streaming_content)
    version = YearRates.objects.get().version
    again = post(as_supervisor, "/rates/2026/import/", once=token, file=sent(small_file()))
    assert again.status_code == 302
    assert YearRates.objects.get().version == version


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04" + b"0" * 40, "Fila er pakket (zip)."),
        (b"table,basis\n1,2\n", "(CSV)"),
        (b"\x00\x01\x02", "ikke en tekstfil"),
        (b"<html><body>Ikke funnet</body></html>", "Linje 1 har 37 tegn."),
        (as_file([*table_lines("8100", rows=3), "810070006A0006"]), "Linje 4 har 14 tegn."),
        (as_file([*table_lines("8100", rows=3), "8100700060X00060"]), "Linje 4 har annet enn siffer."),
        (as_file([line("8100", Period.WEEK, 0, 0)]), "Tabell 8100 mangler trekk for én dag."),
        (b"", "Fila er tom."),
    ],
)
def test_a_bad_file_is_refused_at_its_field(as_supervisor, post, data: bytes, sentence: str) -> None:
    answer = post(as_supervisor, "/rates/2027/import/", file=sent(data))
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not YearRates.objects.exists()


def test_so_is_no_file_and_one_that_is_too_large(as_supervisor, post) -> None:
    answer = post(as_supervisor, "/rates/2027/import/")
    assert answer.status_code == 422
    assert "Velg fila" in words(answer)
    answer = post(as_supervisor, "/rates/2027/import/", file=sent(b"0" * (LARGEST_FILE + 1)))
    assert answer.status_code == 422
    assert "Fila er for stor" in words(answer)


@pytest.mark.parametrize("year", ["2019", "2028", "0", "99999999999999999999"])
@pytest.mark.parametrize("page", ["import", "compare", "other"])
def test_other_years_arent_there(as_supervisor, year: str, page: str) -> None:
    assert as_supervisor.get(f"/rates/{year}/{page}/").status_code == 404


def test_every_difference_is_shown_a_page_at_a_time(as_supervisor) -> None:
    lines = table_lines("9200")
    lines[100:160] = [f"{one[:11]}{int(one[11:]) + 1:05}" for one in lines[100:160]]
    import_file(as_file(lines), 2026)
    text = words(as_supervisor.get("/rates/2026/compare/"))
    assert "60 rader er forskjellige." in text
    assert "9200 én dag 2 000 721 720" in text
    assert "3 180" not in text
    assert "3 180" in words(as_supervisor.get("/rates/2026/compare/?page=2"))


def test_no_difference_is_said_plainly(as_supervisor) -> None:
    import_file(small_file(), 2026)
    assert "Ingen forskjeller." in words(as_supervisor.get("/rates/2026/compare/"))


def test_nothing_imported_and_nothing_to_compare_with_are_said_too(as_supervisor, post) -> None:
    assert "Ingen tabeller er importert for 2026." in words(as_supervisor.get("/rates/2026/compare/"))
    import_file(small_file())
    assert "ingenting å sammenligne med" in words(as_supervisor.get("/rates/2027/compare/"))
    assert post(as_supervisor, "/rates/2027/compare/").status_code == 409


def test_it_is_compared_anew_with_one_touch(as_supervisor, post) -> None:
    import_file(small_file(), 2026)
    YearRates.objects.update(compared_with="")
    assert "Sammenlign på nytt." in words(as_supervisor.get("/rates/2026/compare/"))
    assert "Ingen forskjeller mellom tabellene" in words(post(as_supervisor, "/rates/2026/compare/"))


def fields_of(page: HttpResponseBase) -> dict[str, str]:
    """The form as the page filled it in."""
    form = page.context["form"]
    return {field.html_name: field.value() if field.value() is not None else "" for field in form}


def test_the_other_rates_are_filled_in_and_confirmed(as_accountant, post) -> None:
    import_file(small_file())
    page = as_accountant.get("/rates/2027/other/")
    fields = fields_of(page)
    assert (fields["base_amount"], fields["zone_1"], fields["relief_1a"]) == ("136549", "14,1", "850000")
    answer = post(as_accountant, "/rates/2027/other/", fields)
    assert answer.status_code == 302
    assert rates_of(LATER).zones == rates_of(2026).zones
    assert "2027 klart" in words(as_accountant.get("/rates/"))


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("percent_without_card", "hundre", "Skriv prosenten som et tall"),
        ("percent_without_card", "0", "mer enn 0 og mindre enn 100"),
        ("zone_1", "", "påkrevet"),
        ("zone_2", "51", "fra 0 til 50 prosent"),
        ("base_amount", "136549,50", "Skriv hele kroner"),
        ("base_amount", "12", "Grunnbeløpet er et beløp som"),
        ("base_amount", "9" * 40, "for stort"),
        ("base_amount_from", "2026-02-30", "Skriv en dato som finnes."),
        ("next_base_amount", "140000", "Skriv både beløpet og datoen"),
        ("charity_total", "-1", "0"),
        ("small_pay", "NaN", "Skriv et beløp i kroner"),
    ],
)
def test_a_wrong_rate_is_refused_at_its_field(
    as_supervisor, post, name: str, value: str, sentence: str
) -> None:
    fields = fields_of(as_supervisor.get("/rates/2027/other/"))
    answer = post(as_supervisor, "/rates/2027/other/", {**fields, name: value})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [
        "next_base_amount_from" if name == "next_base_amount" else name
    ]
    assert sentence in words(answer)
    assert not OtherRates.objects.exists()


def test_a_new_table_is_asked_about(as_supervisor, post) -> None:
    import_file(as_file(table_lines("7300", named="7400")))
    assert "Tabell 7400" in words(as_supervisor.get("/rates/2027/other/"))
    fields = fields_of(as_supervisor.get("/rates/2027/other/"))
    assert post(as_supervisor, "/rates/2027/other/", fields).status_code == 422
    assert post(as_supervisor, "/rates/2027/other/", {**fields, "table_7400": "12"}).status_code == 302
    assert rates_of(LATER).kinds["7400"].twelve_months


def test_the_programs_own_year_leads_back(as_supervisor) -> None:
    assert as_supervisor.get("/rates/2026/other/").headers["Location"] == "/rates/"


def test_tables_are_removed_with_one_touch(as_supervisor, post) -> None:
    import_file(small_file(), 2026)
    assert "Fjern tabellene" in words(as_supervisor.get("/rates/2026/import/"))
    assert post(as_supervisor, "/rates/2026/remove/").status_code == 302
    assert not ImportedTable.objects.exists()
    assert "Fjern tabellene" not in words(as_supervisor.get("/rates/2026/import/"))
    assert post(as_supervisor, "/rates/2026/remove/").status_code == 409


def test_the_reader_sees_none_of_it(as_reader, post) -> None:
    for page in ("/rates/", "/rates/2026/import/", "/rates/2026/compare/", "/rates/2027/other/"):
        assert as_reader.get(page).status_code == 403
    assert post(as_reader, "/rates/2026/import/", file=sent(small_file())).status_code == 403
    assert not YearRates.objects.exists()
