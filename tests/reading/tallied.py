"""Reads the tallies of a text written in a test."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.quotation import Quotation
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.tally import Tally
from holdfire.reading.counting.tallies import find_tallies
from holdfire.reading.found import Found
from holdfire.reading.moments.times import Reference
from tests.reading.timed import DAMASCUS, counts, sentences, times

TUESDAY = "2016-03-08"
NAMES = (
    "Russian centre",
    "human rights network",
    "government forces",
    "Russian forces",
    "opposition",
    "Kurdish authority",
    "military",
    "mission",
)


def actors(text: str) -> tuple[ActorRef, ...]:
    """The names known in these tests, where they stand."""
    return tuple(
        ActorRef(name=name, basis=RefBasis.ALIAS, actor=name, span=Span.of(text, match.start(), match.end()))
        for name in NAMES
        for match in re.finditer(name, text)
    )


def tallies(text: str, *quotations: Quotation, day: str | None = TUESDAY) -> tuple[Tally, ...]:
    """The tallies of a report of a day, in the zone of Damascus."""
    report = Report(id="report-1", capture="0" * 64, text=text, blocks=())
    found = Found(
        actors=actors(text), times=times(text, day, DAMASCUS), counts=counts(text), quotations=quotations
    )
    reference = Reference(date=date.fromisoformat(day) if day else None, zone=DAMASCUS)
    return find_tallies(report, sentences(text), found, reference)


def only(text: str, day: str | None = TUESDAY) -> Tally:
    """The one tally of a text."""
    (tally,) = tallies(text, day=day)
    return tally


def claimant(tally: Tally) -> str | None:
    """The words that name whose count it is."""
    return tally.claimant.name if tally.claimant else None


def window(tally: Tally) -> tuple[str | None, str | None]:
    """Beginning and end of the window in Damascus, to the minute; the end is the last minute in it."""
    if tally.window is None:
        return None, None
    return _wall(tally.window.earliest), _wall(tally.window.latest)


def _wall(moment: datetime | None) -> str | None:
    return (
        moment.replace(tzinfo=UTC).astimezone(ZoneInfo(DAMASCUS)).strftime("%m-%d %H:%M") if moment else None
    )
