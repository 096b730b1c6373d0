from django.apps import AppConfig


class PayrollConfig(AppConfig):
    """What a participant is owed and the state is told."""

    name = "payroll"

    def ready(self) -> None:
        """Let `verify_papers` know what must agree between slips, claims, orders and money."""
        from bikuben.papers.verify import register_audit
        from payroll.audits import (
            claims_and_slips_agree,
            garnishments_and_slips_agree,
            payments_and_slips_agree,
        )

        register_audit(claims_and_slips_agree)
        register_audit(garnishments_and_slips_agree)
        register_audit(payments_and_slips_agree)
