"""Values that several passages give for one thing, the best supported first."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from holdfire.judging.drafting.evidence import Evidence, once
from holdfire.model.draft import DraftPassage

_Key = TypeVar("_Key", bound=Hashable)


def ranked(
    given: Iterable[tuple[_Key, DraftPassage]], evidence: Evidence
) -> list[tuple[_Key, tuple[DraftPassage, ...]]]:
    """Each value with its passages: by publishers, then reports, then the order in which they were given."""
    grouped: dict[_Key, list[DraftPassage]] = {}
    for key, passage in given:
        grouped.setdefault(key, []).append(passage)
    passages: Mapping[_Key, tuple[DraftPassage, ...]] = {key: once(told) for key, told in grouped.items()}
    return sorted(passages.items(), key=lambda item: _lightness(item[1], evidence))


def _lightness(passages: tuple[DraftPassage, ...], evidence: Evidence) -> tuple[int, int]:
    weight = evidence.weight(passages)
    return (-weight.publishers, -weight.reports)
