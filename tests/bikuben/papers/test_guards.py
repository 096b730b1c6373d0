"""The database itself refuses to change a paper, whoever asks and however (BOKF §5-2-7)."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from bikuben.papers import Paper, PaperIsFinal
from bikuben.papers.guards import final_models, install_guards, missing_guards
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import PaySlip, PaySlipLine
from tests.cast import NOW, TODAY
from tests.payroll.paying import someone_done, working_day

pytestmark = pytest.mark.django_db
TABLES = sorted(model._meta.db_table for model in final_models())


@pytest.fixture
def slip(supervisor, project) -> PaySlip:
    day = working_day()
    return issue_pay_slip(someone_done(day), day, by=supervisor, now=NOW, today=TODAY)


def refused(sql: str, *params: object) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)
    return str(refusal.value)


def test_every_paper_and_its_lines_are_guarded() -> None:
    assert TABLES == [
        "assignments_cashsale",
        "assignments_clientpayment",
        "assignments_creditnote",
        "assignments_creditnoteline",
        "assignments_draw",
        "assignments_drawseed",
        "assignments_invoice",
        "assignments_invoiceline",
        "assignments_outletsettlement",
        "assignments_outletsettlementline",
        "assignments_pieceline",
        "assignments_piecemovement",
        "assignments_reminder",
        "assignments_salecount",
        "assignments_shipment",
        "assignments_stockcountline",
        "assignments_stockline",
        "assignments_stockmovement",
        "payroll_cashcount",
        "payroll_cashmovement",
        "payroll_monthlyreport",
        "payroll_officialpayment",
        "payroll_payslip",
        "payroll_payslipgarnishment",
        "payroll_payslipline",
        "payroll_reportbase",
        "payroll_reportemployment",
        "payroll_reportgarnishment",
        "payroll_reportincome",
        "payroll_reportpayout",
        "payroll_reportperson",
        "payroll_settlement",
    ]
    assert missing_guards() == []


def test_update_and_delete_are_refused_in_sql(slip) -> None:
    assert "paper is final: payroll_payslip" in refused("UPDATE payroll_payslip SET gross = gross + 100")
    assert "paper is final" in refused("DELETE FROM payroll_payslipline")
    assert "paper is final" in refused("DELETE FROM payroll_payslip WHERE id = %s", slip.pk)
    assert PaySlip.objects.get().gross == slip.gross


def test_a_row_cannot_be_replaced_by_any_of_its_unique_keys(slip) -> None:
    columns = [field.column for field in PaySlip._meta.concrete_fields]
    names = ", ".join(f'"{name}"' for name in columns)
    for keys in (("id",), ("hash",), ("year", "number")):
        changed = ", ".join(
            f'"{name}"'
            if name in keys
            else {
                "id": "id + 1000",
                "hash": "'other'",
                "year": "year + 1",
                "number": "number + 1000",
                "reverses_id": "NULL",
                "supplements_id": "NULL",
            }.get(name, f'"{name}"')
            for name in columns
        )
        if connection.vendor == "sqlite":
            sql = f"INSERT OR REPLACE INTO payroll_payslip ({names}) SELECT {changed} FROM payroll_payslip"
        else:
            sql = (
                f"INSERT INTO payroll_payslip ({names}) SELECT {changed} FROM payroll_payslip "
                f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET gross = 1"
            )
        assert "paper is final" in refused(sql)
    assert PaySlip.objects.get().hash == slip.hash


def test_truncate_is_refused(slip) -> None:
    if connection.vendor == "sqlite":
        # SQLite has no TRUNCATE; a DELETE without WHERE is its way of emptying a table.
        assert "paper is final" in refused("DELETE FROM payroll_payslip")
        return
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert "paper is final" in refused("TRUNCATE payroll_payslip CASCADE")


def test_the_orm_refuses_too(slip) -> None:
    attempts = [
        slip.delete,
        slip.save,
        lambda: PaySlip.objects.update(gross=1),
        lambda: PaySlip.objects.all().delete(),
        lambda: PaySlip.objects.bulk_create([PaySlip()]),
        lambda: PaySlip.objects.bulk_update([slip], ["gross"]),
        lambda: PaySlip.objects.create(),
        lambda: PaySlipLine.objects.filter(paper=slip).delete(),
        slip.lines.first().delete,
    ]
    for attempt in attempts:
        with pytest.raises(PaperIsFinal):
            attempt()


def test_no_paper_is_deleted_with_what_it_points_to(slip) -> None:
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        slip.participant.delete()


def drop_a_guard(table: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f'DROP TRIGGER "{table}_final_update"')
        else:
            cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER "{table}_final_row"')


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_guard_is_noticed_and_put_back(table) -> None:
    drop_a_guard(table)
    assert len(missing_guards()) == 1
    install_guards()
    assert missing_guards() == []


def test_a_guard_that_does_nothing_is_noticed() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute('DROP TRIGGER "payroll_payslip_final_update"')
            cursor.execute(
                'CREATE TRIGGER "payroll_payslip_final_update" BEFORE UPDATE ON "payroll_payslip" '
                "BEGIN SELECT 1; END"
            )
            assert missing_guards() == ["payroll_payslip_final_update"]
        else:
            cursor.execute(
                "CREATE OR REPLACE FUNCTION bikuben_paper_is_final() RETURNS trigger LANGUAGE plpgsql "
                "AS 'BEGIN RETURN NEW; END;'"
            )
            assert "payroll_payslip_final_row" in missing_guards()
    install_guards()
    assert missing_guards() == []


def test_every_kind_of_paper_has_a_frozen_field_list() -> None:
    for model in final_models():
        if issubclass(model, Paper):
            assert model.hash_fields[1]
            covered = set(model.hash_fields[max(model.hash_fields)])
            own = {
                field.name
                for field in model._meta.concrete_fields
                if field.name not in {inherited.name for inherited in Paper._meta.get_fields()}
            }
            assert own - covered - {"id", "data_key"} == set(), model
