"""The way around (`NAVIGATION` of the settings): the places of the bar on top of every page.

Label, URL name, and what else lies under it: how addresses begin, * for any part. A page that would refuse
the reader is left out by itself.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

NAVIGATION = [
    (_("I dag"), "bikuben:today", ()),
    (_("Deltakere"), "assignments:people", ("/cards/", "/garnishments/", "/read-log/")),
    (_("Dager"), "assignments:days", ("/day/", "/emergency/")),
    (
        pgettext_lazy("flere", "Oppdrag"),
        "assignments:jobs",
        (
            "/approaches/",
            "/calendar/",
            "/clients/",
            "/contacts/",
            "/credit-notes/",
            "/follow-ups/",
            "/invoices/",
            "/letters/",
            "/payments/",
            "/reminders/",
            "/sendings/",
        ),
    ),
    (_("Produksjon"), "assignments:production", ("/production/",)),
    (_("Lønn"), "payroll:pay", ("/day/*/pay/", "/holiday-pay/", "/pay-settings/", "/slips/")),
    (_("Kasse"), "payroll:cash", ("/day/*/close/",)),
    (
        _("Måned"),
        "payroll:month",
        ("/books/", "/owed/", "/rates/", "/reconciliation/", "/reports/", "/statements/", "/year/"),
    ),
    (_("Tall"), "payroll:figures", ("/costs/",)),
]
