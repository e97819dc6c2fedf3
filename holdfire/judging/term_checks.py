"""What reports say the agreement says, held against the agreement file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from holdfire.judging.members import Bond, Members
from holdfire.judging.wording import MINUTE, count_words, listed, stretch_words, when_words
from holdfire.model.agreement import Contingency
from holdfire.model.case import Case
from holdfire.model.status import TermCheck
from holdfire.model.term_claim import TermClaim, TermKind
from holdfire.model.truth import Truth
from holdfire.model.when import Precision, When

Checked = tuple[Truth, str, tuple[str, ...]]
"""Whether it agrees, in what detail, and which terms it was held against."""

EXACT = frozenset({Precision.MINUTE, Precision.HOUR})


def term_checks(claims: Sequence[TermClaim], members: Members, case: Case) -> Iterator[TermCheck]:
    """One check for every claim; UNKNOWN, with the reason, for kinds that no rule holds against the file."""
    zones = tuple(dict.fromkeys(outlet.zone for outlet in case.outlets if outlet.zone))
    for claim in claims:
        check = _CHECKS.get(claim.kind)
        agrees, detail, terms = check(claim, members, zones) if check else _unchecked(claim)
        yield TermCheck(term_claim=claim.id, report=claim.report, agrees=agrees, detail=detail, terms=terms)


def _unchecked(claim: TermClaim) -> Checked:
    kind = claim.kind.value.replace("_", " ")
    return Truth.UNKNOWN, f"No rule holds a claim about {kind} against the agreement file.", ()


def _start(claim: TermClaim, members: Members, zones: Sequence[str]) -> Checked:
    start = members.agreement.start
    agreed = start.stated or start.scheduled or start.actual
    return _moment(claim.when, agreed, "start", members, zones)


def _end(claim: TermClaim, members: Members, zones: Sequence[str]) -> Checked:
    ending = members.agreement.ending
    if ending.silent:
        return Truth.NO, "The report names an end; the text of the agreement names none.", ("ending",)
    if ending.at is None:
        return Truth.UNKNOWN, "The agreement names a length, the report is not held against it.", ("ending",)
    return _moment(claim.when, ending.at, "ending", members, zones)


def _moment(
    told: When | None, agreed: When | None, term: str, members: Members, zones: Sequence[str]
) -> Checked:
    """Every clock the report gives, held against the agreed moment."""
    if told is None or agreed is None or agreed.earliest is None:
        return Truth.UNKNOWN, "The report gives no moment that could be compared.", (term,)
    details: list[str] = []
    answers: list[Truth] = []
    for clock in (told, *told.alternatives):
        answer, detail = _clock(clock, agreed, term, members.agreement.zone, zones)
        answers.append(answer)
        details.append(detail)
    return Truth.all(answers), f"{'; '.join(dict.fromkeys(details))}.", (term,)


def _clock(clock: When, agreed: When, term: str, zone: str, zones: Sequence[str]) -> tuple[Truth, str]:
    first, last, wanted = clock.earliest, clock.latest, agreed.earliest
    if first is None or last is None or wanted is None:
        return Truth.UNKNOWN, f"“{clock.wall}” is open on one side"
    shown = when_words(agreed, zone)
    if clock.precision not in EXACT:
        if first <= wanted <= last:
            return Truth.YES, f"the report's “{clock.wall}” holds the agreed {term}, {shown}"
        gap = stretch_words(wanted - last if last < wanted else first - wanted)
        side = "before" if last < wanted else "after"
        return Truth.NO, f"the report's “{clock.wall}” lies {gap} {side} the agreed {term}, {shown}"
    if first == wanted:
        return Truth.YES, f"the report's “{clock.wall}” is the agreed {term}, {shown}"
    minutes = round(abs(first - wanted) / MINUTE)
    side = "after" if first > wanted else "before"
    slip = _zone_slip(clock, wanted, zones)
    return (
        Truth.NO,
        f"the report's “{clock.wall}” is {count_words(minutes, 'minute')} {side} the agreed {term}{slip}",
    )


def _zone_slip(clock: When, wanted: datetime, zones: Sequence[str]) -> str:
    """In which zone the same wall time would be the agreed moment: the likely slip."""
    if clock.earliest is None:
        return ""
    wall = clock.earliest.astimezone(ZoneInfo(clock.zone) if clock.zone else clock.earliest.tzinfo)
    fits = [
        zone
        for zone in zones
        if zone != clock.zone and wall.replace(tzinfo=ZoneInfo(zone)).astimezone(wanted.tzinfo) == wanted
    ]
    if not fits:
        return ""
    return f", which is {wall:%H:%M} in {listed(fits[:2], 'or')}: the zone may have been mistaken"


def _exclusion(claim: TermClaim, members: Members, _zones: Sequence[str]) -> Checked:
    wanted = {
        Bond.EXCLUDED: Truth.YES,
        Bond.BOUND: Truth.NO,
        Bond.OUTSIDE: Truth.NO,
        Bond.UNKNOWN: Truth.UNKNOWN,
    }
    return _standing(claim, members, wanted, "exclusions")


def _parties(claim: TermClaim, members: Members, _zones: Sequence[str]) -> Checked:
    wanted = {
        Bond.BOUND: Truth.YES,
        Bond.EXCLUDED: Truth.NO,
        Bond.OUTSIDE: Truth.UNKNOWN,
        Bond.UNKNOWN: Truth.UNKNOWN,
    }
    return _standing(claim, members, wanted, "parties")


def _standing(claim: TermClaim, members: Members, wanted: Mapping[Bond, Truth], term: str) -> Checked:
    known = [ref.actor for ref in claim.actors if ref.actor]
    if not known:
        return Truth.UNKNOWN, "The report names nobody whom the case knows.", (term,)
    start = members.agreement.start
    stands = [members.stand(actor, start.stated or start.scheduled or start.actual) for actor in known]
    answer = Truth.all(wanted[stand.bond] for stand in stands)
    return answer, " ".join(dict.fromkeys(stand.reason for stand in stands)), (term,)


def _contingency(claim: TermClaim, members: Members, _zones: Sequence[str]) -> Checked:
    label = (claim.label or "").casefold()
    for contingency in members.agreement.contingencies:
        if label and any(label == name.casefold() for name in contingency.names):
            return Truth.YES, _contingency_words(contingency, members), (contingency.id,)
    named = claim.label or "one without a name"
    return Truth.UNKNOWN, f"The agreement file holds no contingency called {named}.", ()


def _contingency_words(contingency: Contingency, members: Members) -> str:
    where = "in the text of" if contingency.in_text else "outside the text of"
    owners = _names(contingency.owner, members)
    deniers = _names(contingency.denied_by, members)
    whose = f", of {owners}" if owners else ""
    denied = f"; denied by {deniers}" if deniers else ""
    return f"On file as a contingency {where} the agreement{whose}{denied}."


def _names(ids: Sequence[str], members: Members) -> str:
    return listed([members.name(actor) for actor in ids])


_CHECKS: Mapping[TermKind, Callable[[TermClaim, Members, Sequence[str]], Checked]] = {
    TermKind.START: _start,
    TermKind.END: _end,
    TermKind.DURATION: _end,
    TermKind.EXCLUSION: _exclusion,
    TermKind.PARTIES: _parties,
    TermKind.CONTINGENCY: _contingency,
}
