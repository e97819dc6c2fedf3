"""Readings packed: a hundred thousand as objects would fill the memory of a laptop."""

import zlib
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import overload

from holdfire.model.reading import Reading
from holdfire.record.rows import decode, encode

_AT_HAND = 1024
"""Readings last asked for that are kept as they are: those of one story are asked for together."""
_QUICKLY = 1
"""How hard to squeeze: a quarter of the size, at little cost."""


class PackedReadings(Sequence[Reading]):
    """The latest reading of every report, in order of the report's id. Each is made anew when it is asked
    for, so that none stays in memory that nobody holds."""

    def __init__(self) -> None:
        self._bodies: dict[str, bytes] = {}
        self._ids: list[str] = []
        self._at_hand: OrderedDict[str, Reading] = OrderedDict()

    def keep(self, reading: Reading) -> None:
        """Packs a reading; one of the same report that was kept before is gone."""
        self.keep_body(reading.report.id, encode(reading))

    def keep_body(self, report: str, body: str) -> None:
        """Packs the reading of a report as `encode` gave it."""
        self._bodies[report] = zlib.compress(body.encode(), _QUICKLY)
        self._ids.clear()
        self._at_hand.pop(report, None)

    def __len__(self) -> int:
        return len(self._bodies)

    @overload
    def __getitem__(self, place: int) -> Reading: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Reading, ...]: ...
    def __getitem__(self, place: int | slice) -> Reading | tuple[Reading, ...]:
        if isinstance(place, slice):
            return tuple(map(self._unpacked, self._in_order()[place]))
        report = self._in_order()[place]
        reading = self._at_hand.pop(report, None) or self._unpacked(report)
        self._at_hand[report] = reading
        if len(self._at_hand) > _AT_HAND:
            self._at_hand.popitem(last=False)
        return reading

    def __iter__(self) -> Iterator[Reading]:
        return map(self._unpacked, self._in_order())

    def _in_order(self) -> list[str]:
        if len(self._ids) != len(self._bodies):
            self._ids = sorted(self._bodies)
        return self._ids

    def _unpacked(self, report: str) -> Reading:
        return decode(Reading, zlib.decompress(self._bodies[report]).decode())
