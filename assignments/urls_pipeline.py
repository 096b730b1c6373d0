"""Addresses of a job's way from question to money, the calendar, and what a participant-day counts on."""

from django.urls import path

from assignments.views import billed_job, calendar, job_steps, jobs

urlpatterns = [
    path("calendar/", calendar.calendar, name="calendar"),
    path("jobs/forecast/", jobs.likely, name="job_forecast"),
    path("jobs/<row:pk>/agree/", job_steps.agree, name="agree_job"),
    path("jobs/<row:pk>/unagree/", job_steps.unagree, name="unagree_job"),
    path("jobs/<row:pk>/start/", job_steps.start, name="start_job"),
    path("jobs/<row:pk>/put-off/", job_steps.put_off, name="put_off_job"),
    path("jobs/<row:pk>/deliver/", job_steps.deliver, name="deliver_job"),
    path("jobs/<row:pk>/close/", job_steps.close, name="close_job"),
    path("jobs/<row:pk>/write-off/", job_steps.write_off, name="write_off_job"),
    path("jobs/<row:pk>/lose/", job_steps.lose, name="lose_job"),
    path("jobs/<row:pk>/reopen/", job_steps.reopen, name="reopen_job"),
    path("jobs/<row:pk>/days/", job_steps.give_days, name="give_days_a_job"),
    path("jobs/<row:pk>/sheet.pdf", job_steps.sheet, name="job_sheet"),
    path("day/<day:day>/work/<row:pk>/counts-on/", billed_job.choose, name="choose_billed_job"),
    path("day/<day:day>/work/<row:pk>/counts-as-usual/", billed_job.as_usual, name="bill_as_usual"),
]
