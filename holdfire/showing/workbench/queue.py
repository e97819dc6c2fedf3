"""The review queue: what needs a person, most consequential first, by whom it is claimed, until when."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.standing import in_force
from holdfire.showing.teller import Teller
from holdfire.showing.workbench.decisions_told import OF_LOCKS
from holdfire.showing.workbench.queue_candidates import Candidates, candidates
from holdfire.showing.workbench.queue_item import QueueItem, QueueKind
from holdfire.showing.workbench.waiting import Waiting, waiting

ON_A_PAGE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueAsked:
    """`kind` of what needs a person, `by` whom it is claimed; `decided` shows what was decided about since
    the last run in place of what still waits; `page` counts from 1."""

    kind: QueueKind | None = None
    by: str | None = None
    decided: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class InQueue:
    """An item at its `place` in the whole queue; `claimed_by` whom, `until` when; `decided_by` who decided
    about it since the last run."""

    place: int
    item: QueueItem
    claimed_by: str | None = None
    until: str | None = None
    decided_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """How many of a kind there are."""

    kind: QueueKind
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A page of the queue. `total` are those that meet what was asked, `kinds` how many of each kind there
    are in all, `beyond` how many incidents were too many to be looked at,
    `weighed` whether what one decision would change is told; `on` is the last decision seen,
    `mine` the last decision of each reviewer that can be undone, by name."""

    asked: QueueAsked
    items: tuple[InQueue, ...]
    total: int
    pages: int
    kinds: tuple[KindCount, ...]
    beyond: int
    weighed: bool
    waiting: Waiting
    on: str
    mine: dict[str, str]


def queue(teller: Teller, asked: QueueAsked) -> Queue:
    """A page of what needs a person."""
    since = since_the_run(teller)
    everything = in_queue(teller, since)
    wanted = [
        each
        for each in everything
        if (asked.kind is None or each.item.kind is asked.kind)
        and (asked.by is None or each.claimed_by == asked.by)
        and bool(each.decided_by) == asked.decided
    ]
    pages = max(-(-len(wanted) // ON_A_PAGE), 1)
    page = min(max(asked.page, 1), pages)
    counts = Counter(each.item.kind for each in everything)
    return Queue(
        asked=replace(asked, page=page),
        items=tuple(wanted[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]),
        total=len(wanted),
        pages=pages,
        kinds=tuple(KindCount(kind=kind, count=counts[kind]) for kind in QueueKind if counts[kind]),
        beyond=found(teller).beyond,
        weighed=bool(teller.workplace and teller.workplace.weighs),
        waiting=waiting(teller),
        on=teller.dossier.view.last_decision,
        mine=last_of_each(since),
    )


def found(teller: Teller) -> Candidates:
    """All that needs a person in what the last run wrote, made once a run and language."""
    return teller.dossier.once.get(f"queue in {teller.words.language}", lambda: candidates(teller))


def in_queue(teller: Teller, since: Iterable[Decision]) -> tuple[InQueue, ...]:
    """All items in order, with who claimed them and who decided about them since the last run (`since`)."""
    dossier, candidates_found = teller.dossier, found(teller)
    locks = {lock.target: lock for lock in dossier.view.locks(dossier.now)}
    held = candidates_found.touched_by(locks)
    decided = candidates_found.touched_by({line: item.by for item in since for line in item.touches})
    return tuple(
        InQueue(
            place=place,
            item=item,
            claimed_by=lock.by if (lock := held.get(item.id)) else None,
            until=teller.clock.moment(lock.until) if lock and lock.until else None,
            decided_by=decided.get(item.id),
        )
        for place, item in enumerate(candidates_found.items, 1)
    )


def last_of_each(since: Iterable[Decision]) -> dict[str, str]:
    """By reviewer, the last decision of those since the run: it can be undone."""
    return {item.by: item.id for item in since}


def since_the_run(teller: Teller) -> list[Decision]:
    """The decisions since the last run that stand, but for those about who works on what, and withdrawals:
    what was withdrawn is to be decided again."""
    last = teller.dossier.runs[-1:]
    since = teller.dossier.view.decisions_after(last[0].at) if last else ()
    about_work = OF_LOCKS | {DecisionKind.WITHDRAW}
    return [item for item in in_force(since) if item.kind not in about_work]
