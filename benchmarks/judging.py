"""Judging measured: made-up incidents against an agreement of forty clauses, and the time of each part."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from benchmarks.measure import alone
from holdfire.judging.agreement_file import read_agreement
from holdfire.judging.bench import Bench
from holdfire.judging.findings import findings_of
from holdfire.judging.judge import judge
from holdfire.judging.telling import tellings_of
from holdfire.judging.terms import terms_of
from holdfire.lexicon.casebook import read_case
from holdfire.model.act import FORCE, Modality
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.finding import Outcome
from holdfire.model.incident import Account, EvidenceState, Incident
from holdfire.model.place import PlaceRef
from holdfire.model.reconciled import Reconciled
from holdfire.model.span import Span
from holdfire.model.when import Precision, TimeBasis, When
from holdfire.pipeline import seldom_searching_for_cycles

INCIDENTS = 100_000
GROUPS, TOWNS, DAYS = 80, 300, 360
BEGAN = datetime(2016, 2, 26, 22, tzinfo=UTC)
NOW = BEGAN + timedelta(days=DAYS)
ACTS = tuple(sorted(FORCE))
STATES = (EvidenceState.ALLEGED, EvidenceState.ALLEGED, EvidenceState.CORROBORATED, EvidenceState.CONTESTED)


def case() -> Case:
    """Two sides of armed groups, an excluded one, aid, and towns on a grid with those who hold them."""
    sides = ("north", "south", "outlaws")
    actors = "".join(
        f"  - {{id: group-{n}, kind: armed_group, names: [Group {n}], side: {sides[n % 3]}, "
        f"memberships: [{{of: {sides[n % 3]}}}]}}\n"
        for n in range(GROUPS)
    )
    heads = "".join(
        f"  - {{id: {side}, kind: coalition, names: [{side.title()}], side: {side}}}\n" for side in sides
    )
    places = "".join(
        f"  - {{id: town-{n}, names: [Town {n}], country: SY, within: land, lat: {34 + n % 20 / 10:.1f}, "
        f"lon: {36 + n // 20 / 10:.1f}, radius_km: {n % 7 + 1}, "
        f"control: [{{holder: group-{n % GROUPS}, from: 2015-01-01, source: map, "
        f"disputed: {str(n % 9 == 0).lower()}}}]}}\n"
        for n in range(TOWNS)
    )
    return read_case(
        {
            "holdfire.yaml": "name: Made up\nzone: Asia/Damascus\ncountry: SY\n",
            "actors.yaml": f"actors:\n{heads}  - {{id: aid, kind: organisation, names: [Aid]}}\n{actors}",
            "places.yaml": f"places:\n  - {{id: land, names: [The Land], country: SY}}\n{places}",
            "outlets.yaml": "outlets:\n  - {id: wire, name: Wire}\n",
        }
    )


def agreement(held: Case) -> Agreement:
    """Forty clauses: 23 prohibitions that hang on sides, zones, time, domains and weapons, and the rest."""
    return read_agreement(_HEAD + "".join(_prohibitions()) + _REST, "agreement.yaml", held)


def _prohibitions() -> Iterator[str]:
    yield "prohibitions:\n"
    for n in range(23):
        acts = ", ".join(ACTS[(n * 3 + step) % len(ACTS)] for step in range(4))
        extra = (
            "",
            ", binds: [north], toward: [south]",
            ", zones: [strip]",
            ", from: 2016-04-01, to: 2016-09-01",
            ", domains: [land]",
            ", quantifier: offensive",
            ", phase: second",
            ", weapons: [rockets]",
        )[n % 8]
        yield f"  - {{id: ban-{n:02}, text: Ban {n}., acts: [{acts}], source: {{text: terms}}{extra}}}\n"


_HEAD = """
id: made-up
name: The Made-up Truce
kind: bilateral
class: preliminary
zone: Asia/Damascus
area: [land]
day_count: exclusive
texts: [{id: terms, document: The Terms}, {id: leaked, document: The Leak, status: leaked}]
start: {stated: 2016-02-27 00:00 local, actual: 2016-02-27 00:00 local, source: {text: terms}}
ending: {length: 1 year, source: {text: terms}}
definitions:
  - {term: offensive, text: Forward., acts: [ground_attack, territory_taken], source: {text: terms}}
parties:
  - {actor: north, role: party, standing: accepted, from: 2016-02-26, source: {text: terms}}
  - {actor: south, role: party, standing: accepted, from: 2016-02-26, to: 2016-07-01, source: {text: terms}}
  - {actor: south, role: party, standing: conditional, from: 2016-07-02, source: {text: terms}}
exclusions: [{actor: outlaws, source: {text: terms}}]
phases:
  - {id: first, text: First., after: start, length: 60 days, source: {text: terms}}
  - {id: second, text: Second., after: first, length: 90 days, source: {text: terms}}
lines:
  - id: front
    text: The line.
    geometry: {type: LineString, coordinates: [[36, 35], [37.5, 35]]}
    source: {text: terms}
