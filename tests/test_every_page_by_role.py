"""Who may do what, page by page, as a table: every address with every role, and with none.

The table is written out, so that a page let open to one role too many is seen by whoever reads it.
"""

from __future__ import annotations

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client as Browser

from bikuben.models import User
from bikuben.once import new_token
from bikuben.roles import Role
from tests.addresses import pages
from tests.cast import browser_for
from tests.house import House, build_house
from tests.roles_of_production import PRODUCTION

# S supervisor, A accountant, R reader, P public
TABLE = {
    "bikuben:today": "SAR",
    "bikuben:login": "P",
    "bikuben:logout": "P",
    "bikuben:language": "P",
    "bikuben:change_password": "SAR",
    "bikuben:unlock_room": "SAR",
    "bikuben:setup": "P",
    "bikuben:project": "S",
    "bikuben:users": "S",
    "bikuben:new_user": "S",
    "bikuben:user": "S",
    "bikuben:user_password": "S",
    "assignments:open_day": "S",
    "assignments:arrivals": "S",
    "assignments:arrive": "S",
    "assignments:first_timer": "S",
    "assignments:close_list": "S",
    "assignments:reopen_list": "S",
    "assignments:arrival": "S",
    "assignments:undo_arrival": "S",
    "assignments:leave": "S",
    "assignments:annul_arrival": "S",
    "assignments:look_first": "S",
    "assignments:private_view": "S",
    "assignments:places": "S",
    "assignments:call_reserve": "S",
    "assignments:repeat_draw": "S",
    "assignments:draw": "S",
    "assignments:hold_draw": "S",
    "assignments:draw_record": "S",
    "assignments:day": "SA",
    "assignments:emergency": "S",
    "assignments:emergency_pdf": "S",
    "assignments:past_day": "S",
    "assignments:work": "S",
    "assignments:start_work": "S",
    "assignments:finish_all": "S",
    "assignments:shift": "S",
    "assignments:finish_shift": "S",
    "assignments:left_early": "S",
    "assignments:left_at": "S",
    "assignments:did_not_start": "S",
    "assignments:undo_outcome": "S",
    "assignments:move_shift": "S",
    "assignments:shift_times": "S",
    "assignments:second_job": "S",
    "assignments:days": "SAR",
    "assignments:plan_days": "S",
    "assignments:change_day": "S",
    "assignments:cancel_day": "S",
    "assignments:reinstate_day": "S",
    "assignments:jobs": "SA",
    "assignments:new_job": "S",
    "assignments:job": "SA",
    "assignments:change_job": "S",
    "assignments:calendar": "SA",
    "assignments:job_forecast": "S",
    "assignments:agree_job": "S",
    "assignments:unagree_job": "S",
    "assignments:start_job": "S",
    "assignments:put_off_job": "S",
    "assignments:deliver_job": "S",
    "assignments:close_job": "S",
    "assignments:write_off_job": "S",
    "assignments:lose_job": "S",
    "assignments:reopen_job": "S",
    "assignments:give_days_a_job": "S",
    "assignments:job_sheet": "SA",
    "assignments:choose_billed_job": "S",
    "assignments:bill_as_usual": "S",
    "assignments:clients": "SA",
    "assignments:new_client": "S",
    "assignments:client": "SA",
    "assignments:change_client": "S",
    "assignments:invoices": "SA",
    "assignments:new_invoice": "SA",
    "assignments:invoice_settings": "SA",
    "assignments:invoice": "SA",
    "assignments:invoice_pdf": "SA",
    "assignments:credit_invoice": "SA",
    "assignments:credit_note": "SA",
    "assignments:credit_note_pdf": "SA",
    "assignments:invoice_ehf": "SA",
    "assignments:credit_note_ehf": "SA",
    "assignments:send_invoice": "SA",
    "assignments:send_credit_note": "SA",
    "assignments:mark_invoice_sent": "SA",
    "assignments:mark_credit_note_sent": "SA",
    "assignments:send_reminder": "SA",
    "assignments:mark_reminder_sent": "SA",
    "assignments:undo_sending": "SA",
    "assignments:new_contact": "S",
    "assignments:change_contact": "S",
    "assignments:new_approach": "S",
    "assignments:approaches": "SA",
    "assignments:change_approach": "S",
    "assignments:remove_approach": "S",
    "assignments:follow_up_done": "S",
    "assignments:follow_up_not_done": "S",
    "assignments:follow_ups": "SA",
    "assignments:letters": "S",
    "assignments:write_letters": "S",
    "assignments:letter_batch": "S",
    "assignments:letter_batch_pdf": "S",
    "assignments:undo_letter_batch": "S",
    "assignments:letter": "S",
    "assignments:letter_pdf": "S",
    "assignments:reset_letter": "S",
    "assignments:people": "SA",
    "assignments:new_participant": "S",
    "assignments:participant": "SA",
    "assignments:show_number": "SA",
    "assignments:change_participant": "S",
    "assignments:participant_private": "S",
    "assignments:pause_participant": "S",
    "assignments:resume_participant": "S",
    "assignments:end_participant": "S",
    "assignments:reopen_participant": "S",
    "assignments:erase_participant": "S",
    "assignments:participant_hours": "S",
    "assignments:hours_pdf": "S",
    "assignments:copy_for_her": "S",
    "assignments:read_log": "S",
    "assignments:read_logs": "S",
    "assignments:payments": "SA",
    "assignments:import_payments": "SA",
    "assignments:bank_file": "SA",
    "assignments:unknown_payments": "SA",
    "assignments:unknown_payment": "SA",
    "assignments:set_payment_aside": "SA",
    "assignments:bring_payment_back": "SA",
    "assignments:take_back_payment": "SA",
    "assignments:overdue_invoices": "SA",
    "assignments:pay_invoice": "SA",
    "assignments:refund_invoice": "SA",
    "assignments:remind_invoice": "SA",
    "assignments:reminder": "SA",
    "assignments:reminder_pdf": "SA",
    **PRODUCTION,
    "payroll:cards": "SA",
    "payroll:ask_for_cards": "SA",
    "payroll:import_cards": "SA",
    "payroll:card_answer": "SA",
    "payroll:apply_card_answer": "SA",
    "payroll:discard_card_answer": "SA",
    "payroll:card": "SA",
    "payroll:remove_card": "SA",
    "payroll:her_cards": "SA",
    "payroll:new_card": "SA",
    "payroll:year_sheet": "SA",
    "payroll:agreement": "S",
    "payroll:new_garnishment_order": "SA",
    "payroll:garnishment_order": "SA",
    "payroll:end_garnishment_order": "SA",
    "payroll:remove_garnishment_order": "SA",
    "payroll:pay": "SA",
    "payroll:issue_pay_slips": "SA",
    "payroll:slips_pdf": "SA",
    "payroll:issue_pay_slip": "SA",
    "payroll:other_pay": "S",
    "payroll:usual_pay": "S",
    "payroll:supplement": "SA",
    "payroll:slips": "SA",
    "payroll:slip": "SA",
    "payroll:slip_pdf": "SA",
    "payroll:pay_out": "SA",
    "payroll:renew_pay_slip": "SA",
    "payroll:reverse_pay_slip": "SA",
    "payroll:take_back_money": "SA",
    "payroll:figures": "SAR",
    "payroll:costs": "SAR",
    "payroll:job_price": "S",
    "payroll:pay_settings": "SA",
    "payroll:rates": "SA",
    "payroll:import_tables": "SA",
    "payroll:compare_tables": "SA",
    "payroll:other_rates": "SA",
    "payroll:remove_tables": "SA",
    "payroll:month": "SA",
    "payroll:reconciliation": "SA",
    "payroll:cash": "SA",
    "payroll:count_cash": "SA",
    "payroll:move_cash": "SA",
    "payroll:close_day": "S",
    "payroll:holiday_pay": "SA",
    "payroll:issue_holiday_slips": "SA",
    "payroll:issue_holiday_slip": "SA",
    "payroll:owed": "SA",
    "payroll:mark_paid": "SA",
    "payroll:pay_several": "SA",
    "payroll:bank_file": "SA",
    "payroll:payments": "SA",
    "payroll:take_back_payment": "SA",
    "payroll:use_credit": "SA",
    "payroll:credit_came_back": "SA",
    "payroll:contribution": "SA",
    "payroll:reports": "SA",
    "payroll:report": "SA",
    "payroll:deliver_report": "SA",
    "payroll:report_xml": "SA",
    "payroll:report_csv": "SA",
    "payroll:report_xlsx": "SA",
    "payroll:books": "SA",
    "payroll:book_accounts": "SA",
    "payroll:choose_chart": "SA",
    "payroll:vouchers_csv": "SA",
    "payroll:saf_t": "SA",
    "payroll:year": "SA",
    "payroll:statements": "SA",
    "payroll:statement": "SA",
}
LETTERS = {Role.SUPERVISOR: "S", Role.ACCOUNTANT: "A", Role.READER: "R"}
NOT_OFFERED = 405
METHODS = ("get", "post")


