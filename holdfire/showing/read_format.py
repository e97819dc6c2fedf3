"""A reading as one JSON object: the format of `holdfire read --jsonl`, documented in docs/read-format.md."""

from dataclasses import fields, is_dataclass
from typing import Any

import msgspec

from holdfire.model.capture import Capture
from holdfire.model.reading import Reading
from holdfire.model.report import Block, Comment
from holdfire.model.span import Span

FORMAT = "holdfire-read/1"
"""Name and version of the format; the number rises when a field changes its meaning or goes."""


def as_json_line(capture: Capture, reading: Reading) -> str:
    """The reading on one line of JSON."""
    return msgspec.json.encode(as_object(capture, reading)).decode()


def as_object(capture: Capture, reading: Reading) -> dict[str, Any]:
    """The reading as plain dictionaries and lists; every span is {start, end, text} in code points of
    `report.text`, set among the fields of what it is the span of."""
    report = reading.report
    return {
        "format": FORMAT,
        "capture": {
            "sha256": capture.sha256,
            "origin": capture.origin,
            "media_type": capture.media_type.value,
        },
        "report": {
            "id": report.id,
            "headline": _plain(report.headline),
            "dateline": _plain(report.dateline),
            "byline": _plain(report.byline),
            "published": _plain(report.published),
            "updated": _plain(report.updated),
            "language": report.language,
            "outlet": report.outlet,
            "url": report.url,
            "credits": list(report.credits),
            "notes": list(report.notes),
            "text": report.text,
            **({"row": _plain(report.row)} if report.row else {}),
        },
        "blocks": [_block(block) for block in report.blocks],
        **{
            name: [_plain(item) for item in getattr(reading, name)]
            for name in (
                "quotations",
                "mentions",
                "tallies",
                "term_claims",
                "positions",
                "times",
                "places",
                "actors",
                "counts",
            )
        },
        "comments": [_comment(comment) for comment in reading.comments],
    }


def _block(block: Block) -> dict[str, Any]:
    return {"kind": block.kind.value, "start": block.start, "end": block.end, "node": block.node}


def _comment(comment: Comment) -> dict[str, Any]:
    span = comment.span
    return {"author": comment.author, "reply_to": comment.reply_to, "start": span.start, "end": span.end}


_NO_SPAN = {"start": None, "end": None, "text": None}


def _plain(value: Any) -> Any:
    """A model object as a dictionary; its own `span`, if it has one, is set among its fields."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if not is_dataclass(value):
        return value
    plain = {item.name: _plain(getattr(value, item.name)) for item in fields(value) if item.name != "span"}
    if hasattr(value, "span"):
        plain |= _plain(value.span) if isinstance(value.span, Span) else _NO_SPAN
    return plain
