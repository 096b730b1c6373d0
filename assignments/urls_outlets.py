"""Addresses of own production: outlets, deliveries, sales reports, and where the pieces are."""

from django.urls import path
from django.urls.resolvers import URLPattern

from assignments.views import outlets, piece_moves, pieces

urlpatterns: list[URLPattern] = [
    path("outlets/", outlets.outlets, name="outlets"),
    path("outlets/new/", outlets.new_outlet, name="new_outlet"),
    path("outlets/<row:pk>/", outlets.outlet, name="outlet"),
    path("outlets/<row:pk>/change/", outlets.change, name="change_outlet"),
    path("outlets/<row:pk>/deliver/", piece_moves.deliver, name="deliver_pieces"),
    path("outlets/<row:pk>/bring-home/", piece_moves.bring_home, name="bring_home"),
    path("outlets/<row:pk>/sales/", piece_moves.sales, name="report_sales"),
    path("shipments/<row:pk>/", piece_moves.shipment, name="shipment"),
    path("shipments/<row:pk>/delivery-note.pdf", piece_moves.shipment_pdf, name="shipment_pdf"),
    path("pieces/", pieces.pieces, name="pieces"),
    path("pieces/gone/", pieces.gone, name="pieces_gone"),
    path("pieces/count/", pieces.count, name="count_pieces"),
    path("piece-movements/<row:pk>/reverse/", pieces.reverse_movement, name="reverse_piece_movement"),
]
