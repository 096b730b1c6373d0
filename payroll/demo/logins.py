"""Who may log in to the demo. Known to all who read this: the demo holds nobody real."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Login:
    """A user of the demo; `role` is a value of `bikuben.roles.Role`."""

    username: str
    password: str
    role: str


LOGINS = (
    Login(username="leder", password="honning-og-voks", role="supervisor"),
    Login(username="regnskap", password="honning-og-voks", role="accountant"),
    Login(username="leser", password="honning-og-voks", role="reader"),
)
