"""Addresses of people. No name and no number stands in any of them."""

from django.urls import path

from assignments.views import insight, people, people_steps

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/new/", people.new_participant, name="new_participant"),
    path("people/<row:pk>/", people.participant, name="participant"),
    path("people/<row:pk>/number/", people.show_number, name="show_number"),
    path("people/<row:pk>/change/", people.change, name="change_participant"),
    path("people/<row:pk>/private/", people_steps.private, name="participant_private"),
    path("people/<row:pk>/pause/", people_steps.pause, name="pause_participant"),
    path("people/<row:pk>/resume/", people_steps.resume, name="resume_participant"),
    path("people/<row:pk>/end/", people_steps.end, name="end_participant"),
    path("people/<row:pk>/reopen/", people_steps.reopen, name="reopen_participant"),
    path("people/<row:pk>/erase/", people_steps.erase, name="erase_participant"),
    path("people/<row:pk>/hours/", people_steps.hours, name="participant_hours"),
    path("people/<row:pk>/hours/<day:first>/", people_steps.hours, name="participant_hours"),
    path("people/<row:pk>/hours/<day:first>/sheet.pdf", people_steps.hours_pdf, name="hours_pdf"),
    path("people/<row:pk>/copy/", insight.copy_for_her, name="copy_for_her"),
    path("people/<row:pk>/read-log/", insight.read_log, name="read_log"),
    path("read-log/", insight.read_log, name="read_logs"),
]
