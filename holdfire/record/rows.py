"""Rows of the record to types of the model and back; the only file of the record that knows both."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, TypeVar

import msgspec
from sqlalchemy import RowMapping

from holdfire.model.act import Act
from holdfire.model.capture import Capture, CaptureEntry, FailedCapture, MediaType, Skipped
from holdfire.model.decision import Anchor, AnchorKind, Decision, DecisionKind, Side, Slot
from holdfire.model.errors import RecordError
from holdfire.model.history import Run
from holdfire.model.reading import Reading
from holdfire.model.report import EVIDENCE, BlockKind
from holdfire.model.span import Span

T = TypeVar("T")
Values = Mapping[str, object]

_DECODERS: dict[type[Any], msgspec.json.Decoder[Any]] = {}  # each costs more to make than to use

FOUND_BY_WORDS = EVIDENCE | {BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.CAPTION}
"""The blocks that full-text search covers: the report itself, not what the page hangs around it."""


def encode(thing: object) -> str:
    """A dataclass of the model as JSON, the same text for equal things.

    Raises RecordError for text that is no Unicode (half of a surrogate pair).
    """
    try:
        return msgspec.json.encode(thing).decode()
    except UnicodeEncodeError as error:
        raise RecordError(f"text that is no Unicode cannot be kept: {error}") from error


def decode(kind: type[T], body: str) -> T:
    """The dataclass that `encode` made `body` from. Raises RecordError for a body that is none."""
    try:
        if kind not in _DECODERS:
            _DECODERS[kind] = msgspec.json.Decoder(kind)
        thing: T = _DECODERS[kind].decode(body)
    except msgspec.DecodeError as error:
        raise RecordError(f"a {kind.__name__} in the record is not as it was written: {error}") from error
    return thing


def digest_of(text: str) -> str:
    """Hexadecimal SHA-256 of a text: whether two bodies are one."""
    return sha256(text.encode()).hexdigest()


def origin_values(capture: Capture, sha256_: str) -> Values:
    """Where a capture came from, as a row of `origins` (without its run)."""
    return {
        "sha256": sha256_,
        "origin": capture.origin,
        "media_type": capture.media_type.value,
        "url": capture.url,
        "declared_charset": capture.declared_charset,
    }


def capture_entry(row: RowMapping) -> CaptureEntry:
    """A row of `captures` joined with one of its `origins`."""
    return CaptureEntry(
        sha256=row["sha256"],
        origin=row["origin"],
        media_type=MediaType(row["media_type"]),
        size=row["size"],
        url=row["url"],
        declared_charset=row["declared_charset"],
    )


def capture_with_bytes(row: RowMapping, data: bytes) -> Capture:
    """The capture itself, as its source gave it."""
    return Capture(
        data=data,
        origin=row["origin"],
        media_type=MediaType(row["media_type"]),
        url=row["url"],
        declared_charset=row["declared_charset"],
    )


def failure_values(failed: FailedCapture) -> Values:
    """A failed capture as a row of `failures` (without number and run)."""
    return {
        "origin": failed.origin,
        "reason": failed.reason,
        "sha256": failed.sha256,
        "size": failed.size,
    }


def failure(row: RowMapping) -> FailedCapture:
    """A row of `failures`."""
    return FailedCapture(origin=row["origin"], reason=row["reason"], sha256=row["sha256"], size=row["size"])


def skip_values(skipped: Skipped) -> Values:
    """What was skipped as a row of `skips` (without number and run)."""
    return {"origin": skipped.origin, "kind": skipped.kind, "count": skipped.count}


def skip(row: RowMapping) -> Skipped:
    """A row of `skips`."""
    return Skipped(origin=row["origin"], kind=row["kind"], count=row["count"])


def decision_values(decision: Decision) -> Values:
    """A decision as a row of `decisions` (without number)."""
    return {
        "id": decision.id,
        "kind": decision.kind.value,
        "target": decision.target,
        "other": decision.other,
        "value": decision.value,
        "reason": decision.reason,
        "by": decision.by,
        "at": decision.at,
        "slot": decision.slot.value if decision.slot else None,
        "until": decision.until,
        "on": decision.on,
    }


def decision(row: RowMapping, anchors: Iterable[Anchor] = ()) -> Decision:
    """A row of `decisions` with the passages it holds by."""
    return Decision(
        id=row["id"],
        kind=DecisionKind(row["kind"]),
        target=row["target"],
        by=row["by"],
        at=row["at"],
        reason=row["reason"],
        other=row["other"],
        value=row["value"],
        slot=Slot(row["slot"]) if row["slot"] else None,
        until=row["until"],
        on=row["on"],
        anchors=tuple(anchors),
    )


def anchor_values(decision: Decision) -> Iterator[Values]:
    """The passages a decision holds by as rows of `anchors` (without number)."""
    for anchor in decision.anchors:
        yield {
            "decision": decision.id,
            "side": anchor.side.value,
            "kind": anchor.kind.value,
            "id": anchor.id,
            "capture": anchor.capture,
            "start": anchor.span.start if anchor.span else None,
            "end": anchor.span.end if anchor.span else None,
            "text": anchor.span.text if anchor.span else None,
            "trigger_start": anchor.trigger.start if anchor.trigger else None,
            "trigger_end": anchor.trigger.end if anchor.trigger else None,
            "trigger_text": anchor.trigger.text if anchor.trigger else None,
            "act": anchor.act.value if anchor.act else None,
        }


def anchor(row: RowMapping) -> Anchor:
    """A row of `anchors`."""
    return Anchor(
        side=Side(row["side"]),
        kind=AnchorKind(row["kind"]),
        id=row["id"],
        capture=row["capture"],
        span=_span(row["start"], row["end"], row["text"]),
        trigger=_span(row["trigger_start"], row["trigger_end"], row["trigger_text"]),
        act=Act(row["act"]) if row["act"] else None,
    )


def _span(start: int | None, end: int | None, text: str | None) -> Span | None:
    return None if start is None or end is None or text is None else Span(start=start, end=end, text=text)


def run(row: RowMapping) -> Run:
    """A row of `runs` with the count of captures it brought."""
    return Run(
        number=row["number"],
        at=row["at"],
        by=row["by"],
        version=row["version"],
        new_captures=row["new_captures"],
    )


def passage_values(reading: Reading) -> Iterator[Values]:
    """The blocks and found things of a reading as rows of `passages` (without number and reading)."""
    text = reading.report.text
    for block in reading.report.blocks_of(*FOUND_BY_WORDS):
        yield _passage(block.kind.value, None, Span.of(text, block.start, block.end))
    for quotation in reading.quotations:
        for content in quotation.contents:
            yield _passage("quotation", quotation.id, content)
    for mention in reading.mentions:
        yield _passage("mention", mention.id, mention.clause)
    for tally in reading.tallies:
        yield _passage("tally", tally.id, tally.span)
    for claim in reading.term_claims:
        yield _passage("term_claim", claim.id, claim.span)
    for position in reading.positions:
        yield _passage("position", position.id, position.span)


def _passage(kind: str, found_id: str | None, span: Span) -> Values:
    return {"kind": kind, "id": found_id, "start": span.start, "end": span.end, "text": span.text}
