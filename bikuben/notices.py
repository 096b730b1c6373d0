"""What one floor has to say on another floor's page."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Notice:
    """A warning about one person (varsel). `stops` is True where the law leaves no choice."""

    code: str
    text: str | Promise
    stops: bool = False


@dataclass(frozen=True)
class Todo:
    """A line on the today page (gjøremål) with the page where it is done.

    Whoever may not open the page isn't asked; with `roles`, only they are asked. `today`: it belongs to this
    very day, and stands next to what is urgent. The text ends with a full stop.
    """

    text: str | Promise
    url: str
    urgent: bool = False
    roles: tuple[str, ...] = ()
    today: bool = False
