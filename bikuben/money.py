"""Money (kroner): Decimal in code, whole øre in the database.

SQLite adds decimal columns as floats and is then wrong by fractions of an øre; integers it adds exactly.
"""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import Combinable, register_combinable_fields
from django.utils import formats
from django.utils.translation import gettext_lazy as _

MAX_ORE = 10**13
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
_SPACES = dict.fromkeys(map(ord, " \u00a0\u202f\u2009"))


def to_ore(amount: Decimal | int | str) -> int:
    """Kroner as whole øre.

    Raises TypeError for a float or a bool, and ValueError for text that is no number, for NaN and infinity,
    for an amount finer than an øre and for one past ±10^13 øre.
    """
    if isinstance(amount, bool) or not isinstance(amount, Decimal | int | str):
        raise TypeError(f"Money is Decimal or int kroner, not {type(amount).__name__}.")
    try:
        kroner_ = Decimal(amount)
    except InvalidOperation:
        raise ValueError("Money must be a number of kroner.") from None
    if not kroner_.is_finite():
        raise ValueError("Money must be a finite number of kroner.")
    # The size is checked first: shifting the point of a number with 28 digits or more would round it.
    if abs(kroner_) > MAX_ORE // 100:
        raise ValueError("Money is at most 10^13 øre.")
    if kroner_ != kroner_.quantize(Decimal("0.01")):
        raise ValueError("Money is never finer than an øre.")
    return int(kroner_.scaleb(2))


def from_ore(ore: int | Decimal | float) -> Decimal:
    """Øre from the database as kroner, with two decimals where it is whole øre.

    An average need not be whole øre, and SQLite hands it over as a float: it keeps its fraction.
    """
    exact = Decimal(str(ore))
    if exact == exact.to_integral_value():
        exact = exact.quantize(Decimal(1))
    return exact.scaleb(-2)


def kroner(amount: Decimal | int) -> str:
    """An amount as it is written here: "200", "1 234,50", with a no-break space and a true minus.

    Whole kroner have no decimals. Finer than an øre (an average) is shown to the nearest øre.
    """
    if isinstance(amount, bool) or not isinstance(amount, Decimal | int):
        raise TypeError(f"Money is Decimal or int kroner, not {type(amount).__name__}.")
    shown = Decimal(amount).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    whole, _point, cents = f"{abs(shown):,.2f}".partition(".")
    text = whole.replace(",", NO_BREAK_SPACE) + (f",{cents}" if cents != "00" else "")
    return (MINUS if shown < 0 else "") + text


class MoneyFormField(forms.DecimalField):
    """Kroner typed by hand: "200", "200,50", "1 234,50"; a point for the comma is understood too."""

    default_error_messages = {
        "invalid": _("Skriv et beløp i kroner, som 200 eller 200,50."),
        "max_decimal_places": _("Et beløp kan ikke være finere enn øre (to desimaler)."),
        "too_large": _("Beløpet er for stort."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("decimal_places", 2)
        # A number input takes a comma in some browsers only; text with a numeric keyboard takes it in all.
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, str):
            value = value.strip().translate(_SPACES).replace(MINUS, "-").replace(",", ".")
        return _to_kroner(value, self.error_messages)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            text = f"{Decimal(value):.2f}".removesuffix(".00")
            return text.replace(".", formats.get_format("DECIMAL_SEPARATOR"))
        return value


def _to_kroner(value: Any, messages: dict[str, Any]) -> Decimal:
    """The amount as Decimal kroner with two decimals; ValidationError in the field's own words."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int | str):
        raise ValidationError(messages["invalid"], code="invalid")
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValidationError(messages["invalid"], code="invalid") from None
    if not number.is_finite():
        raise ValidationError(messages["invalid"], code="invalid")
    if abs(number) > MAX_ORE // 100:
        raise ValidationError(messages["too_large"], code="too_large")
    try:
        return from_ore(to_ore(number))
    except ValueError:
        raise ValidationError(messages["max_decimal_places"], code="max_decimal_places") from None


class MoneyField(models.Field):
    """Decimal kroner in code, whole øre (bigint) in the database.

    Not an integer field: sums, averages and F() arithmetic in queries stay money. A literal in a query is
    `Value(amount, output_field=MoneyField())`. Finer than an øre, NaN, infinity, floats and amounts past
    ±10^13 øre are refused: ValidationError when cleaned, ValueError or TypeError when saved or looked up.
    """

    description = _("Beløp i kroner")
    default_error_messages = MoneyFormField.default_error_messages

    def get_internal_type(self) -> str:
        return "MoneyField"

    def db_type(self, connection: Any) -> str:
        return "bigint"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Decimal | None:
        return None if value is None else from_ore(value)

    def to_python(self, value: Any) -> Decimal | None:
        return None if value is None else _to_kroner(value, self.error_messages)

    def get_prep_value(self, value: Any) -> int | None:
        value = super().get_prep_value(value)
        return None if value is None else to_ore(value)

    def get_default(self) -> Any:
        default = super().get_default()
        return from_ore(to_ore(default)) if isinstance(default, Decimal | int) else default

    def value_to_string(self, obj: models.Model) -> str:
        value = self.value_from_object(obj)
        return "" if value is None else str(self.to_python(value))

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": MoneyFormField, **kwargs})


for _connector in (Combinable.ADD, Combinable.SUB):
    register_combinable_fields(MoneyField, _connector, MoneyField, MoneyField)
register_combinable_fields(MoneyField, Combinable.MUL, models.IntegerField, MoneyField)
register_combinable_fields(models.IntegerField, Combinable.MUL, MoneyField, MoneyField)
