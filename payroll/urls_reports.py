"""Addresses of the monthly reports."""

from django.urls import path

from payroll.views import reports

urlpatterns = [
    path("reports/", reports.reports, name="reports"),
    path("reports/<month:month>/", reports.report, name="report"),
    path("reports/<month:month>/deliver/", reports.deliver, name="deliver_report"),
    path("reports/<month:month>/a-melding.xml", reports.xml, name="report_xml"),
    path("reports/<month:month>/payroll-office.csv", reports.office_csv, name="report_csv"),
    path("reports/<month:month>/payroll-office.xlsx", reports.office_xlsx, name="report_xlsx"),
]
