"""What is out of the ordinary on single days of the demo year. The rest chance decides."""

from __future__ import annotations

from dataclasses import dataclass

from payroll.demo.people import on


@dataclass(frozen=True)
class Special:
    """What happens on one day besides the usual.

    `crowd`: at least so many come; `few`: at most nine. `repeat_because`: the draw is held again.
    `wrong_touch`: an arrival undone. `struck`: one annulled after the draw. `not_fetched`: how many slips
    nobody comes for. `money_back`: a slip reversed with the notes back in the box. `settled`: chosen name of
    one whose slip is written again against what she has. `supplement`: kroner more, and why. `half_pay`: why
    one has half. `difference`: kroner that the count differs by, and its explanation. `by_hand`: run on
    paper, entered when the power is back. `remember`, `found_wrong`: a slip of the first day is taken back on
    the second, for this reason, after its month was reported.
    """

    crowd: int = 0
    few: bool = False
    repeat_because: str = ""
    wrong_touch: bool = False
    struck: bool = False
    not_fetched: int = 0
    money_back: str = ""
    settled: str = ""
    supplement: tuple[int, str] | None = None
    half_pay: str = ""
    difference: tuple[int, str] | None = None
    by_hand: bool = False
    remember: bool = False
    found_wrong: str = ""


ORDINARY = Special()

STORY = {
    on(1, 7): Special(wrong_touch=True),
    on(1, 12): Special(few=True, settled="Gullspurv"),
    on(1, 14): Special(crowd=13, repeat_because="Ordet ble ropt av en som alt hadde sett frøet på skjermen."),
    on(1, 21): Special(not_fetched=1),
    on(1, 28): Special(money_back="Skrevet før hun var ferdig. Hun jobbet på to oppdrag."),
    on(1, 30): Special(difference=(-20, "Fant igjen alt unntatt en tjuekroning. Kan ha falt bak bordet.")),
    on(2, 6): Special(crowd=12, by_hand=True),
    on(2, 11): Special(supplement=(50, "Ble igjen og ryddet alene etter at de andre var gått.")),
    on(3, 2): Special(few=True),
    on(3, 9): Special(few=True, settled="Villrose"),
    on(3, 20): Special(crowd=14, struck=True),
    on(4, 10): Special(few=True),
    on(4, 20): Special(remember=True),
    on(4, 22): Special(money_back="Feil beløp i konvolutten. Talt opp på nytt sammen med henne."),
    on(5, 6): Special(half_pay="Avtalt med henne: bare den første timen i dag."),
    on(5, 11): Special(found_wrong="Ført på feil dag i april. Pengene kom tilbake."),
    on(5, 20): Special(crowd=15, repeat_because="En som sto på lista, var gått hjem før trekningen."),
    on(6, 12): Special(difference=(50, "En femtilapp for mye. Trolig vekslet feil i går.")),
    on(6, 17): Special(not_fetched=2, supplement=(100, "Bar alle kassene ned til bilen.")),
    on(7, 3): Special(few=True),
    on(8, 19): Special(wrong_touch=True),
    on(9, 16): Special(crowd=16),
    on(9, 18): Special(few=True, settled="Turmalin"),
    on(10, 7): Special(crowd=13, repeat_because="Ordet var skrevet feil på skjermen."),
    on(10, 9): Special(difference=(-10, "Mynter mangler. Talt to ganger.")),
    on(10, 14): Special(not_fetched=1),
    on(11, 6): Special(few=True),
    on(11, 18): Special(supplement=(50, "Lærte opp en ny i å tre perler.")),
    on(12, 9): Special(crowd=14),
}

# fmt: off
WORDS = (
    "tåke", "kanel", "regnbue", "sjokolade", "vinter", "fløyte", "ullsokk", "tiger", "kaffe", "stjerne",
    "bie", "fjære", "blåbær", "lykke", "humle", "gulrot", "måke", "paraply", "sitron", "melodi", "trikk",
    "vaffel", "honning", "pusekatt", "snø", "perle", "hjerte", "fugl", "vår", "ørken", "ananas",
    "konfetti", "brus", "sykkel", "sommer", "øreringer", "eventyr", "lakris", "pepperkake", "måne",
    "kjole", "gitar", "tulipan", "ferskvann",
)
# fmt: on
