"""What has been sent in, so that a form sent twice does its work once."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SubmittedForm(models.Model):
    """One form that has done its work. `result_url` is where its sender was taken afterwards."""

    token = models.CharField(max_length=32, unique=True)
    path = models.CharField(max_length=300)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    result_url = models.CharField(max_length=500, blank=True, default="")
    created_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.path} {self.created_at:%Y-%m-%d}"
