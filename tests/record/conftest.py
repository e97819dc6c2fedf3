"""A fresh record on every database that can keep one, its vault, and a hand that runs a case into it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import URL, select

from holdfire.model.reading import Reading
from holdfire.record.database import Record, open_database
from holdfire.record.schema import metadata
from holdfire.record.vault import Vault
from holdfire.record.view import View
from holdfire.record.writer import Writer
from tests.postgresql_server import Server
from tests.record.factories import (
    AGREEMENT,
    CASE,
    FILES,
    capture_of,
    judgement_of,
    reading_of,
    reconciled_of,
)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """The address of an empty database; the suite runs over each kind."""
    if request.param == "sqlite":
        return URL.create("sqlite", database=str(tmp_path / "record.db"))
    server: Server = request.getfixturevalue("postgresql")
    return server.new_schema()


@dataclass
class Keeper:
    """A record, its vault, and the whole way of a run over some texts."""

    record: Record
    vault: Vault
    url: URL

    @property
    def writer(self) -> Writer:
        return Writer(self.record, self.vault)

    def view(self, as_of: datetime | None = None) -> View:
        return View(self.record, self.vault, as_of)

    def run(self, now: datetime, *texts: str, version: str = "1") -> tuple[Reading, ...]:
        """Captures, reads, reconciles and judges the texts."""
        readings = tuple(reading_of(text) for text in texts)
        reconciled = reconciled_of(*readings)
        with self.writer.run(now=now, by="ann", version=version) as run:
            run.keep_case_files(FILES, CASE, AGREEMENT)
            for number, reading in enumerate(readings):
                run.keep_capture(capture_of(texts[number], origin=f"captures/{number}.txt"))
                run.keep_reading(reading)
            run.keep_joined(reconciled)
            run.keep_judged(judgement_of(reconciled, now))
        return readings

    def dump(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table."""
        with self.record.connection() as connection:
            return {
                table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
                for table in metadata.sorted_tables
            }


@pytest.fixture
def keeper(url: URL, tmp_path: Path) -> Iterator[Keeper]:
    record = open_database(url)
    yield Keeper(record=record, vault=Vault(tmp_path / "vault"), url=url)
    record.close()
