"""Addresses of own production: products."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
