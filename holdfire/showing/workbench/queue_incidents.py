"""Incidents that need a person: what their outcome hangs on, what a decision would change, whom they harm."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import islice

from holdfire.model.count import Count
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.finding import Finding, Outcome
from holdfire.model.incident import KILLED, EvidenceState, Incident, WorkState
from holdfire.model.mention import Mention
from holdfire.model.quotation import Tier
from holdfire.model.supposition import Consequences, Flip
from holdfire.showing.teller import Teller
from holdfire.showing.workbench.queue_item import Change, Hangs, Offer, QueueItem, QueueKind, Reason, Weight

OPEN = frozenset({Outcome.CANNOT_DETERMINE, Outcome.CONTESTED})
"""Outcomes that a person may be able to settle."""

_AT_ONCE = 100
"""Incidents of which the reports are read in one question."""

SETTLED = frozenset({WorkState.CLOSED, WorkState.PARKED})
"""What a person has laid aside."""

WEIGHED = (EvidenceState.VERIFIED, EvidenceState.REFUTED)
"""The decisions on evidence whose consequences are told: the two ends."""


def incident_items(
    teller: Teller,
    incidents: Mapping[str, Incident],
    findings: Mapping[str, Finding],
    accepted: frozenset[str],
) -> Iterator[QueueItem]:
    """An item for each of these incidents that needs a person; findings by incident. `accepted` are mentions
    that a reviewer has accepted."""
    for place, incident in enumerate(incidents.values()):
        if place % _AT_ONCE == 0:
            ahead = islice(incidents.values(), place, place + _AT_ONCE)
            teller.dossier.view.recall([each.accounts[0].report for each in ahead])
        finding = findings.get(incident.id)
        if finding is None or incident.work in SETTLED:
            continue
        if incident.work is WorkState.READY_FOR_REVIEW or finding.outcome in OPEN:
            yield _incident_item(teller, incident, finding)
        elif finding.outcome is Outcome.APPARENT_BREACH:
            yield from _guessed(teller, incident, accepted)


def _incident_item(teller: Teller, incident: Incident, finding: Finding) -> QueueItem:
    weighed = tuple(_weighed(teller, incident))
    flips = [flip for _, told in weighed for flip in (*told.status, *told.obligations, *told.triggers)]
    killed, hurt = (incident.at_least(what) or 0 for what in (KILLED, "wounded"))
    item = _item(teller, incident)
    return replace(
        item,
        weight=_weight(incident, flips, harmed=bool(killed or hurt)),
        why=tuple(_why(teller, incident, finding)),
        hangs=tuple(
            Hangs(
                on=turn.hangs_on,
                if_so=teller.words.of(turn.if_so),
                if_not=teller.words.of(turn.if_not),
            )
            for turn in finding.turns
        ),
        changes=tuple(change for decided, told in weighed for change in _changes(teller, decided, told)),
        killed=killed,
        hurt=hurt,
    )


def _item(teller: Teller, incident: Incident) -> QueueItem:
    account = incident.accounts[0]
    mention = _mention(teller, account.mention)
    return QueueItem(
        id=f"incident:{incident.id}",
        kind=QueueKind.INCIDENT,
        weight=Weight.OPEN,
        link=replace(teller.link(incident.id), label=incident_label(teller, incident)),
        why=(),
        target=incident.id,
        newest=_latest(incident),
        touches=frozenset((incident.id, *(each.mention for each in incident.accounts))),
        passages=(teller.passage(account.report, mention.clause),) if mention else (),
    )


def incident_label(teller: Teller, incident: Incident) -> str:
    """What, where and when, as far as an account says."""
    places = ", ".join(dict.fromkeys(place.name for place in incident.places))
    when = teller.when(incident.when)
    told = (teller.words.of(incident.act), places, when.local if when else "")
    return ", ".join(part for part in told if part)


def _why(teller: Teller, incident: Incident, finding: Finding) -> Iterator[Reason]:
    if incident.work is WorkState.READY_FOR_REVIEW:
        yield Reason(text="Ready for review")
    if finding.contested_over:
        over = teller.words.of(finding.contested_over)
        yield Reason(text="Its outcome is contested", detail=over)
    elif finding.outcome is Outcome.CANNOT_DETERMINE and len(finding.missing) == 1:
        yield Reason(text="Its outcome hangs on one unknown", detail=finding.missing[0])
    elif finding.outcome is Outcome.CANNOT_DETERMINE:
        yield Reason(text="Its outcome is open", detail="; ".join(finding.missing))
    if incident.evidence is EvidenceState.CONTESTED:
        yield Reason(text="Its evidence is contested", detail="; ".join(incident.grounds))
    counts = (*_counts(incident, KILLED), *_counts(incident, "wounded"))
    if counts:
        words = "; ".join(dict.fromkeys(teller.count(count) for count in counts))
        yield Reason(text="Harm is told", detail=words)
    if len(incident.accounts) == 1 and _is_guess(_mention(teller, incident.accounts[0].mention)):
        yield Reason(text="It rests on one reading that was guessed")


def _guessed(teller: Teller, incident: Incident, accepted: frozenset[str]) -> Iterator[QueueItem]:
    """An apparent breach that one guessed reading tells alone: accepted or rejected as it was read."""
    only = incident.accounts[0].mention
    if len(incident.accounts) > 1 or only in accepted or not _is_guess(_mention(teller, only)):
        return
    yield replace(
        _item(teller, incident),
        id=f"mention:{only}",
        kind=QueueKind.MENTION,
        weight=Weight.ONE_GUESS,
        why=(Reason(text="An apparent breach rests on one reading that was guessed"),),
        target=only,
        killed=incident.at_least(KILLED) or 0,
        hurt=incident.at_least("wounded") or 0,
        accept=Offer(words="Accept", kind=DecisionKind.ACCEPT_MENTION),
        reject=Offer(words="Reject", kind=DecisionKind.REJECT_MENTION),
    )


def _weight(incident: Incident, flips: list[Flip], *, harmed: bool) -> Weight:
    if any(flip.turns for flip in flips):
        return Weight.TURNS_THE_ANSWER
    if incident.work is WorkState.READY_FOR_REVIEW:
        return Weight.WAITS_FOR_AN_EDITOR
    if harmed:
        return Weight.HARM_AND_OPEN
    return Weight.MOVES_A_TRIGGER if flips else Weight.OPEN


def _weighed(teller: Teller, incident: Incident) -> Iterator[tuple[str, Consequences]]:
    """What each end of the evidence would change, where the record is held ready for that."""
    if teller.workplace is None:
        return
    for state in WEIGHED:
        made = Decision(
            id=state,
            kind=DecisionKind.SET_EVIDENCE,
            target=incident.id,
            by="",
            at=teller.dossier.cut_off,
            reason="",
            value=state,
        )
        told = teller.workplace.would_change(made)
        if told is not None:
            yield teller.words.of(state), told


def _changes(teller: Teller, decided: str, told: Consequences) -> Iterator[Change]:
    for flip in told.findings:
        yield _change(teller, decided, "outcome", flip)
    for flip in (*told.status, *told.obligations):
        yield _change(teller, decided, flip.about, flip)
    texts = {trigger.id: trigger.text for trigger in teller.dossier.agreement.triggers}
    for flip in told.triggers:
        yield _change(teller, decided, texts.get(flip.id, flip.about), flip)


def _change(teller: Teller, decided: str, about: str, flip: Flip) -> Change:
    was, would_be = (value and teller.words.of_judged(value) for value in (flip.was, flip.would_be))
    return Change(decided=decided, about=about, was=was, would_be=would_be, turns=flip.turns)


def _mention(teller: Teller, mention_id: str) -> Mention | None:
    return teller.dossier.mentions.get(mention_id)


def _is_guess(mention: Mention | None) -> bool:
    return mention is not None and mention.tier is Tier.C


def _counts(incident: Incident, what: str) -> list[Count]:
    return [
        count
        for account in incident.accounts
        for count in account.harm
        if count.what == what and not count.background
    ]


def _latest(incident: Incident) -> datetime | None:
    return (incident.when.latest or incident.when.earliest) if incident.when else None
