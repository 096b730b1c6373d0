"""Walking every chain: `manage.py verify_papers`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS

from bikuben.models import PaperCounter
from bikuben.papers.base import Paper
from bikuben.papers.canonical import digest
from bikuben.papers.guards import missing_guards

Audit = Callable[[], Iterator[str]]
_audits: list[Audit] = []


def register_audit(audit: Audit) -> Audit:
    """Add a check across kinds of papers. An app does so when it is ready."""
    if audit not in _audits:
        _audits.append(audit)
    return audit


def paper_models() -> list[type[Paper]]:
    """Every kind of numbered paper, alphabetically by kind."""
    found = [model for model in apps.get_models() if issubclass(model, Paper)]
    return sorted(found, key=lambda model: model.paper_kind)


def verify_chain(model: type[Paper]) -> Iterator[str]:
    """What is wrong with one kind: gaps, broken links, changed papers, a cut tail, sums that don't add up."""
    kind, link, year, number = model.paper_kind, "", 0, 0
    issued_on: date | None = None
    names = {name for parts in model.hash_parts.values() for name in parts}
    for paper in model.objects.order_by("year", "number").prefetch_related(*sorted(names)):
        expected = number + 1 if paper.year == year else 1
        label = f"{kind} {paper.full_number}"
        if paper.number != expected:
            yield f"{label}: the number should be {expected}; a paper is missing"
        if paper.previous_hash != link:
            yield f"{label}: doesn't follow the paper before it"
        if paper.year != paper.issued_on.year:
            yield f"{label}: the number is not of the year it was issued in"
        if issued_on and paper.issued_on < issued_on:
            yield f"{label}: issued before the paper before it"
        if paper.hash_version not in paper.hash_fields:
            yield f"{label}: hash version {paper.hash_version} is unknown"
        elif digest(paper, _parts(paper)) != paper.hash:
            yield f"{label}: the content is not what was issued"
        yield from (f"{label}: {problem}" for problem in paper.recount())
        link, year, number, issued_on = paper.hash, paper.year, paper.number, paper.issued_on
    counter = PaperCounter.objects.filter(kind=kind).first()
    if counter is None:
        if number:
            yield f"{kind}: the counter is missing"
    elif (counter.last_hash, counter.last_number) != (link, number) or (number and counter.year != year):
        yield f"{kind}: not the last paper the counter knows ({counter.year}-{counter.last_number})"


def _parts(paper: Paper) -> dict[str, list]:
    return {name: list(getattr(paper, name).all()) for name in paper.hash_parts.get(paper.hash_version, {})}


def verify_papers(using: str = DEFAULT_DB_ALIAS) -> Iterator[str]:
    """Everything that is wrong, a line each. Nothing at all when the papers are sound."""
    for model in paper_models():
        yield from verify_chain(model)
    for audit in _audits:
        yield from audit()
    yield from (f"guard missing: {name}" for name in missing_guards(using))
