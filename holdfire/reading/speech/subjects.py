"""Who a cue says spoke: its subject before or after the verb, or the subject of the cue before it."""

from collections.abc import Sequence

from holdfire.reading.speech.cues import Cue
from holdfire.reading.speech.grammar import CAPITALISED, WordClass
from holdfire.reading.speech.noun_phrases import Words, phrase_after, phrase_before
from holdfire.reading.speech.passages import Passage
from holdfire.reading.speech.reporting import Reporting, Side
from holdfire.reading.speech.subjects_by_case import reporting_by_case


def reportings(passage: Passage, cues: Sequence[Cue]) -> tuple[Reporting, ...]:
    """The cues that have a speaker, each with it, in order."""
    found: list[Reporting] = []
    if passage.grammar.is_inflected:
        for cue in cues:
            reporting = reporting_by_case(passage, cue, found)
            if reporting is not None:
                found.append(reporting)
        return tuple(found)
    for cue in cues:
        reporting = _reporting(passage, cue) or _inherited(passage, cue, found)
        if reporting is not None:
            found.append(reporting)
    return tuple(found)


def _reporting(passage: Passage, cue: Cue) -> Reporting | None:
    start, end = passage.sentence_at(cue.at)
    if cue.is_phrase:
        source = _source_named(passage, cue, start, end)
        return Reporting(cue, source, Side.AFTER) if source else None
    limit = _after_the_last_mark(passage, start, cue.at)
    if _looks_back(passage, cue, limit):
        named = _named_after(passage, cue.end, end)
        return Reporting(cue, named, Side.LOOKING_BACK) if named else None
    if cue.passive:
        agent = _agent(passage, cue, end)
        return Reporting(cue, agent, Side.AFTER) if agent else None
    second = _after_verb_second(passage, cue, start, end)
    if second is not None:
        return Reporting(cue, second, Side.AFTER)
    before = phrase_before(passage, cue.group, limit)
    comma = cue.group - 1 >= limit and passage.words[cue.group - 1] in ",–—-"
    participle = passage.grammar.is_participle(passage.lower[cue.at])
    if cue.is_speech and not participle and _nothing_fit_before(before, cue, limit, comma=comma):
        after = _inverted(passage, cue, end)
        quote_before = limit > start or passage.closes_quote(start - 1)
        if after and (quote_before or comma) and (before is None or cue.group <= limit + 2):
            return Reporting(cue, after, Side.AFTER)
        if after and comma and not cue.word.takes_object and _ends_the_sentence(passage, after, end):
            return Reporting(cue, after, Side.AFTER)
    if participle and cue.group == cue.at and not cue.is_speech:
        return None
    return Reporting(cue, before, Side.BEFORE) if before else None


def _after_verb_second(passage: Passage, cue: Cue, start: int, end: int) -> Words | None:
    """The speaker after the verb where a circumstance opens the sentence and the verb must come second:
    "In Genf sagte Orlow, dass ..."."""
    opens = passage.lower[start] in passage.grammar.helper("verb second") and start < cue.group
    if not (opens and cue.is_speech) or "," in passage.words[start : cue.at]:
        return None
    return phrase_after(passage, cue.end, end)


def _source_named(passage: Passage, cue: Cue, start: int, end: int) -> Words | None:
    """The source after "according to"; what follows its comma is an aside only if more follows that, or if
    the words said stand before."""
    source = phrase_after(passage, cue.end, end)
    if source is not None and cue.first - start <= 2 and source.end >= end - 2:
        return phrase_after(passage, cue.end, end, aside=False)
    return source


def _agent(passage: Passage, cue: Cue, end: int) -> Words | None:
    """Who did what a passive verb says: "was accused by the ministry of ..."."""
    if cue.end < end and passage.lower[cue.end] in passage.grammar.helper("agent"):
        return phrase_after(passage, cue.end + 1, end)
    return None


def _after_the_last_mark(passage: Passage, start: int, at: int) -> int:
    """Where a subject may begin: a sentence may open inside a quotation, a subject never spans its end."""
    for word in range(at - 1, start - 1, -1):
        if passage.inside[word]:
            return word + 1
    return start


def _nothing_fit_before(before: Words | None, cue: Cue, limit: int, *, comma: bool) -> bool:
    """Whether the speaker may stand after the verb: nothing fit to be one stands before it."""
    if before is not None:
        return comma and before.end - before.first > 1
    return comma or cue.group <= limit


def _inverted(passage: Passage, cue: Cue, end: int) -> Words | None:
    """The speaker after the verb ("added Orlov", "stated to journalists the chief of staff")."""
    start = cue.at + 1
    addressed = start + 2 < end and passage.classes[start] is WordClass.TO
    if addressed and passage.classes[start + 1] in (WordClass.NOUN, WordClass.GROUP):
        start += 2
    return phrase_after(passage, start, end)


def _ends_the_sentence(passage: Passage, speaker: Words, end: int) -> bool:
    """Whether a name after the verb closes the sentence (", added Orlov."), so that it is no object."""
    return passage.classes[speaker.first] in CAPITALISED and speaker.end >= end - 1


def _looks_back(passage: Passage, cue: Cue, limit: int) -> bool:
    """ "This was stated ...": only a demonstrative and auxiliaries stand before the verb."""
    return (
        cue.is_speech
        and cue.group == limit + 1
        and cue.group < cue.at
        and passage.lower[limit] in passage.grammar.helper("looking back")
        and passage.classes[cue.at + 1 if cue.at + 1 < len(passage) else cue.at]
        in (WordClass.TO, WordClass.PREPOSITION, WordClass.DETERMINER)
    )


def _named_after(passage: Passage, start: int, end: int) -> Words | None:
    """The first phrase after the verb that could name a speaker, whoever it was said to passed over."""
    for at in range(start, end):
        found = passage.classes[at]
        if found in CAPITALISED or found is WordClass.DETERMINER:
            return phrase_after(passage, at, end)
    return None


def _inherited(passage: Passage, cue: Cue, found: Sequence[Reporting]) -> Reporting | None:
    """The subject of the cue before it in the sentence: "he said ..., adding that", "... and added"."""
    if not cue.is_speech or not cue.at or not found:
        return None
    earlier = found[-1]
    if passage.sentence_of[earlier.cue.at] != passage.sentence_of[cue.at]:
        return None
    participle = passage.grammar.is_participle(passage.lower[cue.at]) and passage.is_word(cue.group - 1, ",")
    joined = passage.classes[cue.at - 1] is WordClass.COORDINATOR
    return Reporting(cue, earlier.speaker, Side.INHERITED) if participle or joined else None
