"""Give each year that anyone was paid in the exemptions that were chosen when they had no year."""

from typing import Any

from django.db import migrations

# Where nobody is paid yet: the first year there can be rates of, so that every year goes by the choice.
FIRST_YEAR = 2020


def carry_to_paid_years(apps: Any, schema_editor: Any) -> None:
    """What was judged by the one choice is still judged by it, with whoever last kept it in the history."""
    settings = apps.get_model("payroll", "PayrollSettings").objects.filter(pk=1).first()
    if settings is None or not (settings.charity_exemption or settings.small_pay_rule):
        return
    chosen = {"charity_exemption": settings.charity_exemption, "small_pay_rule": settings.small_pay_rule}
    kept = apps.get_model("payroll", "HistoricalPayrollSettings").objects.order_by("-history_id").first()
    paid = apps.get_model("payroll", "PaySlip").objects.dates("date", "year")
    for year in [day.year for day in paid] or [FIRST_YEAR]:
        row = apps.get_model("payroll", "ExemptionsChoice").objects.create(year=year, **chosen)
        if kept is not None:
            apps.get_model("payroll", "HistoricalExemptionsChoice").objects.create(
                id=row.pk,
                year=year,
                **chosen,
                history_date=kept.history_date,
                history_user_id=kept.history_user_id,
                history_type="+",
            )


class Migration(migrations.Migration):

    dependencies = [
        ('payroll', '0004_exemptions_by_year'),
    ]

    operations = [
        migrations.RunPython(carry_to_paid_years, migrations.RunPython.noop),
    ]
