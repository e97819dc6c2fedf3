"""What of the difference between two claimants' counts their units, windows and definitions explain."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from holdfire.judging.wording import listed
from holdfire.model.comparison import ClaimedCount, Explained, ExplainedBy

HOUR = timedelta(hours=1)

Stretch = tuple[datetime, datetime]

NEVER_SUBTRACTED = "Whose count is right is not reckoned, and one is never taken from the other."


def explanations(one: ClaimedCount, other: ClaimedCount) -> Iterator[Explained]:
    """Every reason on record why the two need not be equal: unit, window, definition, accused."""
    if one.unit != other.unit:
        text = f"{one.claimant} counts {one.unit}, {other.claimant} {other.unit}: not the same thing."
        yield Explained(by=ExplainedBy.UNIT, text=text)
    yield from _of_windows(one, other)
    for count in (one, other):
        if count.outside:
            yield Explained(by=ExplainedBy.DEFINITION, text=count.outside)
    if set(one.accused) != set(other.accused):
        text = f"{_whom(one)}; {_whom(other)}."
        yield Explained(by=ExplainedBy.ACCUSED, text=text)


def what_is_left(one: ClaimedCount, other: ClaimedCount, explained: Sequence[Explained]) -> str:
    """What the record cannot explain of a difference, said plainly."""
    if (one.low, one.high) == (other.low, other.high):
        return "Both give one number; that does not make them one count."
    reasons = "Beyond that nothing" if explained else "Nothing"
    unit = ""
    if one.unit == other.unit:
        unit = f" Both say {one.unit}; the reports do not tell what either takes as one."
    return f"{reasons} on record explains the difference.{unit} {NEVER_SUBTRACTED}"


def shared_hours(one: Stretch, other: Stretch) -> float:
    """The hours two stretches share, to a tenth."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0.0, round(shared / HOUR, 1))


def stretch_of(count: ClaimedCount) -> Stretch | None:
    """The stretch a count covers: its window, which one that is still open ("since midnight") cannot have
    outlived the first report of it. None where it has no known beginning or end."""
    window = count.window
    if window is None or window.earliest is None:
        return None
    ends = window.latest or count.told_by
    return (window.earliest, ends) if ends and ends >= window.earliest else None


def _of_windows(one: ClaimedCount, other: ClaimedCount) -> Iterator[Explained]:
    stretches = stretch_of(one), stretch_of(other)
    if stretches[0] is None or stretches[1] is None:
        unknown = [count.claimant for count, known in zip((one, other), stretches, strict=True) if not known]
        text = f"From when to when {listed(unknown)} counts is not told, nor how much is shared."
        yield Explained(by=ExplainedBy.WINDOW, text=text)
        return
    hours = shared_hours(stretches[0], stretches[1])
    lengths = [round((last - first) / HOUR, 1) for first, last in (stretches[0], stretches[1])]
    if all(length == hours for length in lengths):
        return
    most = "at most " if any(count.window and count.window.latest is None for count in (one, other)) else ""
    text = (
        f"The windows share {most}{hours:g} hours: of {lengths[0]:g} counted by {one.claimant}, "
        f"of {lengths[1]:g} by {other.claimant}."
    )
    yield Explained(by=ExplainedBy.WINDOW, text=text, hours=hours)


def _whom(count: ClaimedCount) -> str:
    whom = f"what {listed(count.accused)} did" if count.accused else "what all did, or does not say who"
    return f"{count.claimant} counts {whom}"
