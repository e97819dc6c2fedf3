"""A supposition changes inputs and nothing else; what flips is listed, and what the case lacks is refused."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from holdfire.judging.flips import consequences
from holdfire.judging.judge import judge
from holdfire.judging.moments import read_moment
from holdfire.judging.suppositions import Inputs, in_words, supposed, understood
from holdfire.model.act import Act
from holdfire.model.errors import CaseError
from holdfire.model.finding import Outcome
from holdfire.model.incident import Incident
from holdfire.model.instrument import Provenance
from holdfire.model.membership import Membership, PartyRole, Standing
from holdfire.model.reconciled import Reconciled
from holdfire.model.supposition import Consequences, Wishes
from tests.judging.factories import INSIDE, account, agreement, case, incident, reading

NOW = datetime(2016, 3, 1, 16, tzinfo=UTC)
WHEN = read_moment(INSIDE, "Asia/Damascus")
INPUTS = Inputs(
    agreement=agreement(), case=case(), readings=(reading(1), reading(2, outlet="paper")), decisions=()
)
STRIKE = incident(Act.AIR_STRIKE, account(["airmen"], [], "village", WHEN))


def follows(*told: Incident, **wishes: object) -> Consequences:
    supposition = understood(Wishes(**wishes), INPUTS, told)  # type: ignore[arg-type]
    other = supposed(supposition, INPUTS, NOW)
    known = {each.id: each for each in told}
    judged = [
        judge(each.agreement, each.case, Reconciled(incidents=told), each.readings, each.decisions, NOW)
        for each in (INPUTS, other)
    ]
    return consequences(in_words(supposition, INPUTS), (judged[0], known), (judged[1], known))


def test_who_held_the_village_flips_the_finding_both_ways() -> None:
    by_front = follows(STRIKE, control=["Kafr=The-Front"])
    by_party = follows(STRIKE, control=["village=brigades"])
    assert [flip.outcome for flip in by_front.findings] == [Outcome.EXCLUDED_ACTOR]
    assert [flip.outcome for flip in by_party.findings] == [Outcome.APPARENT_BREACH]
    flip = by_front.findings[0]
    assert (flip.was, flip.would_be) == ("cannot determine", "excluded actor")
    assert any("Kafr was held by The Front (supposed)" in reason for reason in flip.why)
    assert by_front.supposed == ("The Front held Kafr",)


def test_what_changes_nothing_is_said_to_change_nothing() -> None:
    assert follows(STRIKE, control=["front-town=the-front"]).nothing


def test_the_inputs_given_are_left_as_they_are() -> None:
    before = (INPUTS.agreement, INPUTS.case, INPUTS.readings, INPUTS.decisions)
    kept = tuple(replace(item) for item in before[:2])
    follows(STRIKE, control=["village=front"], members=["kurds=withdrawn"], excluded=["council"])
    assert (INPUTS.agreement, INPUTS.case) == kept


def test_nothing_supposed_is_nothing_changed() -> None:
    assert supposed(understood(Wishes(), INPUTS, ()), INPUTS, NOW) == INPUTS


def test_a_member_that_had_left_is_no_longer_bound() -> None:
    told = incident(Act.SHELLING, account(["kurds"], ["army"], "north", WHEN))
    flips = follows(told, members=["the-kurdish-units=withdrawn"]).findings
    assert [flip.outcome for flip in flips] == [Outcome.OUT_OF_SCOPE_ACTOR]


def test_an_excluded_actor_that_had_accepted_is_bound() -> None:
    told = incident(Act.SHELLING, account(["front"], ["kurds"], "north", WHEN))
    assert [flip.outcome for flip in follows(told, members=["front=accepted"]).findings] == [
        Outcome.APPARENT_BREACH
    ]


def test_a_party_that_was_excluded_is_no_target_to_protect() -> None:
    told = incident(Act.SHELLING, account(["army"], ["kurds"], "north", WHEN))
    assert [flip.outcome for flip in follows(told, excluded=["kurds"]).findings] == [Outcome.EXCLUDED_ACTOR]


def test_another_start_moves_what_came_before_it_out() -> None:
    told = incident(Act.SHELLING, account(["army"], ["kurds"], "north", WHEN))
    found = follows(told, start="2016-02-29 00:00 local")
    assert [flip.outcome for flip in found.findings] == [Outcome.OUT_OF_SCOPE_TIME]


def test_a_ruling_supposed_is_shown_and_changes_no_outcome() -> None:
    told = incident(Act.SHELLING, account(["army"], ["kurds"], "north", WHEN))
    (flip,) = follows(told, rulings=["incident-1=support-group:no violation"]).findings
    assert flip.was == flip.would_be == "apparent breach"
    assert "Ruled by Support Group: no violation" in flip.why[0]


def test_a_source_left_aside_takes_its_reports_with_it() -> None:
    without = understood(Wishes(without=["Paper"]), INPUTS, ())
    assert [item.report.id for item in supposed(without, INPUTS, NOW).readings] == ["report-1"]
    by_report = understood(Wishes(without=["report-1"]), INPUTS, ())
    assert [item.report.id for item in supposed(by_report, INPUTS, NOW).readings] == ["report-2"]


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        ({"control": ["Kafrr=front"]}, "no place 'Kafrr'; near it are kafr"),
        ({"control": ["Kafr=The Frunt"]}, "no actor 'The Frunt'; near it are the front"),
        ({"control": ["Kafr"]}, "not of the form PLACE=ACTOR"),
        ({"members": ["front=acepted"]}, "no standing 'acepted'; near it are accepted"),
        ({"start": "soon"}, "'soon' is no moment"),
        ({"without": ["Times"]}, "no report or outlet 'Times'"),
    ],
)
def test_what_the_case_does_not_know_is_refused_with_what_is_near(
    wishes: dict[str, object], words: str
) -> None:
    with pytest.raises(CaseError, match=words):
        understood(Wishes(**wishes), INPUTS, (STRIKE,))  # type: ignore[arg-type]


def test_names_are_known_in_any_case_and_with_hyphens_for_spaces() -> None:
    wishes = Wishes(control=("FRONT-TOWN=the-sham-front",), members=("Kurdish-Units=Accepted",))
    with pytest.raises(CaseError, match="near it are the kurdish units"):
        understood(wishes, INPUTS, ())
    known = understood(
        Wishes(control=("FRONT-TOWN=the-sham-front",), members=("KURDS=Accepted",)), INPUTS, ()
    )
    assert known.control == (("front-town", "front"),)
    assert known.members == (("kurds", Standing.ACCEPTED),)


def test_a_supposed_standing_keeps_every_role() -> None:
    guarantor = Membership(
        actor="council",
        role=PartyRole.GUARANTOR,
        standing=Standing.ACCEPTED,
        source=Provenance(document="The Terms"),
    )
    held = replace(INPUTS.agreement, memberships=(*INPUTS.agreement.memberships, guarantor))
    wishes = understood(Wishes(members=("council=withdrawn",)), INPUTS, ())
    found = supposed(wishes, replace(INPUTS, agreement=held), NOW).agreement.memberships
    assert {(each.role, each.standing) for each in found if each.actor == "council"} == {
        (PartyRole.PARTY, Standing.WITHDRAWN),
        (PartyRole.GUARANTOR, Standing.WITHDRAWN),
    }
