"""What a payment may touch (ytelser), in plain words. We warn, and never decide (RULES: benefits)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from assignments.models import Benefit, Participant
from bikuben.notices import Notice

WORDS = {
    Benefit.DISABILITY: _(
        "Uføretrygd: Hun kan tjene noe uten å bli trukket i trygden, "
        "først 0,4 G i året, etter 24 måneder 1 G. "
        "Vi sier fra når hun nærmer seg."
    ),
    Benefit.DISABILITY_FIRST_YEAR: _(
        "Uføretrygd, første år: Noen får ikke tjene noe det første året. Spør NAV før hun jobber."
    ),
    Benefit.SOCIAL_ASSISTANCE: _(
        "Sosialhjelp: Det hun tjener kan bli trukket fra. Hun bør avtale det med NAV på forhånd."
    ),
    Benefit.HOUSING_SUPPORT: _(
        "Bostøtte: Regnes ut av inntekten som meldes hver måned. En god måned kan gi mindre støtte."
    ),
    Benefit.WORK_ASSESSMENT: _("AAP: Timene hennes skal på meldekortet. De kan skrives ut fra siden hennes."),
    Benefit.UNEMPLOYMENT: _(
        "Dagpenger: Timene hennes skal på meldekortet. De kan skrives ut fra siden hennes."
    ),
    Benefit.DEBT_SETTLEMENT: _(
        "Gjeldsordning: Det hun tjener ut over det hun trenger, kan gå til dem hun skylder."
    ),
    Benefit.REFLECTION_PERIOD: _(
        "Refleksjonsperiode: Den varer i seks måneder og kan ikke fornyes. "
        "Hun kan jobbe så lenge den gjelder."
    ),
}


def benefit_words(participant: Participant) -> list[Notice]:
    """A sentence for each benefit that is noted on her, in the order of `Benefit`."""
    return [Notice(f"benefit_{code}", WORDS[code]) for code in Benefit if code in participant.benefits]
