"""Acceptance: unknown control, reprints, retraction, renames, variants of a text, grades kept apart."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from holdfire.judging.judge import judge
from holdfire.judging.moments import read_moment
from holdfire.model.act import Act, Modality
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.finding import Outcome, Responsibility, TestName
from holdfire.model.incident import EvidenceState
from holdfire.model.mention import Mention
from holdfire.model.place import PlaceRef
from holdfire.model.quotation import Tier
from holdfire.model.reading import Reading
from holdfire.model.report import Block, BlockKind, Report
from holdfire.model.span import Span
from holdfire.model.status import Judgement
from holdfire.model.truth import Truth
from holdfire.model.when import When
from holdfire.reconciling.reconcile import reconcile
from tests.judging.factories import (
    AGREEMENT,
    INSIDE,
    PLACES,
    account,
    agreement,
    case,
    finding,
    incident,
    mention,
    reading,
)

NOW = datetime(2016, 3, 1, 16, tzinfo=UTC)
WHEN = read_moment(INSIDE, "Asia/Damascus")
CLAUSE = "The army shelled Brigade Town at ten, killing three"


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def told(number: int, outlet: str, credit: str = "", whom: str | None = "brigades") -> Reading:
    """A report of one shelling, read as told."""
    text = f"{CLAUSE}, report {outlet} of the day. {credit}"
    target = ActorRef(name="The Brigades", basis=RefBasis.ALIAS, actor=whom) if whom else None
    report = Report(
        id=f"report-{number}",
        capture=f"{number:064d}",
        text=text,
        blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text)),),
        published=When.at(NOW - timedelta(hours=20), wall="then"),
        language="en",
        outlet=outlet,
        credits=(credit,) if credit else (),
    )
    shelling = Mention(
        id=f"mention-{number}",
        report=report.id,
        act=Act.SHELLING,
        trigger=span(text, "shelled"),
        clause=span(text, CLAUSE),
        modality=Modality.ACTUAL,
        actors=(ActorRef(name="The Army", basis=RefBasis.ALIAS, actor="army"),),
        targets=(target,) if target else (),
        place=PlaceRef(span=span(text, "Brigade Town"), name="Brigade Town", place="brigade-town"),
        when=WHEN,
        tier=Tier.A,
    )
    return Reading(report=report, mentions=(shelling,))


def judged(readings: list[Reading], *decisions: Decision) -> Judgement:
    world = case()
    reconciled = reconcile(readings, world, decisions)
    return judge(agreement(), world, reconciled, tuple(readings), decisions, NOW)


def test_forty_reprints_of_one_wire_are_one_origin_and_stay_alleged() -> None:
    readings = [told(number, "wire", credit="Wire") for number in range(40)]
    (found,) = judged(readings).findings
    assert found.answer(TestName.EVIDENCE).reason == "Alleged: 1 independent origin."
    assert found.outcome is Outcome.APPARENT_BREACH


@pytest.mark.parametrize("outlets", [("wire", "paper"), ("wire", "paper", "daily")])
def test_no_number_of_independent_origins_verifies(outlets: tuple[str, ...]) -> None:
    """Two suffice to corroborate; only a reviewer verifies."""
    readings = [told(number, outlet) for number, outlet in enumerate(outlets)]
    world = case()
    reconciled = reconcile(readings, world, ())
    assert {one.evidence for one in reconciled.incidents} <= {
        EvidenceState.ALLEGED,
        EvidenceState.CORROBORATED,
    }
    target = reconciled.incidents[0].id
    seen = Decision(
        id="d",
        kind=DecisionKind.SET_EVIDENCE,
        target=target,
        by="reviewer",
        at=NOW - timedelta(hours=1),
        reason="seen",
        value="verified",
    )
    (found,) = judged(readings, seen).findings
    assert found.answer(TestName.EVIDENCE).reason.startswith("Verified by a reviewer")


@pytest.mark.parametrize("first", [1, 2])
def test_removing_a_source_falls_back_exactly_to_what_was_before_it(first: int) -> None:
    readings = [told(1, "wire"), told(2, "paper", whom=None), told(3, "daily", whom="front")]
    alone = readings[:first]
    before = judged(alone)
    during = judged(readings)
    assert during.findings != before.findings
    assert judged([one for one in readings if one in alone]) == before


def test_unknown_control_cannot_be_determined_and_flips_with_control_evidence() -> None:
    strike = incident(Act.AIR_STRIKE, account(["airmen"], [], "village", WHEN))
    found = finding(strike)
    assert found.outcome is Outcome.CANNOT_DETERMINE
    (turn,) = found.turns
    assert turn.hangs_on == "who held Kafr on 28 February 2016"
    assert turn.tests == (TestName.TARGET, TestName.EXCEPTION)
    assert (turn.if_so, turn.if_not) == (Outcome.APPARENT_BREACH, Outcome.EXCLUDED_ACTOR)
    for holder, outcome in (("brigades", turn.if_so), ("front", turn.if_not)):
        held = f"control: [{{holder: {holder}, from: 2015-01-01, source: Observers}}]"
        start, end = PLACES.index("    control:\n"), PLACES.index("  - id: front-town")
        world = case(places=PLACES[:start] + f"    {held}\n" + PLACES[end:])
        assert finding(strike, world=world).outcome is outcome


def test_a_group_under_two_later_names_keeps_its_exclusion_with_a_reason() -> None:
    for who, day, words in (
        ("front", "2016-08-15", "The Sham Front, its name since 2016-07-28"),
        ("successor", "2017-03-01", "The Assembly, through The Front, is excluded"),
    ):
        at = read_moment(day, "Asia/Damascus")
        found = finding(incident(Act.SHELLING, account([who], ["brigades"], "north", at)))
        assert found.outcome is Outcome.EXCLUDED_ACTOR
        assert words in found.answer(TestName.ACTOR).reason


def test_a_target_told_in_two_ways_is_contested_and_each_account_keeps_its_own_outcome() -> None:
    on_party = account(["army"], ["brigades"], "brigade-town", WHEN, number=1)
    on_front = replace(account(["army"], ["front"], "brigade-town", WHEN, number=2), camp="government")
    readings = tuple(reading(number, mentions=(mention(number=number),)) for number in (1, 2))
    found = finding(incident(Act.SHELLING, on_party, on_front), readings=readings)
    assert found.outcome is Outcome.CONTESTED
    assert "which account is right (target)" in found.missing
    assert [(version.mentions, version.outcome) for version in found.versions] == [
        (("mention-1",), Outcome.APPARENT_BREACH),
        (("mention-2",), Outcome.CANNOT_DETERMINE),
    ]
    asked = [result for version in found.versions for result in version.tests]
    assert len(asked) == 2 * len(TestName)
    assert {passage.report for result in asked for passage in result.citations} == {"report-1", "report-2"}


def test_one_sides_own_word_alone_is_no_contest() -> None:
    on_front = replace(account(["army"], ["front"], "brigade-town", WHEN), camp="government")
    found = finding(incident(Act.SHELLING, on_front))
    assert (found.outcome, found.versions) == (Outcome.CANNOT_DETERMINE, ())


def test_who_did_it_told_in_two_ways_leaves_responsibility_disputed() -> None:
    accounts = [
        account([who], ["kurds"], "north", WHEN, number=n) for n, who in ((1, "army"), (2, "brigades"))
    ]
    found = finding(incident(Act.SHELLING, *accounts))
    assert found.outcome is Outcome.APPARENT_BREACH
    assert found.responsibility is Responsibility.DISPUTED
    assert found.responsible == ("army", "brigades")


def test_two_months_counted_by_the_calendar_ends_the_truce() -> None:
    """Two months from 27 February end on 27 April at the same hour on the clock there, which has changed."""
    terms = agreement(text=AGREEMENT.replace("  silent: true", "  length: 2 months"))
    for when, answer in (("2016-04-26 23:59 local", Truth.YES), ("2016-04-27 00:00 local", Truth.NO)):
        at = read_moment(when, "Asia/Damascus")
        late = datetime(2016, 6, 1, tzinfo=UTC)
        shot = incident(Act.SHELLING, account(["army"], ["brigades"], "north", at))
        assert finding(shot, terms=terms, now=late).answer(TestName.TIME).answer is answer
