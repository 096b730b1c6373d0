"""Addresses of own production: outlet settlements."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
