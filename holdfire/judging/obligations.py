"""Where each duty stands: not yet due, due soon, overdue, standing, blocked, done as reported."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from holdfire.judging.members import Members
from holdfire.judging.wording import act_words, count_words, listed, stretch_words, when_words
from holdfire.model.act import SAID_TO_BE_SO
from holdfire.model.duty import Obligation
from holdfire.model.incident import Incident
from holdfire.model.mention import Mention
from holdfire.model.span import Citation
from holdfire.model.status import ObligationState, ObligationStatus
from holdfire.model.truth import Truth
from holdfire.model.when import When

SOON = timedelta(hours=72)
"""Duties due within this are named as due soon (daily reports name those of the next 72 hours)."""

FULL, INTERMEDIATE, MINIMAL = 3, 2, 1
"""Kroc PAM's scale: 0 not initiated, 1 minimal, 2 intermediate, 3 full."""

NOT_IN_THE_WAY = frozenset({ObligationState.DONE_AS_REPORTED, ObligationState.STANDING})


def obligation_statuses(
    members: Members, incidents: Sequence[Incident], mentions: Mapping[str, Mention], now: datetime
) -> tuple[ObligationStatus, ...]:
    """The status of every obligation at `now` (UTC), in the order of the agreement; what depends on another
    that is not done is blocked."""
    agreement = members.agreement
    alone = {
        duty.id: _alone(duty, tuple(_bearing(duty, members, incidents, now)), mentions, members, now)
        for duty in agreement.obligations
    }
    return tuple(_with_blocks(duty, alone) for duty in agreement.obligations)


def overdue(due: When, *, inclusive: bool, now: datetime) -> bool:
    """Whether a deadline has passed: "by" a moment or day includes it, "before" does not."""
    if inclusive:
        return due.latest is not None and now > due.latest
    return due.earliest is not None and now >= due.earliest


def _bearing(
    duty: Obligation, members: Members, incidents: Sequence[Incident], now: datetime
) -> Iterator[Incident]:
    """Incidents that show the duty done: the act, by an owner, since it began to run."""
    wanted = set(duty.owners)
    for incident in incidents:
        if incident.act not in duty.fulfilled_by or not any(
            account.modality in SAID_TO_BE_SO for account in incident.accounts
        ):
            continue
        early = duty.start and incident.when and incident.when.before(duty.start) is Truth.YES
        later = incident.when and incident.when.earliest and incident.when.earliest > now
        named = [ref.actor for ref in incident.actors if ref.actor]
        stands = [members.stand(actor, incident.when).capacities for actor in named]
        if not early and not later and any(ids & wanted for ids in stands):
            yield incident


def _alone(
    duty: Obligation,
    bearing: tuple[Incident, ...],
    mentions: Mapping[str, Mention],
    members: Members,
    now: datetime,
) -> ObligationStatus:
    zone = members.agreement.zone
    state, reason = _state(duty, bearing, zone, now)
    entered = f" On file: {duty.reported}" if duty.reported else ""
    return ObligationStatus(
        obligation=duty.id,
        state=state,
        reason=reason + entered,
        due=duty.due,
        score=_score(duty, bearing),
        incidents=tuple(incident.id for incident in bearing),
        citations=tuple(_passages(bearing, mentions)),
    )


def _state(
    duty: Obligation, bearing: tuple[Incident, ...], zone: str, now: datetime
) -> tuple[ObligationState, str]:
    acts = listed([act_words(act) for act in duty.fulfilled_by], "or") or "the kind"
    told = f"{count_words(len(bearing), 'incident')} of {acts} told"
    if duty.due is None:
        rate = f" ({duty.rate.text})" if duty.rate else ""
        return ObligationState.STANDING, f"A standing duty{rate}; {told}."
    word = "by" if duty.inclusive else "before"
    due = f"{word} {when_words(duty.due, zone)}"
    if _entered_score(duty) == FULL or (bearing and duty.quantity is None):
        how = told if bearing else "so entered by a person"
        return ObligationState.DONE_AS_REPORTED, f"Due {due}; reported as done: {how}."
    if overdue(duty.due, inclusive=duty.inclusive, now=now):
        if not duty.fulfilled_by and duty.reported is None:
            reason = f"Was due {due}; reports of this kind cannot show whether it was done."
            return ObligationState.CANNOT_SAY, reason
        return ObligationState.OVERDUE, f"Was due {due}; no report read says that it was done; {told}."
    deadline = duty.due.latest if duty.inclusive else duty.due.earliest
    left = deadline - now if deadline else None
    if left is not None and left <= SOON:
        return ObligationState.DUE_SOON, f"Due {due}, in {stretch_words(left)}; {told}."
    return ObligationState.NOT_YET_DUE, f"Due {due}; {told}."


def _entered_score(duty: Obligation) -> int | None:
    """The score a person put before an entry: "3: all lists handed over (source)"."""
    head = (duty.reported or "").partition(":")[0].strip()
    return int(head) if head in {"0", "1", "2", "3"} else None


def _score(duty: Obligation, bearing: tuple[Incident, ...]) -> int | None:
    entered = _entered_score(duty)
    if entered is not None or not bearing:
        return entered
    if duty.due is None or duty.quantity is not None:
        return MINIMAL if len(bearing) == 1 else INTERMEDIATE
    return FULL


def _with_blocks(duty: Obligation, alone: Mapping[str, ObligationStatus]) -> ObligationStatus:
    status = alone[duty.id]
    ahead = [name for name in duty.depends_on if alone[name].state not in NOT_IN_THE_WAY]
    if not ahead or status.state is ObligationState.DONE_AS_REPORTED:
        return status
    return ObligationStatus(
        obligation=duty.id,
        state=ObligationState.BLOCKED,
        reason=f"Waits for {listed(ahead)}. {status.reason}",
        due=status.due,
        score=status.score,
        incidents=status.incidents,
        citations=status.citations,
    )


def _passages(bearing: Sequence[Incident], mentions: Mapping[str, Mention]) -> Iterator[Citation]:
    for incident in bearing:
        for account in incident.accounts:
            mention = mentions.get(account.mention)
            if mention is not None:
                yield Citation(report=mention.report, span=mention.clause)
