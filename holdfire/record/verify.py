"""Checks a whole record against itself: guards, chain, bodies, grounds, passages, index, and the vault."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from holdfire.model.errors import RecordError, VaultError
from holdfire.model.flaw import Flaw
from holdfire.model.identity import content_id
from holdfire.model.reading import Reading
from holdfire.record.chain import stored_rows
from holdfire.record.database import Record
from holdfire.record.dialects import DIALECTS
from holdfire.record.rows import decode, digest_of, passage_values
from holdfire.record.schema import captures, lines, metadata, passages, readings
from holdfire.record.vault import Vault
from holdfire.record.verify_chain import RESTORE, flaws_of_chain
from holdfire.record.verify_index import flaws_of_index

OPEN_AGAIN = "someone took the guard away: ask who, compare with a backup, then put it back by restoring one"
MEND = "put the same capture into the captures folder and run the case, or restore a backup"


def flaws_of(record: Record, vault: Vault) -> Iterator[Flaw]:
    """Everything that is wrong with a record, of one state of it; nothing where all is as it was written.

    What it cannot tell is whether the end of the chain was cut off with all its rows: for that, keep a head
    outside the record (`holdfire verify --head`) and ask for it later (`--against`).
    """
    with record.connection() as connection:
        sound = True
        for flaw in _flaws_of_rows(connection):
            sound = False
            yield flaw
        if sound:  # else the index would be wrong by the rows it is made of
            yield from flaws_of_index(connection)
        yield from _bytes_gone_bad(connection, vault)


def _flaws_of_rows(connection: Connection) -> Iterator[Flaw]:
    dialect = DIALECTS[connection.dialect.name]
    for damage in dialect.damages(connection):
        yield Flaw(id="the database file", found=damage, remedy=RESTORE)
    for name in dialect.unguarded(connection, sorted(metadata.tables)):
        yield Flaw(id=name, found="the table takes changes: its append-only guard is gone", remedy=OPEN_AGAIN)
    yield from flaws_of_chain(connection)
    yield from _bodies_changed(connection)
    yield from _rows_without_ground(connection)
    yield from _passages_astray(connection)


def _bodies_changed(connection: Connection) -> Iterator[Flaw]:
    """Bodies that their digest, which the chain binds, does not fit."""
    for stored in (readings, lines):
        for row in stored_rows(connection, stored):
            body, digest = row["body"], row["digest"]
            if (digest_of(str(body)) if body is not None else None) != digest:
                key = row["report"] if stored is readings else f"{row['kind']} {row['id']}"
                yield Flaw(
                    id=f"{stored.name} {row['number']}",
                    found=f"the body of {key} is not as it was written",
                    remedy=RESTORE,
                )


def _rows_without_ground(connection: Connection) -> Iterator[Flaw]:
    """Rows that name another row which is not there."""
    for stored in metadata.sorted_tables:
        for key in stored.foreign_keys:
            there = key.column.table.alias("there")
            lost = select(key.parent).outerjoin(there, there.c[key.column.name] == key.parent)
            lost = lost.where(key.parent.is_not(None), there.c[key.column.name].is_(None)).distinct()
            for name in connection.scalars(lost):
                yield Flaw(
                    id=f"{stored.name} with {key.parent.name} {name}",
                    found=f"there is no {key.column.table.name} {name}",
                    remedy=RESTORE,
                )


def _passages_astray(connection: Connection) -> Iterator[Flaw]:
    """Readings that are none or bear an id not made from their capture, and passages that are not what the
    reading they belong to says there."""
    kept = _passages_in_order(connection)
    waiting = next(kept, None)
    for row in stored_rows(connection, readings):
        number, report, body = row["number"], row["report"], str(row["body"])
        here: list[tuple[object, ...]] = []
        while waiting is not None and waiting[0] == number:
            here.append(waiting)
            waiting = next(kept, None)
        try:
            reading = decode(Reading, body)
        except RecordError as error:
            yield Flaw(id=f"readings {number}", found=str(error), remedy=RESTORE)
            continue
        if report != reading.report.id or report != content_id("report", str(row["capture"])):
            yield Flaw(
                id=f"readings {number}", found=f"{report} is not the id of its capture", remedy=RESTORE
            )
        yield from _astray_in(reading, here)


def _passages_in_order(connection: Connection) -> Iterator[tuple[object, ...]]:
    names = ("reading", "number", "kind", "id", "start", "end", "text")
    question = select(*(passages.c[name] for name in names)).order_by(passages.c.reading, passages.c.number)
    for row in connection.execute(question, execution_options={"yield_per": 500}):
        yield tuple(row)


def _astray_in(reading: Reading, kept: list[tuple[object, ...]]) -> Iterator[Flaw]:
    text, report = reading.report.text, reading.report.id
    said = {(row["id"], row["start"], row["end"]) for row in passage_values(reading) if row["id"]}
    for _reading, number, kind, found_id, start, end, words in kept:
        assert isinstance(start, int)
        assert isinstance(end, int)
        if text[start:end] != words:
            yield Flaw(
                id=f"passages {number}",
                found=f"the words of this {kind} are not those at {start}-{end} of {report}",
                remedy=RESTORE,
            )
        elif found_id and (found_id, start, end) not in said:
            yield Flaw(
                id=f"passages {number}", found=f"{report} tells of no {found_id} there", remedy=RESTORE
            )
    there = {(row[3], row[4], row[5]) for row in kept}
    for found_id, start, end in sorted(said - there, key=str):
        yield Flaw(id=str(found_id), found=f"its passage {start}-{end} of {report} is gone", remedy=RESTORE)


def _bytes_gone_bad(connection: Connection, vault: Vault) -> Iterator[Flaw]:
    for row in stored_rows(connection, captures):
        name = str(row["sha256"])
        try:
            size = len(vault.get(name))
        except VaultError as error:
            yield Flaw(id=f"vault {name}", found=str(error), remedy=MEND)
            continue
        if size != row["size"]:
            yield Flaw(
                id=f"captures {name}",
                found=f"the record says {row['size']} bytes, the vault holds {size}",
                remedy=RESTORE,
            )
