"""What a request asks, held against the dataclass of what a page may be asked."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

import msgspec

from holdfire.model.errors import HoldfireError

T = TypeVar("T")

MOST_NUMBER = 2**31 - 1
"""Numbers that may be asked run from 0 to this: what every database takes, and more than any list is long."""


class NotUnderstoodError(HoldfireError):
    """A request that asks what cannot be asked, with what can."""


def understood(kind: type[T], given: Mapping[str, Any]) -> T:
    """What was asked, as one of `kind`; empty values count as not given.

    Raises NotUnderstoodError where a name is unknown or a value is none of those the page knows."""
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(given) - known)
    if unknown:
        raise NotUnderstoodError(
            f"this page knows no {unknown[0]!r}; it may be asked: {', '.join(sorted(known)) or 'nothing'}"
        )
    try:
        asked = msgspec.convert(
            {key: value for key, value in given.items() if value != ""}, kind, strict=False
        )
    except msgspec.ValidationError as error:
        raise NotUnderstoodError(f"not understood: {error}") from error
    for name in known:
        _refuse_unkeepable(name, getattr(asked, name))
    return asked


def _refuse_unkeepable(name: str, value: object) -> None:
    """Raises NotUnderstoodError for what no database keeps: numbers out of bounds, NUL in a text."""
    if isinstance(value, int | float) and not 0 <= value <= MOST_NUMBER:
        raise NotUnderstoodError(f"{name} runs from 0 to {MOST_NUMBER}, not {value}")
    if isinstance(value, str) and "\0" in value:
        raise NotUnderstoodError(f"{name} holds a NUL character; send the text without it")


def from_json(body: bytes) -> Mapping[str, Any]:
    """What a program sends as one JSON object; null counts as not given. Raises NotUnderstoodError for
    anything else."""
    try:
        given = msgspec.json.decode(body, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise NotUnderstoodError(f"this is not one JSON object: {error}") from error
    return {name: value for name, value in given.items() if value is not None}
