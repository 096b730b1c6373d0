"""Addresses of own production: batches."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
