"""What tables of events list: rows of one event are one happening, rows of two are two."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from holdfire.model.incident import AttributionState, EvidenceState
from holdfire.model.listing import Listing
from holdfire.model.mention import Mention
from holdfire.reconciling.decided import Decided
from holdfire.reconciling.evidence import Weighing
from holdfire.reconciling.heads import Headed
from holdfire.reconciling.trees import Pair, pair_of

State = TypeVar("State", EvidenceState, AttributionState)


def present(headed: Headed, decided: Decided) -> Headed:
    """The readings without rows that a reviewer withdrew, and without those of an event of which the table
    holds a later version."""
    latest: dict[str, str] = {}
    for head in headed.heads:
        if row := head.row:
            latest[row.key] = max(latest.get(row.key, ""), row.version)
    return headed.where(
        lambda head: (
            not head.row
            or (head.row.version == latest[head.row.key] and head.report not in decided.retracted_reports)
        )
    )


def are_two(one: Mention, other: Mention) -> bool:
    """Whether one table lists them as two happenings."""
    left, right = one.listing, other.listing
    return bool(left and right and left.table == right.table and left.event != right.event)


def are_one(one: Mention, other: Mention) -> bool:
    """Whether one table lists them as one happening."""
    return bool(one.listing and other.listing and one.listing.key == other.listing.key)


def listed_together(mentions: Iterable[Mention]) -> frozenset[Pair]:
    """Each mention of an event with the next of the same event: enough to join them all."""
    by_event: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        if mention.listing:
            by_event[mention.listing.key].append(mention.id)
    return frozenset(pair_of(*pair) for ids in by_event.values() for pair in pairwise(sorted(ids)))


def events_of(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The ids under which tables list it, each behind the name of its table."""
    return tuple(sorted({mention.listing.key for mention in mentions if mention.listing}))


def as_stated(weighing: Weighing, mentions: Sequence[Mention]) -> Weighing:
    """The weighing under what own tables state of evidence and attribution; where rows state different
    things, none holds and that is said."""
    listings = [mention.listing for mention in mentions if mention.listing]
    evidence, told = _one_state([(item.evidence, item) for item in listings], "evidence")
    attribution, told_too = _one_state([(item.attribution, item) for item in listings], "attribution")
    return Weighing(
        evidence or weighing.evidence,
        attribution or weighing.attribution,
        weighing.origins,
        (*weighing.grounds, *told, *told_too),
    )


def _one_state(
    stated: Sequence[tuple[State | None, Listing]], what: str
) -> tuple[State | None, tuple[str, ...]]:
    states = {state: item for state, item in reversed(stated) if state is not None}
    if not states:
        return None, ()
    if len(states) > 1:
        words = " and ".join(sorted(state.value for state in states))
        return None, (f"the table's rows state different things of the {what}: {words}",)
    state, item = next(iter(states.items()))
    by = f", by {item.stated_by}" if item.stated_by else ""
    return state, (f"{item.key} states {what} {state.value.replace('_', ' ')}{by}",)
