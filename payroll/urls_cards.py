"""Addresses of tax cards, of her year on a sheet and of the agreement."""

from django.urls import path

from payroll.views import cards, import_cards

urlpatterns = [
    path("cards/", cards.cards, name="cards"),
    path("cards/ask/", import_cards.ask, name="ask_for_cards"),
    path("cards/import/", import_cards.import_cards, name="import_cards"),
    path("cards/import/<row:pk>/", import_cards.card_answer, name="card_answer"),
    path("cards/import/<row:pk>/apply/", import_cards.apply_answer, name="apply_card_answer"),
    path("cards/import/<row:pk>/discard/", import_cards.discard_answer, name="discard_card_answer"),
    path("cards/<row:pk>/", cards.card, name="card"),
    path("cards/<row:pk>/remove/", cards.remove_card, name="remove_card"),
    path("people/<row:pk>/cards/", cards.her_cards, name="her_cards"),
    path("people/<row:pk>/cards/new/", cards.new_card, name="new_card"),
    path("people/<row:pk>/year/<int:year>/sheet.pdf", cards.year_sheet, name="year_sheet"),
    path("people/<row:pk>/agreement.pdf", cards.agreement, name="agreement"),
]
