"""Addresses of own production: parts."""

from django.urls import path

from assignments.views import part_moves, parts

urlpatterns = [
    path("parts/", parts.parts, name="parts"),
    path("parts/new/", parts.new_part, name="new_part"),
    path("parts/receive/", part_moves.receive, name="receive_parts"),
    path("parts/count/", part_moves.count, name="count_parts"),
    path("parts/count/sheet.pdf", part_moves.count_sheet, name="count_sheet"),
    path("parts/<row:pk>/", parts.part, name="part"),
    path("parts/<row:pk>/change/", parts.change_part, name="change_part"),
    path("parts/<row:pk>/loss/", part_moves.lose, name="lose_parts"),
    path("parts/<row:pk>/correct/", part_moves.correct, name="correct_parts"),
    path("movements/<row:pk>/", parts.movement, name="part_movement"),
]
