"""Makes a record many times as large by copying its rows under other ids, to ask questions of a large one.

By hand: `python -m benchmarks.multiplied FOLDER 10000 100` keeps 10,000 reports of two quotations each and
makes them a million, each copy a day later, and prints what each question takes. Such a record answers as one
of that many reports would; `holdfire verify` would name every copied row, as nobody's link binds it.
"""

from pathlib import Path

import click
from sqlalchemy import func, insert, select, text

from benchmarks import record
from benchmarks.__main__ import example_case
from holdfire.record.database import Record, open_record
from holdfire.record.index_tables import NEVER, incident_index, index_totals, line_index, report_index
from holdfire.record.totals import is_counted, key_of
from holdfire.record.vault import Vault

_NAMED = ("report", "quotation", "mention", "story", "statement", "incident", "finding")


def multiply(kept: Record, times: int) -> None:
    """Adds so many copies of all reports and of what was made of them."""
    with kept.connection() as connection:
        last = {
            table: connection.execute(text(f"SELECT max(number) FROM {table}")).scalar_one()
            for table in ("readings", "passages", "lines")
        }
    for copy in range(1, times):
        with kept.transaction() as connection:
            for statement in _statements(copy, last):
                connection.exec_driver_sql(statement)
    with kept.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM index_totals")
        for table in (incident_index, line_index, report_index):
            key = key_of(table)
            counted = select(*key, table.c.run, func.count()).where(is_counted(table), table.c.ended == NEVER)
            connection.execute(
                insert(index_totals).from_select(list(index_totals.c), counted.group_by(*key, table.c.run))
            )


def _statements(copy: int, last: dict[str, int]) -> list[str]:
    def other(column: str) -> str:
        for name in _NAMED:
            column = f"replace({column}, '{name}-', '{name}-{copy}.')"
        return column

    def later(column: str) -> str:
        day = f"substr({column}, 1, 10)"
        return f"date({day}, '+{copy} days') || substr({column}, 11)"

    sha256 = f"'{copy:03}-' || substr({{}}, 5)"  # of no bytes: no digit is a hyphen
    reading, line = f"+ {copy * last['readings']}", f"+ {copy * last['lines']}"
    of_first = f"number <= {last['readings']}"
    kinds = "('story', 'statement', 'incident', 'finding')"
    selects = {
        "captures": f"{sha256.format('capture')}, 2000, run FROM readings WHERE {of_first}",
        "origins": f"{sha256.format('capture')}, {other('report')}, 'text/plain', NULL, NULL, run "
        f"FROM readings WHERE {of_first}",
        "readings": f"number {reading}, {sha256.format('capture')}, {other('report')}, digest, "
        f"replace({other('body')}, capture, {sha256.format('capture')}), run FROM readings WHERE {of_first}",
        "passages": f"number + {copy * last['passages']}, reading {reading}, kind, {other('id')}, "
        f'start, "end", text FROM passages WHERE number <= {last["passages"]}',
        "lines": f"number {line}, kind, {other('id')}, digest, label, words, {other('body')}, run "
        f"FROM lines WHERE number <= {last['lines']} AND kind IN {kinds}",
        "incident_index": f"{other('incident')}, facet, line {line}, act, lasting, {later('earliest')}, "
        f"{later('latest')}, {later('day')}, evidence, attribution, work, outcome, run, ended, killed "
        f"FROM incident_index WHERE line <= {last['lines']}",
        "line_index": f"line {line}, kind, {other('facet')}, run, ended "
        f"FROM line_index WHERE line <= {last['lines']}",
        "report_index": f"reading {reading}, facet, {other('report')}, lasting, {later('earliest')}, "
        f"{later('latest')}, run, ended FROM report_index WHERE reading <= {last['readings']}",
    }
    return [f"INSERT INTO {table} SELECT {columns}" for table, columns in selects.items()]


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.argument("reports", type=int)
@click.argument("times", type=int)
def main(folder: Path, reports: int, times: int) -> None:
    """Makes the record in FOLDER, where there is none, and measures it."""
    folder.mkdir(parents=True, exist_ok=True)
    case, new = example_case(), not (folder / "record.db").exists()
    kept, vault = open_record(folder / "record.db"), Vault(folder / "vault")
    if new:
        record.fill(kept, vault, case, reports, said=2)
        multiply(kept, times)
    for name, (half, most) in record.answers(kept, vault, case).items():
        click.echo(f"| {name} | {half * 1e3:.1f} ms | {most * 1e3:.1f} ms |")
    kept.close()


if __name__ == "__main__":
    main()
