"""The agreement as the case's file holds it: each term in words, and where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.model.agreement import Agreement
from holdfire.model.instrument import Provenance
from holdfire.model.membership import Exclusion, Membership
from holdfire.model.truce_life import Ending, Start
from holdfire.model.when import When
from holdfire.showing.teller import Teller


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
    yield from _clauses(agreement)


def _clauses(agreement: Agreement) -> Iterator[TermShown]:
    for prohibition in agreement.prohibitions:
        yield _term(prohibition.id, "forbidden", prohibition.text, prohibition.source)
    for permission in agreement.permissions:
        yield _term(permission.id, "allowed", permission.text, permission.source)
    for protection in agreement.protections:
        yield _term(protection.id, "protected", protection.text, protection.source)
    for obligation in agreement.obligations:
        yield _term(obligation.id, "duty", obligation.text, obligation.source)
    for trigger in agreement.triggers:
        yield _term(trigger.id, "trigger", trigger.text, trigger.source)
    for contingency in agreement.contingencies:
        yield _term(contingency.id, "contingency", contingency.text, contingency.source)


def _term(term_id: str, kind: str, text: str, source: Provenance) -> TermShown:
    return TermShown(
        id=term_id,
        kind=kind,
        text=text,
        source=", ".join(part for part in (source.document, source.article) if part),
        checked="held against the document" if source.checked else "not yet held against the document",
    )


def _start(teller: Teller, start: Start) -> str:
    named = (("stated", start.stated), ("scheduled", start.scheduled), ("actual", start.actual))
    told = [f"{name} {_moment(teller, when)}" for name, when in named if when]
    if start.attested_by:
        told.append(f"attested by {teller.actors(start.attested_by)}")
    if start.disputed:
        told.append("disputed")
    return "; ".join(told) or "no start is on file"


def _ending(teller: Teller, ending: Ending) -> str:
    told = [_moment(teller, ending.at)] if ending.at else []
    if ending.length is not None:
        told.append(f"lasts {ending.length.days} days")
    if ending.silent:
        told.append("the text does not say when it ends")
    if ending.renewal:
        told.append(f"renewal: {ending.renewal}")
    if ending.who_may_end_it:
        told.append(f"may be ended by {teller.actors(ending.who_may_end_it)}")
    return "; ".join(told) or "no end is on file"


def _moment(teller: Teller, when: When) -> str:
    shown = teller.clock.shown(when)
    return f"{shown.local} ({shown.utc} UTC)" if shown.utc else shown.local


def _member(teller: Teller, member: Membership) -> str:
    since = f" since {teller.clock.shown(member.since).local}" if member.since else ""
    until = f" until {teller.clock.shown(member.until).local}" if member.until else ""
    words = f"{teller.words.of(member.role)}, {teller.words.of(member.standing)}"
    return f"{teller.actor(member.actor)} ({words}{since}{until})"


def _exclusion(teller: Teller, exclusion: Exclusion) -> str:
    if exclusion.actor:
        return teller.actor(exclusion.actor)
    listed = teller.actors(entry.actor for entry in exclusion.listed) or "none named on file"
    return f"everyone on the list “{exclusion.outside_list}” ({listed})"
