"""Addresses of assignments."""

from django.urls import include, path

app_name = "assignments"

urlpatterns = [
    path("", include("assignments.urls_day")),
    path("", include("assignments.urls_work")),
    path("", include("assignments.urls_planning")),
    path("", include("assignments.urls_pipeline")),
    path("", include("assignments.urls_people")),
    path("", include("assignments.urls_invoices")),
    path("", include("assignments.urls_ehf")),
    path("", include("assignments.urls_clients")),
    path("", include("assignments.urls_payments")),
    path("production/", include("assignments.urls_batches")),
    path("production/", include("assignments.urls_parts")),
    path("production/", include("assignments.urls_products")),
    path("production/", include("assignments.urls_outlets")),
    path("production/", include("assignments.urls_cash_sales")),
    path("production/", include("assignments.urls_outlet_settlements")),
]
