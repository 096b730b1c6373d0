"""Who may open which page of pay and cash."""

from __future__ import annotations

import pytest

from payroll.issue_pay_slips import issue_pay_slip
from tests.cast import NOW, TODAY, browser_for
from tests.payroll.pages.paths import CASH, CLOSE, COUNT, ISSUE, PAY, PRINT
from tests.payroll.paying import fill_box, someone_done, working_day

pytestmark = pytest.mark.django_db

BOTH, LEADER, ALL = ("supervisor", "accountant"), ("supervisor",), ("supervisor", "accountant", "reader")
PAGES = [
    (PAY, BOTH),
    ("/slips/", BOTH),
    ("/slips/{slip}/", BOTH),
    ("/slips/{slip}/slip.pdf", BOTH),
    ("/slips/{slip}/reverse/", BOTH),
    (PRINT, BOTH),
    ("/day/2026-05-04/pay/{person}/other/", LEADER),
    ("/day/2026-05-04/pay/{person}/supplement/", BOTH),
    (CASH, BOTH),
    (COUNT, BOTH),
    ("/cash/opening/", BOTH),
    ("/cash/deposit/", BOTH),
    (CLOSE, LEADER),
    ("/pay-settings/", BOTH),
    ("/figures/", ALL),
]
BUTTONS = [
    (ISSUE, BOTH),
    ("/day/2026-05-04/pay/{person}/issue/", BOTH),
    ("/day/2026-05-04/pay/{person}/usual/", LEADER),
    ("/slips/{slip}/paid/", BOTH),
    ("/slips/{slip}/renew/", BOTH),
    ("/slips/{slip}/take-back/", BOTH),
]


@pytest.fixture
def where(clock, project, supervisor) -> dict[str, int]:
    """A day with one slip, issued and not fetched."""
    day = working_day()
    person = someone_done(day)
    fill_box(supervisor)
    slip = issue_pay_slip(person, day, by=supervisor, now=NOW, today=TODAY)
    return {"slip": slip.pk, "person": person.pk}


@pytest.fixture
def users(supervisor, accountant, reader) -> dict:
    return {"supervisor": supervisor, "accountant": accountant, "reader": reader}


@pytest.mark.parametrize(("path", "allowed"), PAGES)
def test_a_page_opens_for_its_roles_only(path, allowed, where, users) -> None:
    url = path.format(**where)
    for role, user in users.items():
        assert browser_for(user).get(url).status_code == (200 if role in allowed else 403), role
    answer = browser_for(None).get(url)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/login/")


@pytest.mark.parametrize(("path", "allowed"), BUTTONS)
def test_a_button_works_for_its_roles_only(path, allowed, where, users, post) -> None:
    url = path.format(**where)
    for role, user in users.items():
        status = post(browser_for(user), url).status_code
        assert (status == 403) == (role not in allowed), role
    assert post(browser_for(None), url).headers["Location"].startswith("/login/")
    assert browser_for(users["supervisor"]).get(f"{url}nothing").status_code == 404


def test_the_reader_sees_figures_and_no_name(where, as_reader) -> None:
    page = as_reader.get("/figures/").content.decode()
    assert "Kari Prøve" not in page
    assert "Bie" not in page
