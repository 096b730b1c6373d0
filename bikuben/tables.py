"""The ground floor's lists."""

from __future__ import annotations

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bikuben.models import User


class UserTable(tables.Table):
    """Who may log in."""

    first_name = tables.Column(verbose_name=_("Navn"), linkify=("bikuben:user", {"pk": tables.A("pk")}))
    username = tables.Column(verbose_name=_("Brukernavn"))
    role = tables.Column(verbose_name=_("Rolle"))
    is_active = tables.Column(verbose_name=_("Kan logge inn"))

    class Meta:
        model = User
        fields = ("first_name", "username", "role", "is_active")
        order_by = ("-is_active", "first_name")
        empty_text = _("Ingen ennå.")

    def render_first_name(self, value: str, record: User) -> str:
        return value or record.username

    def render_is_active(self, value: bool) -> SafeString:
        if value:
            return format_html('<span class="bk-state bk-state-done">{}</span>', gettext("ja"))
        return format_html('<span class="bk-state">{}</span>', gettext("nei"))
