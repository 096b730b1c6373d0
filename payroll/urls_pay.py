"""Addresses of pay, slips, figures and pay settings."""

from django.urls import path

from payroll.views import figures, pay, settings, slips

urlpatterns = [
    path("pay/", pay.latest_pay, name="pay"),
    path("day/<day:day>/pay/", pay.pay, name="pay"),
    path("day/<day:day>/pay/issue/", pay.issue_all, name="issue_pay_slips"),
    path("day/<day:day>/pay/slips.pdf", pay.slips_pdf, name="slips_pdf"),
    path("day/<day:day>/pay/<row:participant>/issue/", pay.issue_one, name="issue_pay_slip"),
    path("day/<day:day>/pay/<row:participant>/other/", pay.other_pay, name="other_pay"),
    path("day/<day:day>/pay/<row:participant>/usual/", pay.usual_pay, name="usual_pay"),
    path("day/<day:day>/pay/<row:participant>/supplement/", pay.supplement, name="supplement"),
    path("slips/", slips.slips, name="slips"),
    path("slips/<row:pk>/", slips.slip, name="slip"),
    path("slips/<row:pk>/slip.pdf", slips.slip_pdf, name="slip_pdf"),
    path("slips/<row:pk>/paid/", pay.paid, name="pay_out"),
    path("slips/<row:pk>/renew/", pay.renew, name="renew_pay_slip"),
    path("slips/<row:pk>/reverse/", slips.reverse, name="reverse_pay_slip"),
    path("slips/<row:pk>/take-back/", slips.take_back, name="take_back_money"),
    path("figures/", figures.figures, name="figures"),
    path("pay-settings/", settings.pay_settings, name="pay_settings"),
]
