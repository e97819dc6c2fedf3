"""The tests use all of the agreement: lists, renames, those bound through others, phases, times."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from holdfire.judging.moments import read_moment
from holdfire.model.act import Act
from holdfire.model.agreement import Agreement
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.finding import Finding, Outcome, TestName, TestResult
from holdfire.model.incident import Account, Circumstances
from holdfire.model.terrain import Domain
from holdfire.model.truth import Truth
from holdfire.model.when import When
from tests.judging.factories import (
    AGREEMENT,
    INSIDE,
    account,
    agreement,
    finding,
    incident,
    mention,
    reading,
)

LATE = datetime(2017, 6, 1, tzinfo=UTC)
SOURCE = "source: {text: terms}"


def moment(text: str) -> When:
    return read_moment(text, "Asia/Damascus")


def shelling(who: str = "army", whom: str = "brigades", when: str = INSIDE, **more: object) -> Finding:
    """The finding on a shelling in the brigades' own town; `more` are terms, decisions, act, what is told."""
    told = account([who], [whom], "brigade-town", moment(when))
    told = replace(told, circumstances=more.pop("told", None))
    act = more.pop("act", Act.SHELLING)
    return finding(incident(act, told), now=LATE, **more)  # type: ignore[arg-type]


def answer(found: Finding, test: TestName) -> TestResult:
    return found.answer(test)


def changed(*pairs: tuple[str, str]) -> Agreement:
    text = AGREEMENT
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return agreement(text=text)


@pytest.mark.parametrize(
    ("when", "who", "outcome"),
    [
        ("2016-03-09", "caliphate", Outcome.OUT_OF_SCOPE_ACTOR),
        ("2016-03-11", "caliphate", Outcome.EXCLUDED_ACTOR),
        ("2016-03-21", "caliphate", Outcome.OUT_OF_SCOPE_ACTOR),
    ],
)
def test_an_outside_list_excludes_from_the_day_an_actor_stands_on_it(
    when: str, who: str, outcome: Outcome
) -> None:
    terms = changed(("listed: [caliphate]", "listed: [{actor: caliphate, from: 2016-03-10, to: 2016-03-20}]"))
    assert shelling(who, when=when, terms=terms).outcome is outcome


def test_the_reason_names_the_list_and_its_day() -> None:
    terms = changed(("listed: [caliphate]", "listed: [{actor: caliphate, from: 2016-02-10}]"))
    reason = answer(shelling("caliphate", terms=terms), TestName.ACTOR).reason
    assert "by an outside list: the world council's list" in reason
    assert "10 February 2016" in reason


def test_an_exclusion_ends_when_it_is_lifted() -> None:
    terms = changed(("{actor: front,", "{actor: front, to: 2016-03-01,"))
    assert shelling("front", terms=terms).outcome is Outcome.EXCLUDED_ACTOR
    after = shelling("front", when="2016-03-05", terms=terms)
    assert after.answer(TestName.ACTOR).answer is Truth.UNKNOWN


def test_a_renamed_actor_stays_excluded_and_the_reason_names_the_rename() -> None:
    before, after = shelling("front", when="2016-07-01"), shelling("front", when="2016-08-01")
    assert before.outcome is after.outcome is Outcome.EXCLUDED_ACTOR
    assert "The Sham Front" not in answer(before, TestName.ACTOR).reason
    assert "The Sham Front, its name since 2016-07-28" in answer(after, TestName.ACTOR).reason


def test_whoever_joined_left_and_came_back_stands_so_at_each_time() -> None:
    party = "{actor: kurds, role: party, standing: accepted, from: 2016-02-26, source: {text: terms}}"
    stages = f"""{{actor: kurds, role: party, standing: accepted, from: 2016-02-26, to: 2016-03-31, {SOURCE}}}
  - {{actor: kurds, role: party, standing: suspended, from: 2016-04-01, to: 2016-04-30, {SOURCE}}}
  - {{actor: kurds, role: party, standing: accepted, from: 2016-05-01, {SOURCE}}}"""
    terms = changed((party, stages))
    answers = [
        answer(shelling("kurds", when=day, terms=terms), TestName.ACTOR).answer
        for day in ("2016-03-10", "2016-04-10", "2016-05-10")
    ]
    assert answers == [Truth.YES, Truth.NO, Truth.YES]


def test_the_order_of_the_file_does_not_tell_who_stands_how() -> None:
    entries = [
        f"  - {{actor: militia, role: party, standing: {how}, from: {day}, {SOURCE}}}\n"
        for how, day in (("accepted", "2016-02-26"), ("withdrawn", "2016-02-27"))
    ]
    for order in (entries, entries[::-1]):
        terms = changed(("parties:\n", "parties:\n" + "".join(order)))
        assert shelling("militia", terms=terms).answer(TestName.ACTOR).answer is Truth.NO


