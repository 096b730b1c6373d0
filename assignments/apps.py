from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssignmentsConfig(AppConfig):
    """People and work: participants, jobs, days, arrival, draw and shifts."""

    name = "assignments"
    verbose_name = _("Arbeid")
