"""A decision: what a reviewer settled, about which line, when and why; appended, never overwritten."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import combinations, product

from holdfire.model.act import Act
from holdfire.model.span import Span


class DecisionKind(StrEnum):
    """What a reviewer may decide."""

    ACCEPT_MENTION = "accept_mention"
    REJECT_MENTION = "reject_mention"
    CORRECT = "correct"  # what one slot of a mention should have been read as
    SAME = "same"  # two reports, mentions, quotations, incidents or statements are one
    DIFFERENT = "different"
    ACCEPT_EQUIVALENCE = "accept_equivalence"
    REJECT_EQUIVALENCE = "reject_equivalence"
    SET_EVIDENCE = "set_evidence"
    SET_WORK = "set_work"
    RECORD_RULING = "record_ruling"
    RETRACT_REPORT = "retract_report"
    CONFIRM_TRIGGER = "confirm_trigger"  # what a person says of a trigger, beside what is computed
    RETRACT_OUTLET = "retract_outlet"
    LOCK = "lock"  # nobody else decides about it until the lock ends
    RELEASE = "release"
    WITHDRAW = "withdraw"  # an earlier decision no longer holds


RESTORED = "restored"
"""The value of a retraction that takes an earlier one back."""

NONE_YET = "none"
"""What a decision was made `on` where its reviewer saw a record without decisions."""


class Slot(StrEnum):
    """What of a mention can be corrected."""

    ACTOR = "actor"
    TARGET = "target"
    PLACE = "place"
    ACT = "act"
    TIME = "time"
    HARM = "harm"


class Side(StrEnum):
    """To which of the two that a decision names a passage belongs."""

    TARGET = "target"
    OTHER = "other"


class AnchorKind(StrEnum):
    """What was found at a passage."""

    MENTION = "mention"
    QUOTATION = "quotation"
    REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A passage that a decision holds by, as it was read when the decision was made: `id` of what was found
    in the report of `capture`, at `span` (None: the whole report); of a mention also its act and the words
    that told it."""

    side: Side
    kind: AnchorKind
    id: str
    capture: str
    span: Span | None = None
    trigger: Span | None = None
    act: Act | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`target` is an id, `other` the second id of a pair, `value` the state, ruling or reading set; `at` is
    UTC. `slot` is what a correction corrects, `until` when a lock ends. `on` is the id of the last decision
    that its reviewer had seen (NONE_YET: there was none), None where that was not said. `anchors` are the
    passages that target and other rested on, in order: the record adds them."""

    id: str
    kind: DecisionKind
    target: str
    by: str
    at: datetime
    reason: str
    other: str | None = None
    value: str | None = None
    slot: Slot | None = None
    until: datetime | None = None
    on: str | None = None
    anchors: tuple[Anchor, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The pairs that it held to be one, or two, when it was made."""
        sides = {side: tuple(anchor.id for anchor in self.held(side)) for side in Side}
        other = sides[Side.OTHER] or ((self.other,) if self.other else ())
        return pairs_settled(self.kind, sides[Side.TARGET] or (self.target,), other)

    def held(self, side: Side) -> tuple[Anchor, ...]:
        """The passages of one side."""
        return tuple(anchor for anchor in self.anchors if anchor.side is side)

    @property
    def what(self) -> str:
        """What was decided, in words: `set evidence verified`, `correct place Aleppo`."""
        parts = (self.kind.replace("_", " "), self.slot, self.value)
        return " ".join(part for part in parts if part)

    @property
    def touches(self) -> frozenset[str]:
        """The ids of all that it is about: what it names, and what that rested on."""
        named = (each for each in (self.target, self.other) if each)
        return frozenset((*named, *(anchor.id for anchor in self.anchors)))


def pairs_settled(
    kind: DecisionKind, target: tuple[str, ...], other: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """The pairs, of what a target and an other rest on, that a decision holds to be one or to be two.

    SAME joins each of the target with each of the other. DIFFERENT parts the other from the rest of the
    target; without an other, each of the target from each."""
    if not other:
        return tuple(combinations(target, 2))
    if kind is DecisionKind.SAME:
        return tuple((one, two) for one, two in product(target, other) if one != two)
    rest = [member for member in target if member not in other]
    return tuple(product(rest, other))
