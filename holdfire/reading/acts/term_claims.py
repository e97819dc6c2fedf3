"""Reads what a report says the agreement says: start, parties, exclusions, duties, guarantors, Plan B."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from holdfire.lexicon.cues import cues_among
from holdfire.lexicon.tables import Lexicon
from holdfire.model.act import SAID_TO_BE_SO, Act, Modality
from holdfire.model.actor import ActorRef
from holdfire.model.identity import content_id
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.term_claim import TermClaim, TermKind
from holdfire.model.when import When
from holdfire.reading.acts.contingencies import contingencies_in
from holdfire.reading.acts.sentence_reader import SentenceReader, readers_of, speaker_in
from holdfire.reading.acts.term_actors import (
    actors_of_term,
    mediators_joined,
    outside_list_in,
    where_term_begins,
)
from holdfire.reading.found import Found
from holdfire.reading.sentences import Sentence
from holdfire.reading.stretches import inside

_NEAREST, _FARTHEST = 3, 4
_REMEMBERED = 3
"""How many sentences after one on the truce still speak of its terms without naming it."""

_OF_THE_TRUCE = frozenset(
    {TermKind.PARTIES, TermKind.PROHIBITION, TermKind.PERMISSION, TermKind.OBLIGATION, TermKind.START}
)
"""Kinds whose clause, or the clause it hangs on, must itself speak of the truce or agreement, or bind the
sides by a word of duty."""

_TURNS = {
    TermKind.START: frozenset({Act.TRUCE_STARTED}),
    TermKind.END: frozenset({Act.TRUCE_LAPSED, Act.TRUCE_ENDED_BY_WORD}),
}
"""Acts that are the coming about of what the term foresees."""

_AHEAD = frozenset({Modality.FUTURE, Modality.DEMANDED, Modality.PROMISED})
_JOINING = frozenset({Act.TRUCE_JOINED, Act.TRUCE_AGREED})
_CAME_ABOUT = SAID_TO_BE_SO | {Modality.BACKGROUND}

_CARRIED = (_OF_THE_TRUCE - {TermKind.PARTIES, TermKind.START}) | {
    TermKind.ACCEPTANCE,
    TermKind.DEADLINE,
    TermKind.MONITORING,
    TermKind.RENEWAL,
    TermKind.SILENCE,
}
"""Kinds that a sentence may state after one that named the truce: "The sides also undertake to ..."."""


def find_term_claims(report: Report, sentences: Sequence[Sentence], found: Found) -> tuple[TermClaim, ...]:
    """The passages that state a term, in order of place; one claim of each kind a clause.

    Empty where the report's language has no tables of triggers.
    """
    return term_claims_in(report, readers_of(report, sentences, found), found)


def term_claims_in(report: Report, readers: Sequence[SentenceReader], found: Found) -> tuple[TermClaim, ...]:
    """The passages that state a term, in the sentences of these readers."""
    claims: list[TermClaim] = []
    language, since = report.language or "", _REMEMBERED
    for reader in readers:
        claims.extend(contingencies_in(report, reader, found))
        since = 0 if _speaks_of_a_truce(reader, language) else since + 1
        if since == 0:
            claims.extend(_terms_in(report, reader, found))
            claims.extend(_durations_in(report, reader, found))
            claims.extend(_areas_in(report, reader, found))
            claims.extend(_mediators_in(report, reader, found))
        elif since <= _REMEMBERED:
            claims.extend(claim for claim in _terms_in(report, reader, found) if claim.kind in _CARRIED)
    distinct = {claim.id: claim for claim in claims}
    return tuple(sorted(distinct.values(), key=lambda claim: (claim.span.start, claim.kind)))


@cache
def _truce_words(language: str, *groups: str) -> frozenset[str]:
    lexicon = Lexicon(language=language)
    return frozenset(word for group in groups for word in lexicon.words("trigger_words", group=group))


@cache
def _term_words(language: str, kind: str) -> tuple[str, ...]:
    lexicon = Lexicon(language=language)
    return lexicon.words("term_words", kind=kind) if lexicon.has("term_words") else ()


def _speaks_of_a_truce(reader: SentenceReader, language: str) -> bool:
    return not _truce_words(language, "truce", "deal").isdisjoint(reader.words.forms)


def _clause_speaks_of_it(reader: SentenceReader, number: int, language: str) -> bool:
    words, own = _truce_words(language, "truce", "deal"), reader.clauses.of_word[number]
    near = {own, reader.clauses.all[own].parent}
    return any(
        word.lemma in words and reader.clauses.of_word[place] in near
        for place, word in enumerate(reader.words.words)
    )


def _clause_binds(reader: SentenceReader, number: int, language: str, *, named: bool) -> bool:
    """Whether a clause puts a duty on the sides, or on an actor that it names ("the parties must ..."); on
    anyone where its sentence is `named` as one on the truce."""
    first, last = reader.clauses.words_of(number)
    line = f" {' '.join(reader.words.lemmas(first, last))} "
    if not any(f" {word} " in line for word in _term_words(language, "duty")):
        return False
    sides = any(f" {word} " in line for word in _term_words(language, "bound"))
    return named or sides or any(first <= party.first < last for party in reader.participants.parties)


def _terms_in(report: Report, reader: SentenceReader, found: Found) -> Iterator[TermClaim]:
    language = report.language or ""
    for cue in cues_among(reader.words.forms, language, "term_cues", "kind"):
        for match in cue.matches(reader.words.line):
            first, last = reader.words.at_line(match.start()), reader.words.at_line(match.end() - 1) + 1
            kind = TermKind(cue.tells)
            if kind is TermKind.AREA or not _is_stated(kind, reader, first, last, language):
                continue
            claim = _claim(report, reader, found, kind, _words_of(kind, reader, first))
            actors = actors_of_term(kind, reader, first, last, language)
            yield replace(
                claim,
                when=_when_behind(found, claim.span, reader.words.words[first].start) or claim.when,
                actors=actors,
                label=outside_list_in(reader, last, language) if kind is TermKind.EXCLUSION else None,
                claimant=None if claim.claimant in actors else claim.claimant,
            )
            break


def _words_of(kind: TermKind, reader: SentenceReader, first: int) -> tuple[int, int]:
    """The clause of a cue; what a text is silent on stands in the clauses that follow."""
    return (0, len(reader.words)) if kind is TermKind.SILENCE else reader.clauses.words_of(first)


def _is_stated(kind: TermKind, reader: SentenceReader, first: int, last: int, language: str) -> bool:
    """Whether words that look like a term of some kind state one."""
    if kind is TermKind.PARTIES and where_term_begins(reader, language, TermKind.EXCLUSION) <= first:
        return False
    if reader.clauses.conditional(first) or not _is_to_come(kind, reader, first, last, language):
        return False
    named = _speaks_of_a_truce(reader, language)
    if kind is TermKind.ACCEPTANCE and not _is_accepted(reader, first, last, language):
        return False
    if kind in _OF_THE_TRUCE:
        binds = kind in _CARRIED and _clause_binds(reader, first, language, named=named)
        return binds or _clause_speaks_of_it(reader, first, language)
    if kind in _CARRIED and not named:
        free = kind in (TermKind.SILENCE, TermKind.RENEWAL, TermKind.ACCEPTANCE)
        return free or _clause_binds(reader, first, language, named=False)
    return True


def _is_to_come(kind: TermKind, reader: SentenceReader, first: int, last: int, language: str) -> bool:
    """Whether a start or an end is still to come: one that is past is an event, not a term; neither is one
    by which something else is dated ("before the truce was to begin")."""
    if kind not in _TURNS:
        return True
    dates = reader.participants.small.plays("temporal", reader.clauses.at(first).opener)
    if dates and not _is_silent_on(kind, reader, language):
        return False
    told = [
        act
        for act in reader.acts
        if act.first < last and first < act.last and act.trigger.act in _TURNS[kind]
    ]
    if not told:
        return True
    words = reader.words.words[min(first, told[-1].first) : max(last, told[-1].last)]
    small, lemmas = reader.participants.small, reader.finder.lemmas
    present = any(word.lower.endswith("s") and lemmas.is_verb(word.lower) for word in words)
    ahead = any(small.plays("future", word.lower) for word in words)
    return ahead or present or reader.modality.of(told[-1]) in _AHEAD


def _is_silent_on(kind: TermKind, reader: SentenceReader, language: str) -> bool:
    """ "The text says nothing of when the truce ends": an end named as what the text leaves out."""
    silent = where_term_begins(reader, language, TermKind.SILENCE)
    return kind is TermKind.END and silent < len(reader.words)


def _is_accepted(reader: SentenceReader, first: int, last: int, language: str) -> bool:
    """Whether an acceptance came about: not refused, not to come, not asked for until a deadline."""
    if where_term_begins(reader, language, TermKind.DEADLINE) < len(reader.words):
        return False
    for told in reader.acts:
        if told.trigger.act is Act.REFUSAL and reader.clauses.same(told.first, first):
            return False
        joins = told.trigger.act in _JOINING and told.first < last and first < told.last
        if joins and reader.modality.of(told) not in _CAME_ABOUT:
            return False
    return True


def _areas_in(report: Report, reader: SentenceReader, found: Found) -> Iterator[TermClaim]:
    """ "the truce in Aleppo", "a ceasefire across Yemen"; where it was agreed on is no area of it."""
    language = report.language or ""
    places = inside(found.places, reader.start, reader.end)
    for cue in cues_among(reader.words.forms, language, "term_cues", "kind"):
        if cue.tells != TermKind.AREA or not places:
            continue
        for match in cue.matches(reader.words.line):
            first, last = reader.words.at_line(match.start()), reader.words.at_line(match.end() - 1) + 1
            named = [
                reader.words.at(place.span.end - 1) + 1
                for place in places
                if last <= reader.words.at(place.span.start) < last + _NEAREST
            ]
            clause, _ = reader.clauses.words_of(first)
            if named and not set(_term_words(language, "reaching")) & set(reader.words.lemmas(clause, first)):
                yield _claim(report, reader, found, TermKind.AREA, (first, named[0]))


def _mediators_in(report: Report, reader: SentenceReader, found: Found) -> Iterator[TermClaim]:
    for number, actor in mediators_joined(reader, found.known, report.language or ""):
        claim = _claim(report, reader, found, TermKind.MEDIATORS, reader.clauses.words_of(number))
        yield replace(claim, actors=(actor,))


def _durations_in(report: Report, reader: SentenceReader, found: Found) -> Iterator[TermClaim]:
    """ "a two-week truce", "a truce of 72 hours": a length of time beside the word for truce."""
    truce = _truce_words(report.language or "", "truce")
    places = [n for n, word in enumerate(reader.words.words) if word.lemma in truce]
    for time in inside(found.times, reader.start, reader.end):
        if time.duration is None or time.when is not None:
            continue  # "over the past 24 hours" is a stretch of the calendar, no length of a truce
        at = reader.words.at(time.span.start)
        if any(_measures(reader, at, place) for place in places):
            yield _claim(report, reader, found, TermKind.DURATION, reader.clauses.words_of(at))
            return


def _measures(reader: SentenceReader, length: int, truce: int) -> bool:
    """Whether a length of time belongs to a truce: "two-week truce", "truce of 72 hours", "truce for"."""
    if length < truce:
        between = reader.words.lemmas(length + 1, truce)
        return len(between) <= _NEAREST and not any(
            reader.participants.small.plays("preposition", word) for word in between
        )
    between = reader.words.lemmas(truce + 1, length)
    return len(between) <= _FARTHEST and any(
        reader.participants.small.plays("preposition", word) for word in between[-2:]
    )


def _claim(
    report: Report,
    reader: SentenceReader,
    found: Found,
    kind: TermKind,
    words: tuple[int, int],
) -> TermClaim:
    span = reader.span(*words)
    quotation = found.quotation_of(span.start, span.end)
    return TermClaim(
        id=content_id("term", report.id, str(span.start), kind),
        report=report.id,
        kind=kind,
        span=span,
        when=_when_in(found, span),
        claimant=quotation.speaker if quotation else _teller_in(reader, *words),
        in_quotation=quotation.id if quotation else None,
    )


def _teller_in(reader: SentenceReader, first: int, last: int) -> ActorRef | None:
    """Whose word a claim is; no one's alone where the last of several is found to have said it."""
    teller = speaker_in(reader, first, last)
    if teller is None or teller.span is None:
        return teller
    small, number = reader.participants.small, reader.words.at(teller.span.start) - 1
    if small.plays("determiner", reader.words.lower(number)):
        number -= 1
    return None if small.plays("coordinating", reader.words.lower(number)) else teller


def _when_behind(found: Found, span: Span, start: int) -> When | None:
    """The first time from the words of a cue on: "announced on Monday a truce that begins on Friday"."""
    return next((time.when for time in inside(found.times, start, span.end) if time.when), None)


def _when_in(found: Found, span: Span) -> When | None:
    return next((time.when for time in inside(found.times, span.start, span.end) if time.when), None)
