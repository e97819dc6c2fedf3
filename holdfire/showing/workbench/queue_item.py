"""An item of the review queue: what needs a person, why, and what deciding it could change."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from holdfire.model.decision import DecisionKind
from holdfire.showing.teller import Link, Passage


class QueueKind(StrEnum):
    """What needs a person."""

    INCIDENT = "incident"  # its outcome is open or contested, or an analyst proposes to settle it
    TRIGGER = "trigger"  # near its threshold, or met by allegations only
    UNFIT = "unfit"  # a decision that fits nothing that is read now
    MENTION = "mention"  # a happening that rests on one guessed reading
    JOIN = "join"  # two accounts or renderings: one or two?
    EQUIVALENCE = "equivalence"  # two names offered as one
    CAPTURE = "capture"  # what could not be read

    @property
    def words(self) -> str:
        """The kind in a text of the interface."""
        return _KINDS[self]


_KINDS = {
    QueueKind.INCIDENT: "open incident",
    QueueKind.TRIGGER: "trigger",
    QueueKind.UNFIT: "decision that fits no more",
    QueueKind.MENTION: "guessed reading",
    QueueKind.JOIN: "one or two?",
    QueueKind.EQUIVALENCE: "name",
    QueueKind.CAPTURE: "capture not read",
}


class Weight(IntEnum):
    """How much hangs on an item, the most first: the queue is in this order, then by people said to be killed
    or wounded, then the newest first (docs/workbench.md)."""

    TURNS_THE_ANSWER = 1
    TRIGGER_NEAR = 2
    WAITS_FOR_AN_EDITOR = 3
    DECISION_LOST = 4
    HARM_AND_OPEN = 5
    MOVES_A_TRIGGER = 6
    OPEN = 7
    ONE_GUESS = 8
    ONE_OR_TWO = 9
    NAME = 10
    UNREAD = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A `text` of the interface, and what of the record it is about."""

    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What would change, `about` what, from what to what (None: nothing is judged), once it is `decided` so;
    `turns` is whether the answer would be another one, and not only how far it is from another."""

    decided: str
    about: str
    was: str | None
    would_be: str | None
    turns: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hangs:
    """What an open outcome hangs `on`, and what it would be either way."""

    on: str
    if_so: str
    if_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A decision that can be made at once, in the words of a button."""

    words: str
    kind: DecisionKind
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """`target` and `other` are the ids that a decision would name (None: nothing is there to decide here);
    `link` leads to the line, `why` says what brings it here, `hangs` what its outcome hangs on, `changes`
    what deciding could change. `killed` and `hurt` are the most that one account says at least. `touches`
    are the ids whose decisions concern it; `accept` and `reject` can be decided at once."""

    id: str
    kind: QueueKind
    weight: Weight
    link: Link
    why: tuple[Reason, ...]
    target: str | None = None
    other: str | None = None
    hangs: tuple[Hangs, ...] = ()
    changes: tuple[Change, ...] = ()
    killed: int = 0
    hurt: int = 0
    newest: datetime | None = None
    touches: frozenset[str] = frozenset()
    accept: Offer | None = None
    reject: Offer | None = None
    passages: tuple[Passage, ...] = ()

    @property
    def moved(self) -> tuple[str, ...]:
        """The triggers that a decision would bring nearer or farther, and not turn."""
        return tuple(dict.fromkeys(change.about for change in self.changes if not change.turns))

    @property
    def order(self) -> tuple[int, int, int, float, str]:
        """Its place in the queue: what hangs on it, whom it is said to have harmed, the newest first."""
        newest = self.newest.timestamp() if self.newest else 0.0
        return (self.weight, -self.killed, -self.hurt, -newest, self.id)
