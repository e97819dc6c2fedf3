"""Joins speakers, cues and words said over the passages of a report, quotations left over included."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from holdfire.reading.speech.contents import Contents, Draft, Part
from holdfire.reading.speech.cues import find_cues
from holdfire.reading.speech.dialogue import dialogue
from holdfire.reading.speech.grammar import WordClass
from holdfire.reading.speech.insertions import DASHES, Quoted
from holdfire.reading.speech.labels import labelled, turn, turns_of
from holdfire.reading.speech.noun_phrases import LONGEST_ASIDE
from holdfire.reading.speech.passages import Passage
from holdfire.reading.speech.subjects import reportings

RECENT = 12
"""Statements of a passage looked back at for the holder of a word, or of a quotation left over."""

SHORTEST_LEFTOVER = 4
"""Words a quotation without a cue of its own must have to be taken for speech and not for a title."""

LONGEST_WORD_NAMED = 3
"""Words in marks that a verb in the present may name as a word: "in tatters"."""

_AFTER_A_WORD_NAMED = frozenset({WordClass.MARK, WordClass.COORDINATOR, WordClass.CONJUNCTION})
_ENDS_OF_SPEECH = frozenset({".", "?", "!", ",", "…"})


@dataclass(slots=True)
class Thread:
    """What one passage hands on to the next."""

    last: Draft | None = None
    unclosed: bool = False
    waiting: list[Part] = field(default_factory=list)  # a quotation left open that has no speaker yet
    announced: Draft | None = None  # its words follow in the next paragraph: "He said:"
    drafts: list[Draft] = field(default_factory=list)


def attributions(passages: Sequence[Passage]) -> list[Draft]:
    """Every statement of the passages, in the order of their cues; each has at least one part."""
    thread = Thread()
    turns = turns_of(passages)
    said_last: Draft | None = None
    for place, passage in enumerate(passages):
        if place not in turns:
            _read(passage, thread)
            continue
        said = turn(passage, turns[place], said_last)
        if said is not None:
            thread.drafts.append(said)
            said_last = said
    return [draft for draft in thread.drafts if draft.parts]


def _read(passage: Passage, thread: Thread) -> None:
    cues = find_cues(passage)
    found = reportings(passage, cues)
    contents = Contents(passage, found)
    _carry_on(passage, thread, contents)
    line = dialogue(passage, contents)
    drafts = [line] if line else _statements(contents)
    if line is None:
        drafts = sorted((*drafts, *labelled(passage, contents)), key=_place)
    thread.announced = _announcement(passage, drafts)
    drafts = [draft for draft in drafts if draft.parts or draft is thread.announced]
    _give_leftovers(passage, contents, drafts, thread)
    thread.drafts += drafts
    _give_waiting(passage, drafts, thread)
    drafts = [draft for draft in drafts if draft.speaker is not None]
    if drafts:
        thread.last = next((draft for draft in reversed(drafts) if draft.holds_quotation()), drafts[-1])
    if passage.is_left_open:
        thread.unclosed = passage.quoted[-1] in contents.used
        thread.waiting = [] if thread.unclosed else contents.take(passage.quoted[-1].first, len(passage))


def _carry_on(passage: Passage, thread: Thread, contents: Contents) -> None:
    """Gives a quotation that opens the passage to the statement that announced it or was left open."""
    opening = passage.quoted_at[0] if passage.opens_quote(0) else None
    holder = thread.announced or (thread.last if thread.unclosed else None)
    thread.unclosed = False
    if opening is not None and holder is not None:
        holder.parts += contents.take(opening.first, opening.last + 1)
        thread.last = holder


def _statements(contents: Contents) -> list[Draft]:
    """The statements of the cues; a cue inside the words of another is left to the nested ones, and one
    that describes a speaker ("the delegate, who asked not to be named") is none."""
    drafts: list[Draft] = []
    for reporting in contents.found:
        at = reporting.cue.at
        near = contents.cues_between(at - LONGEST_ASIDE, at + LONGEST_ASIDE)
        describes = any(other.speaker.first <= at < other.speaker.end for other in near)
        if not describes and not any(_reported(draft, at) for draft in drafts[-RECENT:]):
            draft = contents.said_in(reporting)
            if not _is_a_word_named(draft):
                drafts.append(draft)
    return drafts


def _is_a_word_named(draft: Draft) -> bool:
    """Whether a verb in the present names a word and tells no statement: 'The papers write "fragile".'"""
    cue = draft.reporting.cue if draft.reporting else None
    if (
        cue is None
        or not cue.word.plain
        or draft.passage.lower[cue.at] != cue.word.word
        or len(draft.parts) != 1
    ):
        return False
    passage, first, _ = draft.parts[0]
    if first != cue.end or not passage.opens_quote(first):
        return False
    quoted = passage.quoted_at[first]
    words = sum(passage.words[at][0].isalnum() for at in range(first, quoted.last))
    after = passage.classes[quoted.last + 1] if quoted.last + 1 < len(passage) else WordClass.MARK
    ends = passage.last_sign(quoted) in _ENDS_OF_SPEECH
    return words <= LONGEST_WORD_NAMED and not ends and after in _AFTER_A_WORD_NAMED


def _reported(draft: Draft, at: int) -> bool:
    """Whether the word stands in the draft's indirect words."""
    return any(first <= at < end and not passage.inside[first] for passage, first, end in draft.parts)


