"""What a request asks, held against the dataclass of what a page may be asked."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

import msgspec

from holdfire.model.errors import HoldfireError

T = TypeVar("T")


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
        return msgspec.convert(
            {key: value for key, value in given.items() if value != ""}, kind, strict=False
        )
    except msgspec.ValidationError as error:
        raise NotUnderstoodError(f"not understood: {error}") from error