zones:
  - {id: strip, kind: buffer, text: The strip., line: front, width_km: 20, source: {text: terms}}
"""

_REST = """
permissions:
  - id: on-outlaws
    text: Strikes go on.
    acts: [air_strike, shelling]
    against: [excluded]
    source: {text: terms}
  - id: defence
    text: Self-defence.
    acts: [shelling, small_arms_fire, ground_attack]
    self_defence: true
    source: {text: terms}
  - id: patrols
    text: Patrols.
    acts: [overflight]
    holders: [north]
    condition: announced
    source: {text: terms}
protections: [{id: relief, text: Relief is safe., actors: [aid], source: {text: terms}}]
obligations:
  - {id: duty-1, text: Talks., owners: [north], fulfilled_by: [talks], source: {text: terms}}
  - {id: duty-2, text: Release., owners: [south], fulfilled_by: [prisoner_release], source: {text: terms}}
triggers:
  - id: plan-b
    text: Plan B.
    when: {apparent_breaches: {count: 50, within: 24 hours}}
    source: {text: terms}
  - {id: quiet, text: A week of calm., when: {calm: {length: 7 days}}, source: {text: terms}}
who_may_judge: [aid]
"""


def incidents(number: int, seed: int = 1) -> Iterator[Incident]:
    """So many incidents of every kind over a year, one in five told by two accounts that differ in part."""
    random = Random(seed)
    for n in range(number):
        act = random.choice(ACTS)
        begun = BEGAN + timedelta(minutes=random.randrange(-2000, DAYS * 1440))
        day = random.random() < 0.5
        when = When(
            earliest=begun,
            latest=begun + (timedelta(hours=12) if day else timedelta(0)),
            wall="then",
            precision=Precision.RANGE if day else Precision.MINUTE,
            basis=TimeBasis.STATED,
        )
        accounts = tuple(
            _account(random, f"{n}-{which}", when) for which in range(1 + (random.random() < 0.2))
        )
        yield Incident(
            id=f"incident-{n}",
            act=act,
            accounts=accounts,
            when=when,
            actors=accounts[0].actors,
            targets=accounts[0].targets,
            origins=tuple(account.origin for account in accounts),
            evidence=random.choice(STATES),
        )


def _account(random: Random, name: str, when: When) -> Account:
    town = random.randrange(TOWNS)
    words = f"Town {town}"
    span = Span(start=0, end=len(words), text=words)
    return Account(
        mention=f"mention-{name}",
        report=f"report-{name}",
        origin=f"origin-{name}",
        modality=Modality.ACTUAL,
        actors=(_who(random),) if random.random() < 0.8 else (),
        targets=(_who(random),) if random.random() < 0.5 else (),
        place=PlaceRef(span=span, name=words, place=f"town-{town}"),
        when=when,
    )


def _who(random: Random) -> ActorRef:
    number = random.randrange(GROUPS)
    return ActorRef(name=f"Group {number}", basis=RefBasis.ALIAS, actor=f"group-{number}")


def figures(number: int = INCIDENTS) -> Iterator[str]:
    """Rows of the table of results: seconds for so many incidents, whole and by part, and for one decision
    at that size."""
    held = case()
    terms = agreement(held)
    told = tuple(incidents(number))
    record = Reconciled(incidents=told)
    places = terms_of(terms, held, (), NOW).places
    with seldom_searching_for_cycles():
        of_tellings = alone(lambda: [tellings_of(one, {}, places) for one in told])
        of_findings = alone(lambda: tuple(findings_of(told, {}, terms_of(terms, held, (), NOW))))
        whole = alone(lambda: judge(terms, held, record, (), (), NOW))
        bench = Bench.of(terms, held, record, (), (), NOW)
        of_decision = alone(lambda: _decided(bench))
    yield f"| {number:,} incidents against {_clauses(terms)} clauses | {whole:.1f} |"
    yield f"| of this: accounts set side by side | {of_tellings:.1f} |"
    yield f"| of this: the eight tests and the findings | {of_findings - of_tellings:.1f} |"
    yield f"| of this: status, duties, triggers, relations | {whole - of_findings:.1f} |"
    yield f"| what a decision changes at once in status and triggers | {of_decision:.2f} |"


def _decided(bench: Bench) -> None:
    refuted = next(
        found.incident for found in bench.findings.values() if found.outcome is Outcome.APPARENT_BREACH
    )
    after = bench.after(
        Decision(
            id="decision-1",
            kind=DecisionKind.SET_EVIDENCE,
            target=refuted,
            value=EvidenceState.REFUTED.value,
            by="reviewer",
            at=NOW,
            reason="not so",
        )
    )
    assert after is not None
    after.status(), after.triggers()


def _clauses(terms: Agreement) -> int:
    kinds = (
        terms.definitions,
        terms.memberships,
        terms.exclusions,
        terms.phases,
        terms.lines,
        terms.zones,
        terms.prohibitions,
        terms.permissions,
        terms.protections,
        terms.obligations,
        terms.triggers,
    )
    return sum(len(kind) for kind in kinds) + 2  # start and ending
