"""Addresses of tax cards, of her year on a sheet and of the agreement."""

from django.urls import path

from payroll.views import cards

urlpatterns = [
    path("cards/", cards.cards, name="cards"),
    path("cards/<row:pk>/", cards.card, name="card"),
    path("cards/<row:pk>/remove/", cards.remove_card, name="remove_card"),
    path("people/<row:pk>/cards/", cards.her_cards, name="her_cards"),
    path("people/<row:pk>/cards/new/", cards.new_card, name="new_card"),
    path("people/<row:pk>/year/<int:year>/sheet.pdf", cards.year_sheet, name="year_sheet"),
    path("people/<row:pk>/agreement.pdf", cards.agreement, name="agreement"),
]
