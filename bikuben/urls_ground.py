"""Addresses of the ground floor. `<day:…>` and `<row:…>` are made known here for all floors."""

from django.urls import path

from bikuben import converters
from bikuben.views import session, setup, today, users

converters.register()

app_name = "bikuben"

urlpatterns = [
    path("", today.today, name="today"),
    path("login/", session.login, name="login"),
    path("logout/", session.logout, name="logout"),
    path("language/", session.language, name="language"),
    path("password/", session.change_password, name="change_password"),
    path("room/unlock/", session.unlock_room, name="unlock_room"),
    path("setup/", setup.setup, name="setup"),
    path("project/", setup.project, name="project"),
    path("users/", users.users, name="users"),
    path("users/new/", users.new_user, name="new_user"),
    path("users/<row:pk>/", users.user, name="user"),
    path("users/<row:pk>/password/", users.user_password, name="user_password"),
]
