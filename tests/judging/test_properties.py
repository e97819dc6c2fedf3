"""What holds of every judgement: order changes nothing, and what was settled no new knowledge unsettles."""

from dataclasses import replace
from itertools import product
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from holdfire.judging.acts import WITHOUT_TARGET
from holdfire.judging.moments import read_moment
from holdfire.judging.outcome import OPEN
from holdfire.model.act import Act
from holdfire.model.agreement import Agreement
from holdfire.model.finding import Finding, Outcome, TestName
from holdfire.model.incident import Account, Circumstances, Incident
from holdfire.model.truth import Truth
from tests.judging.factories import (
    AGREEMENT,
    account,
    agreement,
    finding,
    incident,
    judged,
    mention,
    reading,
)

MORE = """
phases:
  - {id: first, text: Stage one, after: start, length: 3 days, source: {text: terms}}
  - {id: second, text: Stage two, after: first, length: 30 days, entry: talks, source: {text: terms}}
zones:
  - {id: towns, kind: buffer, text: Towns, places: [village, brigade-town], source: {text: terms}}
"""
BANS = """
  - {id: zoned, text: No arrests in towns., acts: [arrest], zones: [towns], source: {text: terms}}
  - {id: bound, text: It stops., acts: [explosion, overflight], binds: [government], source: {text: terms}}
  - {id: aimed, text: Spare them., acts: [abduction, explosion], toward: [council], source: {text: terms}}
  - {id: later, text: In stage two., acts: [siege], phase: second, source: {text: terms}}
  - {id: timed, text: In March., acts: [siege], from: 2016-03-01, to: 2016-03-31, source: {text: terms}}
  - id: armed
    text: No rockets, or none that is offensive.
    acts: [reinforcement, shelling]
    weapons: [rockets]
    quantifier: offensive
    source: {text: terms}
"""
TEXT = AGREEMENT.replace("prohibitions:", "prohibitions:" + BANS.rstrip())
TERMS = agreement(MORE, text=TEXT)

WHO = ("army", "airmen", "brigades", "front", "neighbour", "kurds", "militia", "Masked men", "observers")
WHOM = (*WHO, "red-crescent", "villagers")
WHERE = ("village", "front-town", "brigade-town", "north", "abroad", "Harb")
DAYS = ("2016-02-20", "2016-02-28 10:00 local", "2016-02-29", "2016-03-10 09:00 local", "2016-03")
ACTS = (
    Act.SHELLING,
    Act.AIR_STRIKE,
    Act.ARREST,
    Act.EXPLOSION,
    Act.ABDUCTION,
    Act.SIEGE,
    Act.OVERFLIGHT,
    Act.ATTACK_UNSPECIFIED,
    Act.REINFORCEMENT,
)


@st.composite
def accounts(draw: Any, number: int = 1) -> Account:
    def some(values: tuple[str, ...]) -> list[str]:
        return draw(st.lists(st.sampled_from(values), max_size=1))

    day = draw(st.one_of(st.none(), st.sampled_from(DAYS)))
    place = draw(st.one_of(st.none(), st.sampled_from(WHERE)))
    when = read_moment(day, "Asia/Damascus") if day else None
    told = account(some(WHO), some(WHOM), place, when, number)
    return replace(told, camp=draw(st.sampled_from((None, "government", "opposition"))))


def on(act: Act, *told: Account) -> Incident:
    return incident(act, *told)


def verdict(found: Finding) -> tuple[object, ...]:
    return (
        found.outcome,
        found.responsibility,
        found.responsible,
        frozenset(found.missing),
        tuple((result.answer, frozenset(result.terms)) for result in found.tests),
        frozenset((version.mentions, version.outcome) for version in found.versions),
    )


three = st.tuples(accounts(1), accounts(2), accounts(3))


@given(st.sampled_from(ACTS), three, st.permutations(range(3)))
@settings(max_examples=40, deadline=None)
def test_the_order_of_accounts_changes_no_verdict(
    act: Act, told: tuple[Account, ...], order: list[int]
) -> None:
    one, other = (finding(on(act, *some), terms=TERMS) for some in (told, [told[place] for place in order]))
    assert verdict(one) == verdict(other)


def shuffled(order: list[int], terms: Agreement) -> Agreement:
    """The agreement with its lists of clauses turned round: each from another place on."""
    lists = ("memberships", "exclusions", "prohibitions", "permissions", "protections", "phases", "zones")
    turned = {}
    for by, name in zip(order, lists, strict=True):
        clauses = getattr(terms, name)
        cut = by % len(clauses)
        turned[name] = clauses[cut:][::-1] + clauses[:cut][::-1]
    return replace(terms, **turned)


