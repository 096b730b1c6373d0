"""`manage.py verify_papers`: are all papers what they were when they were issued?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from bikuben.papers.verify import paper_models, verify_papers


class Command(BaseCommand):
    help = "Walk every chain of papers, recount every sum, look for every guard. Exit 1 on any finding."

    def handle(self, *_args: Any, **_options: Any) -> None:
        with transaction.atomic():
            findings = list(verify_papers())
            count = sum(model.objects.count() for model in paper_models())
        for finding in findings:
            self.stdout.write(self.style.ERROR(finding))
        if findings:
            raise CommandError(f"{len(findings)} finding(s) in {count} papers.")
        self.stdout.write(self.style.SUCCESS(f"{count} papers in {len(paper_models())} chains: all sound."))
