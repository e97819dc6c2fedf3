"""The flash dispatch: what cannot wait for the daily one, each with the reason why it cannot."""

from collections.abc import Iterator
from datetime import timedelta

from holdfire.model.act import Act
from holdfire.model.calendar import CalendarKind
from holdfire.model.history import Difference
from holdfire.model.incident import Incident
from holdfire.model.membership import Standing
from holdfire.model.truce_life import ClaimedStatus
from holdfire.showing.dispatches.counted import Told, incident_line
from holdfire.showing.dispatches.document import Line, Section
from holdfire.showing.dispatches.parts import (
    method_section,
    status_section,
    triggers_section,
    unknowns_section,
)
from holdfire.showing.dispatches.window import Window, window_of
from holdfire.showing.teller import Teller

LOOKS_BACK = timedelta(hours=48)
ENDS_WITHIN = timedelta(hours=24)
MANY_KILLED = 10
"""As many killed, by the least that any account gives, make a flash: a convention of this project."""

GRAVE = {
    Act.CHEMICAL_ATTACK: "chemical weapons are spoken of",
    Act.AID_ATTACKED: "aid is said to have been attacked",
    Act.MONITOR_DENIED: "monitors are said to have been kept out",
}
OVER = frozenset({ClaimedStatus.ENDED, ClaimedStatus.SUSPENDED})
"""What somebody may say of a truce that makes a flash."""

GONE = frozenset({Standing.WITHDRAWN, Standing.EXPELLED, Standing.SUSPENDED})
"""How a member may stand that makes a flash."""


def flash_sections(teller: Teller, _found: Difference | None) -> tuple[Section, ...]:
    """The sections: why now, the status, triggers, what is not known."""
    last = teller.dossier.cut_off
    window = window_of(teller, last - LOOKS_BACK, last)
    return (
        now_section(teller, window),
        status_section(teller),
        triggers_section(teller, window),
        unknowns_section(teller, window),
        method_section(teller, window),
    )


def now_section(teller: Teller, window: Window) -> Section:
    """What calls for a flash."""
    return Section(
        id="now",
        title="Why now",
        note="Reports of the last 48 hours, as told: see the evidence state of each.",
        nothing="Nothing on record calls for a flash: no mass casualty, chemical weapons, attack on aid, "
        "monitors kept out, withdrawal from the truce, party shut out, or end within 24 hours.",
        lines=(*_incidents(teller, window), *_claims(teller), *_shut_out(teller), *_end(teller)),
    )


def _incidents(teller: Teller, window: Window) -> Iterator[Line]:
    for told in window.told:
        for reason in _reasons(told.incident):
            yield _with_reason(teller, told, reason)


def _reasons(incident: Incident) -> Iterator[str]:
    if incident.act in GRAVE:
        yield GRAVE[incident.act]
    if (incident.at_least("killed") or 0) >= MANY_KILLED:
        yield f"{MANY_KILLED} or more are said to have been killed"


def _with_reason(teller: Teller, told: Told, reason: str) -> Line:
    line = incident_line(teller, told)
    return Line(lead=f"{reason.capitalize()}. {line.lead}", text=line.text, quoted=line.sources)


def _claims(teller: Teller) -> Iterator[Line]:
    judgement, last = teller.dossier.judgement, teller.dossier.cut_off
    for claim in judgement.status.told if judgement else ():
        moment = claim.at.earliest if claim.at else None
        if claim.status in OVER and moment and last - LOOKS_BACK <= moment <= last:
            yield Line(
                lead=f"{claim.claimant}: {teller.words.of(claim.status)}",
                text=claim.authority,
                quoted=teller.passages(claim.citations),
            )


def _shut_out(teller: Teller) -> Iterator[Line]:
    last = teller.dossier.cut_off
    agreement = teller.dossier.agreement
    gone = [(term.actor, term.since) for term in agreement.memberships if term.standing in GONE]
    gone += [(term.actor, term.since) for term in agreement.exclusions if term.actor]
    for actor, since in gone:
        moment = since.earliest if since else None
        if moment and last - LOOKS_BACK <= moment <= last:
            told = teller.clock.moment(moment)
            yield Line(
                lead=teller.actor(actor),
                text=f"no longer in the truce from {told}, as the agreement file has it",
            )


def _end(teller: Teller) -> Iterator[Line]:
    judgement, last = teller.dossier.judgement, teller.dossier.cut_off
    for entry in judgement.calendar if judgement else ():
        ends = entry.runs_out if entry.kind is CalendarKind.END else None
        if ends and last <= ends <= last + ENDS_WITHIN:
            yield Line(
                lead="The truce ends within 24 hours", text=f"{entry.text} {teller.clock.moment(ends)}"
            )
