"""What the tests of what is owed share."""

from tests.payroll.pages.conftest import queries_of

__all__ = ["queries_of"]
