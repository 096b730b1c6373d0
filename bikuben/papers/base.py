"""What every paper is made of. BOKF §5-2-7, BOKL §10: an issued document is never changed or deleted."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models


class PaperIsFinal(Exception):
    """Someone tried to change or delete an issued paper. A mistake gets a reversal instead."""


class FinalQuerySet(models.QuerySet):
    """A queryset that reads; papers are written by a `Desk` only."""

    def _refuse(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise PaperIsFinal(f"{self.model.__name__}: an issued paper can't be changed.")

    update = delete = bulk_create = bulk_update = update_or_create = get_or_create = create = _refuse
    _raw_delete = _refuse


class FinalManager(models.Manager.from_queryset(FinalQuerySet)):  # type: ignore[misc]
    """Joins what the descriptors of encrypted fields need, so that a list costs one query."""

    def get_queryset(self) -> FinalQuerySet:
        queryset = super().get_queryset()
        keys = self.model.key_path
        return queryset.select_related(keys) if keys else queryset


class Final(models.Model):
    """A row that is written once, by a desk, and never again."""

    key_path: ClassVar[str | None] = None
    objects = FinalManager()

    class Meta:
        abstract = True
        default_permissions = ("view",)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse everyone but the desk.

        Raises:
            PaperIsFinal: always, unless a `Desk` is issuing this row.
        """
        if not getattr(self, "_being_issued", False) or not self._state.adding:
            raise PaperIsFinal(f"{type(self).__name__}: only a desk issues papers.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise PaperIsFinal(f"{type(self).__name__}: an issued paper can't be deleted.")


class Paper(Final):
    """A numbered, chained paper.

    `issued_on` orders numbers and chain and never goes back; `date` is the day the paper counts on.
    `hash_fields` is frozen per `hash_version`: a new field comes in with a new version.
    """

    paper_kind: ClassVar[str]
    hash_fields: ClassVar[dict[int, tuple[str, ...]]]
    hash_parts: ClassVar[dict[int, dict[str, tuple[str, ...]]]] = {}

    year = models.PositiveSmallIntegerField(editable=False)
    number = models.PositiveIntegerField(editable=False)
    issued_on = models.DateField(editable=False)
    issued_at = models.DateTimeField(editable=False)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    date = models.DateField()
    hash_version = models.PositiveSmallIntegerField(default=1, editable=False)
    previous_hash = models.CharField(max_length=64, blank=True, editable=False)
    hash = models.CharField(max_length=64, unique=True, editable=False)

    class Meta(Final.Meta):
        abstract = True
        ordering = ("year", "number")
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="%(app_label)s_%(class)s_number"),
        ]

    def __str__(self) -> str:
        return f"{self.paper_kind} {self.full_number}"

    @property
    def full_number(self) -> str:
        """Year and number as printed: ``2026-0042``."""
        return f"{self.year}-{self.number:04d}"

    def recount(self) -> list[str]:
        """What doesn't add up on this paper, in words for `verify_papers`. Empty when all is well."""
        return []


class PaperPart(Final):
    """A line of a paper: as final as the paper, hashed with it, without a number of its own."""

    class Meta(Final.Meta):
        abstract = True
