"""Incidents are wanted by the words of a search: their own, and those of the paragraphs that tell of them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import URL, insert, select

from holdfire.model.count import Count
from holdfire.model.page import IncidentOrder, IncidentsWanted
from holdfire.model.span import Span
from holdfire.record import incidents_by_words, migrate, search
from holdfire.record.database import open_database
from holdfire.record.index_tables import index_metadata
from holdfire.record.migrate import known_steps
from holdfire.record.schema import metadata, steps
from holdfire.record.verify import flaws_of
from holdfire.record.view import View
from tests.record.conftest import Keeper
from tests.record.factories import (
    AGREEMENT,
    CASE,
    DENIED,
    FILES,
    MONDAY,
    SHELLED,
    TUESDAY,
    judgement_of,
    reading_of,
    reconciled_of,
)


def found(view: View, words: str) -> Sequence[str]:
    return [incident.accounts[0].report for incident in view.incidents(IncidentsWanted(words=words)).items]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("shelling marat", (SHELLED, DENIED)),
        ("shells hit", (SHELLED,)),
        ('"no shells"', (DENIED,)),
        ("MARAT", (SHELLED, DENIED)),
        ("shel*", (SHELLED, DENIED)),
        ("spokesman", ()),
        ("hit spokesman", ()),
        ("unheard", ()),
        ("!?", ()),
    ],
)
def test_incidents_are_found_by_their_own_words_and_those_of_the_paragraphs_that_tell_of_them(
    keeper: Keeper, words: str, told: tuple[str, ...]
) -> None:
    keeper.run(MONDAY, SHELLED, DENIED)
    wanted = {reading_of(text).report.id for text in told}

    assert set(found(keeper.view(), words)) == wanted
    assert sum(row.count for row in keeper.view().counts(IncidentsWanted(words=words))) == len(wanted)
    assert sum(row.count for row in keeper.view().timeline(IncidentsWanted(words=words))) == len(wanted)


def test_words_are_sought_in_the_record_as_it_stood(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    keeper.run(TUESDAY, SHELLED, DENIED)

    assert len(found(keeper.view(as_of=MONDAY), "marat")) == 1
    assert len(found(keeper.view(), "marat")) == 2


def test_where_words_stand_too_often_the_newest_are_looked_through_and_it_is_told(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.run(MONDAY, SHELLED)
    keeper.run(TUESDAY, SHELLED, DENIED)
    monkeypatch.setattr(search, "BATCH", 1)
    monkeypatch.setattr(incidents_by_words, "MOST_BATCHES", 1)

    assert found(keeper.view(), "shells") == [reading_of(DENIED).report.id]
    assert not keeper.view().holds_all_with("shells")
    assert keeper.view().holds_all_with("unheard")


@pytest.mark.parametrize("indexed", [True, False])
def test_a_record_of_before_the_killed_were_indexed_is_indexed_when_it_is_opened(
    keeper: Keeper, url: URL, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, indexed: bool
) -> None:
    """Also where an index of before is there already."""
    readings = (reading_of(SHELLED), reading_of(DENIED))
    keeper.run(MONDAY, SHELLED, DENIED)
    told = reconciled_of(*readings)
    two = Count(low=2, high=None, what="killed", span=Span(start=0, end=1, text="S"))
    deadly = replace(told.incidents[1], accounts=(replace(told.incidents[1].accounts[0], harm=(two,)),))
    with keeper.writer.run(now=TUESDAY, by="ann", version="1") as run:
        run.keep_case_files(FILES, CASE, AGREEMENT)
        run.keep_joined(replace(told, incidents=(told.incidents[0], deadly)))
        run.keep_judged(judgement_of(told, TUESDAY))
    older = (
        url.update_query_dict({"schema": f"before_{indexed}".lower()})
        if url.query
        else url.set(database=str(tmp_path / "o.db"))
    )
    known = known_steps()[:7]
    with monkeypatch.context() as patched:
        patched.setattr(migrate, "known_steps", lambda: known)
        old = open_database(older)
        with old.transaction() as connection, keeper.record.connection() as kept:
            tables = (*metadata.sorted_tables, *(index_metadata.sorted_tables if indexed else ()))
            for table in tables:
                columns = [column for column in table.c if column.name != "killed"]
                rows = () if table is steps else kept.execute(select(*columns)).mappings().all()
                if rows:
                    connection.execute(insert(table), [dict(row) for row in rows])
        old.close()
    new = open_database(older)
    view = View(new, keeper.vault)

    first = view.incidents(IncidentsWanted(order=IncidentOrder.KILLED)).items[0]
    assert first.id == deadly.id
    assert tuple(flaws_of(new, keeper.vault)) == ()
    new.close()