def test_one_for_whom_a_party_undertook_is_bound_through_it() -> None:
    terms = changed(("{actor: council, role", "{actor: council, undertakes_for: [militia], role"))
    found = shelling("militia", "army", terms=terms)
    assert found.outcome is Outcome.APPARENT_BREACH
    assert "bound through The Council, which undertook for it" in answer(found, TestName.ACTOR).reason
    assert found.responsible == ("militia",)


def test_one_who_signed_nothing_is_obliged_through_a_party_while_that_is_bound() -> None:
    entry = f"  - {{actor: neighbour, role: party, standing: accepted, obliged_via: council, {SOURCE}}}\n"
    terms = changed(("parties:\n", "parties:\n" + entry))
    found = shelling("neighbour", terms=terms)
    assert found.outcome is Outcome.APPARENT_BREACH
    assert "through which the agreement obliges it" in answer(found, TestName.ACTOR).reason
    left = changed(
        ("parties:\n", "parties:\n" + entry),
        ("council, role: party, standing: accepted", "council, role: party, standing: withdrawn"),
    )
    assert shelling("neighbour", terms=left).answer(TestName.ACTOR).answer is Truth.NO


def test_a_guarantor_is_bound_only_if_it_fights_too() -> None:
    assert shelling("sponsor").answer(TestName.ACTOR).answer is Truth.YES
    terms = changed(("also_belligerent: true, ", ""))
    assert shelling("sponsor", terms=terms).answer(TestName.ACTOR).answer is Truth.NO


CONDITION = f"""
preconditions:
  - {{id: names, text: The list of names is handed over., met: MET, {SOURCE}}}
"""


@pytest.mark.parametrize(("met", "truth"), [("yes", "yes"), ("no", "unknown"), ("unknown", "unknown")])
def test_a_start_on_a_condition_is_a_start_once_it_is_met(met: str, truth: str) -> None:
    result = answer(shelling(terms=agreement(CONDITION.replace("MET", met))), TestName.TIME)
    assert result.answer is Truth(truth)
    assert result.answer is Truth.YES or "The list of names is handed over." in result.reason


def test_before_a_start_on_a_condition_nothing_held_whatever_becomes_of_it() -> None:
    terms = agreement(CONDITION.replace("MET", "unknown"))
    assert shelling(when="2016-02-20", terms=terms).outcome is Outcome.OUT_OF_SCOPE_TIME


def test_a_start_that_came_about_asks_for_no_condition() -> None:
    stated = "  source: {text: terms, article: 1}\nending"
    text = AGREEMENT.replace(stated, "  actual: 2016-02-27 00:00 local\n" + stated)
    terms = agreement(CONDITION.replace("MET", "no"), text=text)
    assert shelling(terms=terms).answer(TestName.TIME).answer is Truth.YES


EARLY = f"""
  - id: no-advantage
    text: Nobody seeks an advantage between signature and start.
    acts: [territory_taken, reinforcement]
    from: 2016-02-25 00:00 local
    to: 2016-02-27 00:00 local
    {SOURCE}
"""


@pytest.mark.parametrize(
    ("act", "when", "outcome"),
    [
        (Act.REINFORCEMENT, "2016-02-26 12:00 local", Outcome.APPARENT_BREACH),
        (Act.REINFORCEMENT, "2016-02-24 12:00 local", Outcome.OUT_OF_SCOPE_TIME),
        (Act.REINFORCEMENT, "2016-02-27 00:00 local", Outcome.OUT_OF_SCOPE_ACT),
        (Act.SHELLING, "2016-02-26 12:00 local", Outcome.OUT_OF_SCOPE_TIME),
    ],
)
def test_a_duty_between_signature_and_start_holds_then_and_no_other_does(
    act: Act, when: str, outcome: Outcome
) -> None:
    text = AGREEMENT.replace("prohibitions:", "prohibitions:" + EARLY.rstrip())
    text = text.replace("from: 2016-02-26, source", "from: 2016-02-24, source")
    assert shelling(act=act, when=when, terms=agreement(text=text)).outcome is outcome


def test_the_time_of_an_early_duty_is_told_with_its_words() -> None:
    text = AGREEMENT.replace("prohibitions:", "prohibitions:" + EARLY.rstrip())
    found = shelling(act=Act.REINFORCEMENT, when="2016-02-26 12:00 local", terms=agreement(text=text))
    assert "12 hours before the start" in answer(found, TestName.TIME).reason
    assert "Nobody seeks an advantage" in answer(found, TestName.TIME).reason


