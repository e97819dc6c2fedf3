"""What reports say the agreement says, held against the agreement file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from holdfire.judging.members import Bond, Members
from holdfire.judging.wording import MINUTE, count_words, listed, stretch_words, when_words
from holdfire.model.case import Case
from holdfire.model.membership import PartyRole
from holdfire.model.reading import Reading
from holdfire.model.status import TermCheck
from holdfire.model.term_claim import TermClaim, TermKind
from holdfire.model.trigger import Contingency
from holdfire.model.truth import Truth
from holdfire.model.when import Precision, TimeRef, When

Checked = tuple[Truth, str, tuple[str, ...]]
"""Whether it agrees, in what detail, and which terms it was held against."""

EXACT = frozenset({Precision.MINUTE, Precision.HOUR})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A claim with what is needed to check it: the time told in it, whether the same passage also names who
    is left out, the agreement's members, and zones in which a clock may have been meant."""

    claim: TermClaim
    when: When | None
    beside_exclusion: bool
    members: Members
    zones: tuple[str, ...]


def term_checks(readings: Sequence[Reading], members: Members, case: Case) -> Iterator[TermCheck]:
    """One check for every claim; UNKNOWN, with the reason, for kinds that no rule holds against the file."""
    zones = tuple(dict.fromkeys(outlet.zone for outlet in case.outlets if outlet.zone))
    for reading in readings:
        left_out = [claim.span for claim in reading.term_claims if claim.kind is TermKind.EXCLUSION]
        for claim in reading.term_claims:
            told = _Told(
                claim=claim,
                when=claim.when or _time_beside(claim, reading.times),
                beside_exclusion=any(span.overlaps(claim.span) for span in left_out),
                members=members,
                zones=zones,
            )
            agrees, detail, terms = _CHECKS.get(claim.kind, _unchecked)(told)
            yield TermCheck(
                term_claim=claim.id, report=claim.report, agrees=agrees, detail=detail, terms=terms
            )


def _time_beside(claim: TermClaim, times: Sequence[TimeRef]) -> When | None:
    """The first time told from within the claim's own words, where the claim itself carries none."""
    inside = (time.when for time in times if claim.span.start <= time.span.start < claim.span.end)
    return next((when for when in inside if when), None)


def _unchecked(told: _Told) -> Checked:
    kind = told.claim.kind.value.replace("_", " ")
    return Truth.UNKNOWN, f"No rule holds a claim about {kind} against the agreement file.", ()


def _start(told: _Told) -> Checked:
    start = told.members.agreement.start
    return _moment(told, start.stated or start.scheduled or start.actual, "start")


def _end(told: _Told) -> Checked:
    ending = told.members.agreement.ending
    if ending.silent and told.when:
        return Truth.NO, "The report names an end; the text of the agreement names none.", ("ending",)
    return _moment(told, ending.at, "ending")


def _duration(told: _Told) -> Checked:
    ending = told.members.agreement.ending
    length = f"runs for {ending.length.text}" if ending.length else "names no length"
    return (
        Truth.UNKNOWN,
        f"By its text the agreement {length}; the report's words are not compared.",
        ("ending",),
    )


def _moment(told: _Told, agreed: When | None, term: str) -> Checked:
    """Every clock the report gives, held against the agreed moment."""
    if told.when is None or agreed is None or agreed.earliest is None:
        return Truth.UNKNOWN, "There is no pair of moments that could be compared.", (term,)
    zone = told.members.agreement.zone
    held = [_clock(clock, agreed, term, zone, told.zones) for clock in (told.when, *told.when.alternatives)]
    details = dict.fromkeys(detail for _, detail in held)
    return Truth.all(answer for answer, _ in held), f"{'; '.join(details)}.", (term,)


def _clock(clock: When, agreed: When, term: str, zone: str, zones: Sequence[str]) -> tuple[Truth, str]:
    first, last, wanted = clock.earliest, clock.latest, agreed.earliest
    if first is None or last is None or wanted is None:
        return Truth.UNKNOWN, f"the report's “{clock.wall}” names no full date"
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


