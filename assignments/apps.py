from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bikuben.encryption.rotation import register_rehasher


class AssignmentsConfig(AppConfig):
    """People and work: participants, jobs, days, arrival, draw and shifts."""

    name = "assignments"
    verbose_name = _("Arbeid")

    def ready(self) -> None:
        """Take part in the rotation of keys, and let `verify_papers` know what must agree."""
        # Models can be imported only once every app is there.
        from assignments.audits import claims_and_lines_agree, credit_notes_and_invoices_agree
        from assignments.rehash_identities import rehash_identities
        from assignments.sale_audits import cash_sales_agree, sale_counts_agree
        from assignments.settlement_audits import settlements_and_invoices_agree, settlements_and_sales_agree
        from assignments.stock_audits import STOCK_AUDITS
        from bikuben.papers.verify import register_audit

        register_rehasher(rehash_identities)
        register_audit(claims_and_lines_agree)
        register_audit(credit_notes_and_invoices_agree)
        for audit in STOCK_AUDITS:
            register_audit(audit)
        register_audit(cash_sales_agree)
        register_audit(sale_counts_agree)
        register_audit(settlements_and_sales_agree)
        register_audit(settlements_and_invoices_agree)
