"""Addresses of a year's rates."""

from django.urls import path

from payroll.views import rates

urlpatterns = [
    path("rates/", rates.rates, name="rates"),
    path("rates/<int:year>/import/", rates.import_year, name="import_tables"),
    path("rates/<int:year>/compare/", rates.compare, name="compare_tables"),
    path("rates/<int:year>/other/", rates.other, name="other_rates"),
    path("rates/<int:year>/remove/", rates.remove, name="remove_tables"),
]
