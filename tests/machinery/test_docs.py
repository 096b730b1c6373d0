"""What the documentation points to is there."""

import re

import pytest
from django.core.management import get_commands

from tests.databases import PROJECT

PAGES = [*sorted(PROJECT.glob("*.md")), *sorted((PROJECT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"manage\.py ([a-z_]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_it_links_to_files_that_exist(page) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_it_names_commands_that_exist(page) -> None:
    text = page.read_text(encoding="utf-8")
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    written = set(re.findall(r"(?m)^    (?:PORT=\d+ )?make ([a-z]+)|`(?:PORT=\d+ )?make ([a-z]+)`", text))
    targets = {name for pair in written for name in pair if name}
    assert sorted(set(COMMAND.findall(text)) - set(get_commands())) == []
    assert [name for name in sorted(targets) if f"\n{name}:" not in makefile] == []
