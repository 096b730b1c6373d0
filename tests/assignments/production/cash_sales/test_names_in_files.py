"""Names of products in files: none is taken for another's, none is counted with by a spreadsheet."""

from __future__ import annotations

import csv
import unicodedata
from io import StringIO

import pytest

from assignments.documents.sales_template import sales_template_csv
from assignments.import_sales import BadFile, lines_of, receive_sales
from assignments.models import Product
from tests.assignments.production.cash_sales.selling import about, csv_file
from tests.assignments.production.world import Production
from tests.cast import TODAY


def another(production: Production, name: str, prefix: str) -> Product:
    return Product.objects.create(name=name, prefix=prefix, job=production.product.job)


def read(production: Production, name: str) -> list[int]:
    content = csv_file(f"30.04.2026;{name};1;349")
    return [line.product for line in lines_of(receive_sales(production.shop, content, **about(production)))]


def test_names_that_differ_by_a_blank_are_each_their_own_and_never_guessed(production: Production) -> None:
    another(production, "Melli Bee", "MX")
    assert read(production, "MelliBee") == [production.product.pk]
    with pytest.raises(BadFile) as refused:
        read(production, "mellibee")
    assert refused.value.sentences == [
        "Linje 2: «mellibee» kan være flere av produktene. Skriv navnet nøyaktig som det står her."
    ]


def test_a_name_is_read_with_its_letters_in_two_pieces(production: Production) -> None:
    Product.objects.filter(pk=production.product.pk).update(name="Blåfugl")
    assert read(production, unicodedata.normalize("NFD", "Blåfugl")) == [production.product.pk]


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x.example")', "+47", "-1", "@SUM(A1)"])
def test_the_example_holds_no_formula_and_is_read_again(production: Production, name: str) -> None:
    Product.objects.filter(pk=production.product.pk).update(name=name)
    content = sales_template_csv(production.shop, today=TODAY)
    _heads, row = csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";")
    assert row[1] == f"'{name}"
    waiting = receive_sales(production.shop, content, **about(production))
    assert [line.product for line in lines_of(waiting)] == [production.product.pk]
