"""Addresses of payroll."""

from django.urls import include, path

app_name = "payroll"

urlpatterns = [
    path("", include("payroll.urls_cards")),
    path("", include("payroll.urls_garnishment")),
    path("", include("payroll.urls_pay")),
    path("", include("payroll.urls_month")),
    path("", include("payroll.urls_cost")),
    path("", include("payroll.urls_cash")),
    path("", include("payroll.urls_holiday")),
    path("", include("payroll.urls_owed")),
    path("", include("payroll.urls_rates")),
    path("", include("payroll.urls_reports")),
    path("", include("payroll.urls_books")),
]
