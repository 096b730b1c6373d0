"""Addresses of own production: cash sales."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
