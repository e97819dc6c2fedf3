"""A case in Python: what the record says, at a moment, as lists and as rows."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

import holdfire
from holdfire.at_hand import CaseAtHand
from holdfire.cli import main
from holdfire.config import read_config
from holdfire.model.errors import CaseError, HoldfireError, RecordError, UnknownIdError
from holdfire.model.truth import Truth
from holdfire.open_case import OpenCase

ROOT = Path(__file__).parents[1]
LISTS = ("incidents", "statements", "findings", "tallies", "reports", "decisions", "timeline")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hand") / "syria"
    shutil.copytree(
        ROOT / "examples" / "syria-2016",
        made,
        ignore=shutil.ignore_patterns("record.db*", "vault", "bulletin"),
    )
    result = CliRunner().invoke(main, ["run", str(made)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return made


@pytest.fixture(scope="module")
def case(folder: Path) -> Iterator[CaseAtHand]:
    with holdfire.open(folder) as opened:
        yield opened


def test_naming_the_package_loads_no_library_and_opening_a_case_no_data_frames() -> None:
    loads = (
        "import sys, holdfire; assert not {'sqlalchemy', 'msgspec', 'lxml'} & set(sys.modules); "
        "holdfire.open; assert 'sqlalchemy' in sys.modules; "
        "assert not {'polars', 'pandas'} & set(sys.modules)"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", loads], check=True, env=environment)


def test_the_package_has_no_other_names_by_accident() -> None:
    with pytest.raises(AttributeError, match="no attribute 'shut'"):
        holdfire.shut  # noqa: B018


def test_each_list_is_what_the_record_holds(case: CaseAtHand, folder: Path) -> None:
    with OpenCase(read_config(folder, {})) as opened:
        view = opened.view()
        record = view.reconciled()
        assert {line.id for line in case.incidents()} == {line.id for line in record.incidents}
        assert {line.id for line in case.statements()} == {line.id for line in record.statements}
        assert {line.id for line in case.reports()} == {line.id for line in view.reports()}
        assert tuple(case.tallies()) == tuple(t for r in view.readings() for t in r.tallies)
        assert tuple(case.findings()) == case.judgement().findings
        assert case.status() == case.judgement().status
        assert sum(line.count for line in case.timeline()) == len(record.incidents)


@pytest.mark.parametrize("name", LISTS)
def test_a_row_holds_flat_values_alone_and_its_columns_are_told(case: CaseAtHand, name: str) -> None:
    lines = getattr(case, name)()
    assert all(lines.columns.values())
    for row in lines.to_dicts():
        assert list(row) == list(lines.columns)
        assert all(value is None or not hasattr(value, "__dataclass_fields__") for value in row.values())
        assert not any(isinstance(value, list | tuple | dict | set) for value in row.values())
    assert lines.to_polars().shape == lines.to_pandas().shape == (len(lines), len(lines.columns))


def test_a_range_has_two_columns_and_what_is_not_told_is_null(case: CaseAtHand) -> None:
    rows = case.incidents().to_dicts()
    told = [row for row in rows if row["killed_low"] is not None]
    assert told, "the example tells of deaths"
    assert 0 < len(told) < len(rows)
    for row, incident in zip(rows, case.incidents(), strict=True):
        counts = [
            count
            for account in incident.accounts
            for count in account.harm
            if count.what == "killed" and not count.background
        ]
        assert row["killed_low"] == (min(count.low for count in counts) if counts else None)
        assert (row["killed_high"] is None) == (not counts or any(count.high is None for count in counts))


def test_an_answer_that_is_unknown_is_neither_yes_nor_no(case: CaseAtHand) -> None:
    words = {True: Truth.YES, False: Truth.NO, None: Truth.UNKNOWN}
    seen = set()
    for finding, row in zip(case.findings(), case.findings().to_dicts(), strict=True):
        for result in finding.tests:
            value = row[f"test_{result.test}"]
            assert words[value] is result.answer
            seen.add(value)
    assert seen == {True, False, None}


def test_incidents_can_be_asked_for_by_actor_place_time_and_state(case: CaseAtHand) -> None:
    everything = case.incidents()
    by_actor = case.incidents(actor="syrian-army")
    assert 0 < len(by_actor) < len(everything)
    for incident in by_actor:
        assert "syrian-army" in {ref.actor for ref in (*incident.actors, *incident.targets)}
    start = datetime(2016, 2, 27, tzinfo=UTC)
    later = case.incidents(since=start)
    assert 0 < len(later) < len(everything)
    assert all(line.when and (line.when.latest or line.when.earliest or start) >= start for line in later)
    assert len(case.incidents(since="2016-02-27")) >= len(later), "a day begins earlier in Damascus"
    assert 0 < len(case.incidents(place="aleppo-governorate")) < len(everything)
    contested = case.incidents(evidence="contested")
    assert {line.evidence for line in contested} == {"contested"}
    breaches = case.incidents(outcome="apparent_breach")
    apparent = {f.incident for f in case.findings() if f.outcome == "apparent_breach"}
    assert {line.id for line in breaches} == apparent != set()


def test_what_is_not_known_is_said_and_is_no_empty_list(case: CaseAtHand) -> None:
    with pytest.raises(UnknownIdError, match="nobody-known"):
        len(case.incidents(actor="nobody-known"))
    with pytest.raises(CaseError, match="apparent_breach"):
        case.incidents(outcome="breach")
    with pytest.raises(CaseError, match="not a moment"):
        case.incidents(since="soon")


def test_a_search_gives_passages(case: CaseAtHand) -> None:
    found = case.search("truce")
    assert len(found)
    assert {row["kind"] for row in case.search("truce", within="reports").to_dicts()} == {"reports"}
    for row in found.to_dicts():
        assert str(row["text"])
        assert row["end"] == row["start"] + len(str(row["text"]))


def test_a_case_as_of_a_moment_before_its_first_run_says_that_nothing_was_judged(case: CaseAtHand) -> None:
    before = case.at(datetime.now(UTC) - timedelta(days=365))
    with pytest.raises(RecordError):
        before.status()
    assert len(case.at().incidents()) == len(case.incidents())


def test_a_folder_that_is_no_case_or_has_no_record_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(HoldfireError, match="not a folder"):
        holdfire.open(tmp_path / "none")
    shutil.copytree(ROOT / "examples" / "syria-2016", tmp_path / "new")
    with pytest.raises(HoldfireError, match="holdfire run"):
        holdfire.open(tmp_path / "new")


def test_every_column_stands_in_the_documents_as_it_is(case: CaseAtHand) -> None:
    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    for name in (*LISTS, "search"):
        lines = case.search("truce") if name == "search" else getattr(case, name)()
        section = re.split(r"^### ", text, flags=re.MULTILINE)
        table = next(part for part in section if part.startswith(f"`{name}`"))
        told = dict(re.findall(r"^\| `(\w+)` \|[^|]*\| (.*?) \|$", table, flags=re.MULTILINE))
        assert told == dict(lines.columns), name
