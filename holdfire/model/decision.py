"""A decision: what a reviewer settled, about which line, when and why; appended, never overwritten."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DecisionKind(StrEnum):
    """What a reviewer may decide."""

    ACCEPT_MENTION = "accept_mention"
    REJECT_MENTION = "reject_mention"
    SAME = "same"  # two reports, mentions or quotations are one
    DIFFERENT = "different"
    ACCEPT_EQUIVALENCE = "accept_equivalence"
    REJECT_EQUIVALENCE = "reject_equivalence"
    SET_EVIDENCE = "set_evidence"
    SET_WORK = "set_work"
    RECORD_RULING = "record_ruling"
    RETRACT_REPORT = "retract_report"
    CONFIRM_TRIGGER = "confirm_trigger"  # what a person says of a trigger, beside what is computed


RESTORED = "restored"
"""The value of a RETRACT_REPORT decision that takes an earlier one back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`target` is an id, `other` the second id of a pair, `value` the state or ruling set; `at` is UTC."""

    id: str
    kind: DecisionKind
    target: str
    by: str
    at: datetime
    reason: str
    other: str | None = None
    value: str | None = None