def _exclusion(told: _Told) -> Checked:
    return _standing(told, {Bond.EXCLUDED: Truth.YES, Bond.BOUND: Truth.NO}, "exclusions")


def _parties(told: _Told) -> Checked:
    """Whoever is named as left out in the same passage is not claimed to be a party."""
    wanted = {Bond.BOUND: Truth.YES}
    return _standing(
        told, wanted if told.beside_exclusion else {**wanted, Bond.EXCLUDED: Truth.NO}, "parties"
    )


def _standing(told: _Told, wanted: Mapping[Bond, Truth], term: str) -> Checked:
    """Whether the named stand as claimed; those who merely watch or stand outside are not what is meant."""
    start = told.members.agreement.start
    moment = start.stated or start.scheduled or start.actual
    named = [told.members.stand(ref.actor, moment) for ref in told.claim.actors if ref.actor]
    meant = [stand for stand in named if stand.bond in wanted or stand.bond is Bond.UNKNOWN]
    if not meant:
        return Truth.UNKNOWN, "The report names nobody who could be held against the agreement file.", (term,)
    answer = Truth.all(wanted.get(stand.bond, Truth.UNKNOWN) for stand in meant)
    return answer, " ".join(dict.fromkeys(stand.reason for stand in meant)), (term,)


def _guarantors(told: _Told) -> Checked:
    return _in_role(told, PartyRole.GUARANTOR)


def _mediators(told: _Told) -> Checked:
    return _in_role(told, PartyRole.MEDIATOR)


def _in_role(told: _Told, role: PartyRole) -> Checked:
    """Whether the named stand in the file in a role; whoever does not stand in it at all is what the report
    adds, and no contradiction."""
    memberships = told.members.agreement.memberships
    named = list(dict.fromkeys(ref.actor for ref in told.claim.actors if ref.actor))
    if not named:
        return (
            Truth.UNKNOWN,
            "The report names nobody who could be held against the agreement file.",
            ("parties",),
        )
    answers: list[Truth] = []
    details: list[str] = []
    for actor in named:
        roles = [membership.role for membership in memberships if membership.actor == actor]
        answers.append(Truth.YES if role in roles else Truth.NO if roles else Truth.UNKNOWN)
        on_file = f"on file as {listed([_spoken(other) for other in roles])}" if roles else "not on file"
        details.append(f"{told.members.name(actor)} is {on_file}, told of as {_spoken(role)}.")
    return Truth.all(answers), " ".join(details), ("parties",)


def _spoken(role: PartyRole) -> str:
    return role.value.replace("_", " ")


def _contingency(told: _Told) -> Checked:
    label = _bare(told.claim.label or "")
    for contingency in told.members.agreement.contingencies:
        if label and any(label == _bare(name) for name in contingency.names):
            return Truth.YES, _contingency_words(contingency, told.members), (contingency.id,)
    named = told.claim.label or "one without a name"
    return Truth.UNKNOWN, f"The agreement file holds no contingency called {named}.", ()


def _bare(label: str) -> str:
    """A name without its quotation marks and capitals."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in label).casefold().split())


def _contingency_words(contingency: Contingency, members: Members) -> str:
    where = "in the text of" if contingency.in_text else "outside the text of"
    owners = _names(contingency.owner, members)
    deniers = _names(contingency.denied_by, members)
    whose = f", of {owners}" if owners else ""
    denied = f"; denied by {deniers}" if deniers else ""
    return f"On file as a contingency {where} the agreement{whose}{denied}."


def _names(ids: Sequence[str], members: Members) -> str:
    return listed([members.name(actor) for actor in ids])


_CHECKS: Mapping[TermKind, Callable[[_Told], Checked]] = {
    TermKind.START: _start,
    TermKind.END: _end,
    TermKind.DURATION: _duration,
    TermKind.EXCLUSION: _exclusion,
    TermKind.PARTIES: _parties,
    TermKind.GUARANTORS: _guarantors,
    TermKind.MEDIATORS: _mediators,
    TermKind.CONTINGENCY: _contingency,
}
