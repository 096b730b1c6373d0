"""Addresses of own production: what outlets owe, and the year."""

from django.urls import path

from assignments.views import outlet_settlements, production_year, settlement_steps

urlpatterns = [
    path("outlets/<row:pk>/settle/", outlet_settlements.settle, name="settle_outlet"),
    path("settlements/", outlet_settlements.settlements, name="outlet_settlements"),
    path("settlements/<row:pk>/", outlet_settlements.settlement, name="outlet_settlement"),
    path("settlements/<row:pk>/note.pdf", outlet_settlements.note, name="outlet_settlement_pdf"),
    path("settlements/<row:pk>/invoice/", settlement_steps.invoice, name="invoice_settlement"),
    path("settlements/<row:pk>/paid/", settlement_steps.paid, name="settlement_paid"),
    path("settlements/<row:pk>/unpaid/", settlement_steps.unpaid, name="settlement_unpaid"),
    path("settlements/<row:pk>/reverse/", settlement_steps.reverse, name="reverse_settlement"),
    path("year/<int:year>/", production_year.production_year, name="production_year"),
    path("year/<int:year>/figures.csv", production_year.production_year_csv, name="production_year_csv"),
]
