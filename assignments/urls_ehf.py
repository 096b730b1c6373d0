"""Addresses of EHF files, and of sending what is issued."""

from django.urls import path

from assignments.views import ehf, sending

urlpatterns = [
    path("invoices/<row:pk>/ehf.xml", ehf.invoice_ehf, name="invoice_ehf"),
    path("invoices/<row:pk>/send/", sending.send_invoice, name="send_invoice"),
    path("invoices/<row:pk>/sent/", sending.mark_invoice_sent, name="mark_invoice_sent"),
    path("credit-notes/<row:pk>/ehf.xml", ehf.credit_note_ehf, name="credit_note_ehf"),
    path("credit-notes/<row:pk>/send/", sending.send_credit_note, name="send_credit_note"),
    path("credit-notes/<row:pk>/sent/", sending.mark_credit_note_sent, name="mark_credit_note_sent"),
    path("reminders/<row:pk>/send/", sending.send_reminder, name="send_reminder"),
    path("reminders/<row:pk>/sent/", sending.mark_reminder_sent, name="mark_reminder_sent"),
    path("sendings/<row:pk>/undo/", sending.undo_sending, name="undo_sending"),
]
