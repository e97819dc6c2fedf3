"""Checks the chain: no link was changed or left out, and each row is as it was when it was linked."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, text

from holdfire.model.errors import RecordError
from holdfire.model.flaw import Flaw
from holdfire.record.chain import (
    BATCH,
    LINKED,
    START,
    Brought,
    Linked,
    brought_by_run,
    head_after,
    row_digest,
    stored_rows,
)
from holdfire.record.schema import links

RESTORE = "restore a backup made before, with: holdfire restore FILE NEWCASE"


def flaws_of_chain(connection: Connection) -> Iterator[Flaw]:
    """What is wrong with the chain itself, then with the rows it binds."""
    yield from _broken_links(connection)
    brought = brought_by_run(connection)
    for linked in LINKED.values():
        yield from _changed_rows(connection, linked, brought)
        yield from _rows_without_link(connection, linked)


def check_contains(connection: Connection, head: str) -> int:
    """The number of the link with this head. Raises RecordError where the chain holds none, or is broken
    before it."""
    for flaw in _broken_links(connection):
        raise RecordError(str(flaw))
    number = connection.scalar(text("SELECT number FROM links WHERE head = :head"), {"head": head})
    if number is None:
        raise RecordError(
            f"no link of this record has the head {head}: what was on record when that head was taken is "
            f"no longer all there, or the head is that of another record; compare, and {RESTORE}"
        )
    return int(number)


def _broken_links(connection: Connection) -> Iterator[Flaw]:
    head, expected = START, 1
    for link in stored_rows(connection, links):
        number, kind, item, digest = (str(link[name]) for name in ("number", "kind", "item", "digest"))
        if number != str(expected):
            yield Flaw(
                id=f"links {expected}", found=f"the link is gone, the next is {number}", remedy=RESTORE
            )
        if head_after(head, kind, item, digest) != link["head"]:
            yield Flaw(
                id=f"links {number}",
                found=f"the link of {kind} {item} does not follow from the one before",
                remedy=RESTORE,
            )
        if kind not in LINKED:
            yield Flaw(id=f"links {number}", found=f"it binds {kind!r}, which is no table", remedy=RESTORE)
        head, expected = str(link["head"]), int(number) + 1


def _changed_rows(connection: Connection, linked: Linked, brought: Mapping[int, Brought]) -> Iterator[Flaw]:
    question = (
        f"SELECT links.item AS linked_item, links.digest AS linked_digest, t.* FROM links "  # noqa: S608
        f"LEFT JOIN {linked.table} AS t ON {linked.found_by} WHERE links.kind = :kind ORDER BY links.number"
    )
    found = connection.execute(text(question), {"kind": linked.table}, execution_options={"yield_per": BATCH})
    columns = tuple(found.keys())[2:]
    for item, digest, *values in found:
        row = dict(zip(columns, values, strict=True))
        name = f"{linked.table} {item}"
        if row[linked.key[0]] is None:
            yield Flaw(id=name, found="the row is linked and gone", remedy=RESTORE)
            continue
        if linked.table != "runs":
            if row_digest(row) != digest:
                yield Flaw(id=name, found="the row is not as it was when it was linked", remedy=RESTORE)
        elif brought.get(row["number"], Brought()).digest_of_run(row) != digest:
            yield Flaw(
                id=name,
                found="the run, or a row that it brought, is not as it was when the run ended, or is gone",
                remedy=RESTORE,
            )


def _rows_without_link(connection: Connection, linked: Linked) -> Iterator[Flaw]:
    question = (
        f"SELECT {linked.item} AS item FROM {linked.table} AS t WHERE NOT EXISTS "  # noqa: S608
        f"(SELECT 1 FROM links WHERE links.kind = :kind AND links.item = {linked.item}) ORDER BY 1"
    )
    for item in connection.scalars(text(question), {"kind": linked.table}):
        yield Flaw(
            id=f"{linked.table} {item}",
            found="the row has no link: it was not written by Holdfire, or its link was taken away",
            remedy=RESTORE,
        )
