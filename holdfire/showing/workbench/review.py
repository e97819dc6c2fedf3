"""One item of the queue at a time: why it is here, what it rests on, and the forms to decide it."""

from dataclasses import dataclass

from holdfire.showing.teller import Teller
from holdfire.showing.workbench.queue import InQueue, in_queue, last_of_each, since_the_run
from holdfire.showing.workbench.queue_item import QueueKind
from holdfire.showing.workbench.waiting import Waiting, waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAsked:
    """`item` is the one to look at; without it the first that nobody decided about and, where `reader` says
    who looks, that nobody else has claimed. `kind` keeps to one kind."""

    item: str | None = None
    kind: QueueKind | None = None
    reader: str | None = None
    after: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The item, None where nothing waits; `following` is the place after which the next is looked for, and
    `left` how many wait; `on` is the last decision seen, `mine` each reviewer's last that can be undone."""

    asked: ReviewAsked
    shown: InQueue | None
    left: int
    waiting: Waiting
    on: str
    mine: dict[str, str]


def review(teller: Teller, asked: ReviewAsked) -> Review:
    """The item asked for, or the next."""
    since = since_the_run(teller)
    everything = in_queue(teller, since)
    waits = [
        each
        for each in everything
        if each.decided_by is None
        and each.claimed_by in (None, asked.reader)
        and asked.kind in (None, each.item.kind)
    ]
    found = (each for each in everything if each.item.id == asked.item)
    following = (each for each in waits if each.place > asked.after)
    return Review(
        asked=asked,
        shown=next(found, None) if asked.item else next(following, next(iter(waits), None)),
        left=len(waits),
        waiting=waiting(teller),
        on=teller.dossier.view.last_decision,
        mine=last_of_each(since),
    )
