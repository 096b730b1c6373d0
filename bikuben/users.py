"""Who may log in, as the supervisor keeps it. Users are deactivated, never deleted: papers point to them."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from bikuben.models import User
from bikuben.refusals import Refused
from bikuben.roles import Role


@transaction.atomic
def add_user(*, username: str, full_name: str, role: Role, password: str, by: User) -> User:
    """A new user. Raises `Refused` where the user name is taken, whatever its capitals."""
    if User.objects.filter(username__iexact=username).exists():
        raise Refused(_("Brukernavnet er tatt."), code="taken", field="username")
    user = User(username=username, first_name=full_name, role=role)
    user.set_password(password)
    user.save()
    return user


@transaction.atomic
def change_user(user: User, *, full_name: str, role: Role, is_active: bool, by: User) -> User:
    """Change name, role or whether she may log in.

    Raises `Refused` for closing one's own door, and where no active supervisor would be left.
    """
    everyone = {found.pk: found for found in User.objects.select_for_update(no_key=True).order_by("pk")}
    locked = everyone[user.pk]
    if locked.pk == by.pk and not is_active:
        raise Refused(_("Du kan ikke stenge deg selv ute."), code="oneself", field="is_active")
    stays = is_active and role == Role.SUPERVISOR
    others = any(
        other.is_active and other.role == Role.SUPERVISOR for pk, other in everyone.items() if pk != locked.pk
    )
    if not stays and not others:
        raise Refused(
            _("Minst én arbeidsleder må kunne logge inn."),
            code="last_supervisor",
            field="role" if role != Role.SUPERVISOR else "is_active",
        )
    locked.first_name = full_name
    locked.role = role
    locked.is_active = is_active
    locked.save(update_fields=["first_name", "role", "is_active"])
    return locked


def give_password(user: User, *, password: str, by: User) -> None:
    """A new password for someone who has lost hers; her open sessions end."""
    user.set_password(password)
    user.save(update_fields=["password"])
