"""The draw and its seed: papers, on the day's record for ever."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from assignments.models.work_day import WorkDay
from bikuben.encryption import EncryptedTextField
from bikuben.papers import Paper


class DrawSeed(Paper):
    """The seed (frø): 32 random bytes made before anyone is on the list; its commitment is shown to all.

    `seed` is hex, encrypted with the project's own key; no page, admin or log shows it before the draw is
    held. `attempt` is 1 for the day's draw, 2 … for a repeat, which needs a reason.
    """

    paper_kind = "draw_seed"
    hash_fields = {1: ("work_day", "attempt", "seed", "commitment", "reason")}

    work_day = models.ForeignKey(WorkDay, on_delete=models.PROTECT, related_name="seeds")
    attempt = models.PositiveSmallIntegerField(default=1)
    seed = EncryptedTextField(max_length=64, key_from="project")
    commitment = models.CharField(max_length=64)
    reason = EncryptedTextField(_("grunn"), max_length=200, key_from="project", blank=True, default="")

    class Meta(Paper.Meta):
        verbose_name = _("frø")
        constraints = [
            *Paper.Meta.constraints,
            models.UniqueConstraint(fields=["work_day", "attempt"], name="assignments_drawseed_attempt"),
        ]


class Draw(Paper):
    """A draw (loddtrekning) as held: word, tickets, places and the order, with the seed in clear.

    A draw by hand, entered after a power cut, has no seed and no word but a witness. `tickets` and `order`
    are lists of ticket numbers; `places` is how many of the order got a place.
    """

    paper_kind = "draw"
    hash_fields = {
        1: (
            "work_day",
            "attempt",
            "drawn_from",
            "word",
            "seed_hex",
            "commitment",
            "places",
            "tickets",
            "order",
            "by_hand",
            "witness",
        )
    }

    work_day = models.ForeignKey(WorkDay, on_delete=models.PROTECT, related_name="draws")
    attempt = models.PositiveSmallIntegerField(default=1)
    drawn_from = models.OneToOneField(
        DrawSeed, on_delete=models.PROTECT, null=True, blank=True, related_name="draw"
    )
    word = models.CharField(max_length=100, blank=True, default="")
    seed_hex = models.CharField(max_length=64, blank=True, default="")
    commitment = models.CharField(max_length=64, blank=True, default="")
    places = models.PositiveSmallIntegerField()
    tickets = models.JSONField()
    order = models.JSONField()
    by_hand = models.BooleanField(default=False)
    witness = EncryptedTextField(_("vitne"), max_length=120, key_from="project", blank=True, default="")

    class Meta(Paper.Meta):
        verbose_name = _("loddtrekning")
        constraints = [
            *Paper.Meta.constraints,
            models.UniqueConstraint(fields=["work_day", "attempt"], name="assignments_draw_attempt"),
        ]
