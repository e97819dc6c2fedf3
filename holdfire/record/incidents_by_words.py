"""Which incidents the words of a search lead to: known by them, or told in a paragraph that holds them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import select

from holdfire.record.batches import batches
from holdfire.record.dialect import asked_for
from holdfire.record.facets import told_in
from holdfire.record.index_tables import line_index
from holdfire.record.lines import INCIDENT
from holdfire.record.rows import decode
from holdfire.record.schema import lines, passages, readings
from holdfire.record.search import lines_with, passages_with
from holdfire.record.selection import stands
from holdfire.record.state import State

MOST_BATCHES = 10
"""Batches of lines, and of paragraphs, that are looked through: the newest on record."""

_MENTION = "mention"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithWords:
    """The `ids` of incidents that hold the words; `whole` where nothing that holds them was left out."""

    ids: frozenset[str]
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Account:
    mention: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    accounts: tuple[_Account, ...] = ()


def incidents_with(state: State, words: str) -> WithWords:
    """The incidents that a search for these words leads to, as `View.search` understands them; none where
    nothing in them is a word. Looked up once a run."""
    return state.counted(("words", words), lambda: _found(state, words))


def _found(state: State, words: str) -> WithWords:
    asked = asked_for(words)
    if not asked:
        return WithWords(ids=frozenset(), whole=True)
    known, told = lines_with(state.record, asked), passages_with(state.record, asked)
    ids = {
        *(each for numbers in islice(known, MOST_BATCHES) for each in _known(state, numbers)),
        *(each for numbers in islice(told, MOST_BATCHES) for each in _told(state, numbers)),
    }
    return WithWords(ids=frozenset(ids), whole=next(known, None) is next(told, None) is None)


def _known(state: State, numbers: Sequence[int]) -> Iterator[str]:
    """The incidents among these lines."""
    question = select(lines.c.id).where(
        lines.c.number.in_(numbers), lines.c.kind == INCIDENT.name, state.stands
    )
    yield from (row["id"] for row in state.rows(question))


def _told(state: State, numbers: Sequence[int]) -> Iterator[str]:
    """The incidents of which an account stands in one of these paragraphs."""
    within = passages.alias()
    question = (
        select(within.c.id, readings.c.report)
        .join(readings, readings.c.number == within.c.reading)
        .join(passages, passages.c.reading == within.c.reading)
        .where(
            passages.c.number.in_(numbers),
            within.c.kind == _MENTION,
            within.c.start < passages.c.end,
            within.c.end > passages.c.start,
            state.counts,
        )
    )
    found = state.rows(question)
    mentions = {row["id"] for row in found}
    for batch in batches(sorted({row["report"] for row in found})):
        told = (
            select(lines.c.id, lines.c.body)
            .join(line_index, line_index.c.line == lines.c.number)
            .where(
                line_index.c.kind == INCIDENT.name,
                line_index.c.facet.in_([told_in(report) for report in batch]),
                stands(state, line_index),
            )
        )
        for row in state.rows(told):
            if any(account.mention in mentions for account in decode(_Told, row["body"]).accounts):
                yield row["id"]
