"""A bad file is refused whole, with the numbers of its lines and what to do: nothing is half imported."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from assignments.import_sales import BadFile, receive_sales
from assignments.models import PieceMovement, WaitingSales
from bikuben.refusals import Refused
from tests.assignments.production.cash_sales.selling import about, csv_file, sheet_file
from tests.assignments.production.world import Production

GOOD = "30.04.2026;MelliBee;1;349"


def told(production: Production, content: bytes) -> list[str]:
    before = PieceMovement.objects.count()
    with pytest.raises(BadFile) as refused:
        receive_sales(production.shop, content, **about(production))
    assert PieceMovement.objects.count() == before
    assert not WaitingSales.objects.exists()
    return refused.value.sentences


def code(production: Production, content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        receive_sales(production.shop, content, **about(production))
    assert not WaitingSales.objects.exists()
    assert refused.value.field == "file"
    return refused.value.code


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("30.04.2026;MelliBi;1;349", "«MelliBi» er ikke et av produktene. Skriv navnet som det står her."),
        (
            "30.04.2026;MB-2026-009;1;349",
            "«MB-2026-009» er ikke et av produktene. Skriv navnet som det står her.",
        ),
        ("30.04.2026;;1;349", "Det står ikke hva som er solgt."),
        ("30.04.2026;MelliBee;-1;349", "Antallet «-1» må være 1 eller mer. Returer føres for seg."),
        ("30.04.2026;MelliBee;0;349", "Antallet «0» må være 1 eller mer. Returer føres for seg."),
        ("30.04.2026;MelliBee;1,5;349", "«1,5» er ikke et antall. Skriv et helt tall."),
        ("30.04.2026;MelliBee;;349", "«» er ikke et antall. Skriv et helt tall."),
        ("30.04.2026;MelliBee;1;-349", "Prisen «-349» må være mer enn null."),
        ("30.04.2026;MelliBee;1;0", "Prisen «0» må være mer enn null."),
        (
            "30.04.2026;MelliBee;1;1.234",
            "«1.234» kan leses på to måter. Skriv prisen som 1234 eller 1,23, uten tegn for tusen.",
        ),
        ("30.04.2026;MelliBee;1;1.234,50", "«1.234,50» har både komma og punktum. Skriv prisen som 1234,50."),
        ("30.04.2026;MelliBee;1;dyr", "«dyr» er ikke en pris. Skriv den som 349 eller 349,50."),
        ("30.04.2026;MelliBee;1;100001", "Prisen «100001» er for høy."),
        ("30.04.26;MelliBee;1;349", "«30.04.26» er ikke en dato. Skriv den som 24.11.2026."),
        ("05.05.2026;MelliBee;1;349", "05.05.2026 har ikke vært ennå."),
        ("31.12.2024;MelliBee;1;349", "31.12.2024 er for lenge siden til å føres. Sjekk årstallet."),
        (
            "30.04.2026;MelliBee;6;349",
            "MelliBee: de har bare 4 igjen til denne linja. Sjekk antallet, eller før leveransen først.",
        ),
        ("30.04.2026;MelliBee;1;=349*2", "En rute er en formel («=349*2»). Lim inn tallet i stedet."),
        (
            "30.04.2026;MelliBee;1;349;7",
            "Linja har flere ruter enn det er overskrifter. Er komma brukt både i tall og mellom rutene?",
        ),
        ("Sum;;1;349", "«Sum» er ikke en dato. Skriv den som 24.11.2026."),
    ],
)  # fmt: skip
def test_a_bad_line_is_told_with_its_number(line: str, words: str, production: Production) -> None:
    assert f"Linje 3: {words}" in told(production, csv_file(GOOD, line))


@pytest.mark.parametrize(
    ("heads", "words"),
    [
        ("dato;vare;pris", "Kolonnen «antall» mangler."),
        ("dag;vare;antall;pris", "Kolonne 1 («dag») kjenner vi ikke. Ta den bort, eller rett overskriften."),
        ("dag;vare;antall;pris", "Kolonnen «dato» mangler."),
        ("dato;antall;pris", "Kolonnen «vare» mangler."),
        (
            "dato;vare;antall;rabatt",
            "Kolonne 4 («rabatt») kjenner vi ikke. Ta den bort, eller rett overskriften.",
        ),
        ("dato;vare;produkt;antall", "To kolonner er samme sak («produkt»). Ta bort den ene."),
    ],
)  # fmt: skip
def test_a_wrong_or_missing_column_is_told(heads: str, words: str, production: Production) -> None:
    assert f"Linje 1: {words}" in told(production, csv_file(GOOD, heads=heads))


def test_a_column_without_heading_is_let_be_only_where_it_is_empty(production: Production) -> None:
    receive_sales(production.shop, csv_file(f"{GOOD};", heads="dato;vare;antall;pris;"), **about(production))
    WaitingSales.objects.all().delete()
    content = csv_file(f"{GOOD};x", heads="dato;vare;antall;pris;")
    assert told(production, content)[0].startswith("Linje 1: Kolonne 5")


def test_comma_in_some_lines_and_dot_in_others_is_refused(production: Production) -> None:
    content = csv_file("30.04.2026;MelliBee;1;349,50", "30.04.2026;MelliBee;1;349.50")
    words = "«349.50»: fila har komma noen steder og punktum andre. Bruk det ene i hele fila."
    assert told(production, content) == [f"Linje 3: {words}"]


def test_an_amount_that_isnt_number_times_price_is_refused(production: Production) -> None:
    content = csv_file("30.04.2026;MelliBee;2;349;700", heads="dato;vare;antall;pris;beløp")
    assert told(production, content) == ["Linje 2: Beløpet «700» er ikke antall ganger pris. Sjekk alle tre."]


def test_a_batch_of_another_product_is_refused(production: Production) -> None:
    type(production.product).objects.create(name="Bie", prefix="BI", job=production.job)
    heads = "dato;vare;parti;antall;pris"
    assert told(production, csv_file("30.04.2026;Bie;MB-2026-001;1;349", heads=heads)) == [
        "Linje 2: Partiet «MB-2026-001» er av et annet produkt enn det som står."
    ]
    assert told(production, csv_file("30.04.2026;;MB-1;1;349", heads=heads)) == [
        "Linje 2: «MB-1» er ikke et av partiene. Sjekk koden på esken."
    ]


def test_a_missing_price_needs_one_of_ours(production: Production) -> None:
    production.product.price = 0
    production.product.save()
    content = csv_file("30.04.2026;MelliBee;1", heads="dato;vare;antall")
    assert told(production, content) == ["Linje 2: Prisen mangler, og produktet har ingen pris hos oss."]


def test_twenty_are_told_and_how_many_more(production: Production) -> None:
    with pytest.raises(BadFile) as refused:
        receive_sales(production.shop, csv_file(*["x;y;z;w"] * 30), **about(production))
    assert len(refused.value.sentences) == 20
    assert refused.value.rest == 100  # four in each of the thirty lines
    assert refused.value.sentences[0] == "Linje 2: «x» er ikke en dato. Skriv den som 24.11.2026."
    assert refused.value.sentences[4].startswith("Linje 3:")


def test_more_than_there_is_over_several_lines_is_told_where_it_ends(production: Production) -> None:
    lines = ["30.04.2026;MelliBee;3;349", "01.05.2026;MelliBee;1;349", "02.05.2026;MelliBee;3;349"]
    (words,) = told(production, csv_file(*lines))
    assert words.startswith("Linje 4: MelliBee: de har bare 1 igjen til denne linja.")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty"),
        (b" \r\n \r\n", "empty"),
        (b";;;\r\n;;;\r\n", "empty"),
        (csv_file(), "no_lines"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture"),
        (b"%PDF-1.7", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old_excel"),
        (csv_file("30.04.2026;Melli\0Bee;1;349"), "no_table"),
        ("dato;vare".encode("utf-16"), "no_table"),
        (b"dato;vare;antall\r\n\x81\x8d;x;1\r\n", "no_table"),
        (csv_file('30.04.2026;"MelliBee;1;349'), "quotes"),
        (csv_file('30.04.2026;"Melli"Bee;1;349'), "quotes"),
        (csv_file(f"30.04.2026;{'x' * 300};1;349"), "long_cell"),
        (csv_file(";".join(["1"] * 60)), "many_columns"),
        (csv_file(*[GOOD] * 5_001), "many_lines"),
        (b"x" * (2 * 1024 * 1024 + 1), "large"),
        (b"PK\x03\x04 not a zip", "no_table"),
        (b"Hei, vi solgte to stykker i april.", "unknown_column"),
        (b"<html><body>Logg inn</body></html>", "unknown_column"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, expected: str, production: Production) -> None:
    assert code(production, content) == expected


def test_five_thousand_lines_are_read(production: Production) -> None:
    # The shop has five: what is told is that, and nothing of the file's length.
    assert code(production, csv_file(*[GOOD] * 5_000)) == "too_many"


def zipped(**members: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def test_a_workbook_that_unpacks_without_end_is_refused(production: Production) -> None:
    bomb = zipped(**{"xl__workbook.xml": b"<a/>", "xl__sheet.xml": b"0" * 30_000_000})
    assert len(bomb) < 100_000
    assert code(production, bomb) == "unpacked"


@pytest.mark.parametrize(
    "text",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
        b"<a>",
    ],
)
def test_a_workbook_that_expands_itself_is_refused(text: bytes, production: Production) -> None:
    assert code(production, zipped(**{"xl__workbook.xml": text})) == "no_table"


@pytest.mark.parametrize("place", [60, 200, 400, 800, 1600])
def test_a_broken_workbook_is_refused_or_read_never_more(place: int, production: Production) -> None:
    content = bytearray(sheet_file(("30.04.2026", "MelliBee", 9, 349)))
    content[place : place + 20] = b"\xff" * 20
    assert code(production, bytes(content)) in ("no_table", "too_many")


def test_another_zip_file_is_refused(production: Production) -> None:
    assert code(production, zipped(**{"salg.csv": csv_file(GOOD)})) == "no_table"


def test_formulas_and_errors_in_a_workbook_are_told(production: Production) -> None:
    content = sheet_file(("30.04.2026", "MelliBee", 1, 349), ("30.04.2026", "MelliBee", "=1+1", 349))
    assert told(production, content) == ["Linje 3: En rute er en formel («=1+1»). Lim inn tallet i stedet."]


def test_a_number_in_a_workbook_that_is_no_price_is_told(production: Production) -> None:
    words = told(
        production, sheet_file(("30.04.2026", "MelliBee", 2.5, 349.123), (46350, "MelliBee", 1, True))
    )
    assert words == [
        "Linje 2: «2.5» er ikke et antall. Skriv et helt tall.",
        "Linje 2: «349.123» kan leses på to måter. Skriv prisen som 1234 eller 1,23, uten tegn for tusen.",
        "Linje 3: «46350» er ikke en dato. Skriv den som 24.11.2026.",
        "Linje 3: «True» er ikke en pris. Skriv den som 349 eller 349,50.",
    ]


def test_cells_far_to_the_right_and_far_down_take_no_time(production: Production) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Dato", "Vare", "Antall"])
    book.active.cell(row=2, column=16_000, value="x")
    stream = BytesIO()
    book.save(stream)
    assert code(production, stream.getvalue()) == "no_lines"
    book.active.cell(row=1_000_000, column=1, value="x")
    book.save(stream := BytesIO())
    assert told(production, stream.getvalue())[0].startswith("Linje 1000000:")
