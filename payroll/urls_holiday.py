"""Addresses of holiday pay."""

from django.urls import path

from payroll.views import holiday

urlpatterns = [
    path("holiday-pay/", holiday.holiday_pay, name="holiday_pay"),
    path("holiday-pay/issue/", holiday.issue_all, name="issue_holiday_slips"),
    path("holiday-pay/<row:participant>/issue/", holiday.issue_hers, name="issue_holiday_slip"),
]
