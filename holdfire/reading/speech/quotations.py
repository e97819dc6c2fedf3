"""Finds the quotations of a report: who said what, in which words, and how it was put."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.identity import content_id
from holdfire.model.quotation import Quotation, QuotationKind, SpeechModality, Tier
from holdfire.model.report import EVIDENCE, Report
from holdfire.model.span import Span
from holdfire.reading.speech.attributions import attributions
from holdfire.reading.speech.contents import Draft
from holdfire.reading.speech.grammar import CueKind, WordClass
from holdfire.reading.speech.grammar_tables import grammar_of
from holdfire.reading.speech.insertions import DASHES
from holdfire.reading.speech.names_in_marks import is_name
from holdfire.reading.speech.nested import nested
from holdfire.reading.speech.passages import Passage, Sentence, passages_of
from holdfire.reading.speech.reporting import Side
from holdfire.reading.speech.speakers import Speakers
from holdfire.reading.speech.title_speakers import with_speakers_of_titles

ALL_BUT = 0.9
"""The share of the words said that must stand between marks for a quotation to count as direct."""

BARE_CLAUSE = 4
"""Words a clause without "that" or marks must have for one cue to be trusted with it."""


def find_quotations(
    report: Report, sentences: Iterable[Sentence], actors: Sequence[ActorRef]
) -> tuple[Quotation, ...]:
    """The quotations of a report in order of their first word, those within others with `nested_in`.

    Only sentences of headline, subheads and body are read. `actors` are the names the case's table knows
    and where they stand; a speaker it does not know keeps the words of the report and no id. A report in a
    language without tables gives none.
    """
    grammar = grammar_of(report.language)
    if grammar is None:
        return ()
    read = (sentence for sentence in sentences if sentence.kind in EVIDENCE)
    passages = passages_of(report.text, read, grammar)
    drafts = attributions(passages)
    speakers = Speakers(report.text, passages, actors)
    found: dict[str, Quotation] = {}
    for draft in sorted(drafts, key=_place_of_speaker):
        outer = _quotation(report, draft, speakers)
        found.setdefault(outer.id, outer)
        for inner in nested(draft):
            within = replace(_quotation(report, inner, speakers), nested_in=outer.id, tier=Tier.C)
            found.setdefault(within.id, within)
    read_all = with_speakers_of_titles(found.values())
    return tuple(sorted(read_all, key=lambda quotation: (quotation.start, quotation.nested_in is not None)))


def _place_of_speaker(draft: Draft) -> int:
    words = draft.speaker or draft.cue
    passage = draft.speaker_in or draft.passage
    return passage.starts[words.first] if words else passage.starts[draft.at]


def _quotation(report: Report, draft: Draft, speakers: Speakers) -> Quotation:
    kind = _kind(draft)
    contents, cue = _contents(report, draft), _cue(report, draft)
    speaker = None
    if draft.speaker is not None:
        speaker = speakers.named(
            draft.speaker_in or draft.passage,
            draft.speaker,
            goes_on=draft.word is not None and draft.word.goes_on,
        )
        if draft.continues:
            reason = "the quotation goes on after the last speaker without naming anyone"
            speaker = replace(speaker, basis=RefBasis.CONTINUATION, reason=reason)
    return Quotation(
        id=_id(report, contents, cue),
        report=report.id,
        kind=kind,
        contents=contents,
        speaker=speaker,
        cue=cue,
        modality=draft.reporting.cue.modality if draft.reporting else SpeechModality.SAID,
        tier=_tier(draft, kind, speaker),
    )


def _id(report: Report, contents: Sequence[Span], cue: Span | None) -> str:
    """An id from the places of its words and cue: two cues may report the same words."""
    at = cue.start if cue else "no cue"
    return content_id("quotation", report.id, contents[0].start, contents[-1].end, at)


def _cue(report: Report, draft: Draft) -> Span | None:
    if draft.cue is None or draft.word is None:
        return None
    passage = draft.passage
    return Span.of(report.text, passage.starts[draft.cue.first], passage.ends[draft.cue.end - 1])


def _contents(report: Report, draft: Draft) -> tuple[Span, ...]:
    """The words said as spans in order, none overlapping another, without dashes at their edges."""
    spans: list[Span] = []
    for passage, first, end in sorted(draft.parts, key=lambda part: part[0].starts[part[1]]):
        span = _without_dashes(report.text, passage, first, end)
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
    return tuple(spans)


def _without_dashes(text: str, passage: Passage, first: int, end: int) -> Span:
    begins = first + 1 if passage.words[first] in DASHES and end - first > 2 else first
    ends = end - 1 if passage.words[end - 1] in DASHES and end - begins > 1 else end
    return Span.of(text, passage.starts[begins], passage.ends[ends - 1])


def _kind(draft: Draft) -> QuotationKind:
    """Direct, indirect or mixed, by the share of words between marks; names in marks do not count, and a
    turn of a transcript is direct."""
    if draft.is_turn:
        return QuotationKind.DIRECT
    if not any(passage.quoted_within(first, end) for passage, first, end in draft.parts):
        return QuotationKind.INDIRECT
    said = quoted = 0
    for passage, first, end in draft.parts:
        spoken = [word[0].isalnum() for word in passage.words[first:end]]
        said += sum(spoken)
        for stretch in passage.quoted_within(first, end):
            start, stop = max(first, stretch.first), min(end, stretch.last + 1)
            if (start, stop) == (first, end) or not is_name(passage, stretch):
                quoted += sum(spoken[start - first : stop - first])
    if not quoted:
        return QuotationKind.INDIRECT
    return QuotationKind.DIRECT if quoted >= ALL_BUT * said else QuotationKind.MIXED


def _tier(draft: Draft, kind: QuotationKind, speaker: ActorRef | None) -> Tier:
    """A: marks and a cue with its own speaker agree. B: one of the signs alone. C: guessed."""
    if speaker is None or draft.guessed:
        return Tier.C
    if draft.continues:
        return Tier.B
    reporting = draft.reporting
    if reporting is None:
        return Tier.B if kind is QuotationKind.INDIRECT else Tier.A
    if reporting.cue.word.kind is CueKind.THOUGHT or reporting.cue.negated:
        return Tier.C
    if reporting.side in (Side.INHERITED, Side.LOOKING_BACK):
        return Tier.B
    if kind is not QuotationKind.INDIRECT:
        return Tier.A
    return Tier.B if _is_introduced(draft) else Tier.C


def _is_introduced(draft: Draft) -> bool:
    """Whether indirect words have a sign of their own: "that", a place before the cue, or enough words."""
    passage, first, end = draft.parts[0]
    return passage.classes[first] is WordClass.THAT or first < draft.at or end - first >= BARE_CLAUSE