@given(st.sampled_from(ACTS), accounts(1), accounts(2), st.lists(st.integers(0, 9), min_size=7, max_size=7))
@settings(max_examples=40, deadline=None)
def test_the_order_of_clauses_changes_no_verdict(
    act: Act, one: Account, other: Account, order: list[int]
) -> None:
    told = on(act, one, other)
    assert verdict(finding(told, terms=TERMS)) == verdict(finding(told, terms=shuffled(order, TERMS)))


@given(st.lists(st.tuples(st.sampled_from(ACTS), accounts()), min_size=2, max_size=5), st.randoms())
@settings(max_examples=30, deadline=None)
def test_incidents_are_judged_each_by_itself_in_whatever_order(
    told: list[tuple[Act, Account]], random: Any
) -> None:
    """What is kept of one incident for the next never changes what is found."""
    incidents = [incident(act, one, id=f"incident-{n}") for n, (act, one) in enumerate(told)]
    mixed = random.sample(incidents, len(incidents))
    together = {found.incident: found for found in judged(*mixed, terms=TERMS).findings}
    for each in incidents:
        assert together[each.id] == finding(each, terms=TERMS)


@given(st.sampled_from(ACTS), accounts(1), accounts(2))
@settings(max_examples=40, deadline=None)
def test_an_account_that_settles_something_is_cited_for_it(act: Act, first: Account, second: Account) -> None:
    words = {1: "The first tells it.", 2: "The second tells it."}
    readings = tuple(reading(n, mentions=(mention(words[n], n, act),)) for n in (1, 2))
    before = finding(on(act, first), terms=TERMS, readings=readings)
    after = finding(on(act, first, second), terms=TERMS, readings=readings)
    for earlier, later in zip(before.tests, after.tests, strict=True):
        newly = earlier.answer is Truth.UNKNOWN and later.answer is not Truth.UNKNOWN
        if newly and later.test not in (TestName.EVIDENCE, TestName.RULING):
            assert "report-2" in {passage.report for passage in later.citations}
            assert later.reason != earlier.reason


def settling() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of an account and the same with one unknown of it settled."""
    whole = {"actors": ["army"], "targets": ["brigades"], "place": "brigade-town", "when": DAYS[1]}
    values = {
        "actors": [[who] for who in WHO if who != "Masked men"],
        "targets": [[who] for who in WHOM if who != "Masked men"],
        "place": [place for place in WHERE if place not in ("Harb", "north")],
        "when": [DAYS[1], DAYS[3]],
    }
    pairs = []
    for field, others in product(values, repeat=2):
        base = {**whole, field: None if field in ("place", "when") else []}
        base["place"] = "north" if field == "targets" else base["place"]  # nobody is said to hold it
        base[others] = base[others] if others != field else base[field]
        pairs += [(base, {**base, field: value}) for value in values[field]]
        if others != field:
            bare = {**base, others: None if others in ("place", "when") else []}
            pairs += [(bare, {**bare, field: value}) for value in values[field]]
    return pairs


def made(fields: dict[str, Any]) -> Account:
    when = read_moment(fields["when"], "Asia/Damascus") if fields["when"] else None
    return account(fields["actors"], fields["targets"], fields["place"], when)


@given(st.sampled_from(ACTS), st.sampled_from(settling()), st.booleans())
@settings(max_examples=150, deadline=None)
def test_settling_an_unknown_never_changes_what_was_settled(
    act: Act, pair: tuple[dict[str, Any], dict[str, Any]], armed: bool
) -> None:
    assume(act not in WITHOUT_TARGET or pair[0]["targets"] == pair[1]["targets"])  # they need no target
    before, after = (made(fields) for fields in pair)
    if armed:
        after = replace(after, circumstances=Circumstances(weapons=("rockets",), offensive=Truth.NO))
    one, other = finding(on(act, before), terms=TERMS), finding(on(act, after), terms=TERMS)
    for earlier, later in zip(one.tests, other.tests, strict=True):
        if earlier.answer is not Truth.UNKNOWN:
            assert later.answer is earlier.answer, (earlier, later)
    if one.outcome not in OPEN:
        assert (one.outcome is Outcome.APPARENT_BREACH) == (other.outcome is Outcome.APPARENT_BREACH)


def test_every_world_of_the_properties_is_reached() -> None:
    """The made-up accounts lead to every kind of outcome that one account can have."""
    found = {
        finding(on(act, made({"actors": [a], "targets": [t], "place": p, "when": w})), terms=TERMS).outcome
        for act in (*ACTS, Act.AID_DELIVERED)
        for a in ("army", "front", "neighbour", "Masked men")
        for t in ("brigades", "front", "villagers")
        for p in ("brigade-town", "abroad")
        for w in (DAYS[0], DAYS[1])
    }
    assert found >= set(Outcome) - {Outcome.CONTESTED, Outcome.EXCEPTED_CLAIMED}