def _announcement(passage: Passage, drafts: list[Draft]) -> Draft | None:
    """The statement whose words follow in the next paragraph, where this one ends with a colon."""
    if passage.words[-1] != ":" or not drafts:
        return None
    reporting = drafts[-1].reporting
    return drafts[-1] if reporting is not None and reporting.cue.is_speech else None


def _give_leftovers(passage: Passage, contents: Contents, drafts: list[Draft], thread: Thread) -> None:
    """Gives quotations without a cue to the statement before them: of the passage, or of the one before."""
    for quoted in passage.quoted:
        if quoted in contents.used or not _is_speech(passage, quoted, drafts):
            continue
        before = drafts[: bisect_left(drafts, quoted.first, key=_place)][-RECENT:]
        if before:
            holder = next((draft for draft in reversed(before) if draft.holds_quotation()), before[-1])
            holder.parts += contents.take(quoted.first, quoted.last + 1)
        elif thread.last is not None and quoted.first == 0:
            drafts.insert(0, _goes_on(thread.last, passage, quoted, contents))


def _give_waiting(passage: Passage, drafts: list[Draft], thread: Thread) -> None:
    """Gives a quotation that the paragraph before left open to the statement that ends it here."""
    waiting, thread.waiting = thread.waiting, []
    if waiting and passage.quoted and passage.quoted[0].first == 0:
        for draft in drafts:
            if any(where is passage and not first for where, first, _ in draft.parts):
                draft.parts[:0] = waiting
                return


def _goes_on(last: Draft, passage: Passage, quoted: Quoted, contents: Contents) -> Draft:
    """A paragraph that opens with a quotation and names no one: the last speaker goes on."""
    return Draft(
        passage=passage,
        at=quoted.first,
        speaker=last.speaker,
        speaker_in=last.speaker_in or last.passage,
        parts=contents.take(quoted.first, quoted.last + 1),
        continues=True,
    )


def _place(draft: Draft) -> int:
    return draft.at


def _is_speech(passage: Passage, quoted: Quoted, drafts: list[Draft]) -> bool:
    """Whether a quotation without a cue is speech: a whole sentence, or one that follows a statement."""
    if passage.words[quoted.first] in DASHES:
        return True  # taken up again after reporting words inside the marks
    start = passage.sentence_at(quoted.first)[0]
    begins = quoted.first == start or (quoted.first == start + 1 and passage.words[start] in DASHES)
    is_sentence = begins and passage.is_word(quoted.last + 1, ".!?…")
    if quoted.closed and passage.last_sign(quoted) not in _ENDS_OF_SPEECH and not is_sentence:
        return False
    words = sum(passage.words[at][0].isalnum() for at in range(quoted.first, quoted.last + 1))
    begins = begins or passage.is_word(quoted.first - 1, ",;")
    follows = begins and bool(drafts) and drafts[0].at < quoted.first
    return words >= SHORTEST_LEFTOVER or (follows and words >= 1)
