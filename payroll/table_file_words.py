"""What is wrong with a table file, in words for whoever chose it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from payroll.rules.table_file import BadTableFile


def in_words(error: BadTableFile) -> str:
    """One sentence, with the line where there is one."""
    facts = {"line": error.line, **error.facts}
    return _sentences()[error.code] % facts


def _sentences() -> dict[str, str]:
    return {
        "too_large": _("Fila er for stor, over %(megabytes)d MB. Det er neppe trekktabellene."),
        "empty": _("Fila er tom."),
        "zip": _("Fila er pakket (zip). Pakk den ut, og velg tekstfila som ligger i den."),
        "csv": _("Dette er en fil med kolonner (CSV). Velg tekstfila med trekktabellene."),
        "not_text": _("Dette er ikke en tekstfil. Velg tekstfila med trekktabellene."),
        "width": _(
            "Linje %(line)d har %(characters)d tegn. I trekktabellene er alle linjer like lange: "
            "16, 18 eller 20 tegn."
        ),
        "letters": _("Linje %(line)d har annet enn siffer."),
        "period": _("Linje %(line)d har lønnsperiode %(period)s. Den skal være fra 1 til 7."),
        "type": _("Linje %(line)d har type %(type)s. Den skal være 0 (lønn) eller 1 (pensjon)."),
        "duplicate": _("Linje %(line)d: Tabell %(table)s har grunnlaget %(basis)d to ganger."),
        "not_rising": _("Linje %(line)d: Grunnlaget i tabell %(table)s går ned til %(basis)d."),
        "falls": _("Linje %(line)d: Trekket i tabell %(table)s går ned ved grunnlag %(basis)d."),
        "no_day": _("Tabell %(table)s mangler trekk for én dag. Fila er ikke hel."),
        "no_pay": _("Fila har bare rader for pensjon, ingen for lønn."),
    }
