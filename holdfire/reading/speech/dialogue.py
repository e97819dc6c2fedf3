"""Statements without a reporting verb: "Name: words", "words" – Name, transcript lines, headlines."""

from holdfire.model.report import BlockKind
from holdfire.reading.speech.case_phrases import may_be_subject, phrase_from
from holdfire.reading.speech.contents import Contents, Draft, Part
from holdfire.reading.speech.grammar import CAPITALISED, WordClass
from holdfire.reading.speech.insertions import DASHES
from holdfire.reading.speech.noun_phrases import Words
from holdfire.reading.speech.passages import Passage
from holdfire.reading.speech.reporting import Side

LONGEST_LABEL = 9
"""Words a speaker's label before a colon may have."""

LONGEST_SIGNATURE = 14
"""Words that may follow the dash after a quotation, to the end of its paragraph."""

LONGEST_HEADLINE_SIGNATURE = 5
"""Words a speaker named at the end of a headline may have ("Truce to Be Extended - Foreign Ministry")."""

SHORTEST_TITLE = 4
"""Words a title in marks must have to be someone's words and not a name."""

_TITLES = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD})
_LABEL = CAPITALISED | {
    WordClass.POSSESSIVE_MARK,
    WordClass.SIGN,
    WordClass.DETERMINER,
    WordClass.NUMBER,
    WordClass.TITLE,
    WordClass.GROUP,
}
_VERBS = frozenset({WordClass.SPEECH_VERB, WordClass.THOUGHT_VERB, WordClass.AUXILIARY})


def dialogue(passage: Passage, contents: Contents) -> Draft | None:
    """The one statement that a passage of dialogue is, None for any other passage."""
    for read in (_labelled_quotation, _signed_quotation, _transcript_line, _headline, _quoted_title):
        draft = read(passage, contents)
        if draft is not None:
            return draft
    return None


def _colon(passage: Passage, first: int, limit: int) -> int | None:
    if ":" not in passage.words[first:limit]:
        return None
    for at in range(first, min(len(passage), limit)):
        if passage.words[at] == ":" and not (passage.inside[at] and not passage.inside[first]):
            return at
    return None


def _labelled_quotation(passage: Passage, contents: Contents) -> Draft | None:
    """Orlov: "The line holds." """
    colon = _colon(passage, 0, LONGEST_LABEL)
    if not colon or not passage.opens_quote(colon + 1):
        return None
    if not _is_label(passage, colon):
        return None
    quoted = passage.quoted_at[colon + 1]
    return _draft(passage, Words(0, colon), colon, contents.take(quoted.first, quoted.last + 1))


def _is_label(passage: Passage, colon: int) -> bool:
    """Whether the words before a colon name a speaker."""
    if all(_fits_label(passage, at) for at in range(colon)):
        return True
    if not passage.grammar.is_inflected:
        return False
    return may_be_subject(passage, 0) and phrase_from(passage, 0, colon) == Words(0, colon)


def _fits_label(passage: Passage, at: int) -> bool:
    return passage.classes[at] in _LABEL or passage.words[at] in "()-"


def _signed_quotation(passage: Passage, contents: Contents) -> Draft | None:
    """ "The line holds." – Orlov"""
    if not passage.opens_quote(0):
        return None
    dash = passage.quoted[-1].last + 1
    if (
        dash + 1 >= len(passage)
        or passage.words[dash] not in DASHES
        or len(passage) - dash > LONGEST_SIGNATURE
    ):
        return None
    signature = range(dash + 1, len(passage))
    if any(passage.classes[at] in _VERBS for at in signature):
        return None
    if passage.classes[dash + 1] not in CAPITALISED and passage.classes[dash + 1] is not WordClass.DETERMINER:
        return None
    first, end = passage.trimmed(dash + 1, len(passage))
    return _draft(passage, Words(first, end), dash, contents.take(0, dash)) if end > first else None


def _transcript_line(passage: Passage, contents: Contents) -> Draft | None:
    """ORLOV: The line holds."""
    first = 1 if passage.opens_quote(0) else 0
    colon = _colon(passage, first, first + 4)
    if colon is None or colon == first or colon + 2 >= len(passage):
        return None
    if not all(
        passage.classes[at] is WordClass.CAPITALS or passage.words[at] == "." for at in range(first, colon)
    ):
        return None
    end = len(passage) - 1 if passage.closes_quote(len(passage) - 1) else len(passage)
    draft = _draft(passage, Words(first, colon), colon, [(passage, colon + 1, end)])
    contents.used.update(passage.quoted)
    return draft


def _headline(passage: Passage, contents: Contents) -> Draft | None:
    """ "Kerry: Plan B Under Discussion", "Truce to Be Extended - Foreign Ministry"."""
    if passage.kind is not BlockKind.HEADLINE:
        return None
    if any(found.side is Side.AFTER and found.cue.is_speech for found in contents.found):
        return None  # "Tarn: the bridge holds, says mayor": the place is no speaker
    colon = _colon(passage, 0, LONGEST_HEADLINE_SIGNATURE)
    if colon and colon + 2 < len(passage) and _is_label(passage, colon):
        return _draft(passage, Words(0, colon), colon, contents.take(colon + 1, len(passage)))
    for dash in range(len(passage) - 2, max(3, len(passage) - 2 - LONGEST_HEADLINE_SIGNATURE), -1):
        signed = passage.words[dash] in DASHES and not passage.inside[dash]
        if signed and all(_fits_label(passage, at) for at in range(dash + 1, len(passage))):
            return _draft(passage, Words(dash + 1, len(passage)), dash, contents.take(0, dash))
    return None


def _quoted_title(passage: Passage, contents: Contents) -> Draft | None:
    """ "The Line Will Hold": a headline or subhead that is nothing but someone's words."""
    if passage.kind not in _TITLES or len(passage.quoted) != 1:
        return None
    quoted = passage.quoted[0]
    words = sum(passage.words[at][0].isalnum() for at in range(quoted.first, quoted.last))
    if quoted.first > 0 or quoted.last + 2 < len(passage) or words < SHORTEST_TITLE:
        return None
    return Draft(passage=passage, at=0, parts=contents.take(0, quoted.last + 1), guessed=True)


def _draft(passage: Passage, speaker: Words, sign: int, parts: list[Part]) -> Draft:
    return Draft(passage=passage, at=sign, speaker=speaker, cue=Words(sign, sign + 1), parts=parts)
