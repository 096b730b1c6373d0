"""`verify_papers` finds one krone changed, a missing paper, a cut tail and a claim that disagrees."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from bikuben.papers.guards import install_guards
from bikuben.papers.verify import verify_papers
from payroll.issue_pay_slips import issue_pay_slips
from payroll.models import PaidDay, PaySlip
from payroll.pay_out import pay_out
from tests.cast import NOW, TODAY
from tests.payroll.paying import fill_box, someone_done, working_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def papers(supervisor, project) -> list[PaySlip]:
    """Three slips, one of them paid."""
    day = working_day()
    for _ in range(3):
        someone_done(day)
    slips = issue_pay_slips(day, by=supervisor, now=NOW, today=TODAY).slips
    fill_box(supervisor)
    pay_out(slips[0], by=supervisor, now=NOW, today=TODAY)
    return slips


@contextmanager
def no_guards(*tables: str) -> Iterator[None]:
    """Someone with the database file and bad intentions."""
    with connection.cursor() as cursor:
        for table in tables:
            if connection.vendor == "sqlite":
                for event in ("update", "delete", "insert"):
                    cursor.execute(f'DROP TRIGGER "{table}_final_{event}"')
            else:
                # Inside a test's transaction the foreign keys' checks would otherwise still be pending.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
        yield
    install_guards()


def run(sql: str, *params: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def test_untouched_papers_are_sound(papers) -> None:
    assert list(verify_papers()) == []
    call_command("verify_papers")


def test_one_krone_changed_is_found(papers) -> None:
    with no_guards("payroll_payslip"):
        run(
            "UPDATE payroll_payslip SET gross = gross + 100, withholding = withholding + 100 WHERE id = %s",
            papers[1].pk,
        )
    findings = list(verify_papers())
    assert any("pay_slip 2026-0002: the content is not what was issued" in finding for finding in findings)
    assert any("the lines' bases are not the gross" in finding for finding in findings)


def test_a_changed_line_is_found(papers) -> None:
    with no_guards("payroll_payslipline"):
        run("UPDATE payroll_payslipline SET percent = 1 WHERE paper_id = %s", papers[0].pk)
    assert any("2026-0001: the content" in finding for finding in verify_papers())


def test_a_changed_name_is_found(papers) -> None:
    with no_guards("payroll_payslip"):
        run("UPDATE payroll_payslip SET legal_name = '' WHERE id = %s", papers[2].pk)
    assert any("2026-0003: the content" in finding for finding in verify_papers())


def test_a_paper_gone_from_the_middle_is_found(papers) -> None:
    PaidDay.objects.filter(slip=papers[1]).delete()
    with no_guards("payroll_payslip", "payroll_payslipline"):
        run("DELETE FROM payroll_payslipline WHERE paper_id = %s", papers[1].pk)
        run("DELETE FROM payroll_payslip WHERE id = %s", papers[1].pk)
    assert any("a paper is missing" in finding for finding in verify_papers())


def test_a_cut_tail_is_found(papers) -> None:
    PaidDay.objects.filter(slip=papers[2]).delete()
    with no_guards("payroll_payslip", "payroll_payslipline"):
        run("DELETE FROM payroll_payslipline WHERE paper_id = %s", papers[2].pk)
        run("DELETE FROM payroll_payslip WHERE id = %s", papers[2].pk)
    assert list(verify_papers()) == ["pay_slip: not the last paper the counter knows (2026-3)"]


def test_a_missing_guard_fails_the_command(papers) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER payroll_cashmovement_final_delete")
        else:
            cursor.execute("DROP TRIGGER payroll_cashmovement_final_row ON payroll_cashmovement")
    with pytest.raises(CommandError, match="1 finding"):
        call_command("verify_papers")


def test_a_claim_gone_is_found(papers) -> None:
    PaidDay.objects.filter(slip=papers[0]).delete()
    assert list(verify_papers()) == ["pay_slip 2026-0001: the day it pays isn't claimed"]
