"""What Bikuben is told by its surroundings, checked before anything else runs.

A wrong value stops the program with a sentence that names the variable, what is wrong and what to do;
half-right settings would show first as a lost name or an open door.
"""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import SplitResult, unquote, urlsplit

import dj_database_url
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

SHORTEST_SECRET_KEY = 50
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
HOST_NAME = re.compile(r"\.?[a-zA-Z0-9_-]+(\.[a-zA-Z0-9_-]+)*\.?")

SQLITE_OPTIONS: dict[str, Any] = {
    # One writer at a time, in line from its first statement: eight at once then never see "locked".
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # FULL: an issued number must survive a power cut.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


@dataclass(frozen=True, kw_only=True)
class Mail:
    """The server that sends our e-mail, and the address that it is sent from.

    `scheme` is smtps (encrypted from the start), smtp+tls (encrypted by STARTTLS), or smtp (not at all).
    """

    scheme: str
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    sender: str


@dataclass(frozen=True, kw_only=True)
class Environment:
    """The checked settings of one process."""

    debug: bool
    demo: bool
    secret_key: str
    encryption_keys: tuple[str, ...]
    allowed_hosts: tuple[str, ...]
    database: dict[str, Any]
    synthetic_identities: bool
    today: date | None
    mail: Mail | None

    @property
    def production(self) -> bool:
        """True where the people in the database are real."""
        return not self.debug and not self.demo

    @property
    def https_only(self) -> bool:
        """True where pages leave this machine; what stays on it needs no certificate."""
        return self.production and not all(host in LOCAL_HOSTS for host in self.allowed_hosts)


def refuse(variable: str, what_is_wrong: str, what_to_do: str) -> NoReturn:
    """Stop with the variable's name, never with its value: a key must not end in a log."""
    # A library's own message, chained to this one, might show what it was given.
    raise ImproperlyConfigured(f"{variable}: {what_is_wrong} {what_to_do}") from None


def read_environment(environ: Mapping[str, str], *, base_dir: Path) -> Environment:
    """Read and check every variable that Bikuben knows.

    Raises ImproperlyConfigured for the first that is missing or wrong.
    """
    debug = _boolean(environ, "DEBUG")
    demo = _boolean(environ, "BIKUBEN_DEMO")
    production = not debug and not demo
    return Environment(
        debug=debug,
        demo=demo,
        secret_key=_secret_key(environ, production=production),
        encryption_keys=_encryption_keys(environ),
        allowed_hosts=_allowed_hosts(environ, production=production),
        database=_database(environ, base_dir=base_dir),
        synthetic_identities=_boolean(environ, "BIKUBEN_SYNTHETIC_IDENTITIES"),
        today=_today(environ, production=production),
        mail=_mail(environ),
    )


def _boolean(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name, "0")
    if value not in ("0", "1"):
        refuse(name, "is neither 1 nor 0.", "Write 1 for yes or 0 for no.")
    return value == "1"


def _secret_key(environ: Mapping[str, str], *, production: bool) -> str:
    value = environ.get("SECRET_KEY", "")
    if not value.strip():
        refuse("SECRET_KEY", "is missing.", "Set a long random text, or use `make run`, which makes one.")
    if production and (len(value) < SHORTEST_SECRET_KEY or len(set(value)) < 5):
        refuse(
            "SECRET_KEY",
            f"is too short or too simple for real use (at least {SHORTEST_SECRET_KEY} varied characters).",
            'Make one with `python -c "import secrets; print(secrets.token_urlsafe(50))"`.',
        )
    if production and value.startswith("django-insecure-"):
        refuse("SECRET_KEY", "is one that Django marks as insecure.", "Make a random one of your own.")
    return value


def _encryption_keys(environ: Mapping[str, str]) -> tuple[str, ...]:
    value = environ.get("BIKUBEN_ENCRYPTION_KEYS", "")
    make_one = (
        'Make one with `python -c "from cryptography.fernet import Fernet; '
        'print(Fernet.generate_key().decode())"`, keep it safe: without it no name can be read.'
    )
    if not value.strip():
        refuse("BIKUBEN_ENCRYPTION_KEYS", "is missing.", make_one)
    keys = tuple(key.strip() for key in value.split(","))
    for place, key in enumerate(keys, start=1):
        try:
            Fernet(key)
        except ValueError:
            refuse("BIKUBEN_ENCRYPTION_KEYS", f"key number {place} is not a Fernet key.", make_one)
    if len(set(keys)) != len(keys):
        refuse("BIKUBEN_ENCRYPTION_KEYS", "the same key is listed twice.", "List each once, newest first.")
    return keys


def _allowed_hosts(environ: Mapping[str, str], *, production: bool) -> tuple[str, ...]:
    value = environ.get("ALLOWED_HOSTS")
    if value is None:
        return LOCAL_HOSTS
    hosts = tuple(host.strip() for host in value.split(",") if host.strip())
    example = "List the names that people write in the browser, with commas: bikuben.example.no,127.0.0.1."
    if not hosts:
        refuse("ALLOWED_HOSTS", "is empty.", example)
    if production and "*" in hosts:
        refuse("ALLOWED_HOSTS", "lets every name in (*).", example)
    for place, host in enumerate(hosts, start=1):
        if host != "*" and not _is_host(host):
            refuse("ALLOWED_HOSTS", f"name number {place} is not a host name.", example)
    return hosts


def _is_host(text: str) -> bool:
    if HOST_NAME.fullmatch(text):
        return True
    if not (text.startswith("[") and text.endswith("]")):
        return False
    try:
        ipaddress.IPv6Address(text[1:-1])
    except ValueError:
        return False
    return True


def _database(environ: Mapping[str, str], *, base_dir: Path) -> dict[str, Any]:
    value = environ.get("DATABASE_URL", f"sqlite:///{base_dir / 'local' / 'run' / 'bikuben.sqlite3'}")
    example = "Write postgresql://user:password@host/name or sqlite:////folder/bikuben.sqlite3."
    scheme = value.partition(":")[0]
    if scheme not in ("sqlite", "postgres", "postgresql"):
        refuse("DATABASE_URL", "is neither SQLite nor PostgreSQL.", example)
    try:
        database: dict[str, Any] = dict(dj_database_url.parse(value))
    except ValueError:
        refuse("DATABASE_URL", "can't be read.", example)
    if not database.get("NAME"):
        refuse("DATABASE_URL", "names no database.", example)
    if scheme == "sqlite":
        database["OPTIONS"] = {**database.get("OPTIONS", {}), **SQLITE_OPTIONS}
    else:
        database.update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
    return database


def _today(environ: Mapping[str, str], *, production: bool) -> date | None:
    value = environ.get("BIKUBEN_TODAY")
    if value is None:
        return None
    if production:
        refuse("BIKUBEN_TODAY", "fixes the date, and real papers need the real one.", "Remove it.")
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    refuse("BIKUBEN_TODAY", "is not a date.", "Write it as 2026-12-31.")


def _mail(environ: Mapping[str, str]) -> Mail | None:
    value, sender = environ.get("EMAIL_URL"), environ.get("EMAIL_FROM")
    if value is None and sender is None:
        return None
    address = _mail_url(value or "")
    try:
        validate_email(sender)
    except ValidationError:
        refuse("EMAIL_FROM", "is not an e-mail address.", "Write the one that the server sends from.")
    return Mail(
        scheme=address.scheme,
        host=address.hostname or "",
        port=address.port or MAIL_PORTS[address.scheme],
        user=unquote(address.username or ""),
        password=unquote(address.password or ""),
        sender=sender or "",
    )


def _mail_url(value: str) -> SplitResult:
    example = "Write smtp+tls://user:password@host:587 or smtps://user:password@host, signs such as @ as %40."
    try:
        address = urlsplit(value)
        right = bool(address.hostname) and address.port != 0
    except ValueError:
        refuse("EMAIL_URL", "can't be read.", example)
    if address.scheme not in MAIL_PORTS:
        refuse("EMAIL_URL", "is neither smtp+tls, smtps nor smtp.", example)
    if not right or not _is_host(address.hostname or ""):
        refuse("EMAIL_URL", "names no server.", example)
    if bool(address.username) != bool(address.password):
        refuse("EMAIL_URL", "has a user without a password, or the other way round.", example)
    if address.path.strip("/") or address.query or address.fragment:
        refuse("EMAIL_URL", "has something behind the server's name.", example)
    if address.scheme == "smtp" and address.hostname not in LOCAL_HOSTS:
        refuse("EMAIL_URL", "would send invoices and the password unencrypted.", example)
    return address
