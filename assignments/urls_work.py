"""Addresses of the work, of a day's own page, and of a day that is run on paper."""

from django.urls import path

from assignments.views import days, paper_day, shifts, work

urlpatterns = [
    path("day/<day:day>/", days.day, name="day"),
    path("day/<day:day>/work/", work.work, name="work"),
    path("day/<day:day>/work/start/", work.start_the_work, name="start_work"),
    path("day/<day:day>/work/finish/", work.finish_everyone, name="finish_all"),
    path("day/<day:day>/work/<row:pk>/", shifts.shift, name="shift"),
    path("day/<day:day>/work/<row:pk>/finish/", work.finish, name="finish_shift"),
    path("day/<day:day>/work/<row:pk>/left-early/", work.leave_early, name="left_early"),
    path("day/<day:day>/work/<row:pk>/left-at/", shifts.left, name="left_at"),
    path("day/<day:day>/work/<row:pk>/not-started/", work.not_started, name="did_not_start"),
    path("day/<day:day>/work/<row:pk>/undo/", work.undo, name="undo_outcome"),
    path("day/<day:day>/work/<row:pk>/job/", work.move, name="move_shift"),
    path("day/<day:day>/work/<row:pk>/times/", shifts.times, name="shift_times"),
    path("day/<day:day>/work/<row:pk>/second-job/", shifts.second_job, name="second_job"),
    path("emergency/", paper_day.emergency, name="emergency"),
    path("emergency/sheet.pdf", paper_day.emergency_pdf, name="emergency_pdf"),
    path("days/on-paper/", paper_day.past_day, name="past_day"),
]
