"""Addresses of what is owed to the state."""

from django.urls import path

from payroll.views import contribution, owed

urlpatterns = [
    path("owed/", owed.owed, name="owed"),
    path("owed/paid/", owed.paid, name="mark_paid"),
    path("owed/several/", owed.several, name="pay_several"),
    path("owed/several/bank-file/", owed.download, name="bank_file"),
    path("owed/payments/", owed.payments, name="payments"),
    path("owed/payments/<row:pk>/take-back/", owed.take_back, name="take_back_payment"),
    path("owed/credit/used/", owed.credit_used, name="use_credit"),
    path("owed/credit/came-back/", owed.credit_back, name="credit_came_back"),
    path("owed/contribution/", contribution.contribution, name="contribution"),
]
