"""Addresses of the door and the draw. What lies under draw/ is all that the room's screen can open."""

from django.urls import path

from assignments.views import arrivals, draws, private

urlpatterns = [
    path("day/<day:day>/open/", arrivals.open_the_day, name="open_day"),
    path("day/<day:day>/arrivals/", arrivals.arrivals, name="arrivals"),
    path("day/<day:day>/arrivals/arrive/", arrivals.arrive_now, name="arrive"),
    path("day/<day:day>/arrivals/first-timer/", arrivals.first_timer, name="first_timer"),
    path("day/<day:day>/arrivals/close/", arrivals.close_the_list, name="close_list"),
    path("day/<day:day>/arrivals/reopen/", arrivals.reopen_the_list, name="reopen_list"),
    path("day/<day:day>/arrivals/<row:pk>/", arrivals.arrival, name="arrival"),
    path("day/<day:day>/arrivals/<row:pk>/undo/", arrivals.undo, name="undo_arrival"),
    path("day/<day:day>/arrivals/<row:pk>/leave/", arrivals.leave_now, name="leave"),
    path("day/<day:day>/arrivals/<row:pk>/annul/", arrivals.annul, name="annul_arrival"),
    path("day/<day:day>/look/<row:pk>/", private.look_first, name="look_first"),
    path("day/<day:day>/private/<row:pk>/", private.private_view, name="private_view"),
    path("day/<day:day>/places/", draws.places, name="places"),
    path("day/<day:day>/places/call/", draws.call_next_reserve, name="call_reserve"),
    path("day/<day:day>/repeat/", draws.repeat, name="repeat_draw"),
    path("day/<day:day>/draw/", draws.draw, name="draw"),
    path("day/<day:day>/draw/hold/", draws.hold, name="hold_draw"),
    path("day/<day:day>/draw/<int:attempt>/record.pdf", draws.draw_record, name="draw_record"),
]
