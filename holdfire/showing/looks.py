"""Single looks at the record as data: the calendar with rates, counts side by side, relations of a pair."""

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from holdfire.model.calendar import CalendarEntry
from holdfire.model.errors import CaseError
from holdfire.model.relation import Dealings
from holdfire.model.status import Judgement
from holdfire.record.view import View
from holdfire.showing.exports import judged


def calendar_as_json(view: View, days: int | None) -> str:
    """The calendar and what rates owe, as one JSON object; with `days` only what falls due from the moment
    judged at until so many days later."""
    judgement = judged(view)
    return _json(
        {
            "agreement": view.agreement().id,
            "at": judgement.at,
            "zone": view.agreement().zone,
            "calendar": within(judgement, days),
            "duties": judgement.obligations,
            "rates": judgement.rates,
        }
    )


def within(judgement: Judgement, days: int | None) -> tuple[CalendarEntry, ...]:
    """The whole calendar; with `days` only what falls due from the moment judged at until so many days
    later."""
    if days is None:
        return judgement.calendar
    until = judgement.at + timedelta(days=days)
    return tuple(
        entry
        for entry in judgement.calendar
        if (due := entry.runs_out) is not None and judgement.at <= due <= until
    )


def counts_as_json(view: View) -> str:
    """Every count, comparison and series, as one JSON object."""
    judgement = judged(view)
    return _json({"agreement": view.agreement().id, "at": judgement.at, "tallies": judgement.counts})


def relations_as_json(view: View, pair: Sequence[str]) -> str:
    """Every pair of actors with everyone's standpoint, as one JSON object; or one pair with its two. Raises
    CaseError for an actor the case does not know."""
    judgement = judged(view)
    pairs, standpoints = judgement.relations.pairs, judgement.relations.standpoints
    if pair:
        found = relation_of(view, judgement, pair)
        pairs = (found,) if found else ()
        standpoints = tuple(one for one in standpoints if one.actor in pair)
    return _json({"at": judgement.at, "pairs": pairs, "standpoints": standpoints})


def relation_of(view: View, judgement: Judgement, pair: Sequence[str]) -> Dealings | None:
    """What is between two actors by id, None where the record holds nothing of it. Raises CaseError for an
    actor the case does not know."""
    case = view.case()
    unknown = [actor for actor in pair if case.actor(actor) is None]
    if unknown:
        raise CaseError(f"{' and '.join(unknown)}: no such id in actors.yaml")
    return next((one for one in judgement.relations.pairs if {one.one, one.other} == set(pair)), None)


def _json(given: object) -> str:
    return msgspec.json.encode(given).decode()
