"""Papers: issued once, numbered without gaps, chained, and from then on read-only for everyone."""

from bikuben.papers.base import Paper, PaperIsFinal, PaperPart
from bikuben.papers.desk import Desk

__all__ = ["Desk", "Paper", "PaperIsFinal", "PaperPart"]