PHASES = f"""
phases:
  - {{id: first, text: Stage one, after: start, length: 42 days, {SOURCE}}}
  - {{id: second, text: Stage two, after: first, length: 42 days, entry: talks have begun, ENTERED{SOURCE}}}
"""


def phased(entered: str = "", carries: str = "", phase: str = "second") -> Agreement:
    text = AGREEMENT.replace("    text: No attacks", f"    phase: {phase}\n    text: No attacks")
    text = text.replace("area: [country]", "area: [country]\nday_count: inclusive")
    return agreement(PHASES.replace("ENTERED", entered + carries), text=text)


@pytest.mark.parametrize(
    ("when", "truth"),
    [("2016-03-01", "no"), ("2016-04-08", "no"), ("2016-04-09", "yes"), ("2016-05-22", "no")],
)
def test_a_clause_of_a_phase_holds_in_its_days(when: str, truth: str) -> None:
    found = shelling(when=when, terms=phased("entered: yes by the envoy, "))
    assert answer(found, TestName.ACT).answer is Truth(truth)


def test_a_phase_that_opens_on_a_condition_nobody_entered_leaves_its_clauses_open() -> None:
    result = answer(shelling(when="2016-04-10", terms=phased()), TestName.ACT)
    assert result.answer is Truth.UNKNOWN
    assert result.missing == "whether the phase “Stage two” was entered: talks have begun"
    before = answer(shelling(when="2016-03-10", terms=phased()), TestName.ACT)
    assert before.answer is Truth.NO


def test_a_phase_that_goes_on_meanwhile_holds_in_the_next_one_too() -> None:
    entered = "entered: yes by the envoy, "
    ended = shelling(when="2016-04-10", terms=phased(entered, phase="first"))
    carried = shelling(when="2016-04-10", terms=phased(entered, "carries_on: true, ", phase="first"))
    unknown = shelling(when="2016-04-10", terms=phased("", "carries_on: true, ", phase="first"))
    answers = [answer(found, TestName.ACT).answer for found in (ended, carried, unknown)]
    assert answers == [Truth.NO, Truth.YES, Truth.UNKNOWN]


ENDS = "  silent: true"


@pytest.mark.parametrize(
    ("ending", "truth"),
    [
        ("  at: 2016-03-08 00:00 local", "no"),
        ("  at: 2016-03-08 00:00 local\n  renewed: express\n  renewed_until: [2016-05-01]", "yes"),
        ("  at: 2016-03-08 00:00 local\n  renewed: express\n  renewed_until: [2016-03-20]", "no"),
        ("  at: 2016-03-08 00:00 local\n  renewed: tacit", "unknown"),
        ("  length: 2 weeks", "no"),
    ],
)
def test_after_its_end_it_holds_only_as_far_as_it_was_renewed(ending: str, truth: str) -> None:
    found = shelling(when="2016-04-01", terms=changed((ENDS, ending)))
    assert answer(found, TestName.TIME).answer is Truth(truth)


@pytest.mark.parametrize(
    ("day", "truth"), [("2016-05-05", "yes"), ("2016-05-14", "yes"), ("2016-05-16", "no")]
)
def test_notice_runs_before_a_word_ends_it(day: str, truth: str) -> None:
    claim = (
        f"\nstatus_claims:\n  - {{status: ended, claimant: council, at: 2016-05-01 00:00 local, {SOURCE}}}\n"
    )
    text = AGREEMENT.replace(ENDS, f"{ENDS}\n  who_may_end_it: [party]\n  notice: 14 days")
    found = shelling(when=day, terms=agreement(claim, text=text))
    assert answer(found, TestName.TIME).answer is Truth(truth)


def test_notice_given_in_time_stops_a_tacit_renewal() -> None:
    ending = "  at: 2016-03-08 00:00 local\n  renewed: tacit\n  notice: 5 days\n  who_may_end_it: [party]"
    claim = f"\nstatus_claims:\n  - {{status: ended, claimant: council, at: 2016-03-01, {SOURCE}}}\n"
    terms = agreement(claim, text=AGREEMENT.replace(ENDS, ending))
    assert shelling(when="2016-03-05", terms=terms).answer(TestName.TIME).answer is Truth.YES
    assert shelling(when="2016-04-01", terms=terms).answer(TestName.TIME).answer is Truth.NO


