"""Addresses of garnishment orders."""

from django.urls import path

from payroll.views import garnishments

urlpatterns = [
    path("people/<row:pk>/garnishments/new/", garnishments.new_order, name="new_garnishment_order"),
    path("garnishments/<row:pk>/", garnishments.order, name="garnishment_order"),
    path("garnishments/<row:pk>/end/", garnishments.end, name="end_garnishment_order"),
    path("garnishments/<row:pk>/remove/", garnishments.remove, name="remove_garnishment_order"),
]
