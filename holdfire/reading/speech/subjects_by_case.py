"""Who a cue says spoke, where endings and not places tell the subject: before or after the verb alike."""

from collections.abc import Iterator, Sequence

from holdfire.reading.speech.case_phrases import (
    circumstance_end,
    is_surely_subject,
    may_be_subject,
    phrase_from,
    with_aside,
)
from holdfire.reading.speech.cues import Cue
from holdfire.reading.speech.grammar import WordClass
from holdfire.reading.speech.insertions import DASHES
from holdfire.reading.speech.noun_phrases import Words
from holdfire.reading.speech.passages import Passage
from holdfire.reading.speech.reporting import Reporting, Side

FARTHEST_SUBJECT = 30
"""Words between a cue and its subject."""

_PARTS_OFF = frozenset({",", "،", ":", ";", ".", "?", "!", "…", "(", ")"}) | DASHES


def reporting_by_case(passage: Passage, cue: Cue, found: Sequence[Reporting]) -> Reporting | None:
    """The cue with its speaker, None where none is found; `found` are the cues before it."""
    start, end = passage.sentence_at(cue.at)
    right = _clause_end(passage, cue.end, end)
    if cue.is_phrase:
        source = _source(passage, cue, right)
        return Reporting(cue, with_aside(passage, source, end), Side.AFTER) if source else None
    left = _after_the_last_quotation(passage, start, cue.group)
    if _looks_back(passage, cue, left):
        named = (
            _subject_in(passage, left, cue.group)
            or _subject_in(passage, cue.end, right)
            or _institution(passage, cue, left, right)
        )
        return Reporting(cue, named, Side.LOOKING_BACK) if named else None
    if passage.lower[cue.at] in passage.grammar.helper("written"):
        source = _institution(passage, cue, left, right, any_number=True)
        return (
            Reporting(cue, source, Side.AFTER, _around(passage, cue, source, left, right)) if source else None
        )
    if _describes(passage, cue, left, right):
        return None
    return _with_subject(passage, cue, found, left, right)


def _describes(passage: Passage, cue: Cue, left: int, right: int) -> bool:
    """Whether the verb's clause only describes a thing: "the plan, of which the mayor spoke, ..."."""
    if WordClass.RELATIVE not in passage.classes[left : cue.group]:
        return False
    comma = passage.is_word(right, ",") and right + 1 < len(passage)
    that = right + comma < len(passage) and passage.classes[right + comma] is WordClass.THAT
    return not (that or passage.is_word(right, ":") or passage.opens_quote(right))


def _with_subject(
    passage: Passage, cue: Cue, found: Sequence[Reporting], left: int, right: int
) -> Reporting | None:
    """The speaker after the verb where it follows the words said, else before it, else inherited."""
    inverted = cue.group <= left or passage.words[cue.group - 1] in _PARTS_OFF
    after = _subject_in(passage, cue.end, right)
    to_an_outlet = after is not None and passage.words[after.first].isupper() and _is_plural(passage, cue)
    if inverted and after is not None and not to_an_outlet and is_surely_subject(passage, after.first):
        return Reporting(cue, after, Side.AFTER, _around(passage, cue, after, left, right))
    where = _told_in_an_institution(passage, cue, after, right) if inverted else None
    if where is not None:
        return Reporting(cue, where, Side.AFTER, _around(passage, cue, where, left, right))
    earlier = _earlier(passage, cue, found)
    joined = cue.group > left and passage.classes[cue.group - 1] is WordClass.COORDINATOR
    if earlier and joined:
        return Reporting(cue, earlier.speaker, Side.INHERITED)
    before = _subject_before(passage, left, cue.group)
    if before is not None and not (inverted and after is not None and _follows_words(passage, left)):
        return Reporting(cue, before, Side.BEFORE, _around(passage, cue, before, left, right))
    if after is not None and (inverted or is_surely_subject(passage, after.first)):
        return Reporting(cue, after, Side.AFTER, _around(passage, cue, after, left, right))
    if earlier:
        return Reporting(cue, earlier.speaker, Side.INHERITED)
    source = _institution(passage, cue, left, right)
    return Reporting(cue, source, Side.AFTER, _around(passage, cue, source, left, right)) if source else None


def _told_in_an_institution(passage: Passage, cue: Cue, after: Words | None, right: int) -> Words | None:
    """ "..., told RIA in the staff.": who spoke stays unnamed, at the end of the sentence or after a
    quotation; what looks like a subject is the outlet that was told."""
    ends = right >= passage.sentence_at(cue.at)[1] - 1
    if not (ends and _is_plural(passage, cue)) or (
        after is not None and passage.words[after.first].islower()
    ):
        return None
    return _place_of_speech(passage, cue.end, right)


