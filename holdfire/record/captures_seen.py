"""What the record holds of captures: where each came from, its bytes, and what could not be read."""

from datetime import datetime

from sqlalchemy import Select, func, select

from holdfire.model.capture import Capture, CaptureEntry, FailedCapture, Skipped
from holdfire.model.errors import UnknownIdError
from holdfire.record import rows
from holdfire.record.schema import captures, failures, marks, origins, runs, skips
from holdfire.record.state import State
from holdfire.record.vault import Vault


class CapturesSeen:
    """What a view answers about captures, of the state it is a view of."""

    _state: State
    _vault: Vault

    def captures(self) -> tuple[CaptureEntry, ...]:
        """Every capture, in order of origin; the same bytes from two origins are two entries."""
        return tuple(rows.capture_entry(row) for row in self._state.rows(self._origins()))

    def arrivals(self) -> tuple[tuple[CaptureEntry, datetime], ...]:
        """Every capture with the moment it came on record, in order of origin."""
        question = self._origins().join(runs, runs.c.number == origins.c.run).add_columns(runs.c.at)
        return tuple((rows.capture_entry(row), row["at"]) for row in self._state.rows(question))

    def capture(self, sha256: str) -> CaptureEntry:
        """The capture of these bytes, as it first came. Raises UnknownIdError where there is none."""
        found = self._state.rows(self._origins().where(captures.c.sha256 == sha256))
        if not found:
            raise UnknownIdError(f"no capture {sha256} is on record; `holdfire export` lists them")
        return rows.capture_entry(min(found, key=lambda row: (row["run"], row["origin"])))

    def bytes_of(self, sha256: str) -> bytes:
        """The bytes of a capture, checked. Raises UnknownIdError and VaultError."""
        self.capture(sha256)
        return self._vault.get(sha256)

    def whole_capture(self, sha256: str) -> Capture:
        """A capture as its source gave it, to be read again. Raises UnknownIdError and VaultError."""
        entry = self.capture(sha256)
        question = self._origins().where(captures.c.sha256 == sha256, origins.c.origin == entry.origin)
        return rows.capture_with_bytes(self._state.rows(question)[0], self._vault.get(sha256))

    def failures(self) -> tuple[FailedCapture, ...]:
        """What could not be read, in order of origin: the last failure of each, where none was read since."""
        question = select(failures).where(failures.c.run <= self._state.last_run).order_by(failures.c.number)
        last = {(row["origin"], row["sha256"]): row for row in self._state.rows(question)}
        read = {
            row["capture"]: row["run"] for row in self._state.rows(self._marks().order_by(marks.c.number))
        }
        standing = (row for row in last.values() if read.get(row["sha256"], 0) <= row["run"])
        return tuple(sorted((rows.failure(row) for row in standing), key=lambda failed: failed.origin))

    def skipped(self) -> tuple[Skipped, ...]:
        """What containers held beside reports when they were last taken in, in order of origin and kind."""
        latest = (
            select(func.max(skips.c.number))
            .where(skips.c.run <= self._state.last_run)
            .group_by(skips.c.origin, skips.c.kind)
        )
        question = select(skips).where(skips.c.number.in_(latest)).order_by(skips.c.origin, skips.c.kind)
        return tuple(rows.skip(row) for row in self._state.rows(question))

    def origins_of(self, sha256: str) -> tuple[str, ...]:
        """Every place the bytes of a capture came from, in order; none for bytes that are not on record."""
        found = self._state.rows(self._origins().where(captures.c.sha256 == sha256))
        return tuple(row["origin"] for row in found)

    def _origins(self) -> Select[tuple[object, ...]]:
        return (
            select(origins, captures.c.size)
            .join(captures, captures.c.sha256 == origins.c.sha256)
            .where(origins.c.run <= self._state.last_run)
            .order_by(origins.c.origin, origins.c.sha256)
        )

    def _marks(self) -> Select[tuple[object, ...]]:
        return select(marks).where(marks.c.run <= self._state.last_run)
