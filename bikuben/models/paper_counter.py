"""One locked row per kind of paper: the last number and the last link of its chain."""

from __future__ import annotations

from django.db import models


class PaperCounter(models.Model):
    """Last number, hash and date of one kind of paper. Numbers restart each year, the chain doesn't."""

    kind = models.CharField(max_length=30, primary_key=True)
    year = models.PositiveSmallIntegerField(default=0)
    last_number = models.PositiveIntegerField(default=0)
    last_hash = models.CharField(max_length=64, blank=True, default="")
    last_issued_on = models.DateField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.year}-{self.last_number}"
