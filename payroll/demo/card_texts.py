"""The story on the card in the box of MelliBee, in both languages."""

from __future__ import annotations

CARD_NB = """\
Laget for hånd, del for del.
Hjertet: for kjærlighet og trygghet.
Perlen: for juvelen du er, som kvinne.
Fuglen: for trangen til frihet.
Tigeren: for styrken du har, eller den du trenger.
Kvinne hjelper kvinne."""

CARD_EN = """\
Made by hand, piece by piece.
The heart: for love and safety.
The pearl: for the jewel you are, as a woman.
The bird: for the need for freedom.
The tiger: for the strength you have, or need.
Woman helps woman."""
