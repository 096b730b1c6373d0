"""Addresses of the cash box and of the end of the day."""

from django.urls import path

from payroll.views import cash, closing

urlpatterns = [
    path("cash/", cash.cash, name="cash"),
    path("cash/count/", cash.count, name="count_cash"),
    path("cash/<slug:kind>/", cash.move, name="move_cash"),
    path("day/<day:day>/close/", closing.close, name="close_day"),
]
