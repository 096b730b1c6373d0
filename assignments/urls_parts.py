"""Addresses of own production: parts."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
