"""Addresses of payroll."""

from django.urls import include, path

app_name = "payroll"

urlpatterns = [
    path("", include("payroll.urls_cards")),
    path("", include("payroll.urls_pay")),
    path("", include("payroll.urls_cost")),
    path("", include("payroll.urls_cash")),
]
