"""Addresses of invoices and credit notes."""

from django.urls import path

from assignments.views import credit_notes, invoice_settings, invoices, new_invoice

urlpatterns = [
    path("invoices/", invoices.invoices, name="invoices"),
    path("invoices/new/", new_invoice.new_invoice, name="new_invoice"),
    path("invoices/settings/", invoice_settings.invoice_settings, name="invoice_settings"),
    path("invoices/<row:pk>/", invoices.invoice, name="invoice"),
    path("invoices/<row:pk>/invoice.pdf", invoices.invoice_pdf, name="invoice_pdf"),
    path("invoices/<row:pk>/credit/", credit_notes.credit, name="credit_invoice"),
    path("credit-notes/<row:pk>/", credit_notes.credit_note, name="credit_note"),
    path("credit-notes/<row:pk>/credit-note.pdf", credit_notes.credit_note_pdf, name="credit_note_pdf"),
]
