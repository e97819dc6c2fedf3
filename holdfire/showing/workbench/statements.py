"""Statements: what was said and by whom, a page at a time; one collated, with what else its speaker said."""

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.model.errors import UnknownIdError
from holdfire.model.relation import Position
from holdfire.model.statement import Statement
from holdfire.showing.page_statements import (
    DifferenceShown,
    StatementShown,
    differences_shown,
    sources_of,
    statement_shown,
)
from holdfire.showing.teller import LONGEST_PASSAGE, Link, Passage, Teller, direction
from holdfire.showing.workbench.listed import statements_listed
from holdfire.showing.workbench.paged import LINES, Paging
from holdfire.showing.workbench.stories import story_link

HISTORY = 60
"""So many other positions of a speaker on one issue are shown with a statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsAsked:
    """`speaker` is an actor's id, or the name of one the case does not know; empty asks for everybody."""

    speaker: str = ""
    skip: int = 0
    most: int = LINES


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """A statement in the words of its base rendering; `differing` are the kinds in which what is said
    differs between renderings, `speaker_asked` asks for all statements of the same speaker."""

    id: str
    speaker: str
    speaker_asked: str
    is_actor: bool
    modality: str
    topics: str
    words: str
    cut: bool
    language: str | None
    direction: str
    source: Link
    renderings: int
    origins: int
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsPage:
    """A page of statements, whose they are, and the actors whose alone may be asked for (id and name)."""

    speaker: str
    speaker_name: str
    speakers: tuple[tuple[str, str], ...]
    lines: tuple[StatementLine, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementAsked:
    """`id` of a statement."""

    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLine:
    """What somebody said for an actor on an issue: when that was published, and how it was said."""

    published: str
    speaker: str
    how: str
    passage: Passage
    statement: str | None
    is_this: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryShown:
    """All that an actor is on record with on one issue, in order of publication; `more` are those that are
    not shown here."""

    actor: str
    actor_id: str
    issue: str
    lines: tuple[SaidLine, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """An utterance in all its renderings, the rest of its apparatus (what differs in wording alone), the
    speaker's history on its issues, and the story it belongs to."""

    statement: StatementShown
    speaker_id: str | None
    speaker_asked: str
    wording: tuple[DifferenceShown, ...]
    history: tuple[HistoryShown, ...]
    story: Link | None


def statements(teller: Teller, asked: StatementsAsked) -> StatementsPage:
    """The list of statements."""
    found, paging = statements_listed(teller.dossier.view, asked.speaker, asked)
    teller.dossier.view.recall(list(dict.fromkeys(one.base.report for one in found)))
    return StatementsPage(
        speaker=asked.speaker,
        speaker_name=teller.origin(asked.speaker),
        speakers=speakers(teller),
        lines=tuple(statement_line(teller, one) for one in found),
        paging=paging,
    )


def statement(teller: Teller, asked: StatementAsked) -> StatementPage:
    """One statement. Raises UnknownIdError where there is none of this id."""
    found = teller.dossier.statements.get(asked.id)
    if found is None:
        raise UnknownIdError(f"no statement {asked.id} is on record as of then")
    shown = statement_shown(teller, found)
    mere_wording = (entry for entry in found.apparatus if not entry.diverges)
    return StatementPage(
        statement=shown,
        speaker_id=found.speaker,
        speaker_asked=found.speaker or found.speaker_name,
        wording=differences_shown(teller, found, mere_wording, sources_of(shown.renderings)),
        history=tuple(_history(teller, found)),
        story=story_link(teller, found.story),
    )


def speakers(teller: Teller) -> tuple[tuple[str, str], ...]:
    """The actors of the case, by name."""
    named = ((actor.id, actor.name) for actor in teller.dossier.case.actors)
    return tuple(sorted(named, key=lambda pair: pair[1].casefold()))


def statement_line(teller: Teller, one: Statement) -> StatementLine:
    """A statement as a line of a list."""
    words = one.base.words
    report = teller.dossier.readings[one.base.report].report
    return StatementLine(
        id=one.id,
        speaker=one.speaker_name,
        speaker_asked=one.speaker or one.speaker_name,
        is_actor=one.speaker is not None,
        modality=teller.words.of(one.modality),
        topics=", ".join(one.topics),
        words=words[:LONGEST_PASSAGE],
        cut=len(words) > LONGEST_PASSAGE,
        language=one.base.language,
        direction=direction(one.base.language),
        source=Link(
            label=f"{teller.outlet(report)}, {teller.published(report)}",
            href=teller.addresses.report(report.id),
        ),
        renderings=len(one.renderings),
        origins=one.origins,
        differing=tuple(dict.fromkeys(teller.words.of(entry.kind) for entry in one.divergences)),
    )


def said_lines(
    teller: Teller, positions: Iterable[Position], this: str | None = None
) -> tuple[SaidLine, ...]:
    """Positions in order of publication, those of unknown date at the end; `this` is the statement they are
    shown with."""
    return tuple(_said(teller, one, this) for one in sorted(positions, key=lambda one: _order(teller, one)))


def _history(teller: Teller, found: Statement) -> Iterable[HistoryShown]:
    judgement = teller.dossier.judgement
    standpoints = {one.actor: one for one in judgement.relations.standpoints} if judgement else {}
    for own in teller.dossier.bearing.positions.get(found.id, ()):
        told = [one for one in standpoints[own.actor].positions if one.issue is own.issue]
        shown = [one for one in told if one.statement == found.id]
        shown += [one for one in told if one.statement != found.id][: HISTORY - len(shown)]
        yield HistoryShown(
            actor=teller.actor(own.actor),
            actor_id=own.actor,
            issue=teller.words.of(own.issue),
            lines=said_lines(teller, shown, found.id),
            more=len(told) - len(shown),
        )


def _order(teller: Teller, one: Position) -> tuple[bool, str, int]:
    reading = teller.dossier.readings.get(one.citation.report)
    published = reading.report.published if reading else None
    start = published.earliest if published else None
    return start is None, start.isoformat() if start else one.citation.report, one.citation.span.start


def _said(teller: Teller, one: Position, this: str | None) -> SaidLine:
    passage = teller.passage(one.citation.report, one.citation.span)
    return SaidLine(
        published=passage.published,
        speaker=one.speaker,
        how=teller.words.of(one.stance) if one.stance else teller.words.of(one.modality),
        passage=passage,
        statement=one.statement,
        is_this=one.statement is not None and one.statement == this,
    )
