"""Given lines: what a run gives of the lines it derives, beside what stands; what is new, what is gone."""

from collections.abc import Iterable
from hashlib import blake2b

from sqlalchemy import Connection, func, select

from holdfire.model.errors import RecordError
from holdfire.record.lines import Line
from holdfire.record.schema import lines


class GivenLines:
    """The lines of some kinds as a run gives them. Kind, id and body are known by digests alone: there are
    ten lines to a report, and all of them are kept in mind until the run ends."""

    def __init__(self, connection: Connection, kinds: Iterable[str]) -> None:
        self._connection = connection
        latest = select(func.max(lines.c.number)).where(lines.c.kind.in_(tuple(kinds)))
        self._standing = select(lines.c.kind, lines.c.id, lines.c.digest).where(
            lines.c.number.in_(latest.group_by(lines.c.kind, lines.c.id)), lines.c.body.is_not(None)
        )
        rows = connection.execute(self._standing)
        self._kept = {_key(row.kind, row.id): bytes.fromhex(row.digest) for row in rows}
        self._given: dict[bytes, bytes] = {}

    def is_new(self, line: Line) -> bool:
        """Takes a line; whether it is to be kept, since it does not stand so and was not given before.

        Raises RecordError where it was given and said something else."""
        key, digest = _key(line.kind, line.id), bytes.fromhex(line.digest)
        given = self._given.get(key)
        if given is None:
            kept = self._kept.get(key)
            self._given[key] = kept if kept == digest else digest  # the one object for both
            return kept != digest
        if given != digest:
            raise RecordError(f"two different lines of kind {line.kind} bear the id {line.id}")
        return False

    def not_given(self) -> list[tuple[str, str]]:
        """Kind and id of every line that stood and was not given, in order."""
        if self._kept.keys() <= self._given.keys():
            return []
        rows = self._connection.execute(self._standing)
        return sorted((row.kind, row.id) for row in rows if _key(row.kind, row.id) not in self._given)


def _key(kind: str, line_id: str) -> bytes:
    return blake2b(f"{kind}\x1f{line_id}".encode(), digest_size=16).digest()
