"""Small makers of cases, agreements, incidents and readings for the tests of judging."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from holdfire.judging.agreement_file import read_agreement
from holdfire.judging.judge import judge
from holdfire.lexicon.casebook import read_case
from holdfire.model.act import Act, Modality
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.decision import Decision
from holdfire.model.finding import Finding
from holdfire.model.incident import Account, AttributionState, EvidenceState, Incident
from holdfire.model.mention import Mention
from holdfire.model.place import PlaceRef
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.report import Block, BlockKind, Report
from holdfire.model.span import Span
from holdfire.model.status import Judgement
from holdfire.model.when import Precision, TimeBasis, When

ACTORS = """
actors:
  - {id: government, kind: government, names: [The Government], side: government}
  - {id: army, kind: armed_force, names: [The Army], side: government, memberships: [{of: government}]}
  - {id: general, kind: person, names: [Saleh], roles: [{title: chief, of: army, from: 2014-01-01}]}
  - {id: council, kind: political_body, names: [The Council], side: opposition}
  - {id: brigades, kind: armed_group, names: [The Brigades], side: opposition, memberships: [{of: council}]}
  - id: front
    kind: armed_group
    side: excluded
    names: [The Front, {text: The Sham Front, from: 2016-07-28}]
  - {id: successor, kind: armed_group, names: [The Assembly], memberships: [{of: front, from: 2017-01-28}]}
  - {id: caliphate, kind: organisation, names: [The Caliphate]}
  - {id: militia, kind: armed_group, names: [The Militia], side: opposition}
  - {id: sponsor, kind: state, names: [Sponsor], memberships: [{of: support-group}]}
  - {id: airmen, kind: armed_force, names: [Sponsor's Air Force], memberships: [{of: sponsor}]}
  - {id: neighbour, kind: state, names: [Neighbour], memberships: [{of: support-group}]}
  - {id: kurds, kind: armed_group, names: [The Kurdish units]}
  - {id: support-group, kind: coalition, names: [Support Group]}
  - {id: villagers, kind: people, names: [Villagers]}
  - {id: red-crescent, kind: organisation, names: [Red Crescent]}
  - {id: observers, kind: monitor, names: [Observers]}
"""

PLACES = """
places:
  - {id: country, names: [The Country], country: SY}
  - {id: north, names: [The North], country: SY, within: country}
  - id: village
    names: [Kafr]
    country: SY
    within: north
    control:
      - {holder: front, from: 2016-02-01, source: Observers, disputed: true}
      - {holder: brigades, from: 2016-02-01, source: local council, disputed: true}
  - id: front-town
    names: [Front Town]
    country: SY
    within: north
    control: [{holder: front, from: 2015-01-01, source: Observers}]
  - id: brigade-town
    names: [Brigade Town]
    country: SY
    within: north
    control: [{holder: brigades, from: 2015-01-01, source: Observers}]
  - {id: abroad, names: [Abroad], country: TR}
"""

OUTLETS = """
outlets:
  - {id: wire, name: Wire, zone: Europe/Moscow}
  - {id: paper, name: Paper, zone: Europe/London}
  - {id: daily, name: Daily, family: papers}
"""

AGREEMENT = """
id: truce
name: The Truce
kind: reciprocal_declarations
class: cessation
zone: Asia/Damascus
area: [country]
texts:
  - {id: terms, document: The Terms}
start:
  stated: {at: 2016-02-27 00:00 Asia/Damascus, also: [2016-02-26 22:00 UTC]}
  source: {text: terms, article: 1}
ending:
  silent: true
  source: {text: terms}
parties:
  - {actor: government, role: party, standing: accepted, from: 2016-02-26, source: {text: terms}}
  - {actor: council, role: party, standing: accepted, from: 2016-02-26, source: {text: terms}}
  - {actor: kurds, role: party, standing: accepted, from: 2016-02-26, source: {text: terms}}
  - {actor: sponsor, role: guarantor, standing: accepted, also_belligerent: true, source: {text: terms}}
  - {actor: support-group, role: guarantor, standing: accepted, source: {text: terms}}
exclusions:
  - {actor: front, source: {text: terms, article: 2}}
  - outside_list: the world council's list
    listed: [caliphate]
    dynamic: true
    source: {text: terms, article: 2}
prohibitions:
  - id: no-attacks
    text: No attacks with any weapons.
    acts: [shelling, air_strike, ground_attack, small_arms_fire, attack_unspecified]
    source: {text: terms, article: 3}
permissions:
  - id: strikes-on-excluded
    text: Strikes on the excluded go on.
    acts: [air_strike, shelling]
    against: [excluded]
    source: {text: terms, article: 4}
  - id: self-defence
    text: A side may defend itself.
    acts: [shelling, small_arms_fire]
    standard: proportionate
    self_defence: true
    source: {text: terms, article: 5}
protections:
  - {id: aid, text: Aid is protected., actors: [red-crescent], source: {text: terms, article: 6}}
who_may_judge: [support-group]
"""

INSIDE = "2016-02-28 10:00 Asia/Damascus"
NOW = datetime(2016, 3, 1, 16, 0, tzinfo=UTC)


def case(actors: str = ACTORS, places: str = PLACES) -> Case:
    settings = "name: Truce\nzone: Asia/Damascus\ncountry: SY\n"
    return read_case(
        {"holdfire.yaml": settings, "actors.yaml": actors, "places.yaml": places, "outlets.yaml": OUTLETS}
    )


def agreement(more: str = "", text: str = AGREEMENT) -> Agreement:
    return read_agreement(text + more, "agreement.yaml", case())


def ref(name: str) -> ActorRef:
    """An actor of the case by id; a name with a capital is one the case does not know."""
    known = case().actor(name)
    return ActorRef(
        name=known.name if known else name, basis=RefBasis.ALIAS, actor=known.id if known else None
    )


def at(place: str) -> PlaceRef:
    found = case().place(place)
    words = found.name if found else place
    return PlaceRef(
        span=Span(start=0, end=len(words), text=words), name=words, place=found.id if found else None
    )


def interval(first: datetime, last: datetime) -> When:
    return When(earliest=first, latest=last, wall="then", precision=Precision.RANGE, basis=TimeBasis.STATED)


def mention(words: str = "The guns opened fire.", number: int = 1, act: Act = Act.SHELLING) -> Mention:
    span = Span(start=0, end=len(words), text=words)
    return Mention(
        id=f"mention-{number}",
        report=f"report-{number}",
        act=act,
        trigger=span,
        clause=span,
        modality=Modality.ACTUAL,
    )


def account(
    actors: Sequence[str] = (),
    targets: Sequence[str] = (),
    place: str | None = None,
    when: When | None = None,
    number: int = 1,
    modality: Modality = Modality.ACTUAL,
) -> Account:
    return Account(
        mention=f"mention-{number}",
        report=f"report-{number}",
        origin=f"origin-{number}",
        modality=modality,
        actors=tuple(ref(name) for name in actors),
        targets=tuple(ref(name) for name in targets),
        place=at(place) if place else None,
        when=when,
    )


def incident(
    act: Act,
    *accounts: Account,
    id: str = "incident-1",  # noqa: A002
    evidence: EvidenceState = EvidenceState.ALLEGED,
    attribution: AttributionState = AttributionState.ACCUSED,
) -> Incident:
    whens = [told.when for told in accounts if told.when]
    return Incident(
        id=id,
        act=act,
        accounts=tuple(accounts),
        when=whens[0] if whens else None,
        places=tuple(told.place for told in accounts if told.place),
        actors=tuple(who for told in accounts for who in told.actors),
        targets=tuple(who for told in accounts for who in told.targets),
        origins=tuple(dict.fromkeys(told.origin for told in accounts)),
        evidence=evidence,
        attribution=attribution,
    )


def reading(
    number: int = 1, published: datetime | None = None, outlet: str = "wire", **found: object
) -> Reading:
    text = "The guns opened fire."
    report = Report(
        id=f"report-{number}",
        capture="0" * 64,
        text=text,
        blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text)),),
        published=When.at(published, wall="then") if published else None,
        language="en",
        outlet=outlet,
    )
    return Reading(report=report, **found)  # type: ignore[arg-type]


def covered(now: datetime = NOW) -> tuple[Reading, ...]:
    """Enough recent reports for silence to mean something."""
    outlets = ("wire", "paper", "daily", "wire")
    return tuple(
        reading(100 + number, published=now - timedelta(hours=number + 1), outlet=outlet)
        for number, outlet in enumerate(outlets)
    )


def judged(
    *incidents: Incident,
    terms: Agreement | None = None,
    readings: Sequence[Reading] = (),
    decisions: Sequence[Decision] = (),
    now: datetime = NOW,
    world: Case | None = None,
) -> Judgement:
    reconciled = Reconciled(incidents=tuple(incidents))
    return judge(terms or agreement(), world or case(), reconciled, tuple(readings), tuple(decisions), now)


def finding(told: Incident, **settings: object) -> Finding:
    """The one finding on an incident."""
    (found,) = judged(told, **settings).findings  # type: ignore[arg-type]
    return found
