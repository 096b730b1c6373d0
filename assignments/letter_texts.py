"""The program's own letters, used until the supervisor has written hers.

A letter goes to strangers. It says what the work is and what the money goes to, and nothing of who \
takes part
or why.
"""

from __future__ import annotations

from assignments.models import ClientLanguage, LetterKind

NB, EN = ClientLanguage.BOKMAL, ClientLanguage.ENGLISH

DEFAULTS: dict[tuple[str, str], tuple[str, str]] = {
    (LetterKind.FIRST, NB): (
        "Har dere arbeid som hender kan gjøre?",
        """\
Hei {kontakt}

Vi er et lite verksted som tar enkle, praktiske oppdrag. Folk kommer når de kan, arbeider noen timer \
rundt et bord og får betalt samme dag.

Vi bretter, pakker, sorterer, merker, setter sammen og legger i konvolutt. Alt som er enkelt, og som \
tar tid for dere.

Prisen er {pris} kroner for hver som arbeider en dag. Det dere betaler, er det den som gjør arbeidet, \
får i hånda. Skatt og avgifter betaler vi.

Vi vet aldri hvor mange som kommer, så vi lover ikke en dato. Det som blir gjort, blir gjort ordentlig, \
og vi sier fra underveis.

Har dere noe som ligger og venter? Ring meg på {telefon}, eller skriv til {epost}. Jeg kommer gjerne \
innom og ser på det. Ellers ringer jeg om et par uker.

Vennlig hilsen


{avsender}
{prosjekt}""",
    ),
    (LetterKind.FIRST, EN): (
        "Do you have work for willing hands?",
        """\
Hello {kontakt}

We are a small workshop that takes on simple, practical work. People come when they can, work for a few \
hours around a table, and are paid the same day.

We fold, pack, sort, label, assemble and fill envelopes: whatever is simple, and takes time that you \
don't have.

The price is {pris} kroner for each person who works a day. What you pay is what the one who does the \
work gets in hand. Tax and contributions are on us.

We never know how many will come, so we promise no date. What is done is done properly, and we keep you \
posted.

Is there something that has been waiting? Call me on {telefon} or write to {epost}. I would be glad to \
come by and look at it. If I don't hear from you, I will ring in a couple of weeks.

Kind regards


{avsender}
{prosjekt}""",
    ),
    (LetterKind.FOLLOW_UP, NB): (
        "Vi har ledige hender",
        """\
Hei {kontakt}

Jeg skrev til dere for en tid siden om arbeid som hender kan gjøre: brette, pakke, sortere, sette sammen.

Jeg vet at slikt fort blir liggende. Derfor spør jeg en gang til, og gjør det lett: send oss en eske på \
prøve. Vi gjør den ferdig, og dere ser hva dere får.

Prisen er {pris} kroner for hver som arbeider en dag, og pengene går til den som gjør arbeidet.

Passer det ikke, er det helt greit. Si fra, så maser jeg ikke mer. Du når meg på {telefon} og {epost}.

Vennlig hilsen


{avsender}
{prosjekt}""",
    ),
    (LetterKind.FOLLOW_UP, EN): (
        "We have hands to spare",
        """\
Hello {kontakt}

Some time ago I wrote to you about work for willing hands: folding, packing, sorting, assembling.

I know how such letters end up at the bottom of the pile. So I am asking once more, and making it easy: \
send us one box to try. We finish it, and you see what you get.

The price is {pris} kroner for each person who works a day, and the money goes to the one who does the \
work.

If it doesn't suit you, that is quite all right. Tell me, and I won't ask again. You can reach me on \
{telefon} and {epost}.

Kind regards


{avsender}
{prosjekt}""",
    ),
    (LetterKind.THANKS, NB): (
        "Takk for oppdraget",
        """\
Hei {kontakt}

Takk for at vi fikk gjøre «{oppdrag}». Det har vært godt å ha noe ordentlig å ta fatt på.

Det dere betaler, går til dem som gjorde arbeidet. For dem er det mer enn pengene: det er en dag der \
noen trengte det de kan.

Er det noe som kunne vært bedre, vil jeg gjerne vite det. Og har dere mer, eller kjenner dere noen som \
har, er det bare å ringe {telefon} eller skrive til {epost}.

Vennlig hilsen


{avsender}
{prosjekt}""",
    ),
    (LetterKind.THANKS, EN): (
        "Thank you for the work",
        """\
Hello {kontakt}

Thank you for letting us do “{oppdrag}”. It has been good to have something real to get on with.

What you pay goes to those who did the work. To them it is more than the money: it is a day when \
someone needed what they can do.

If anything could have been better, I would like to know. And if you have more, or know someone who \
does, just call {telefon} or write to {epost}.

Kind regards


{avsender}
{prosjekt}""",
    ),
}
