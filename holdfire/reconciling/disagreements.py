"""Disagreements: where accounts, renderings and tallies differ, side by side, nothing averaged."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.incident import Account, Incident
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Disagreement, DisagreementKind
from holdfire.model.span import Citation, Span
from holdfire.model.statement import Entry, Statement
from holdfire.model.when import When
from holdfire.reconciling.happenings import Gazetteer
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.tally_claims import TallyClaim, tally_claims
from holdfire.reconciling.words import fold


def find_disagreements(
    readings: Mapping[str, Reading],
    incidents: Sequence[Incident],
    statements: Sequence[Statement],
    case: Case,
    lineage: Lineage,
) -> tuple[Disagreement, ...]:
    """All disagreements, in order of kind, subject and words."""
    differing = [statement for statement in statements if statement.divergences]
    quoted = {item.quotation for statement in differing for item in statement.renderings}
    passages: dict[str, Span] = {}
    for reading in readings.values():
        passages |= {item.id: item.clause for item in reading.mentions}
        passages |= {item.id: item.contents[0] for item in reading.quotations if item.id in quoted}
    found = {
        *_over_incidents(incidents, passages, Gazetteer.of(case)),
        *_over_words(differing, passages),
        *_over_tallies(tally_claims(readings, case, lineage)),
    }
    return tuple(sorted(found, key=lambda item: (item.kind, item.about, item.detail, item.citations)))


def _over_incidents(
    incidents: Sequence[Incident], clauses: Mapping[str, Span], gazetteer: Gazetteer
) -> Iterator[Disagreement]:
    """Each two values that accounts of one incident give, with the first passage for either."""
    related = _related(gazetteer)
    for incident in incidents:
        accounts = _in_their_own_words(incident, clauses)
        for kind, told in (
            (DisagreementKind.TIME, _times(accounts)),
            (DisagreementKind.PLACE, _places(accounts, gazetteer)),
            (DisagreementKind.ACTOR, _refs([(item, item.actors) for item in accounts], related)),
            (DisagreementKind.TARGET, _refs([(item, item.targets) for item in accounts], related)),
            (DisagreementKind.HARM, _harms(accounts)),
        ):
            for one, other, detail in told:
                citations = tuple(
                    Citation(report=item.report, span=clauses[item.mention]) for item in (one, other)
                )
                yield Disagreement(kind=kind, about=incident.id, detail=detail, citations=citations)


def _in_their_own_words(incident: Incident, clauses: Mapping[str, Span]) -> list[Account]:
    """The accounts, of those in the same words the first: a copy says the same, whatever its own date makes
    of it."""
    by_words: dict[str, Account] = {}
    for account in incident.accounts:
        by_words.setdefault(clauses[account.mention].text, account)
    return list(by_words.values())


Told = Iterator[tuple[Account, Account, str]]


def _times(accounts: Sequence[Account]) -> Told:
    first: dict[tuple[datetime | None, datetime | None], tuple[Account, When]] = {}
    for account in accounts:
        if account.when:
            first.setdefault((account.when.earliest, account.when.latest), (account, account.when))
    for (one, when), (other, rival) in combinations(first.values(), 2):
        if not when.overlaps(rival):
            yield one, other, f"“{when.wall}” against “{rival.wall}”"


def _places(accounts: Sequence[Account], gazetteer: Gazetteer) -> Told:
    first: dict[str, Account] = {}
    for account in accounts:
        if account.place:
            first.setdefault(account.place.spot, account)
    for one, other in combinations(first.values(), 2):
        if one.place and other.place and _places_differ(one, other, gazetteer):
            yield one, other, f"“{one.place.name}” against “{other.place.name}”"


def _refs(
    accounts: Sequence[tuple[Account, Sequence[ActorRef]]], related: Callable[[ActorRef, ActorRef], bool]
) -> Told:
    first: dict[frozenset[str], tuple[Account, Sequence[ActorRef]]] = {}
    for account, told in accounts:
        refs = [ref for ref in told if ref.basis is not RefBasis.THING]
        if refs:
            first.setdefault(frozenset(ref.actor or fold(ref.name) for ref in refs), (account, refs))
    for (one, left), (other, right) in combinations(first.values(), 2):
        if not any(related(a, b) for a in left for b in right):
            yield one, other, f"{_names(left)} against {_names(right)}"


def _harms(accounts: Sequence[Account]) -> Told:
    first: dict[tuple[object, ...], tuple[Account, Count]] = {}
    for account in accounts:
        for count in account.harm:
            key = (count.low, count.high, fold(count.what), count.who)
            first.setdefault(key, (account, count))
    for (one, count), (other, rival) in combinations(first.values(), 2):
        same_thing = fold(count.what) == fold(rival.what) and (count.who or "") == (rival.who or "")
        if same_thing and not count.agrees_with(rival):
            yield one, other, f"“{count.span.text}” against “{rival.span.text}”"


def _places_differ(one: Account, other: Account, gazetteer: Gazetteer) -> bool:
    left, right = one.place, other.place
    if left is None or right is None:
        return False
    if left.place and right.place:
        wider = right.place in gazetteer.wider(left.place) or left.place in gazetteer.wider(right.place)
        return left.place != right.place and not wider
    return left.spot != right.spot and not (left.wide or right.wide)


def _related(gazetteer: Gazetteer) -> Callable[[ActorRef, ActorRef], bool]:
    def related(one: ActorRef, other: ActorRef) -> bool:
        if one.actor and other.actor:
            kin = other.actor in gazetteer.above(one.actor) or one.actor in gazetteer.above(other.actor)
            return one.actor == other.actor or kin
        return fold(one.name) == fold(other.name)

    return related


def _names(refs: Sequence[ActorRef]) -> str:
    return ", ".join(sorted({ref.name for ref in refs}))


def _over_words(statements: Sequence[Statement], passages: Mapping[str, Span]) -> Iterator[Disagreement]:
    """Renderings of one utterance that say different things."""
    for statement in statements:
        for entry in statement.divergences:
            sigla = {statement.base.siglum, *(name for item in entry.variants for name in item.witnesses)}
            citations = tuple(
                Citation(report=item.report, span=passages[item.quotation])
                for item in statement.renderings
                if item.siglum in sigla
            )
            yield Disagreement(
                kind=DisagreementKind.WORDS, about=statement.id, detail=_in_words(entry), citations=citations
            )


def _in_words(entry: Entry) -> str:
    variants = "; ".join(f"“{item.words}”" if item.words else "nothing" for item in entry.variants)
    return (
        f"{entry.kind}: “{entry.base}” against {variants}"
        if entry.base
        else f"{entry.kind}: added {variants}"
    )


def _over_tallies(claims: Sequence[TallyClaim]) -> Iterator[Disagreement]:
    """Claims of one unit over windows that overlap, by claimants who do not speak for one another, that do
    not agree."""
    by_unit: dict[str, list[TallyClaim]] = defaultdict(list)
    for claim in claims:
        if claim.window is not None:
            by_unit[claim.unit].append(claim)
    for one, other in (pair for group in by_unit.values() for pair in combinations(group, 2)):
        if one.clashes_with(other):
            detail = f"{one.in_words}; {other.in_words}"
            citations = (one.citations[0], other.citations[0])
            yield Disagreement(
                kind=DisagreementKind.TALLY, about=one.tallies[0], detail=detail, citations=citations
            )
