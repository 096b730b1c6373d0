from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PayrollConfig(AppConfig):
    """What a participant is owed: tax cards, pay slips and the cash box."""

    name = "payroll"
    verbose_name = _("Lønn")
