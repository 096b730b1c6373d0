"""Addresses of the clients, the approaches to them, and letters."""

from django.urls import path

from assignments.views import approaches, clients, contacts, letters, write_letters

urlpatterns = [
    path("clients/", clients.clients, name="clients"),
    path("clients/new/", clients.new_client, name="new_client"),
    path("clients/<row:pk>/", clients.client, name="client"),
    path("clients/<row:pk>/change/", clients.change, name="change_client"),
    path("clients/<row:pk>/contacts/new/", contacts.new_contact, name="new_contact"),
    path("contacts/<row:pk>/change/", contacts.change, name="change_contact"),
    path("clients/<row:pk>/approaches/new/", approaches.new_approach, name="new_approach"),
    path("approaches/", approaches.approaches, name="approaches"),
    path("approaches/<row:pk>/change/", approaches.change, name="change_approach"),
    path("approaches/<row:pk>/remove/", approaches.remove, name="remove_approach"),
    path("approaches/<row:pk>/done/", approaches.done, name="follow_up_done"),
    path("approaches/<row:pk>/not-done/", approaches.not_done, name="follow_up_not_done"),
    path("follow-ups/", approaches.follow_ups, name="follow_ups"),
    path("letters/", letters.letters, name="letters"),
    path("letters/write/", write_letters.write, name="write_letters"),
    path("letters/batch/<row:pk>/", write_letters.batch, name="letter_batch"),
    path("letters/batch/<row:pk>/pdf/", write_letters.batch_file, name="letter_batch_pdf"),
    path("letters/batch/<row:pk>/undo/", write_letters.undo_batch, name="undo_letter_batch"),
    path("letters/<slug:letter>/<slug:language>/", letters.letter, name="letter"),
    path("letters/<slug:letter>/<slug:language>/pdf/", letters.letter_pdf, name="letter_pdf"),
    path("letters/<slug:letter>/<slug:language>/reset/", letters.reset, name="reset_letter"),
]
