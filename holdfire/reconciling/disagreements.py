"""Disagreements: where accounts, renderings and tallies differ, side by side, nothing averaged."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from holdfire.model.actor import ActorRef
from holdfire.model.case import Case
from holdfire.model.incident import Account, Incident
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Disagreement, DisagreementKind
from holdfire.model.span import Citation
from holdfire.model.statement import Entry, Statement
from holdfire.model.tally import Tally
from holdfire.reconciling.happenings import Gazetteer
from holdfire.reconciling.words import fold


def find_disagreements(
    readings: Mapping[str, Reading],
    incidents: Sequence[Incident],
    statements: Sequence[Statement],
    case: Case,
) -> tuple[Disagreement, ...]:
    """All disagreements, in order of kind, subject and words."""
    mentions = {mention.id: mention for reading in readings.values() for mention in reading.mentions}
    found = {
        *_over_incidents(incidents, mentions, Gazetteer.of(case)),
        *_over_words(statements, readings),
        *_over_tallies(readings),
    }
    return tuple(sorted(found, key=lambda item: (item.kind, item.about, item.detail, item.citations)))


def _over_incidents(
    incidents: Sequence[Incident], mentions: Mapping[str, Mention], gazetteer: Gazetteer
) -> Iterator[Disagreement]:
    for incident in incidents:
        for one, other in combinations(incident.accounts, 2):
            if mentions[one.mention].clause.text == mentions[other.mention].clause.text:
                continue  # a copy says the same, whatever its own date makes of it
            citations = tuple(
                Citation(report=item.report, span=mentions[item.mention].clause) for item in (one, other)
            )
            for kind, detail in _between(one, other, gazetteer):
                yield Disagreement(kind=kind, about=incident.id, detail=detail, citations=citations)


def _between(one: Account, other: Account, gazetteer: Gazetteer) -> Iterator[tuple[DisagreementKind, str]]:
    """What two accounts of one incident differ about."""
    if one.when and other.when and not one.when.overlaps(other.when):
        yield DisagreementKind.TIME, f"“{one.when.wall}” against “{other.when.wall}”"
    if one.place and other.place and _places_differ(one, other, gazetteer):
        yield DisagreementKind.PLACE, f"“{one.place.name}” against “{other.place.name}”"
    related = _related(gazetteer)
    for kind, left, right in (
        (DisagreementKind.ACTOR, one.actors, other.actors),
        (DisagreementKind.TARGET, one.targets, other.targets),
    ):
        if left and right and not any(related(a, b) for a in left for b in right):
            yield kind, f"{_names(left)} against {_names(right)}"
    for count in one.harm:
        for rival in other.harm:
            same_thing = fold(count.what) == fold(rival.what) and (count.who or "") == (rival.who or "")
            if same_thing and not count.agrees_with(rival):
                yield DisagreementKind.HARM, f"“{count.span.text}” against “{rival.span.text}”"


def _places_differ(one: Account, other: Account, gazetteer: Gazetteer) -> bool:
    left, right = one.place, other.place
    if left is None or right is None:
        return False
    if left.place and right.place:
        wider = right.place in gazetteer.wider(left.place) or left.place in gazetteer.wider(right.place)
        return left.place != right.place and not wider
    return fold(left.name) != fold(right.name)


def _related(gazetteer: Gazetteer) -> Callable[[ActorRef, ActorRef], bool]:
    def related(one: ActorRef, other: ActorRef) -> bool:
        if one.actor and other.actor:
            kin = other.actor in gazetteer.above(one.actor) or one.actor in gazetteer.above(other.actor)
            return one.actor == other.actor or kin
        return fold(one.name) == fold(other.name)

    return related


def _names(refs: Sequence[ActorRef]) -> str:
    return ", ".join(sorted({ref.name for ref in refs}))


def _over_words(statements: Sequence[Statement], readings: Mapping[str, Reading]) -> Iterator[Disagreement]:
    """Renderings of one utterance that say different things."""
    quotations = {
        quotation.id: quotation for reading in readings.values() for quotation in reading.quotations
    }
    for statement in statements:
        for entry in statement.divergences:
            sigla = {statement.base.siglum, *(name for item in entry.variants for name in item.witnesses)}
            citations = tuple(
                Citation(report=item.report, span=quotations[item.quotation].contents[0])
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


def _over_tallies(readings: Mapping[str, Reading]) -> Iterator[Disagreement]:
    """Counts of one kind over windows that overlap, by different claimants, that do not agree."""
    tallies = sorted(
        ((tally, reading) for reading in readings.values() for tally in reading.tallies),
        key=lambda item: item[0].id,
    )
    windowed = [item for item in tallies if item[0].window is not None]
    for (one, one_reading), (other, other_reading) in combinations(windowed, 2):
        if not _clash(one, other):
            continue
        if _claimant(one, one_reading) == _claimant(other, other_reading):
            continue
        yield Disagreement(
            kind=DisagreementKind.TALLY,
            about=one.id,
            detail=f"{_tally(one, one_reading)}; {_tally(other, other_reading)}",
            citations=(
                Citation(report=one.report, span=one.span),
                Citation(report=other.report, span=other.span),
            ),
        )


def _clash(one: Tally, other: Tally) -> bool:
    if one.window is None or other.window is None or fold(one.unit) != fold(other.unit):
        return False
    return one.window.overlaps(other.window) and not one.total.agrees_with(other.total)


def _claimant(tally: Tally, reading: Reading) -> str:
    if tally.claimant is not None:
        return tally.claimant.actor or fold(tally.claimant.name)
    return reading.report.outlet or reading.report.id


def _tally(tally: Tally, reading: Reading) -> str:
    who = tally.claimant.name if tally.claimant else reading.report.outlet or "a report"
    window = tally.window.wall if tally.window else ""
    return f"{who} counts {tally.total.span.text} ({tally.unit}, {window})"
