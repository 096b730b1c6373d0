"""Tests reach no other machine."""

import socket

import pytest


def test_it_refuses_another_machine() -> None:
    with socket.socket() as one, pytest.raises(RuntimeError, match=r"192\.0\.2\.1"):
        one.connect(("192.0.2.1", 80))


def test_it_reaches_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, socket.socket() as one:
        one.connect(listening.getsockname())
