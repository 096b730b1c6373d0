"""Addresses of the planned days and the jobs."""

from django.urls import path

from assignments.views import jobs, planning

urlpatterns = [
    path("days/", planning.days, name="days"),
    path("days/plan/", planning.plan, name="plan_days"),
    path("day/<day:day>/change/", planning.change, name="change_day"),
    path("day/<day:day>/cancel/", planning.cancel, name="cancel_day"),
    path("day/<day:day>/reinstate/", planning.reinstate, name="reinstate_day"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/new/", jobs.new_job, name="new_job"),
    path("jobs/<row:pk>/", jobs.job, name="job"),
    path("jobs/<row:pk>/change/", jobs.change, name="change_job"),
]
