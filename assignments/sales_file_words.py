"""What is wrong with a line of a file of sales, in words: what it is, and what to do now."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assignments.rules.sales_file import Problem

#: %(value)s is the cell, %(number)s a number that belongs to it.
WORDS: dict[str, Promise] = {
    "empty": gettext_lazy("Fila er tom."),
    "no_lines": gettext_lazy("Det står ingen salg under overskriftene."),
    "unknown_column": gettext_lazy(
        "Kolonne %(number)s («%(value)s») kjenner vi ikke. Ta den bort, eller rett overskriften."
    ),
    "column_twice": gettext_lazy("To kolonner er samme sak («%(value)s»). Ta bort den ene."),
    "no_column_day": gettext_lazy("Kolonnen «dato» mangler."),
    "no_column_quantity": gettext_lazy("Kolonnen «antall» mangler."),
    "no_column_item": gettext_lazy("Kolonnen «vare» mangler."),
    "too_many_cells": gettext_lazy(
        "Linja har flere ruter enn det er overskrifter. Er komma brukt både i tall og mellom rutene?"
    ),
    "formula": gettext_lazy("En rute er en formel («%(value)s»). Lim inn tallet i stedet."),
    "date": gettext_lazy("«%(value)s» er ikke en dato. Skriv den som 24.11.2026."),
    "future": gettext_lazy("%(value)s har ikke vært ennå."),
    "too_old": gettext_lazy("%(value)s er for lenge siden til å føres. Sjekk årstallet."),
    "unknown_product": gettext_lazy("«%(value)s» er ikke et av produktene. Skriv navnet som det står her."),
    "several_products": gettext_lazy(
        "«%(value)s» kan være flere av produktene. Skriv navnet nøyaktig som det står her."
    ),
    "unknown_batch": gettext_lazy("«%(value)s» er ikke et av partiene. Sjekk koden på esken."),
    "no_item": gettext_lazy("Det står ikke hva som er solgt."),
    "another_product": gettext_lazy("Partiet «%(value)s» er av et annet produkt enn det som står."),
    "quantity": gettext_lazy("«%(value)s» er ikke et antall. Skriv et helt tall."),
    "quantity_not_positive": gettext_lazy("Antallet «%(value)s» må være 1 eller mer. Returer føres for seg."),
    "quantity_high": gettext_lazy("Antallet «%(value)s» er for stort."),
    "price_number": gettext_lazy("«%(value)s» er ikke en pris. Skriv den som 349 eller 349,50."),
    "price_not_positive": gettext_lazy("Prisen «%(value)s» må være mer enn null."),
    "price_comma_and_dot": gettext_lazy("«%(value)s» har både komma og punktum. Skriv prisen som 1234,50."),
    "price_two_ways": gettext_lazy(
        "«%(value)s» kan leses på to måter. Skriv prisen som 1234 eller 1,23, uten tegn for tusen."
    ),
    "price_high": gettext_lazy("Prisen «%(value)s» er for høy."),
    "no_price": gettext_lazy("Prisen mangler, og produktet har ingen pris hos oss."),
    "amount_number": gettext_lazy("«%(value)s» er ikke et beløp. Skriv det som 698 eller 698,50."),
    "amount_not_positive": gettext_lazy("Beløpet «%(value)s» må være mer enn null."),
    "amount_comma_and_dot": gettext_lazy("«%(value)s» har både komma og punktum. Skriv beløpet som 1234,50."),
    "amount_two_ways": gettext_lazy(
        "«%(value)s» kan leses på to måter. Skriv beløpet som 1234 eller 1,23, uten tegn for tusen."
    ),
    "amount_high": gettext_lazy("Beløpet «%(value)s» er for stort."),
    "amount_differs": gettext_lazy("Beløpet «%(value)s» er ikke antall ganger pris. Sjekk alle tre."),
    "signs_mixed": gettext_lazy(
        "«%(value)s»: fila har komma noen steder og punktum andre. Bruk det ene i hele fila."
    ),
    "too_many": gettext_lazy(
        "%(value)s: de har bare %(number)s igjen til denne linja. Sjekk antallet, eller før leveransen først."
    ),
}


def sentence(problem: Problem) -> str:
    """Line and words: "Linje 4: «x» er ikke en dato. Skriv den som 24.11.2026."."""
    words = str(WORDS[problem.code]) % {"value": problem.value, "number": problem.number}
    return _("Linje %(line)s: %(words)s") % {"line": problem.line, "words": words}
