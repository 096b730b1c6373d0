"""What an action raises when it will not do what was asked."""

from django.utils.functional import Promise


class Refused(Exception):
    """An action refused (avvist): wrong state, stale page or bad input. Nothing was changed.

    `message` is a plain sentence for the person at the screen, `code` a stable name for tests and logs,
    `field` the form field it belongs to, or None where it concerns the whole page. `mend`: the address of the
    page where it is put right and what to call the way there, where that is another page.
    """

    def __init__(
        self,
        message: str | Promise,
        *,
        code: str = "refused",
        field: str | None = None,
        mend: tuple[str, str | Promise] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.field = field
        self.mend = mend

    def __str__(self) -> str:
        return str(self.message)
