"""Reads how near actors' positions are said to be: the same, similar but not identical, opposed."""

from collections.abc import Iterator, Sequence

from holdfire.lexicon.cues import cues_among
from holdfire.model.actor import ActorRef
from holdfire.model.identity import content_id
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.term_claim import Closeness, PositionClaim
from holdfire.reading.acts.parties import Party
from holdfire.reading.acts.sentence_reader import SentenceReader, readers_of, speaker_in
from holdfire.reading.found import Found
from holdfire.reading.sentences import Sentence

_FEWEST, _FARTHEST_OWNER = 2, 45
_OF_OTHERS = frozenset({"with"})


def find_positions(report: Report, sentences: Sequence[Sentence], found: Found) -> tuple[PositionClaim, ...]:
    """The passages that compare the positions of two or more actors, in order of place.

    Empty where the report's language has no tables of triggers.
    """
    return positions_in(report, readers_of(report, sentences, found), found)


def positions_in(
    report: Report, readers: Sequence[SentenceReader], found: Found
) -> tuple[PositionClaim, ...]:
    """The passages that compare positions, in the sentences of these readers."""
    claims: list[PositionClaim] = []
    for reader in readers:
        claims.extend(_positions_in(report, reader, found))
    return tuple(claims)


def _positions_in(report: Report, reader: SentenceReader, found: Found) -> Iterator[PositionClaim]:
    """At most one claim a sentence: that of the strongest cue with two actors to compare."""
    line = reader.words.line
    for cue in cues_among(reader.words.forms, report.language or "", "position_cues", "closeness"):
        for match in cue.matches(line):
            first, last = reader.words.at_line(match.start()), reader.words.at_line(match.end() - 1) + 1
            actors = _compared(reader, first, last)
            if len(actors) < _FEWEST or reader.clauses.conditional(first):
                continue
            span = Span.of(report.text, reader.start, reader.end)
            cue_span = reader.span(first, last)
            quotation = found.quotation_of(cue_span.start, cue_span.end)
            claimant = quotation.speaker if quotation else speaker_in(reader, first, last)
            yield PositionClaim(
                id=content_id("position", report.id, str(span.start), cue.tells),
                report=report.id,
                span=span,
                actors=actors,
                closeness=Closeness(cue.tells),
                claimant=claimant,
                in_quotation=quotation.id if quotation else None,
            )
            return


def _compared(reader: SentenceReader, first: int, last: int) -> tuple[ActorRef, ...]:
    """The actors joined by "and" whose positions are compared: before the cue, or behind "between"."""
    if reader.words.lower(last - 1) == "between":
        return _joined(reader, [p for p in reader.participants.parties if p.first >= last])
    if set(reader.words.lemmas(first - 2, first)) & _OF_OTHERS:
        return ()
    before = [p for p in reader.participants.parties if p.last <= last and last - p.last <= _FARTHEST_OWNER]
    return _joined(reader, before) or _joined(
        reader, [p for p in reader.participants.parties if p.first >= last]
    )


def _joined(reader: SentenceReader, parties: Sequence[Party]) -> tuple[ActorRef, ...]:
    """The first actors among these that are joined by "and" or a comma."""
    group: list[Party] = []
    for party in parties:
        if group:
            gap = reader.words.words[group[-1].last : party.first]
            lowers = {word.lower for word in gap}
            if lowers and lowers <= {"and", ",", "the"}:
                group.append(party)
                continue
            if len(group) >= _FEWEST:
                break
        group = [party]
    return tuple(party.ref for party in group) if len(group) >= _FEWEST else ()
