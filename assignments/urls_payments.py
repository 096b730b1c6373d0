"""Addresses of payments, the bank's files, overdue invoices and reminders."""

from django.urls import path

from assignments.views import bank_files, payments, reminders

urlpatterns = [
    path("payments/", payments.payments, name="payments"),
    path("payments/import/", bank_files.import_payments, name="import_payments"),
    path("payments/files/<row:pk>/", bank_files.bank_file, name="bank_file"),
    path("payments/unknown/", bank_files.unknown_payments, name="unknown_payments"),
    path("payments/unknown/<row:pk>/", bank_files.unknown_payment, name="unknown_payment"),
    path("payments/unknown/<row:pk>/aside/", bank_files.set_payment_aside, name="set_payment_aside"),
    path("payments/unknown/<row:pk>/back/", bank_files.bring_payment_back, name="bring_payment_back"),
    path("payments/<row:pk>/take-back/", payments.take_back, name="take_back_payment"),
    path("invoices/overdue/", reminders.overdue, name="overdue_invoices"),
    path("invoices/<row:pk>/pay/", payments.pay, name="pay_invoice"),
    path("invoices/<row:pk>/refund/", payments.refund, name="refund_invoice"),
    path("invoices/<row:pk>/remind/", reminders.remind, name="remind_invoice"),
    path("reminders/<row:pk>/", reminders.reminder, name="reminder"),
    path("reminders/<row:pk>/reminder.pdf", reminders.reminder_pdf, name="reminder_pdf"),
]
