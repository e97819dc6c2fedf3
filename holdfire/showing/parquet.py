"""Statements and incidents as Parquet, in flat columns with lists: the one door of pyarrow."""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from holdfire.model.errors import CaseError
from holdfire.model.statement import Statement
from holdfire.showing.incident_facts import Facts, names_of

Columns = Mapping[str, str]
_TEXTS, _NUMBERS = "list<string>", "list<double>"

INCIDENTS: Columns = {
    "id": "string",
    "act": "string",
    "earliest": "timestamp",
    "latest": "timestamp",
    "places": _TEXTS,
    "latitudes": _NUMBERS,
    "longitudes": _NUMBERS,
    "radii_km": _NUMBERS,
    "actors": _TEXTS,
    "targets": _TEXTS,
    "killed_low": "int64",
    "killed_high": "int64",
    "work": "string",
    "evidence": "string",
    "attribution": "string",
    "origins": _TEXTS,
    "sources": _TEXTS,
    "listed": _TEXTS,
    "mentions": _TEXTS,
    "reports": _TEXTS,
    "texts": _TEXTS,
}
STATEMENTS: Columns = {
    "id": "string",
    "speaker": "string",
    "speaker_name": "string",
    "modality": "string",
    "words": _TEXTS,
    "languages": _TEXTS,
    "quotations": _TEXTS,
    "reports": _TEXTS,
    "topics": _TEXTS,
    "origins": "int64",
    "divergences": "int64",
}


def incident_row(facts: Facts) -> Mapping[str, object]:
    """An incident in the columns of INCIDENTS; the lists of places run side by side."""
    incident = facts.incident
    return {
        "id": incident.id,
        "act": str(incident.act),
        "earliest": facts.first,
        "latest": facts.last,
        "places": [point.name for point in facts.points],
        "latitudes": [point.lat for point in facts.points],
        "longitudes": [point.lon for point in facts.points],
        "radii_km": [point.radius_km for point in facts.points],
        "actors": list(names_of(incident.actors)),
        "targets": list(names_of(incident.targets)),
        "killed_low": facts.killed_low,
        "killed_high": facts.killed_high,
        "work": str(incident.work),
        "evidence": str(incident.evidence),
        "attribution": str(incident.attribution),
        "origins": list(incident.origins),
        "sources": list(facts.sources),
        "listed": list(incident.listed),
        "mentions": [account.mention for account in incident.accounts],
        "reports": [account.report for account in incident.accounts],
        "texts": list(facts.texts),
    }


def statement_row(statement: Statement) -> Mapping[str, object]:
    """A statement in the columns of STATEMENTS; the lists of its renderings run side by side."""
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "speaker_name": statement.speaker_name,
        "modality": str(statement.modality),
        "words": [rendering.words for rendering in statement.renderings],
        "languages": [rendering.language for rendering in statement.renderings],
        "quotations": [rendering.quotation for rendering in statement.renderings],
        "reports": [rendering.report for rendering in statement.renderings],
        "topics": list(statement.topics),
        "origins": statement.origins,
        "divergences": len(statement.divergences),
    }


def write_parquet(columns: Columns, rows: Iterable[Mapping[str, object]], path: Path) -> None:
    """Writes a file of these columns. Raises CaseError where pyarrow is not installed."""
    arrow, parquet = _package("pyarrow"), _package("pyarrow.parquet")
    types = {
        "string": arrow.string(),
        "int64": arrow.int64(),
        "timestamp": arrow.timestamp("us", tz="UTC"),
        _TEXTS: arrow.list_(arrow.string()),
        _NUMBERS: arrow.list_(arrow.float64()),
    }
    schema = arrow.schema([(name, types[kind]) for name, kind in columns.items()])
    parquet.write_table(arrow.Table.from_pylist(list(rows), schema=schema), path)


def read_parquet(path: Path) -> Sequence[Mapping[str, object]]:
    """The rows of a file that `write_parquet` wrote. Raises CaseError where pyarrow is not installed."""
    rows: list[Mapping[str, object]] = _package("pyarrow.parquet").read_table(path).to_pylist()
    return rows


def _package(name: str) -> ModuleType:
    """By name and only now: the package is large, and no other export needs it."""
    try:
        return import_module(name)
    except ImportError as error:
        raise CaseError("Parquet needs its package: pip install 'holdfire[parquet]'") from error
