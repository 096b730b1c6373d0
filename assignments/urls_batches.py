"""Addresses of own production: the front page and the batches."""

from django.urls import path

from assignments.views import batch_steps, batches, production

urlpatterns = [
    path("", production.production, name="production"),
    path("batches/", batches.batches, name="batches"),
    path("batches/new/", production.new_batch, name="new_batch"),
    path("batches/<row:pk>/", batches.batch, name="batch"),
    path("batches/<row:pk>/change/", batches.change, name="change_batch"),
    path("batches/<row:pk>/record/", batches.record, name="record_batch"),
    path("batches/<row:pk>/steps/", batches.steps, name="record_steps"),
    path("batches/<row:pk>/reject/", batch_steps.reject, name="reject_pieces"),
    path("batches/<row:pk>/repair/", batch_steps.repair, name="repair_pieces"),
    path("batches/<row:pk>/scrap/", batch_steps.scrap, name="scrap_repair"),
    path("batches/<row:pk>/close/", batch_steps.close, name="close_batch"),
    path("batches/<row:pk>/reopen/", batch_steps.reopen, name="reopen_batch"),
    path("movements/<row:pk>/reverse/", batch_steps.undo, name="reverse_stock_movement"),
]
