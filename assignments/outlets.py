"""The register of outlets (utsalgssteder): the designer's shop, the web shop, our own stall."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Client, Outlet, PieceMovement, Terms
from assignments.register_rows import refuse_postal_code, refuse_taken_name, save_row
from assignments.stock_ledger import at_outlet, piece_ledger
from assignments.texts import line_of
from assignments.versions import refuse_stale
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused

TEXTS = ("name", "address", "postal_code", "city")
CHOICES = ("kind", "terms", "share_percent", "client", "language", "is_active")
WHOLE_SHARE = 100


class OutletDetails(TypedDict, total=False):
    """What may be written about an outlet beside its name. What is left out is left as it is."""

    kind: str
    terms: str
    share_percent: object
    client: Client | None
    address: str
    postal_code: str
    city: str
    language: str
    is_active: bool


@transaction.atomic
def add_outlet(*, name: str, by: User, **details: Unpack[OutletDetails]) -> Outlet:
    """Register an outlet. Raises `Refused` at the field for what is taken or can't be right."""
    outlet = Outlet()
    outlet._history_user = by
    return _save(outlet, name, details)


@transaction.atomic
def change_outlet(
    outlet: Outlet,
    *,
    name: str,
    version: int | None = None,
    by: User,
    now: datetime,
    today: date,
    **details: Unpack[OutletDetails],
) -> Outlet:
    """Change an outlet. Issued papers keep what they copied. `version` is what the page was made from.

    Raises:
        Refused: what can't be right, at its field; taken out of use while it holds pieces; or made our own
            stall (or no longer ours) after pieces have come and gone there.
    """
    locked = Outlet.objects.select_for_update(no_key=True).get(pk=outlet.pk)
    refuse_stale(locked, version)
    if locked.is_active and details.get("is_active") is False:
        _refuse_holding(locked, by=by, now=now, today=today)
    was_own = locked.is_own
    locked._history_user, locked._history_date = by, now
    changed = _save(locked, name, details)
    if changed.is_own != was_own and changed.movements.exists():
        raise Refused(
            _("Det er ført stykker her alt, så det kan ikke bli egen bod, eller slutte å være det. "
              "Lag et nytt utsalgssted."),
            code="own",
            field="kind",
        )  # fmt: skip
    return changed


def address_of(outlet: Outlet) -> tuple[str, str, str]:
    """Address, postal code and city as papers copy them: the outlet's own, else those of its client."""
    found = outlet if outlet.address or outlet.city or outlet.client is None else outlet.client
    return found.address, found.postal_code, found.city


def _refuse_holding(outlet: Outlet, *, by: User, now: datetime, today: date) -> None:
    Desk(PieceMovement, by=by, now=now, issued_on=today)  # nobody delivers meanwhile
    if any(piece_ledger().items(at_outlet(outlet.pk))):
        raise Refused(
            _("Det er stykker der ennå. Hent dem hjem eller før dem solgt først."),
            code="holding",
            field="is_active",
        )


def _save(outlet: Outlet, name: str, details: OutletDetails) -> Outlet:
    given, before = {**details, "name": name}, outlet.name
    for field in TEXTS:
        if field in given:
            longest = Outlet._meta.get_field(field).max_length
            setattr(outlet, field, line_of(str(given[field]), longest=longest, field=field))
    for field in CHOICES:
        if field in given:
            setattr(outlet, field, given[field])
    if outlet.is_own:  # what is sold there is ours, and nobody else's to settle
        outlet.terms, outlet.share_percent, outlet.client = Terms.CONSIGNMENT, WHOLE_SHARE, None
    _refuse_taken(outlet, before)
    refuse_postal_code(outlet.postal_code)
    save_row(outlet)
    return outlet


def _refuse_taken(outlet: Outlet, before: str) -> None:
    """Another outlet has the name or the client."""
    refuse_taken_name(outlet, before, _("Det er alt et utsalgssted med dette navnet. Se etter i lista."))
    others = Outlet.objects.exclude(pk=outlet.pk)
    if outlet.client_id is not None and others.filter(client=outlet.client_id).exists():
        raise Refused(_("Denne oppdragsgiveren er alt et annet utsalgssted."), code="taken", field="client")
