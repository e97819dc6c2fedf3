"""The calendar, rates, counts side by side and relations, as pages, on a terminal and as data."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from holdfire.model.act import Act
from holdfire.model.comparison import ClaimedCount, CountComparison, CountTable, Explained, ExplainedBy
from holdfire.model.delivery import Delivered, Gap, RateStatus, RateWindow
from holdfire.model.errors import CaseError
from holdfire.model.relation import (
    Accusation,
    Dealings,
    Issue,
    Position,
    Relations,
    Standpoint,
    Tone,
    WeekOfActs,
)
from holdfire.model.span import Citation
from holdfire.model.status import Judgement
from holdfire.record.view import View
from holdfire.showing.dossier import read_dossier
from holdfire.showing.html import bulletin_html, relations_html
from holdfire.showing.looks import calendar_as_json, counts_as_json, relations_as_json
from holdfire.showing.page_comparisons import ratio_words
from holdfire.showing.pages import Bulletin, build_pages
from holdfire.showing.terminal_tables import print_calendar, print_counts, print_relations
from tests.showing.factories import NOW, WIRE, FakeView, day, judgement, span

HERE = Citation(report="report-a", span=span(WIRE, "Shells killed three to five people"))


def count(claimant: str, low: int, number: int) -> ClaimedCount:
    return ClaimedCount(
        id=f"count-{number}",
        claimant=claimant,
        actor=None,
        unit="violations",
        low=low,
        high=low,
        window=day(27),
        breakdown="The parts add up to 14." if low == 14 else None,
        tallies=("tally-a",),
        citations=(HERE,),
    )


FOUND = replace(
    judgement(),
    rates=(
        RateStatus(
            duty="aid",
            text="600 trucks a day",
            owed=600,
            unit="trucks",
            elapsed=3,
            windows=(
                RateWindow(
                    first=NOW - timedelta(days=3),
                    last=NOW - timedelta(days=2),
                    owed=600,
                    delivered=(
                        Delivered(by="Rebels", low=450, high=450, citations=(HERE,)),
                        Delivered(by="The <Wire>", low=630, high=None, citations=(HERE,)),
                    ),
                ),
            ),
            gaps=(Gap(first=NOW - timedelta(days=2), last=NOW, windows=2),),
        ),
    ),
    counts=CountTable(
        counts=(count("Rebels", 14, 1), count("Russia", 7, 2)),
        comparisons=(
            CountComparison(
                smaller="count-2",
                larger="count-1",
                ratio_low=2.0,
                ratio_high=2.0,
                explained=(Explained(by=ExplainedBy.WINDOW, text="The windows share 5 hours."),),
                left="One is never taken from the other.",
            ),
        ),
    ),
    relations=Relations(
        pairs=(
            Dealings(
                id="relation-1",
                one="army",
                other="rebels",
                acts=(
                    WeekOfActs(
                        week=None,
                        doer="army",
                        target="rebels",
                        act=Act.SHELLING,
                        tone=Tone.HOSTILE,
                        incidents=("incident-1",),
                    ),
                ),
                accusations=(
                    Accusation(
                        accuser="rebels",
                        accused="army",
                        act=Act.SHELLING,
                        incident="incident-1",
                        citations=(HERE,),
                        denied=True,
                        denials=(HERE,),
                    ),
                ),
            ),
        ),
        standpoints=(
            Standpoint(
                actor="army",
                positions=(
                    Position(
                        actor="army", speaker="Orlov", issue=Issue.IN_FORCE, words="It holds.", citation=HERE
                    ),
                ),
            ),
        ),
    ),
)


def view(found: Judgement | None = FOUND) -> View:
    return FakeView(the_judgement=found)  # type: ignore[return-value]


def bulletin() -> Bulletin:
    return build_pages(read_dossier(view(), NOW)).bulletin


def test_the_calendar_parts_what_is_ahead_from_what_is_past() -> None:
    calendar = bulletin().calendar
    assert [entry.about.label for entry in calendar.ahead] == ["lists"]
    assert [(entry.about.label, entry.state) for entry in calendar.past] == [("aid", "overdue")]
    assert calendar.zone == "Asia/Damascus"


def test_claimants_of_a_rate_stand_in_one_window_with_their_own_shares() -> None:
    (rate,) = bulletin().rates
    (window,) = rate.latest
    assert [(told.by, told.amount, told.share) for told in window.delivered] == [
        ("Rebels", "450", "75 %"),
        ("The <Wire>", "at least 630", "at least 105 %"),
    ]
    page = bulletin_html(bulletin())
    assert "No report was read of 2 of 3 windows" in page
    assert "The &lt;Wire&gt;" in page
    assert "1080" not in page


def test_a_pair_of_counts_shows_its_ratio_its_reasons_and_what_is_left() -> None:
    (pair,) = bulletin().comparisons.pairs
    assert (pair.ratio, pair.explained) == ("2 times as many", (("window", "The windows share 5 hours."),))
    page = bulletin_html(bulletin())
    assert "One is never taken from the other." in page
    assert "The parts add up to 14." in page


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1.0, 1.0, "the same number"),
        (123.5, 123.5, "123.5 times as many"),
        (2.0, 3.0, "2 to 3 times as many"),
        (2.0, None, "at least 2 times as many"),
        (None, 3.0, "up to 3 times as many"),
        (None, None, "no ratio: one of them is zero, or neither has a bound"),
    ],
)
def test_a_ratio_is_put_as_the_range_it_is(low: float | None, high: float | None, words: str) -> None:
    pair = CountComparison(smaller="a", larger="b", ratio_low=low, ratio_high=high, explained=(), left="")
    assert ratio_words(pair) == words


def test_a_pair_of_actors_has_positions_acts_and_accusations_with_denials() -> None:
    (pair,) = bulletin().relations
    assert (pair.one, pair.other, pair.hostile, pair.cooperative, pair.denied) == (
        "Syrian army",
        "Rebels",
        "shelling 1",
        "none",
        1,
    )
    page = relations_html(bulletin())
    assert 'id="relation-1"' in page
    assert "denied" in page
    assert "whether it is in force and holding" in page


def test_each_look_is_one_object_of_json() -> None:
    calendar = json.loads(calendar_as_json(view(), None))
    assert [entry["about"] for entry in calendar["calendar"]] == ["aid", "lists"]
    assert [entry["about"] for entry in json.loads(calendar_as_json(view(), 3))["calendar"]] == ["lists"]
    assert json.loads(calendar_as_json(view(), 1))["calendar"] == []
    assert len(json.loads(counts_as_json(view()))["tallies"]["comparisons"]) == 1
    assert len(json.loads(relations_as_json(view(), ()))["pairs"]) == 1
    assert json.loads(relations_as_json(view(), ("russia", "army")))["pairs"] == []
    with pytest.raises(CaseError, match="nobody"):
        relations_as_json(view(), ("nobody", "army"))


def test_each_look_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    print_calendar(view(), 3)
    print_counts(view())
    print_relations(view(), ())
    print_relations(view(), ("rebels", "army"))
    print_relations(view(), ("russia", "army"))
    printed = " ".join(capsys.readouterr().out.split())
    for words in (
        "Overdue",
        "Due within 3 days (Asia/Damascus)",
        "2 times as many",
        "Syrian army and Rebels",
        "Rebels accuses Syrian army",
        "The record holds no act, contact or accusation between the two.",
    ):
        assert words in printed


def test_where_nothing_was_judged_a_look_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    for look in (lambda: print_calendar(view(None), 3), lambda: print_counts(view(None))):
        look()
    print_relations(view(None), ())
    assert capsys.readouterr().out.count("Nothing was judged by then.") == 3
