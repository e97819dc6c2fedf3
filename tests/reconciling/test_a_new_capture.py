"""A new capture: taken away and put back, each of an example touches only the lines it has to do with."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from holdfire.lexicon.casebook import read_case
from holdfire.model.act import Modality
from holdfire.model.capture import Capture
from holdfire.model.case import Case
from holdfire.model.incident import Incident
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.statement import Statement
from holdfire.model.story import Story
from holdfire.reading.read import Reader
from holdfire.reconciling.order import anchor_order
from holdfire.reconciling.reconcile import reconcile
from holdfire.sources.gather import gather

EXAMPLE = Path(__file__).parents[2] / "examples" / "syria-2016"
CASE_FILES = ("holdfire.yaml", "actors.yaml", "outlets.yaml", "places.yaml")
CAPTURES = tuple(item for item in gather([EXAMPLE / "captures"]) if isinstance(item, Capture))

Line = Story | Statement | Incident


@cache
def case() -> Case:
    return read_case({name: (EXAMPLE / name).read_text(encoding="utf-8") for name in CASE_FILES})


@cache
def readings() -> tuple[Reading, ...]:
    reader = Reader(case())
    return tuple(reader.read(capture) for capture in CAPTURES)


@cache
def whole() -> Reconciled:
    return reconcile(readings(), case())


def lines(found: Reconciled) -> dict[str, Line]:
    return {line.id: line for line in (*found.stories, *found.statements, *found.incidents)}


def reports(line: Line) -> set[str]:
    if isinstance(line, Story):
        return set(line.reports)
    parts = line.renderings if isinstance(line, Statement) else line.accounts
    return {part.report for part in parts}


def members(line: Line) -> set[str]:
    if isinstance(line, Story):
        return set(line.reports)
    if isinstance(line, Statement):
        return {part.quotation for part in line.renderings}
    return {part.mention for part in line.accounts}


def bare(line: Line, new: Reading) -> Line:
    """The line without its story's name, and, where the new report denies something, without what a denial
    weighs on."""
    if isinstance(line, Story):
        return line
    denies = any(mention.modality is Modality.DENIED for mention in new.mentions)
    if isinstance(line, Incident) and denies:
        first = whole().incidents[0]
        line = replace(line, evidence=first.evidence, attribution=first.attribution, grounds=())
    return replace(line, story=None)


def story_moves(before: dict[str, Line], after: dict[str, Line], new: Reading) -> int:
    """How many stories without the new report have other members than before."""
    stories = [
        line for line in after.values() if isinstance(line, Story) and new.report.id not in line.reports
    ]
    return sum(line.id not in before or members(before[line.id]) != members(line) for line in stories)


def test_a_capture_published_early_moves_hardly_a_report_of_other_stories() -> None:
    after = lines(whole())
    moved = [
        story_moves(lines(reconcile([item for item in readings() if item is not new], case())), after, new)
        for new in readings()
    ]
    assert max(moved) <= 1
    assert sum(moved) <= 2


@pytest.mark.parametrize("place", range(len(CAPTURES)), ids=[capture.origin for capture in CAPTURES])
def test_a_capture_taken_away_and_put_back_touches_only_what_it_brings(place: int) -> None:
    new = readings()[place]
    before = lines(reconcile([item for item in readings() if item is not new], case()))
    after = lines(whole())
    drawn = {part for line in after.values() if new.report.id in reports(line) for part in members(line)}
    for key, line in after.items():
        if new.report.id not in reports(line) and not isinstance(line, Story):
            lost = members(before[key]) - members(line)
            assert lost <= drawn
            assert lost or bare(before[key], new) == bare(line, new)
    for key in before.keys() - after.keys():
        assert isinstance(before[key], Story) or members(before[key]) & drawn


def test_a_capture_published_last_renames_nothing_and_unmakes_nothing() -> None:
    in_order = sorted(readings(), key=lambda item: anchor_order(item.report))
    for size in (10, 20, 29):
        before, after = (lines(reconcile(in_order[:many], case())) for many in (size, size + 1))
        assert before.keys() <= after.keys()
        for key, line in before.items():
            if in_order[size].report.id not in reports(after[key]):
                assert bare(after[key], in_order[size]) == bare(line, in_order[size])
