"""What waits to be done about people (gjøremål). Counts, never names: others may see the today page."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext

from assignments.checks import PERMIT_WARNING
from assignments.missing import missing_for
from assignments.models import Participant
from bikuben.notices import Todo
from bikuben.roles import Role


def people_todos(today: date) -> list[Todo]:
    """Permits that run out, what slips and the law miss, and those who are on the way."""
    people = list(Participant.objects.active())
    page = reverse("assignments:people")
    todos = []
    running_out = [
        one
        for one in people
        if one.needs_permit and (one.permit_until is None or one.permit_until <= today + PERMIT_WARNING)
    ]
    if running_out:
        todos.append(
            Todo(
                ngettext(
                    "En tillatelse går snart ut eller er ute.",
                    "%(count)s tillatelser går snart ut eller er ute.",
                    len(running_out),
                )
                % {"count": len(running_out)},
                f"{page}?missing=permit",
                urgent=True,
                roles=(Role.SUPERVISOR,),
            )
        )
    missing = missing_for(people, today)
    codes = Counter(code for those in missing.values() for code in {one.code for one in those})
    before_slip = sum(any(one.before_slip for one in those) for those in missing.values())
    if before_slip:
        todos.append(
            Todo(
                ngettext(
                    "En deltaker mangler navn eller nummer til lønnsslippen.",
                    "%(count)s deltakere mangler navn eller nummer til lønnsslippen.",
                    before_slip,
                )
                % {"count": before_slip},
                f"{page}?missing=slip",
                urgent=True,
            )
        )
    if codes["agreement"]:
        todos.append(
            Todo(
                ngettext(
                    "En arbeidsavtale er ikke underskrevet.",
                    "%(count)s arbeidsavtaler er ikke underskrevet.",
                    codes["agreement"],
                )
                % {"count": codes["agreement"]},
                f"{page}?missing=agreement",
            )
        )
    on_the_way = sum(one.is_on_the_way for one in people)
    if on_the_way:
        todos.append(
            Todo(
                ngettext("En deltaker er på vei inn.", "%(count)s deltakere er på vei inn.", on_the_way)
                % {"count": on_the_way},
                f"{page}?state=on_the_way",
                roles=(Role.SUPERVISOR,),
            )
        )
    return todos
