"""The agreement as the case's file holds it: each term in words, and where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.model.agreement import Agreement
from holdfire.model.instrument import Provenance
from holdfire.model.membership import Exclusion, Membership
from holdfire.model.truce_life import Ending, Start
from holdfire.model.when import When
from holdfire.showing.teller import Teller

CHECKED = {True: "held against the document", False: "not yet held against the document"}
"""Whether somebody held the file's words against the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermShown:
    """A term of the agreement in the words of its file, and where it comes from."""

    id: str
    kind: str
    text: str
    source: str
    checked: str


def terms_of(teller: Teller) -> Iterator[TermShown]:
    """Start, end, members and exclusions, then every clause."""
    agreement = teller.dossier.agreement
    yield _term("start", "start", _start(teller, agreement.start), agreement.start.source)
    yield _term("ending", "end", _ending(teller, agreement.ending), agreement.ending.source)
    if agreement.memberships:
        members = "; ".join(_member(teller, member) for member in agreement.memberships)
        yield _term("parties", "members", members, agreement.memberships[0].source)
    if agreement.exclusions:
        excluded = "; ".join(_exclusion(teller, exclusion) for exclusion in agreement.exclusions)
        yield _term("exclusions", "left out", excluded, agreement.exclusions[0].source)
    for groups in (_about_itself(agreement), _clauses(agreement), _oversight(teller, agreement)):
        yield from groups


def _about_itself(agreement: Agreement) -> Iterator[TermShown]:
    """Definitions, conditions, phases, lines and zones: what the other clauses rest on."""
    for definition in agreement.definitions:
        yield _term("definitions", f"“{definition.term}” means", definition.text, definition.source)
    for condition in agreement.preconditions:
        yield _term(condition.id, "condition", condition.text, condition.source)
    for phase in agreement.phases:
        length = f" ({phase.length.text})" if phase.length else ""
        yield _term(phase.id, "phase", phase.text + length, phase.source)
    for line in agreement.lines:
        yield _term(line.id, "line", line.text, line.source)
    for zone in agreement.zones:
        yield _term(zone.id, "zone", zone.text, zone.source)
    for secret in agreement.undisclosed:
        yield _term("undisclosed", "known of, not known", secret.text, secret.source)


def _oversight(teller: Teller, agreement: Agreement) -> Iterator[TermShown]:
    """Who watches, who reports, how a breach is brought up, and what may follow it."""
    for monitor in agreement.monitors:
        text = f"{teller.actor(monitor.actor)}: {teller.words.of(monitor.mandate)}"
        yield _term("monitors", "monitor", f"{text}. {monitor.text or ''}".strip(), monitor.source)
    for duty in agreement.reporting:
        yield _term(duty.id, "report", duty.text, duty.source)
    for way in agreement.complaints:
        yield _term("complaints", "complaints", way.text, way.source)
    for hotline in agreement.liaison:
        yield _term("liaison", "liaison", hotline.text, hotline.source)
    for rung in agreement.disputes:
        yield _term("disputes", "dispute", rung.text, rung.source)
    for sanction in agreement.sanctions:
        yield _term("sanctions", "sanction", sanction.text, sanction.source)
    for review in agreement.review:
        yield _term("review", "review", review.text, review.source)


def _clauses(agreement: Agreement) -> Iterator[TermShown]:
    for prohibition in agreement.prohibitions:
        yield _term(prohibition.id, "forbidden", prohibition.text, prohibition.source)
    for permission in agreement.permissions:
        yield _term(permission.id, "allowed", permission.text, permission.source)
    for protection in agreement.protections:
        yield _term(protection.id, "protected", protection.text, protection.source)
    for obligation in agreement.obligations:
        yield _term(obligation.id, "duty", obligation.text, obligation.source)
    for aid in agreement.humanitarian:
        yield _term(aid.id, "aid", aid.text, aid.source)
    for exchange in agreement.exchanges:
        yield _term(exchange.id, "exchange", exchange.text, exchange.source)
    for ceiling in agreement.ceilings:
        yield _term(ceiling.id, "ceiling", ceiling.text, ceiling.source)
    for trigger in agreement.triggers:
        yield _term(trigger.id, "trigger", trigger.text, trigger.source)
    for contingency in agreement.contingencies:
        yield _term(contingency.id, "contingency", contingency.text, contingency.source)


def _term(term_id: str, kind: str, text: str, source: Provenance) -> TermShown:
    return TermShown(
        id=term_id,
        kind=kind,
        text=text,
        source=source.told,
        checked=CHECKED[source.checked],
    )


def _start(teller: Teller, start: Start) -> str:
    named = (
        (teller.say("stated"), start.stated),
        (teller.say("scheduled"), start.scheduled),
        (teller.say("actual"), start.actual),
    )
    told = [f"{name} {_moment(teller, when)}" for name, when in named if when]
    if start.attested_by:
        told.append(teller.say("attested by {who}", who=teller.actors(start.attested_by)))
    if start.disputed:
        told.append(teller.say("disputed"))
    return "; ".join(told) or teller.say("no start is on file")


def _ending(teller: Teller, ending: Ending) -> str:
    told = [_moment(teller, ending.at)] if ending.at else []
    if ending.length is not None:
        told.append(teller.say("lasts {length}", length=ending.length.text))
    if ending.silent:
        told.append(teller.say("the text does not say when it ends"))
    if ending.renewal:
        told.append(teller.say("renewal: {words}", words=ending.renewal))
    if ending.renewed_until:
        ends = ", ".join(_moment(teller, end) for end in ending.renewed_until)
        told.append(teller.say("renewed until {moment}", moment=ends))
    if ending.notice:
        told.append(teller.say("notice: {words}", words=ending.notice.text))
    if ending.effect:
        told.append(ending.effect)
    if ending.who_may_end_it:
        told.append(teller.say("may be ended by {who}", who=teller.actors(ending.who_may_end_it)))
    return "; ".join(told) or teller.say("no end is on file")


def _moment(teller: Teller, when: When) -> str:
    shown = teller.clock.shown(when)
    return f"{shown.local} ({shown.utc} UTC)" if shown.utc else shown.local


def _member(teller: Teller, member: Membership) -> str:
    told = [
        teller.words.of(member.role) + ", " + teller.words.of(member.standing),
        *while_member(teller, member),
    ]
    return f"{teller.actor(member.actor)} ({' '.join(told)})"


def while_member(teller: Teller, member: Membership) -> Iterator[str]:
    """From when to when somebody was a member, where that is on file."""
    if member.since:
        yield teller.say("since {moment}", moment=teller.clock.shown(member.since).local)
    if member.until:
        yield teller.say("until {moment}", moment=teller.clock.shown(member.until).local)


def _exclusion(teller: Teller, exclusion: Exclusion) -> str:
    if exclusion.actor:
        return teller.actor(exclusion.actor)
    listed = teller.actors(entry.actor for entry in exclusion.listed) or teller.say("none named on file")
    return teller.say("everyone on the list “{list}” ({listed})", list=exclusion.outside_list, listed=listed)
