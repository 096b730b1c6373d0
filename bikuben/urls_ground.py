"""Addresses of the ground floor."""

from django.urls import URLPattern

app_name = "bikuben"

urlpatterns: list[URLPattern] = []
