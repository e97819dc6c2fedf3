"""Statements inside statements: what a speaker, in the words reported, says that another has said."""

from collections.abc import Iterator

from holdfire.reading.speech.contents import Contents, Draft
from holdfire.reading.speech.cues import find_cues
from holdfire.reading.speech.grammar import WordClass
from holdfire.reading.speech.passages import Passage
from holdfire.reading.speech.reporting import Reporting, Side
from holdfire.reading.speech.subjects import reportings


def nested(draft: Draft) -> Iterator[Draft]:
    """The statements that stand within the words of this one, sure ones only: a speaker of their own, a
    verb of speech, and "that" (or marks of their own) before what was said."""
    for passage, first, end in draft.parts:
        if not _may_hold_one(passage.classes[first:end]):
            continue
        inner = passage.without_marks()
        cues = find_cues(inner, first + 1, end)
        found = reportings(inner, cues)
        contents = Contents(inner, found)
        for reporting in found:
            if _is_anothers(inner, reporting, first, end):
                within = contents.said_in(reporting)
                within.parts = [
                    (passage, at, min(stop, end)) for _, at, stop in within.parts if first <= at < end
                ]
                if within.parts and _is_introduced(inner, within):
                    within.passage = passage
                    yield within


def _may_hold_one(classes: tuple[WordClass, ...]) -> bool:
    return WordClass.THAT in classes and WordClass.SPEECH_VERB in classes


def _is_anothers(passage: Passage, reporting: Reporting, first: int, end: int) -> bool:
    """Whether a third party is said to have spoken: not "I", "we" or "you" of the speaker's own."""
    speaker = reporting.speaker
    if not reporting.cue.is_speech or reporting.side is not Side.BEFORE or reporting.cue.negated:
        return False
    if speaker.first < first or speaker.end > end:
        return False
    pronoun = passage.classes[speaker.first] is WordClass.PRONOUN
    return not pronoun or passage.lower[speaker.first] in passage.grammar.helper("third person")


def _is_introduced(passage: Passage, within: Draft) -> bool:
    return any(passage.classes[first] is WordClass.THAT for _, first, _ in within.parts)
