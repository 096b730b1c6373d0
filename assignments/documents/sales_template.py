"""An example of the file of sales, for the shop to fill in (CSV that Excel opens)."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO

from assignments.documents.production_csv import safe_name
from assignments.models import Outlet, Product

HEADS = {"nb": ("Dato", "Vare", "Antall", "Pris"), "en": ("Date", "Product", "Quantity", "Price")}
EXAMPLE = "MelliBee"


def sales_template_csv(outlet: Outlet, *, today: date) -> bytes:
    """A line for each product in production, as if one was sold yesterday. UTF-8 with its mark."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADS["nb" if outlet.language in ("nb", "nn") else "en"])
    day = today - timedelta(days=1)
    products = list(Product.objects.filter(is_active=True).order_by("name"))
    for product in products:
        price = f"{product.price:.2f}".replace(".", ",") if product.price else ""
        writer.writerow((f"{day:%d.%m.%Y}", safe_name(product.name), 1, price))
    if not products:
        writer.writerow((f"{day:%d.%m.%Y}", EXAMPLE, 1, ""))
    return text.getvalue().encode("utf-8-sig")
