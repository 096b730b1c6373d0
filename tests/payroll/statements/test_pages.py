"""The page of the year and the files of it; each look at an identity number is kept."""

from __future__ import annotations

from datetime import date

import pytest

from bikuben.models import ReadLog
from payroll.models import PaySlip
from tests.cast import make_participant
from tests.paper_text import pages_of
from tests.payroll.books.world import paid_slip
from tests.payroll.pages.paths import text_of
from tests.payroll.paying import fill_box

pytestmark = pytest.mark.django_db
YEAR, ALL = "/year/2026/", "/statements/2026.pdf"


@pytest.fixture(autouse=True)
def slip(clock, project, supervisor) -> PaySlip:
    fill_box(supervisor)
    return paid_slip(supervisor)


def hers(slip: PaySlip, year: int = 2026) -> str:
    return f"/people/{slip.participant_id}/statement/{year}.pdf"


def test_the_year_lists_everyone_with_her_sheet(slip, as_accountant) -> None:
    page = text_of(as_accountant.get(YEAR))
    assert "Kari Prøve 1" in page
    assert hers(slip) in page
    assert ALL in page
    assert "Utleggstrekk" not in page


def test_a_year_without_pay_has_nothing_to_print(as_accountant) -> None:
    page = text_of(as_accountant.get("/year/2025/"))
    assert "Ingen har fått lønn dette året." in page
    assert "/statements/2025.pdf" not in page


def test_her_page_leads_to_her_sheet(slip, as_accountant) -> None:
    assert hers(slip) in text_of(as_accountant.get(f"/people/{slip.participant_id}/"))


def test_her_sheet_is_printed_and_the_look_is_kept(slip, accountant, as_accountant) -> None:
    answer = as_accountant.get(hers(slip))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="aarsoppgave-2026.pdf"'
    assert len(pages_of(answer.content)) == 1
    look = ReadLog.objects.get()
    assert (look.user, look.what, look.subject) == (
        accountant,
        ReadLog.What.IDENTITY_NUMBER,
        slip.participant_id,
    )


def test_all_are_one_file_and_a_look_at_each(slip, supervisor, as_supervisor) -> None:
    other = paid_slip(supervisor, date(2026, 5, 5))
    answer = as_supervisor.get(ALL)
    assert len(pages_of(answer.content)) == 2
    assert set(ReadLog.objects.values_list("subject", flat=True)) == {
        slip.participant_id,
        other.participant_id,
    }


def test_whoever_was_paid_nothing_has_no_sheet(slip, as_accountant) -> None:
    other = make_participant()
    for address in (f"/people/{other.pk}/statement/2026.pdf", hers(slip, 2025), "/statements/2025.pdf"):
        answer = as_accountant.get(address)
        assert answer.status_code == 409
        assert "fått lønn dette året" in text_of(answer)
    assert not ReadLog.objects.exists()


@pytest.mark.parametrize("year", ["1999", "2101", "99999999999999999999", "0"])
def test_there_is_no_such_year(year, slip, as_accountant) -> None:
    for address in (
        f"/year/{year}/",
        f"/statements/{year}.pdf",
        f"/people/{slip.participant_id}/statement/{year}.pdf",
    ):
        assert as_accountant.get(address).status_code == 404


def test_a_reader_is_refused(slip, as_reader, as_nobody) -> None:
    for address in (YEAR, ALL, hers(slip)):
        assert as_reader.get(address).status_code == 403
        assert as_nobody.get(address).status_code == 302
    assert not ReadLog.objects.exists()


def test_an_erased_woman_keeps_her_sums_and_has_no_sheet(slip, as_accountant) -> None:
    her = slip.participant
    her.erased_at = slip.issued_at
    her.save()
    page = text_of(as_accountant.get(YEAR))
    assert "266" in page
    assert hers(slip) not in page
    assert as_accountant.get(hers(slip)).status_code == 404
    assert as_accountant.get(ALL).status_code == 409
