"""The difference of two moments as text and as JSON: withdrawn lines first, each with its reasons."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from holdfire.model.history import Difference, LineChange


def difference_lines(found: Difference, zone: str | None) -> Iterator[str]:
    """What was withdrawn, came and changed, each line with old and new and why; then who decided what. Times
    are in the case's zone."""
    since = _when(found.since, zone) if found.since else "the beginning"
    until = _when(found.until, zone) if found.until else "now"
    yield f"From {since} to {until}: {len(found.runs)} runs, {len(found.decisions)} decisions."
    for title, lines in (
        ("Withdrawn", found.withdrawn),
        ("New", found.new),
        ("Changed", found.changed),
    ):
        yield from _group(title, lines)
    if found.decisions:
        yield f"Decided: {len(found.decisions)}"
    for item in found.decisions:
        yield f"  {item.by}, {_when(item.at, zone)}: {item.what}, {item.target}: {item.reason}"


def _group(title: str, lines: Sequence[LineChange]) -> Iterator[str]:
    yield f"{title}: {len(lines) or 'nothing'}"
    for line in lines:
        yield f"  {line.kind} {line.id}: {line.label}"
        for field in line.fields:
            yield f"    {field.field}: {field.old} -> {field.new}"
        if title == "Changed" and not line.fields:
            yield "    in details only"
        for reason in line.reasons:
            yield f"    because {reason.text}"


def _when(moment: datetime, zone: str | None) -> str:
    return moment.astimezone(ZoneInfo(zone) if zone else UTC).isoformat(timespec="minutes")
