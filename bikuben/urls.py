"""The addresses of the house: each floor keeps its own, included by name so that none is imported."""

from django.urls import include, path

urlpatterns = [
    path("", include("bikuben.urls_ground")),
    path("", include("assignments.urls")),
    path("", include("payroll.urls")),
]
