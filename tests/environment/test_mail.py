"""The server that sends e-mail, from EMAIL_URL and EMAIL_FROM."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.environment.surroundings import read

FROM = "post@verkstedet.example"


def test_without_both_there_is_none() -> None:
    assert read().mail is None


@pytest.mark.parametrize(
    ("url", "scheme", "host", "port"),
    [
        ("smtp+tls://navn:ord@post.example", "smtp+tls", "post.example", 587),
        ("smtps://navn:ord@post.example", "smtps", "post.example", 465),
        ("smtps://navn:ord@post.example:2465/", "smtps", "post.example", 2465),
        ("smtp://localhost:1025", "smtp", "localhost", 1025),
    ],
)
def test_it_reads_the_server(url: str, scheme: str, host: str, port: int) -> None:
    mail = read(EMAIL_URL=url, EMAIL_FROM=FROM).mail
    assert mail is not None
    assert (mail.scheme, mail.host, mail.port, mail.sender) == (scheme, host, port, FROM)


def test_signs_in_the_password_are_written_as_in_addresses() -> None:
    mail = read(EMAIL_URL="smtps://navn%40post.example:p%40ss%3A@post.example", EMAIL_FROM=FROM).mail
    assert mail is not None
    assert (mail.user, mail.password) == ("navn@post.example", "p@ss:")
    assert "p@ss:" not in repr(mail)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "post.example",
        "imap://navn:hemmelig@post.example",
        "smtps://",
        "smtps://navn:hemmelig@post.example:99999",
        "smtps://navn:hemmelig@post.example:0",
        "smtps://navn:hemmelig@post example",
        "smtps://navn@post.example",
        "smtps://navn:hemmelig@post.example/innboks",
        "smtps://navn:hemmelig@post.example?tls=1",
        "smtp://navn:hemmelig@post.example",
        "smtps://[feil",
    ],
)
def test_it_refuses_what_is_no_server_or_would_send_in_the_open(url: str | None) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^EMAIL_URL: ") as refused:
        read(EMAIL_URL=url, EMAIL_FROM=FROM)
    assert "hemmelig" not in str(refused.value)
    assert refused.value.__suppress_context__


@pytest.mark.parametrize("sender", [None, "", "verkstedet", "Verkstedet <post@verkstedet.example>"])
def test_it_refuses_to_send_from_nowhere(sender: str | None) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^EMAIL_FROM: "):
        read(EMAIL_URL="smtps://navn:ord@post.example", EMAIL_FROM=sender)
