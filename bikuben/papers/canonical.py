"""The canonical form that a paper's hash is taken of: JSON, sorted keys, øre, UTC, ciphertext."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from django.db import models

from bikuben.encryption import EncryptedTextField, token_of
from bikuben.money import MoneyField
from bikuben.papers.base import Paper, PaperPart

HEAD = ("year", "number", "issued_on", "issued_at", "issued_by", "date", "hash_version", "previous_hash")


def canonical_value(instance: models.Model, name: str) -> Any:
    """One field as JSON can hold it exactly: money in øre, times in UTC, personal text as ciphertext."""
    field = instance._meta.get_field(name)
    if isinstance(field, EncryptedTextField):
        return token_of(instance, name)
    value = getattr(instance, field.attname)
    if value is None:
        return None
    if isinstance(field, MoneyField):
        return int(Decimal(value).scaleb(2).to_integral_exact())
    if isinstance(field, models.DecimalField):
        return str(Decimal(value).quantize(Decimal(1).scaleb(-field.decimal_places)))
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def _fields(instance: models.Model, names: Sequence[str]) -> dict[str, Any]:
    return {name: canonical_value(instance, name) for name in names}


def canonical(paper: Paper, parts: dict[str, Sequence[PaperPart]]) -> bytes:
    """The bytes that are hashed: kind, head, the fields of its hash version, and its parts in order."""
    version = paper.hash_version
    content = {
        "kind": paper.paper_kind,
        "head": _fields(paper, HEAD),
        "fields": _fields(paper, paper.hash_fields[version]),
        "parts": {
            name: [_fields(part, names) for part in parts.get(name, ())]
            for name, names in paper.hash_parts.get(version, {}).items()
        },
    }
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest(paper: Paper, parts: dict[str, Sequence[PaperPart]]) -> str:
    """SHA-256 of the canonical form, hex."""
    return hashlib.sha256(canonical(paper, parts)).hexdigest()
