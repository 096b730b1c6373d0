"""Addresses of the planned days, the jobs and the clients."""

from django.urls import path

from assignments.views import clients, jobs, planning

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
    path("clients/", clients.clients, name="clients"),
    path("clients/new/", clients.new_client, name="new_client"),
    path("clients/<row:pk>/", clients.client, name="client"),
    path("clients/<row:pk>/change/", clients.change, name="change_client"),
]
