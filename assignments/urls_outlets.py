"""Addresses of own production: outlets."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
