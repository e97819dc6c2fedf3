"""What the last run judged, put together from its lines."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select

from holdfire.model.comparison import CountTable
from holdfire.model.finding import Outcome
from holdfire.model.relation import Relations
from holdfire.model.status import Judgement
from holdfire.record import lines
from holdfire.record.facets import Judged
from holdfire.record.schema import judgements
from holdfire.record.state import State


def judgement_of(state: State, *, findings: bool) -> Judgement | None:
    """Status and the rest, `at` the moment the last run judged, and the `findings` where they are wanted too;
    None before the first."""
    status = state.thing(lines.STATUS, "status")
    if status is None:
        return None
    question = select(judgements).where(judgements.c.run <= state.last_run)
    return Judgement(
        at=state.rows(question.order_by(judgements.c.run.desc()).limit(1))[0]["at"],
        findings=state.things(lines.FINDING) if findings else (),
        status=status,
        obligations=state.things(lines.OBLIGATION),
        triggers=state.things(lines.TRIGGER),
        term_checks=state.things(lines.TERM_CHECK),
        rates=state.things(lines.RATE),
        calendar=state.things(lines.CALENDAR),
        counts=CountTable(
            counts=state.things(lines.COUNT),
            comparisons=state.things(lines.COMPARISON),
            series=state.things(lines.SERIES),
        ),
        relations=Relations(
            pairs=state.things(lines.RELATION),
            standpoints=state.things(lines.STANDPOINT),
        ),
    )


def outcomes_by_term(state: State) -> Mapping[str, Mapping[str, Outcome]]:
    """By each term that findings rest on, the outcome of each of their incidents, in order of id. Of all
    findings only that much is kept in memory."""
    found: dict[str, dict[str, Outcome]] = defaultdict(dict)
    for judged in state.each_body(lines.FINDING, Judged):
        for term in judged.terms:
            found[term][judged.incident] = judged.outcome
    return found
