"""Speakers before a colon without a verb: "The mayor of Vel, by telephone: ...", and turns of transcripts."""

from collections import Counter
from collections.abc import Iterator, Sequence

from holdfire.model.report import BlockKind
from holdfire.reading.speech.contents import Contents, Draft
from holdfire.reading.speech.grammar import CAPITALISED, WordClass
from holdfire.reading.speech.noun_phrases import Words, phrase_after
from holdfire.reading.speech.passages import Passage

FARTHEST_COLON = 16
"""Words a speaker with an aside may have before the colon."""

LONGEST_TURN_LABEL = 4
"""Words and signs the label of a turn may have: "MS. HALLORAN", "Question"."""

FEWEST_TURNS = 3
"""Paragraphs with a label that make a transcript, where at least one label comes again."""

_OPENS_A_SPEAKER = CAPITALISED | {WordClass.DETERMINER, WordClass.POSSESSIVE}
_SPEAKERS = frozenset(
    {WordClass.TITLE, WordClass.CAPITAL_TITLE, WordClass.GROUP, WordClass.CAPITAL_GROUP, WordClass.NAME}
)
_SIGNS_OF_A_LABEL = frozenset({".", "(", ")", "-"})


def labelled(passage: Passage, contents: Contents) -> Iterator[Draft]:
    """The quotations that a colon joins to a speaker's phrase, those already spoken for left out."""
    if passage.grammar.is_inflected:
        return
    for quoted in passage.quoted:
        colon = quoted.first - 1
        if quoted in contents.used or not passage.is_word(colon, ":"):
            continue
        speaker = _speaker_before(passage, colon)
        if speaker is not None:
            parts = contents.take(quoted.first, quoted.last + 1)
            yield Draft(passage=passage, at=colon, speaker=speaker, cue=Words(colon, colon + 1), parts=parts)


def _speaker_before(passage: Passage, colon: int) -> Words | None:
    """The phrase that opens the sentence, where it names someone and only asides part it from the colon; of
    the asides a name alone is kept ("the mayor, Vesna Ilk")."""
    start = passage.sentence_at(colon)[0]
    if not 0 < colon - start <= FARTHEST_COLON or passage.classes[start] not in _OPENS_A_SPEAKER:
        return None
    phrase = phrase_after(passage, start, colon, aside=False)
    if phrase is None or not any(_names_someone(passage, at) for at in range(phrase.first, phrase.end)):
        return None
    if phrase.end == colon or not passage.is_word(phrase.end, ",("):
        return phrase if phrase.end == colon else None
    named_in_aside = passage.words[phrase.end + 1][0].isupper()
    return Words(phrase.first, colon) if named_in_aside else phrase


def _names_someone(passage: Passage, at: int) -> bool:
    return passage.classes[at] in _SPEAKERS or passage.lower[at] in passage.grammar.person_words


def turns_of(passages: Sequence[Passage]) -> dict[int, Words | None]:
    """The turns of a transcript by place of their paragraph, each with its label; None for a paragraph in
    which the turn before goes on. Empty where the report is no transcript."""
    labels = {at: label for at, passage in enumerate(passages) if (label := _turn_label(passage))}
    written = Counter(passages[at].words[: label.end] for at, label in labels.items())
    if len(labels) < FEWEST_TURNS or len(written) == len(labels):
        return {}
    places = range(min(labels), max(labels) + 1)
    return {at: labels.get(at) for at in places if passages[at].kind is BlockKind.BODY}


def _turn_label(passage: Passage) -> Words | None:
    """The words before a colon near the start, where all have capitals and no quotation follows."""
    if passage.kind is not BlockKind.BODY or not passage.words[0][0].isupper():
        return None
    for at in range(1, min(len(passage) - 1, LONGEST_TURN_LABEL + 1)):
        if passage.words[at] == ":":
            return None if passage.opens_quote(at + 1) else Words(0, at)
        if not (passage.words[at][0].isupper() or passage.words[at] in _SIGNS_OF_A_LABEL):
            return None
    return None


def turn(passage: Passage, label: Words | None, last: Draft | None) -> Draft | None:
    """The statement a turn is; a paragraph without a label becomes part of the `last` one."""
    if label is not None:
        said = [(passage, label.end + 1, len(passage))]
        cue = Words(label.end, label.end + 1)
        return Draft(passage=passage, at=label.end, speaker=label, cue=cue, parts=said, is_turn=True)
    if last is not None:
        last.parts.append((passage, 0, len(passage)))
    return None
