"""The status of the truce at one moment: its legal state and how it holds, two answers never mixed."""

from collections.abc import Iterator
from datetime import datetime

from holdfire.judging.formal import legal_state
from holdfire.judging.holding import how_it_holds
from holdfire.judging.indicators import Indicators
from holdfire.judging.lines import middle
from holdfire.judging.questions.inquiry import Terms
from holdfire.judging.said import said_statuses
from holdfire.judging.wording import count_words
from holdfire.model.reconciled import Reconciled
from holdfire.model.span import Citation
from holdfire.model.status import Formal, Ground, Status
from holdfire.model.tally import Tally
from holdfire.model.when import When


def truce_status(indicators: Indicators, reconciled: Reconciled) -> Status:
    """The status, from what is counted and told; no incident is judged anew for it."""
    terms = indicators.terms
    formal = legal_state(terms, reconciled.incidents, indicators.mentions)
    held = how_it_holds(indicators.lines, indicators.coverage, terms, formal.formal, indicators.publishers)
    return Status(
        formal=formal.formal,
        formal_grounds=formal.grounds,
        holding=held.holding,
        holding_grounds=held.grounds,
        since=terms.life.begins,
        until=_until(terms, formal.formal),
        claims=terms.life.claims,
        told=formal.claims,
        phases=formal.phases,
        facts=held.facts,
        tallies=tuple(tally_grounds(indicators)),
        said=tuple(said_statuses(indicators.readings, reconciled)),
        unknowns=tuple(dict.fromkeys((*formal.unknowns, *held.unknowns))),
    )


def _until(terms: Terms, formal: Formal) -> When | None:
    """Its end; None where that has passed and it goes on by the text."""
    ends = terms.life.ends
    past = ends is not None and ends.latest is not None and ends.latest <= terms.now
    return None if past and formal is Formal.IN_FORCE else ends


def tally_grounds(indicators: Indicators) -> Iterator[Ground]:
    """The latest count of each claimant whom the case knows, quoted as a claim; counts are never added or
    compared. Counts of claimants it does not know are only counted."""
    latest: dict[str, tuple[datetime, Tally]] = {}
    strangers: list[Tally] = []
    begins = indicators.terms.life.begins
    for reading in indicators.claiming:
        for tally in reading.tallies:
            at = middle(tally.window) or middle(reading.report.published)
            if at is None or at > indicators.now or (begins and begins.earliest and at < begins.earliest):
                continue
            if tally.claimant is None or tally.claimant.actor is None:
                strangers.append(tally)
            elif (known := latest.get(tally.claimant.name)) is None or known[0] < at:
                latest[tally.claimant.name] = (at, tally)
    for whose, (_, tally) in sorted(latest.items()):
        yield _tally_ground(whose, tally)
    if strangers:
        yield Ground(
            text=f"{count_words(len(strangers), 'more count')} by claimants the case does not know.",
            citations=tuple(Citation(report=tally.report, span=tally.span) for tally in strangers),
            ids=tuple(tally.id for tally in strangers),
        )


def _tally_ground(whose: str, tally: Tally) -> Ground:
    number = str(tally.total.low) if tally.total.high == tally.total.low else tally.total.span.text
    window = f" ({tally.window.wall})" if tally.window else ""
    return Ground(
        text=f"{number} {tally.unit} by the count of {whose}{window}; a claim, not a count of this record.",
        citations=(Citation(report=tally.report, span=tally.span),),
        ids=(tally.id,),
    )
