"""The register of products (produkter): what they are called, what they cost, and what is switched on."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from assignments.documents.product_card import letters_too_many
from assignments.jobs import add_job
from assignments.models import Batch, Job, JobKind, Product, StockKind
from assignments.register_rows import refuse_taken_name, save_row
from assignments.texts import line_of, paragraphs_of
from assignments.versions import refuse_stale
from bikuben.models import User
from bikuben.refusals import Refused

HIGHEST_PRICE = Decimal(100_000)
LONGEST_CARD = 1500
SWITCHES = {
    "steps": "uses_steps",
    "reservations": "uses_reservations",
    "check_list": "uses_checklist",
    "barcodes": "uses_barcodes",
}


@transaction.atomic
def add_product(
    *,
    name: str,
    prefix: str,
    price: Decimal,
    job: Job | None = None,
    card_nb: str = "",
    card_en: str = "",
    by: User,
) -> Product:
    """Register a product; `price` is what one costs in a shop, kroner.

    Without a `job` of own production it gets one of its own, with its name. Everything that can be switched
    on is off. Raises `Refused` at the field for what is taken, can't be, or has no room on the card.
    """
    product = Product()
    _fill(product, name=name, price=price, card_nb=card_nb, card_en=card_en)
    product.prefix = prefix.strip().upper()
    product.job = job or add_job(title=product.name, kind=JobKind.OWN_PRODUCTION, by=by)
    return _save(product, by=by)


@transaction.atomic
def change_product(
    product: Product,
    *,
    name: str,
    prefix: str,
    price: Decimal,
    job: Job,
    card_nb: str,
    card_en: str,
    is_active: bool = True,
    version: int | None = None,
    by: User,
) -> Product:
    """Change a product. Batches that are planned keep their job. `version` is what the page was made from.

    Raises `Refused` as `add_product` does, for other letters when there are batches, and for taking it out of
    production while a batch is open.
    """
    locked = _lock(product)
    refuse_stale(locked, version)
    prefix = prefix.strip().upper()
    if prefix != locked.prefix and locked.batches.exists():
        raise Refused(
            _("Det er laget partier med %(letters)s. De bokstavene står på eskene, så de blir.")
            % {"letters": locked.prefix},
            code="prefix_used",
            field="prefix",
        )
    open_batch = locked.batches.filter(closed_on=None).order_by("year", "number").first()
    if locked.is_active and not is_active and open_batch is not None:
        raise Refused(
            _("%(code)s er ikke avsluttet. Avslutt det først.") % {"code": open_batch.code},
            code="open_batch",
            field="is_active",
        )
    _fill(locked, name=name, price=price, card_nb=card_nb, card_en=card_en)
    locked.prefix, locked.is_active, locked.job = prefix, is_active, job
    return _save(locked, by=by)


@transaction.atomic
def switch_product(product: Product, name: str, on: bool, *, by: User) -> Product:
    """Switch one of `SWITCHES` on or off. What is so already stays so.

    Parts that are held when reservations are switched off stay held until their batches use them or close.

    Raises:
        Refused: steps off, while an open batch has half-made pieces: without steps they couldn't be told
            from parts. Steps may be switched on at any time: a batch begun without is finished without. Or
            no such switch.
    """
    locked = _lock(product)
    field = SWITCHES.get(name)
    if field is None:
        raise Refused(_("Det kan ikke slås av eller på."), code="no_such_switch")
    if getattr(locked, field) == on:
        return locked
    if name == "steps" and not on and (half_made := _half_made(locked)) is not None:
        raise Refused(
            _("I %(code)s er noe satt sammen og ikke pakket ennå. Gjør det ferdig først.")
            % {"code": half_made.code},
            code="half_made",
        )
    setattr(locked, field, on)
    locked._history_user = by
    locked.save(update_fields=[field])
    return locked


def _half_made(product: Product) -> Batch | None:
    """The first open batch with pieces that are assembled, and neither packed, rejected nor taken apart."""

    def pieces(*kinds: str) -> Coalesce:
        return Coalesce(Sum("movements__pieces", filter=Q(movements__kind__in=kinds)), 0)

    batches = product.batches.filter(closed_on=None).order_by("year", "number")
    done = pieces(StockKind.MADE, StockKind.REJECTED, StockKind.BACK)
    return batches.annotate(begun=pieces(StockKind.ASSEMBLED), done=done).filter(begun__gt=F("done")).first()


def _lock(product: Product) -> Product:
    return Product.objects.select_for_update(no_key=True).get(pk=product.pk)


def _fill(product: Product, *, name: str, price: Decimal, card_nb: str, card_en: str) -> None:
    before, product.name = product.name, line_of(name, longest=80, field="name")
    refuse_taken_name(product, before, _("Det er alt et produkt med dette navnet."))
    if not 0 <= price <= HIGHEST_PRICE:
        raise Refused(_("Velg en pris mellom 0 og 100 000 kroner."), code="price", field="price")
    product.price = price
    for field, text in (("card_nb", card_nb), ("card_en", card_en)):
        text = paragraphs_of(text, longest=LONGEST_CARD, field=field)
        if too_many := letters_too_many(text):
            raise Refused(
                _("Teksten får ikke plass på kortet. Ta bort omtrent %(letters)s tegn.")
                % {"letters": too_many},
                code="card_full",
                field=field,
            )
        setattr(product, field, text)


def _save(product: Product, *, by: User) -> Product:
    if product.job.kind != JobKind.OWN_PRODUCTION:
        raise Refused(_("Velg et oppdrag av egen produksjon."), code="job", field="job")
    if Product.objects.exclude(pk=product.pk).filter(prefix=product.prefix).exists():
        raise Refused(
            _("Et annet produkt har disse bokstavene. Velg noen andre."), code="taken", field="prefix"
        )
    product._history_user = by
    save_row(product)
    return product
