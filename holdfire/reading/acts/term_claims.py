"""Reads what a report says the agreement says: start, parties, exclusions, duties, Plan B."""

from collections.abc import Iterator, Sequence
from functools import cache

from holdfire.lexicon.cues import cues_among
from holdfire.lexicon.tables import Lexicon
from holdfire.model.act import Modality
from holdfire.model.actor import ActorRef
from holdfire.model.identity import content_id
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.term_claim import TermClaim, TermKind
from holdfire.model.when import When
from holdfire.reading.acts.contingencies import contingencies_in
from holdfire.reading.acts.sentence_reader import SentenceReader, readers_of, speaker_in
from holdfire.reading.found import Found
from holdfire.reading.sentences import Sentence
from holdfire.reading.stretches import inside

_NAMES_ACTORS = frozenset({TermKind.PARTIES, TermKind.EXCLUSION, TermKind.ACCEPTANCE})
_NEAREST, _FARTHEST = 3, 4
_OF_THE_TRUCE = frozenset(
    {TermKind.PARTIES, TermKind.PROHIBITION, TermKind.PERMISSION, TermKind.OBLIGATION, TermKind.START}
)
"""Kinds whose clause, or the clause it hangs on, must itself speak of the truce or agreement."""


def find_term_claims(report: Report, sentences: Sequence[Sentence], found: Found) -> tuple[TermClaim, ...]:
    """The passages that state a term, in order of place; one claim of each kind a clause.

    Empty where the report's language has no tables of triggers.
    """
    return term_claims_in(report, readers_of(report, sentences, found), found)


def term_claims_in(report: Report, readers: Sequence[SentenceReader], found: Found) -> tuple[TermClaim, ...]:
    """The passages that state a term, in the sentences of these readers."""
    claims: list[TermClaim] = []
    for reader in readers:
        claims.extend(contingencies_in(report, reader, found))
        if _speaks_of_a_truce(reader, report.language or ""):
            claims.extend(_terms_in(report, reader, found))
            claims.extend(_durations_in(report, reader, found))
    distinct = {claim.id: claim for claim in claims}
    return tuple(sorted(distinct.values(), key=lambda claim: (claim.span.start, claim.kind)))


@cache
def _truce_words(language: str, *groups: str) -> frozenset[str]:
    lexicon = Lexicon(language=language)
    return frozenset(word for group in groups for word in lexicon.words("trigger_words", group=group))


def _speaks_of_a_truce(reader: SentenceReader, language: str) -> bool:
    return not _truce_words(language, "truce", "deal").isdisjoint(reader.forms)


def _clause_speaks_of_it(reader: SentenceReader, number: int, language: str) -> bool:
    words, own = _truce_words(language, "truce", "deal"), reader.clauses.of_word[number]
    near = {own, reader.clauses.all[own].parent}
    return any(
        word.lemma in words and reader.clauses.of_word[place] in near
        for place, word in enumerate(reader.words.words)
    )


def _terms_in(report: Report, reader: SentenceReader, found: Found) -> Iterator[TermClaim]:
    for cue in cues_among(reader.forms, report.language or "", "term_cues", "kind"):
        for match in cue.matches(reader.words.line):
            first, last = reader.words.at_line(match.start()), reader.words.at_line(match.end() - 1) + 1
            kind = TermKind(cue.tells)
            if kind is TermKind.PARTIES and _where_exclusion_begins(reader, report.language or "") <= first:
                continue
            if reader.clauses.conditional(first) or not _states(kind, reader, first, last):
                continue
            if kind in _OF_THE_TRUCE and not _clause_speaks_of_it(reader, first, report.language or ""):
                continue
            actors = _actors_of(kind, reader, first, report.language or "")
            yield _claim(report, reader, found, kind, reader.clauses.words_of(first), actors)
            break


def _states(kind: TermKind, reader: SentenceReader, first: int, last: int) -> bool:
    """Whether a start is still to come: one that is past is an event, not a term."""
    if kind not in (TermKind.START, TermKind.END):
        return True
    told = [act for act in reader.acts if act.first < last and first < act.last]
    if not told:
        return True
    modality = reader.modality.of(told[-1])
    present = reader.words.words[told[-1].first].lower.endswith("s")
    return modality in (Modality.FUTURE, Modality.DEMANDED, Modality.PROMISED) or present


def _actors_of(kind: TermKind, reader: SentenceReader, first: int, language: str) -> tuple[ActorRef, ...]:
    """The actors that a clause on parties or exclusions names: behind its cue, or before it if none is."""
    if kind not in _NAMES_ACTORS:
        return ()
    parties = reader.participants.parties
    bracketed = _in_brackets(reader)
    same = [
        party for party in parties if party.first not in bracketed and reader.clauses.same(party.first, first)
    ]
    if kind is TermKind.PARTIES:
        end = _where_exclusion_begins(reader, language)
        same = [party for party in same if party.first < end]
    behind = tuple(party.ref for party in same if party.first >= first)
    before = tuple(party.ref for party in same if party.last <= first)
    return behind if kind is not TermKind.ACCEPTANCE and behind else before or behind


def _in_brackets(reader: SentenceReader) -> frozenset[int]:
    """The words in brackets: an aside ("both banned in Russia") names nobody as party or excluded."""
    depth, inside_of = 0, set[int]()
    for number, word in enumerate(reader.words.words):
        depth += (word.text == "(") - (word.text == ")")
        if depth > 0:
            inside_of.add(number)
    return frozenset(inside_of)


def _where_exclusion_begins(reader: SentenceReader, language: str) -> int:
    """The first word of what the sentence excludes; its end where it excludes nothing."""
    starts = [
        reader.words.at_line(match.start())
        for cue in cues_among(reader.forms, language, "term_cues", "kind")
        if cue.tells == TermKind.EXCLUSION
        for match in cue.matches(reader.words.line)
    ]
    return min(starts, default=len(reader.words))


def _durations_in(report: Report, reader: SentenceReader, found: Found) -> Iterator[TermClaim]:
    """ "a two-week truce", "a truce of 72 hours": a length of time beside the word for truce."""
    truce = _truce_words(report.language or "", "truce")
    places = [n for n, word in enumerate(reader.words.words) if word.lemma in truce]
    for time in inside(found.times, reader.start, reader.end):
        if time.duration is None:
            continue
        at = reader.words.at(time.span.start)
        if any(_measures(reader, at, place) for place in places):
            yield _claim(report, reader, found, TermKind.DURATION, reader.clauses.words_of(at), ())
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
    actors: tuple[ActorRef, ...],
) -> TermClaim:
    span = reader.span(*words)
    quotation = found.quotation_of(span.start, span.end)
    return TermClaim(
        id=content_id("term", report.id, str(span.start), kind),
        report=report.id,
        kind=kind,
        span=span,
        when=_when_in(found, span),
        actors=actors,
        claimant=quotation.speaker if quotation else speaker_in(reader, *words),
        in_quotation=quotation.id if quotation else None,
    )


def _when_in(found: Found, span: Span) -> When | None:
    return next((time.when for time in inside(found.times, span.start, span.end) if time.when), None)