@pytest.mark.parametrize(
    ("act", "domains", "truth"),
    [
        (Act.AIR_STRIKE, "[land]", "no"),
        (Act.SHELLING, "[land]", "yes"),
        (Act.ATTACK_UNSPECIFIED, "[land]", "unknown"),
        (Act.AIR_STRIKE, "[land, air]", "yes"),
    ],
)
def test_a_clause_for_a_domain_reaches_acts_from_there(act: Act, domains: str, truth: str) -> None:
    terms = changed(("    text: No attacks", f"    domains: {domains}\n    text: No attacks"))
    assert shelling(act=act, terms=terms).answer(TestName.ACT).answer is Truth(truth)


def test_from_where_forces_acted_is_taken_as_told() -> None:
    terms = changed(("    text: No attacks", "    domains: [sea]\n    text: No attacks"))
    told = Circumstances(domain=Domain.SEA)
    assert shelling(terms=terms, told=told).answer(TestName.ACT).answer is Truth.YES
    assert shelling(terms=terms).answer(TestName.ACT).answer is Truth.NO


def test_an_agreement_on_land_leaves_the_air_out_of_its_scope() -> None:
    terms = changed(("area: [country]", "area: [country]\ndomains: [land]"))
    assert shelling(act=Act.AIR_STRIKE, terms=terms).outcome is Outcome.OUT_OF_SCOPE_PLACE
    assert shelling(terms=terms).outcome is Outcome.APPARENT_BREACH


WEAPONS = ("    text: No attacks", "    weapons: [rockets, mortars]\n    text: No attacks")


@pytest.mark.parametrize(
    ("weapons", "truth"), [(("mortar shells",), "yes"), ((), "unknown"), (("howitzers",), "unknown")]
)
def test_a_clause_for_weapons_asks_what_was_told_of_them(weapons: tuple[str, ...], truth: str) -> None:
    result = answer(shelling(terms=changed(WEAPONS), told=Circumstances(weapons=weapons)), TestName.ACT)
    assert result.answer is Truth(truth)
    assert result.answer is Truth.YES or result.missing == "whether it was done with rockets or mortars"


@pytest.mark.parametrize(("calibre", "truth"), [(120, "yes"), (82, "no"), (None, "unknown")])
def test_a_zone_bars_guns_from_a_calibre(calibre: int | None, truth: str) -> None:
    zone = f"""
zones:
  - {{id: strip, kind: restricted, text: No guns here., places: [north], from_calibre_mm: 100, {SOURCE}}}
"""
    told = Circumstances(calibre_mm=calibre)
    found = shelling(act=Act.WEAPONS_MOVED, terms=agreement(zone), told=told)
    assert found.answer(TestName.ACT).answer is Truth(truth)


DEFINED = f"""
definitions:
  - {{term: offensive, text: Force forward of own lines., acts: [ground_attack, shelling], {SOURCE}}}
"""


@pytest.mark.parametrize(
    ("act", "truth"),
    [(Act.SHELLING, "yes"), (Act.AIR_STRIKE, "no"), (Act.ATTACK_UNSPECIFIED, "unknown")],
)
def test_offensive_means_what_the_text_itself_calls_so(act: Act, truth: str) -> None:
    text = AGREEMENT.replace("    text: No attacks", "    quantifier: offensive\n    text: No attacks")
    assert shelling(act=act, terms=agreement(DEFINED, text=text)).answer(TestName.ACT).answer is Truth(truth)


def test_an_attack_without_its_means_may_be_of_a_kind_that_is_forbidden() -> None:
    terms = changed(
        (
            ", attack_unspecified]\n    source: {text: terms, article: 3}",
            "]\n    source: {text: terms, article: 3}",
        )
    )
    result = answer(shelling(act=Act.ATTACK_UNSPECIFIED, terms=terms), TestName.ACT)
    assert (result.answer, result.missing) == (Truth.UNKNOWN, "what kind of attack it was")


def test_a_permission_on_a_condition_is_open_until_that_is_told() -> None:
    more = f"  - {{id: patrols, text: Patrols., acts: [shelling], condition: announced, {SOURCE}}}\n"
    terms = changed(("permissions:\n", "permissions:\n" + more))
    outcomes = [
        shelling(terms=terms, told=told).outcome
        for told in (None, Circumstances(meets=("patrols",)), Circumstances(fails=("patrols",)))
    ]
    assert outcomes == [
        Outcome.CANNOT_DETERMINE,
        Outcome.CONSISTENT_WITH_TERMS,
        Outcome.APPARENT_BREACH,
    ]


