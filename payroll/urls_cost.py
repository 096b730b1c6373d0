"""Addresses of what work costs."""

from django.urls import path

from payroll.views import costs

urlpatterns = [
    path("costs/", costs.costs, name="costs"),
    path("jobs/<row:pk>/price/", costs.price, name="job_price"),
]
