"""The one row of pay settings, locked for whoever changes it."""

from __future__ import annotations

from payroll.models import PayrollSettings


def locked_settings() -> PayrollSettings:
    """The settings, locked until the transaction ends; new and unsaved where nothing has been chosen yet."""
    found = PayrollSettings.objects.select_for_update(no_key=True).filter(pk=1).first()
    return found or PayrollSettings(pk=1)
