"""Give the jobs that were registered before there were stages the stage that they have come to."""

from typing import Any

from django.db import migrations


def follow_what_is_over(apps: Any, schema_editor: Any) -> None:
    """What is over has been delivered where a client is to be billed, otherwise it is closed."""
    job = apps.get_model("assignments", "Job")
    over = job.objects.filter(is_active=False, stage__in=("agreed", "under_way"))
    over.filter(kind="billed").update(stage="delivered")
    over.exclude(kind="billed").update(stage="closed")
    job.objects.exclude(stage__in=("agreed", "under_way")).update(is_active=False)


class Migration(migrations.Migration):

    dependencies = [
        ('assignments', '0004_clients_and_invoices'),
    ]

    operations = [
        migrations.RunPython(follow_what_is_over, migrations.RunPython.noop),
    ]
