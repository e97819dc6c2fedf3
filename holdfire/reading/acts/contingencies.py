"""Reads what is said of a Plan B: never as an event, always with its stance and on whose word."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from holdfire.lexicon.cues import cues_among, cues_of
from holdfire.model.identity import content_id
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.term_claim import ContingencyStance, TermClaim, TermKind
from holdfire.reading.acts.sentence_reader import SentenceReader, speaker_in
from holdfire.reading.found import Found

_MARKS = "“”\"‘’'«»„"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Words `first` to `last` (exclusive) that name a contingency."""

    first: int
    last: int


def contingencies_in(report: Report, reader: SentenceReader, found: Found) -> Iterator[TermClaim]:
    """One claim for each passage of a sentence that names a contingency, told apart by quotation."""
    seen: set[str | None] = set()
    for naming in namings_of_contingencies(reader, report.language or ""):
        label = reader.span(naming.first, naming.last)
        quotation = found.quotation_of(label.start, label.end)
        place = quotation.id if quotation else None
        if place in seen:
            continue
        seen.add(place)
        passage = _passage(reader, found, naming)
        speaker = quotation.speaker if quotation else speaker_in(reader, naming.first, naming.last)
        yield TermClaim(
            id=content_id("term", report.id, str(label.start), TermKind.CONTINGENCY),
            report=report.id,
            kind=TermKind.CONTINGENCY,
            span=passage,
            label=label.text,
            stance=_stance(reader, naming, passage, report.language or ""),
            claimant=speaker,
            in_quotation=place,
        )


def namings_of_contingencies(reader: SentenceReader, language: str) -> list[Naming]:
    """Where a contingency is named, by the strength of its cue; marks inside a name (plan “B”) do not
    part it."""
    cues = cues_among(reader.words.forms, language, "contingency_cues")
    if not cues:
        return []
    numbers = [n for n, word in enumerate(reader.words.words) if word.text not in _MARKS]
    lemmas = [reader.words.lemma(n) for n in numbers]
    line = " ".join(lemmas)
    starts = [0, *accumulate(len(lemma) + 1 for lemma in lemmas)]
    found: list[Naming] = []
    for cue in cues:
        for match in cue.matches(line):
            first = numbers[bisect_left(starts, match.start())]
            last = numbers[bisect_left(starts, match.end()) - 1] + 1
            following = reader.words.words[last].text if last < len(reader.words) else ""
            opened = any(word.text in _MARKS for word in reader.words.words[first:last])
            found.append(Naming(first=first, last=last + 1 if opened and following in _MARKS else last))
    return found


def _passage(reader: SentenceReader, found: Found, naming: Naming) -> Span:
    """The sentence, or the part of it that stands in the same quotation."""
    label = reader.span(naming.first, naming.last)
    whole = Span.of(reader.words.text, reader.start, reader.end)
    quotation = found.quotation_of(label.start, label.end)
    if quotation is None:
        return whole
    content = next(span for span in quotation.contents if span.holds(label))
    return Span.of(reader.words.text, max(whole.start, content.start), min(whole.end, content.end))


def _stance(reader: SentenceReader, naming: Naming, passage: Span, language: str) -> ContingencyStance:
    """The strongest stance whose words stand in the passage; its own clause comes first,
    then the clause that one hangs on."""
    own = reader.clauses.of_word[naming.first]
    parent = reader.clauses.all[own].parent
    whole = range(reader.words.at(passage.start), reader.words.at(passage.end - 1) + 1)
    near = [number for number in whole if reader.clauses.of_word[number] == own]
    above = [number for number in whole if parent is not None and reader.clauses.of_word[number] == parent]
    rest = [number for number in whole if not reader.clauses.conditional(number)]
    for numbers in (near, above, rest):
        line = " ".join(reader.words.lemma(number) for number in numbers)
        for cue in cues_of(language, "contingency_stances", "stance"):
            if next(cue.matches(line), None) is not None:
                return ContingencyStance(cue.tells)
    return ContingencyStance.MENTIONED
