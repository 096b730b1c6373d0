"""Addresses of the month and of the reconciliation."""

from django.urls import path

from payroll.views import month

urlpatterns = [
    path("month/", month.month, name="month"),
    path("reconciliation/<int:year>/", month.reconciliation, name="reconciliation"),
]
