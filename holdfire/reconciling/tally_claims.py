"""Tally claims: one claimant's count under all its names, in headline, bulletin and the general's mouth."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from holdfire.model.case import Case
from holdfire.model.reading import Reading
from holdfire.model.span import Citation
from holdfire.model.tally import Tally
from holdfire.model.when import When
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.order import LONG_AFTER, ONE_NEWS_DAY, anchor_order, published_at
from holdfire.reconciling.speakers import above, camp_of
from holdfire.reconciling.vocabulary import vocabulary
from holdfire.reconciling.words import fold, stem


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyClaim:
    """One count by one claimant, wherever it is told. `voices` are the ids of all actors who tell it, with
    what they belong to; `camps` their sides; `tallies` and `citations` every telling, the first published
    first, `window` the first that is known."""

    unit: str
    name: str
    voices: frozenset[str]
    camps: frozenset[str]
    window: When | None
    tallies: tuple[str, ...]
    citations: tuple[Citation, ...]
    first: Tally
    told_at: datetime

    @property
    def in_words(self) -> str:
        """The claim as a reader sees it."""
        window = f", {self.window.wall}" if self.window else ""
        return f"{self.name} counts {self.first.total.span.text} ({self.first.unit}{window})"

    def is_one_voice_with(self, other: "TallyClaim") -> bool:
        """Whether the two come from one claimant, its office or the body it belongs to, or from one side."""
        return bool(self.voices & other.voices or self.camps & other.camps) or self.name == other.name

    def repeats(self, other: "TallyClaim") -> bool:
        """Whether both are one claim: told in one report, or by one voice for windows that may be one."""
        if self.unit != other.unit or not self._same_total(other):
            return False
        if self.citations[0].report == other.citations[0].report:
            return not (self.camps and other.camps) or self.is_one_voice_with(other)
        return self._may_be_of_one_window(other) and self.is_one_voice_with(other)

    def _may_be_of_one_window(self, other: "TallyClaim") -> bool:
        """Whether the windows overlap, or, where one is not known, the reports are of one news day."""
        if self.window and other.window and _is_bounded(self.window, other.window):
            return self.window.overlaps(other.window)
        return self.told_at != LONG_AFTER and abs(self.told_at - other.told_at) <= ONE_NEWS_DAY

    def clashes_with(self, other: "TallyClaim") -> bool:
        """Whether two claimants count one thing in windows that overlap and come to different totals."""
        if self.window is None or other.window is None or not _is_bounded(self.window, other.window):
            return False
        differ = not self.first.total.agrees_with(other.first.total)
        return differ and self.window.overlaps(other.window) and not self.is_one_voice_with(other)

    def _same_total(self, other: "TallyClaim") -> bool:
        one, rival = self.first.total, other.first.total
        return (one.low, one.high) == (rival.low, rival.high)


def _is_bounded(*windows: When) -> bool:
    """Whether each runs from a beginning to an end: what is not known overlaps nothing for sure."""
    return all(window.earliest and window.latest and window.earliest < window.latest for window in windows)


def tally_claims(readings: Mapping[str, Reading], case: Case, lineage: Lineage) -> tuple[TallyClaim, ...]:
    """The claims of all reports that are no copies, each once, in order of publication."""
    kept: dict[tuple[str, int, int | None], list[TallyClaim]] = {}
    own = [item for item in readings.values() if item.tallies and item.report.id not in lineage.descents]
    for reading in sorted(own, key=lambda item: anchor_order(item.report)):
        for tally in reading.tallies:
            claim = _claim(tally, reading, case)
            same = kept.setdefault((claim.unit, tally.total.low, tally.total.high), [])
            place = next((number for number, known in enumerate(same) if known.repeats(claim)), None)
            if place is None:
                same.append(claim)
            else:
                same[place] = _joined(same[place], claim)
    return tuple(sorted((item for group in kept.values() for item in group), key=lambda item: item.tallies))


def _claim(tally: Tally, reading: Reading, case: Case) -> TallyClaim:
    outlet = case.outlet(reading.report.outlet) if reading.report.outlet else None
    own = outlet.affiliation if outlet else None
    claimant = tally.claimant
    actor = claimant.actor if claimant else own
    name = claimant.name if claimant else outlet.name if outlet else "a report"
    camp = camp_of(actor, case)
    return TallyClaim(
        unit=_unit(tally, reading.report.language),
        name=name,
        voices=frozenset({actor, *above(actor, case)}) if actor else frozenset(),
        camps=frozenset({camp}) if camp else frozenset(),
        window=tally.window,
        tallies=(tally.id,),
        citations=(Citation(report=tally.report, span=tally.span),),
        first=tally,
        told_at=published_at(reading.report),
    )


def _unit(tally: Tally, language: str | None) -> str:
    """What is counted, by the last word of the unit: violations and breaches are one thing."""
    last = stem(fold(tally.unit).split()[-1], language) if tally.unit.split() else ""
    return vocabulary(language).synonym_stems.get(last, last)


def _names_who_counts(tally: Tally) -> bool:
    """Whether it names a claimant whom the table knows, and is not only its outlet's."""
    return tally.claimant is not None and tally.claimant.actor is not None


def _joined(one: TallyClaim, other: TallyClaim) -> TallyClaim:
    """The earlier claim with the later telling; the name of the one whom the table knows."""
    named = other if _names_who_counts(other.first) and not _names_who_counts(one.first) else one
    bounded = one.window if one.window and one.window.earliest else other.window or one.window
    return TallyClaim(
        unit=one.unit,
        name=named.name,
        voices=one.voices | other.voices,
        camps=one.camps | other.camps,
        window=bounded,
        tallies=(*one.tallies, *other.tallies),
        citations=(*one.citations, *other.citations),
        first=named.first,
        told_at=one.told_at,
    )