@pytest.fixture
def house(db: None) -> House:
    return build_house()


def test_the_table_names_every_page_and_no_other() -> None:
    assert {page.name for page in pages()} == set(TABLE)


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_its_own_pages_and_no_other(role: Role, house: House) -> None:
    """An empty form may be refused, never break a page."""
    wrong = {
        f"{method} {address}": answer.status_code
        for name, method, address, answer in asked(house, house.users[role])
        if answer.status_code >= 500
        or ((answer.status_code == 403) == may(role, name) and answer.status_code != NOT_OFFERED)
    }
    assert wrong == {}


def test_nobody_is_sent_to_the_login_page(house: House) -> None:
    let_in = {
        f"{method} {address}": answer.status_code
        for name, method, address, answer in asked(house, None)
        if TABLE[name] != "P" and answer.status_code != NOT_OFFERED and not _to_login(answer)
    }
    assert let_in == {}


def may(role: Role, name: str) -> bool:
    return TABLE[name] == "P" or LETTERS[role] in TABLE[name]


def asked(house: House, user: User | None) -> list[tuple[str, str, str, HttpResponse]]:
    """Each page read, and sent an empty form; all that it changes is taken back."""
    answers = []
    for page in pages():
        address = page.address(house)
        for method in METHODS:
            with transaction.atomic():
                browser = _browser(user)
                answers.append(
                    (page.name, method, address, getattr(browser, method)(address, {"once": new_token()}))
                )
                transaction.set_rollback(True)
    return answers


def _browser(user: User | None) -> Browser:
    browser = browser_for(user)
    browser.raise_request_exception = False
    return browser


def _to_login(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer.headers["Location"].startswith("/login/")
