"""The record in formats of others: which there are, what each can write, and how."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from holdfire.model.reading import Reading
from holdfire.record.view import View
from holdfire.showing.annotations import annotations_of_incidents, annotations_of_statements
from holdfire.showing.dataset_tables import acled_table, ged_table
from holdfire.showing.exports import json_lines
from holdfire.showing.follow_the_money import entities
from holdfire.showing.geojson import features
from holdfire.showing.incident_facts import facts_of
from holdfire.showing.parquet import INCIDENTS, STATEMENTS, incident_row, statement_row, write_parquet
from holdfire.showing.plover import plover_records
from holdfire.showing.web_archive import write_web_archive

Writer = Callable[[View, float], Iterator[str]]
"""Gives the lines for a view, with points as coarse as so many kilometres (0: as they are)."""


def _geojson(view: View, km: float) -> Iterator[str]:
    """One FeatureCollection, a feature a line."""
    yield '{"type":"FeatureCollection","features":['
    before = ""
    for line in json_lines(features(facts_of(view, km))):
        yield before + line
        before = ","
    yield "]}"


def _readings(view: View) -> Mapping[str, Reading]:
    return {reading.report.id: reading for reading in view.readings()}


def _annotated_statements(view: View, _km: float) -> Iterator[str]:
    return json_lines(annotations_of_statements(view.reconciled().statements, _readings(view)))


def _annotated_incidents(view: View, _km: float) -> Iterator[str]:
    return json_lines(annotations_of_incidents(view.reconciled().incidents, _readings(view)))


EXCHANGE: Mapping[str, Mapping[str, Writer]] = {
    "geojson": {"incidents": _geojson},
    "plover": {"incidents": lambda view, km: json_lines(plover_records(facts_of(view, km)))},
    "acled": {"incidents": lambda view, km: acled_table(facts_of(view, km))},
    "ucdp": {"incidents": lambda view, km: ged_table(facts_of(view, km), view.case())},
    "ftm": {"incidents": lambda view, km: json_lines(entities(facts_of(view, km), view.case()))},
    "annotations": {"statements": _annotated_statements, "incidents": _annotated_incidents},
}
"""Formats of others: name -> what each can write -> the lines for a view."""

COARSENED = ("acled", "ftm", "geojson", "parquet", "plover", "ucdp")
"""The formats whose points can be made coarse."""

FileWriter = Callable[[View, float, Path], tuple[str, ...]]
"""Writes a file for a view, with points as coarse as so many kilometres; gives the captures it had to leave
out, since their bytes are gone."""


def _incidents_as_parquet(view: View, km: float, path: Path) -> tuple[str, ...]:
    write_parquet(INCIDENTS, map(incident_row, facts_of(view, km)), path)
    return ()


def _statements_as_parquet(view: View, _km: float, path: Path) -> tuple[str, ...]:
    write_parquet(STATEMENTS, map(statement_row, view.reconciled().statements), path)
    return ()


FILES: Mapping[str, Mapping[str, FileWriter]] = {
    "parquet": {"incidents": _incidents_as_parquet, "statements": _statements_as_parquet},
    "wacz": {"captures": lambda view, _km, path: write_web_archive(view, path)},
}
"""Formats that are a file and no lines: name -> what each can write -> the file for a view."""
