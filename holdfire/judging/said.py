"""What people in the reports say of the truce as a whole: holding, fragile, over."""

import re
from collections.abc import Iterator, Sequence

from holdfire.lexicon.tables import Lexicon, languages
from holdfire.model.quotation import Quotation
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.span import Citation, Span
from holdfire.model.status import SaidStatus

TABLE = "truce_status"
SENTENCE_END = re.compile(r"[.!?;…]")


def said_statuses(readings: Sequence[Reading], reconciled: Reconciled) -> Iterator[SaidStatus]:
    """Every quotation that speaks of the truce's state, a statement that several reports render once; the
    words are those of the table `truce_status` of the report's language, beside a word for the truce."""
    statements = {
        rendering.quotation: statement.id
        for statement in reconciled.statements
        for rendering in statement.renderings
    }
    patterns = {
        language: _patterns(language) for language in languages() if Lexicon(language=language).has(TABLE)
    }
    seen: set[str] = set()
    for reading in readings:
        pattern = patterns.get(reading.report.language or "")
        for quotation in reading.quotations if pattern else ():
            found = _passage(quotation, *pattern) if pattern else None
            statement = statements.get(quotation.id)
            if found is None or quotation.speaker is None or statement in seen:
                continue
            seen |= {statement} if statement else set()
            yield SaidStatus(
                speaker_name=quotation.speaker.name,
                speaker=quotation.speaker.actor,
                says=found.text,
                citation=Citation(report=quotation.report, span=found),
                statement=statement,
            )


def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    lexicon = Lexicon(language=language)
    return _any_of(lexicon.words(TABLE, kind="status")), _any_of(lexicon.words(TABLE, kind="truce"))


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in longest_first)})\b", re.IGNORECASE)


def _passage(quotation: Quotation, status: re.Pattern[str], truce: re.Pattern[str]) -> Span | None:
    """The sentence of the quotation that holds both a word of status and one for the truce."""
    for content in quotation.contents:
        start = 0
        for end in [*(match.end() for match in SENTENCE_END.finditer(content.text)), len(content.text)]:
            sentence = content.text[start:end]
            if status.search(sentence) and truce.search(sentence):
                kept = Span.of(content.text, start, end)
                return Span(start=content.start + kept.start, end=content.start + kept.end, text=kept.text)
            start = end
    return None
