"""The server of the browser tests."""

import urllib.request

import pytest

from tests.servers import Server


@pytest.mark.processes
def test_it_serves_files_and_pages(server: Server) -> None:
    with urllib.request.urlopen(f"{server.url}/static/bootstrap/css/bootstrap.min.css", timeout=60) as answer:
        assert answer.headers["Content-Type"].startswith("text/css")
    with urllib.request.urlopen(server.url, timeout=60) as answer:
        assert answer.headers["Content-Type"].startswith("text/html")
