"""A clock that stands still."""

from __future__ import annotations

from datetime import datetime, tzinfo


class FixedClock:
    """The moment that `bikuben.clock` reads while a test runs."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def set(self, moment: datetime) -> None:
        """Move the clock to another aware moment."""
        self.moment = moment

    def as_datetime_class(self) -> type[datetime]:
        """A `datetime` whose `now` is this clock's moment."""
        clock = self

        class FixedDatetime(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
                return clock.moment.astimezone(tz)

        return FixedDatetime
