"""Whatever cards they have and whatever the answer says: using it twice is using it once."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bikuben.models import Project, User
from tests.cast import make_card, make_participant
from tests.payroll.card_answers import (
    MAIN,
    OTHER,
    SECONDARY,
    card_of,
    exemption,
    no_card,
    percentage,
    table,
)
from tests.payroll.cards.importing import kept, use

PEOPLE = 3
rates = st.sampled_from(["0", "12.5", "30.0", "46"])
tables = st.builds(table, st.sampled_from(["8000", "8170", "9200"]), st.none() | rates, code=st.just(MAIN))
mains = tables | st.builds(percentage, rates, code=st.just(MAIN)) | st.builds(exemption, st.just("65000"))
seconds = st.builds(percentage, rates, code=st.just(SECONDARY)) | st.builds(
    exemption, st.sampled_from(["0", "65000"]), code=st.just(SECONDARY)
)
cards = st.fixed_dictionaries(
    {
        "deductions": st.tuples(
            st.none() | mains, st.none() | seconds, st.none() | st.just(percentage(code=OTHER))
        ),
        "issued": st.sampled_from(["2025-12-18", "2026-01-01", "2026-02-14", "2026-05-26"]),
        "extra": st.sampled_from(["", "", "kildeskattPaaLoenn", "oppholdPaaSvalbard"]),
    }
)
answers = cards | st.sampled_from(["ikkeSkattekort", "vurderArbeidstillatelse", "noeNytt"]) | st.none()
held = st.lists(
    st.tuples(
        st.sampled_from([date(2025, 1, 1), date(2026, 1, 1), date(2026, 2, 14), date(2026, 4, 1)]),
        st.sampled_from(["table", "percentage", "exemption", "tax_at_source", "none"]),
        st.booleans(),
    ),
    max_size=3,
    unique_by=lambda one: one[0],
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    had=st.lists(held, min_size=PEOPLE, max_size=PEOPLE),
    said=st.lists(answers, min_size=PEOPLE, max_size=PEOPLE).filter(any),
    mains=st.lists(st.none() | st.booleans(), min_size=PEOPLE, max_size=PEOPLE),
)
def test_twice_is_once(supervisor: User, project: Project, had, said, mains) -> None:
    with transaction.atomic():
        everyone = [make_participant() for _ in range(PEOPLE)]
        for person, cards_held in zip(everyone, had, strict=True):
            for day, kind, main in cards_held:
                make_card(person, kind, year=day.year, valid_from=day, main_employer=main)
        people = [
            answer_about(str(person.identity_number), one)
            for person, one in zip(everyone, said, strict=True)
            if one is not None
        ]
        words = {one.pk: main for one, main in zip(everyone, mains, strict=True) if main is not None}
        use(*people, by=supervisor, main_employers=words)
        once = kept()
        again = use(*people, by=supervisor)
        assert kept() == once
        assert again.written == 0
        transaction.set_rollback(True)


def answer_about(number: str, said) -> str:
    if isinstance(said, str):
        return no_card(number, said)
    deductions = [one for one in said["deductions"] if one is not None]
    return card_of(number, *deductions, issued=said["issued"], extra=said["extra"])
