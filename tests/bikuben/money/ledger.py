"""One row: what was earned, withheld and paid. No app has it; the test that needs the table makes it."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from bikuben.money import MoneyField


class Entry(models.Model):
    person = models.IntegerField(default=1)
    gross = MoneyField()
    withholding = MoneyField(default=Decimal(0))
    net = MoneyField()
    limit = MoneyField(null=True, blank=True)

    class Meta:
        app_label = "tests"
        db_table = "tests_money_entry"
        constraints = [
            models.CheckConstraint(condition=Q(net=F("gross") - F("withholding")), name="tests_entry_sum"),
            models.CheckConstraint(condition=Q(net__gte=0), name="tests_entry_not_negative"),
        ]

    def __str__(self) -> str:
        return f"entry {self.pk}"


def enter(gross: str, withholding: str = "0", *, person: int = 1, limit: str | None = None) -> Entry:
    """A row whose net is what is left."""
    earned, withheld = Decimal(gross), Decimal(withholding)
    return Entry.objects.create(
        person=person,
        gross=earned,
        withholding=withheld,
        net=earned - withheld,
        limit=None if limit is None else Decimal(limit),
    )
