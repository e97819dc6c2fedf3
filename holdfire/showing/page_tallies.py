"""Counts that others publish, side by side: never added, averaged or subtracted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from holdfire.model.tally import Tally
from holdfire.showing.moments import TimeShown
from holdfire.showing.teller import Passage, Teller, amount

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyShown:
    """Somebody's count: of what `unit`, over which window, accusing whom, with its published breakdown
    and what does not add up in it."""

    id: str
    claimant: str
    total: str
    unit: str
    window: TimeShown | None
    accused: str
    parts: tuple[tuple[str, str], ...]
    arithmetic: str | None
    passage: Passage


def tallies(teller: Teller, found: Iterable[Tally]) -> tuple[TallyShown, ...]:
    """These counts, by the start of their window, then by claimant."""
    found = sorted(found, key=lambda tally: _order(teller, tally))
    return tuple(tally_shown(teller, tally) for tally in found)


def _order(teller: Teller, tally: Tally) -> tuple[datetime, str, str]:
    start = tally.window.earliest if tally.window else None
    return start or NEVER, teller.named(tally.claimant), tally.id


def tally_shown(teller: Teller, tally: Tally) -> TallyShown:
    """One count as one report gives it."""
    report = teller.dossier.readings[tally.report].report
    return TallyShown(
        id=tally.id,
        claimant=teller.named(tally.claimant, teller.itself(report)),
        total=amount(tally.total),
        unit=tally.unit,
        window=teller.when(tally.window),
        accused=", ".join(dict.fromkeys(teller.named(actor) for actor in tally.accused))
        or teller.say("nobody named"),
        parts=tuple((part.label, amount(part.count)) for part in tally.parts),
        arithmetic=tally.arithmetic,
        passage=teller.passage(tally.report, tally.span),
    )
