"""No page shown in English has Norwegian words left: a text that isn't collected is never translated."""

from __future__ import annotations

import re
from html import unescape

from django.conf import settings
from django.http import HttpResponse

from bikuben.roles import Role
from tests.addresses import pages
from tests.cast import browser_for
from tests.house import House, build_house

# Words that no English text has, and that the names and other data of the house haven't either.
TELLTALE = re.compile(
    r"\b(stemmer|ikke|skal|eller|ennå|hun|henne|må|uten|før|etter|trekkes|betales|finnes)\b", re.IGNORECASE
)
NOT_READ = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*\blang=\"nb\".*?</[^>]+>|<!--.*?-->", re.DOTALL)
# The letter itself is in the language of whoever it goes to.
HAS_A_LETTER = {"assignments:letter"}
TAG = re.compile(r"<[^>]*>")


def test_no_norwegian_words_are_left(db: None) -> None:
    house = build_house()
    answers = {page.name: _in_english(house, page.address(house)) for page in pages()}
    shown = {name: words_of(one) for name, one in answers.items() if _is_page(one)}
    assert {"payroll:reconciliation", "payroll:cards", "payroll:pay", "assignments:jobs"} <= set(shown)
    left = {name: TELLTALE.findall(words) for name, words in shown.items() if name not in HAS_A_LETTER}
    assert {name: found for name, found in left.items() if found} == {}


def _in_english(house: House, address: str) -> HttpResponse:
    # A browser for each page: the page that is shown to the room locks the others.
    browser = browser_for(house.users[Role.SUPERVISOR])
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return browser.get(address)


def words_of(answer: HttpResponse) -> str:
    """What is read on the page: neither scripts nor what is marked as Norwegian."""
    return unescape(TAG.sub(" ", NOT_READ.sub(" ", answer.content.decode())))


def _is_page(answer: HttpResponse) -> bool:
    return answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")