def test_a_permission_ends_with_its_time() -> None:
    more = f"  - {{id: patrols, text: Patrols go on., acts: [shelling], to: 2016-03-10, {SOURCE}}}\n"
    terms = changed(("permissions:\n", "permissions:\n" + more))
    assert shelling(terms=terms).outcome is Outcome.CONSISTENT_WITH_TERMS
    assert shelling(when="2016-03-20", terms=terms).outcome is Outcome.APPARENT_BREACH


@pytest.mark.parametrize(
    ("camp", "outcome"),
    [
        ("government", Outcome.EXCEPTED_CLAIMED),
        (None, Outcome.EXCEPTED_CLAIMED),
        ("opposition", Outcome.APPARENT_BREACH),
    ],
)
def test_only_a_word_by_or_for_the_doers_side_claims_self_defence(camp: str | None, outcome: Outcome) -> None:
    told = reading(1, mentions=(mention("It was done in self-defence."),))
    by = replace(account(["army"], ["brigades"], "brigade-town", moment(INSIDE)), camp=camp)
    assert finding(incident(Act.SHELLING, by), readings=(told,)).outcome is outcome


def test_self_defence_is_no_exception_for_an_act_the_text_does_not_give_it_for() -> None:
    found = shelling(act=Act.AIR_STRIKE, told=Circumstances(self_defence=True))
    assert found.outcome is Outcome.APPARENT_BREACH
    assert "does not give it here" in answer(found, TestName.EXCEPTION).reason
    assert shelling(told=Circumstances(self_defence=True)).outcome is Outcome.EXCEPTED_CLAIMED


def test_whoever_is_protected_is_so_from_acts_no_clause_forbids() -> None:
    found = shelling(whom="red-crescent", act=Act.EXPLOSION)
    assert (found.outcome, found.terms) == (Outcome.APPARENT_BREACH, ("aid",))
    assert shelling(act=Act.EXPLOSION).outcome is Outcome.OUT_OF_SCOPE_ACT


def ruled(body: str | None, at: datetime = datetime(2016, 3, 1, tzinfo=UTC)) -> Decision:
    return Decision(
        id="d",
        kind=DecisionKind.RECORD_RULING,
        target="incident-1",
        by="reviewer",
        at=at,
        reason="letter",
        other=body,
        value="no violation",
    )


MONITORS = f"""
monitors:
  - {{actor: observers, kind: joint, mandate: MANDATE, from: 2016-02-27, to: 2016-06-30, {SOURCE}}}
"""


@pytest.mark.parametrize(
    ("body", "mandate", "truth"),
    [
        ("support-group", "observe_only", "yes"),
        ("observers", "rule_binding", "yes"),
        ("observers", "observe_only", "no"),
        ("sponsor", "rule_binding", "no"),
        (None, "rule_binding", "unknown"),
    ],
)
def test_a_ruling_counts_by_the_mandate_of_who_ruled(body: str | None, mandate: str, truth: str) -> None:
    terms = agreement(MONITORS.replace("MANDATE", mandate))
    found = shelling(terms=terms, decisions=(ruled(body),))
    assert found.answer(TestName.RULING).answer is Truth(truth)
    assert "no violation" in found.answer(TestName.RULING).reason
    assert found.outcome is Outcome.APPARENT_BREACH


def test_a_ruling_without_the_mandate_is_shown_and_said_to_be_so() -> None:
    reason = answer(shelling(decisions=(ruled("observers"),)), TestName.RULING).reason
    assert reason.startswith("Observers said of it: no violation")
    assert "gives Observers no mandate to rule" in reason


def test_a_place_left_out_of_the_area_is_outside() -> None:
    terms = changed(("area: [country]", "area: [country]\noutside: [brigade-town]"))
    assert shelling(terms=terms).outcome is Outcome.OUT_OF_SCOPE_PLACE


def test_a_place_that_reaches_beyond_the_area_is_not_known_to_lie_in_it() -> None:
    terms = changed(("area: [country]", "area: [brigade-town]"))
    told: Account = account(["army"], ["brigades"], "north", moment(INSIDE))
    result = finding(incident(Act.SHELLING, told), terms=terms).answer(TestName.PLACE)
    assert (result.answer, result.missing) == (Truth.UNKNOWN, "whether it lay inside Brigade Town")


def test_abroad_counts_where_the_agreement_says_so() -> None:
    told = account(["army"], ["brigades"], "abroad", moment(INSIDE))
    terms = changed(("area: [country]", "area: [country]\ndomains: [land, abroad]"))
    assert finding(incident(Act.SHELLING, told)).outcome is Outcome.OUT_OF_SCOPE_PLACE
    assert finding(incident(Act.SHELLING, told), terms=terms).outcome is Outcome.APPARENT_BREACH