def _earlier(passage: Passage, cue: Cue, found: Sequence[Reporting]) -> Reporting | None:
    """The cue before it in the sentence, where this one may share its subject."""
    if not found or found[-1].cue.is_phrase or found[-1].side is Side.LOOKING_BACK:
        return None
    same = passage.sentence_of[found[-1].cue.at] == passage.sentence_of[cue.at]
    return found[-1] if same else None


def _follows_words(passage: Passage, left: int) -> bool:
    return left > 0 and bool(passage.inside[left - 1])


def _around(passage: Passage, cue: Cue, speaker: Words, left: int, right: int) -> Words:
    """Speaker and cue with what stands beside them, between the words said and the end of the clause."""
    first, end = min(cue.first, speaker.first), max(cue.end, speaker.end)
    if WordClass.RELATIVE in passage.classes[left : cue.group]:
        return Words(first, end)  # "the truce, of which the mayor spoke": no words stand before it
    if _follows_words(passage, left) or (left < first and passage.words[left] in DASHES):
        return Words(left, right)
    if cue.group > left and passage.words[cue.group - 1] == "," and speaker.first > cue.at:
        return Words(first, right)
    return Words(first, end)


def _clause_end(passage: Passage, start: int, end: int) -> int:
    """Where the clause after the verb ends: at a quotation, a comma, a colon, a dash."""
    for at in range(start, min(end, start + FARTHEST_SUBJECT)):
        if passage.inside[at] or passage.words[at] in _PARTS_OFF:
            return at
        if passage.classes[at] is WordClass.THAT:
            return at
    return min(end, start + FARTHEST_SUBJECT)


def _after_the_last_quotation(passage: Passage, start: int, at: int) -> int:
    for word in range(at - 1, start - 1, -1):
        if passage.inside[word]:
            return word + 1
    return start


def _source(passage: Passage, cue: Cue, right: int) -> Words | None:
    """Who a phrase names: within it ("in his words"), or after it; after a verb it is the verb's subject."""
    for at in range(cue.first, cue.end):
        if passage.classes[at] is WordClass.POSSESSIVE:
            return Words(at, at + 1)
    if cue.names_source:
        written = passage.lower[cue.at] in passage.grammar.helper("written")
        subject = None if written else _subject_in(passage, cue.end, right)
        return subject or _institution(passage, cue, cue.first, right, any_number=written)
    return phrase_from(passage, cue.end, right)


def _looks_back(passage: Passage, cue: Cue, left: int) -> bool:
    """ "Of this told reporters ...": the clause opens with the words that stand for what was said."""
    return cue.is_speech and any(
        " ".join(passage.lower[left : left + size]) in passage.grammar.helper("of this") for size in (2, 1)
    )


def _subject_in(passage: Passage, start: int, end: int) -> Words | None:
    """The first phrase of a stretch that may be a subject, circumstances passed over."""
    at = start
    while at < end and not passage.inside[at]:
        after = circumstance_end(passage, at, end)
        if after > at:
            at = after
        elif may_be_subject(passage, at):
            return phrase_from(passage, at, end)
        else:
            at += 1
    return None


def _subject_before(passage: Passage, left: int, group: int) -> Words | None:
    """The subject in the part of the sentence nearest before the verb that has one; what a comma before the
    verb closes is an aside ("One of them, a clerk of the town, told ..."), and comes last."""
    parts = list(_parts_before(passage, left, group))
    if len(parts) > 1 and passage.words[group - 1] == ",":
        parts.append(parts.pop(0))
    for first, end in parts:
        subject = _subject_in(passage, first, end)
        if subject is not None:
            return subject
    return None


def _parts_before(passage: Passage, left: int, group: int) -> Iterator[tuple[int, int]]:
    end = group
    for at in range(group - 1, left - 1, -1):
        if passage.words[at] in _PARTS_OFF:
            if end > at + 1:
                yield at + 1, end
            end = at
    if end > left:
        yield left, end


def _institution(
    passage: Passage, cue: Cue, left: int, right: int, *, any_number: bool = False
) -> Words | None:
    """Where it was said, for a verb without a subject: "in the ministry (they) said", "a statement says"."""
    if not (any_number or _is_plural(passage, cue)):
        return None
    follows = ((cue.end, right),)
    leads = tuple(_parts_before(passage, left, cue.group))
    stretches = follows + leads if any_number or cue.names_source else leads + follows
    named = (_place_of_speech(passage, first, end) for first, end in stretches)
    return next((place for place in named if place is not None), None)


def _is_plural(passage: Passage, cue: Cue) -> bool:
    return passage.lower[cue.at].endswith(passage.grammar.plural_endings)


def _place_of_speech(passage: Passage, first: int, end: int) -> Words | None:
    """The phrase after the first "in" of a stretch that tells no day."""
    places = passage.grammar.helper("place of speech")
    for at in range(first, end - 1):
        if passage.lower[at] in places and passage.classes[at + 1] is not WordClass.DAY:
            return phrase_from(passage, at + 1, end)
    return None
