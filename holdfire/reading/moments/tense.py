"""Whether a time lies ahead of the report or behind it, from the words around it."""

from dataclasses import dataclass
from itertools import islice

from holdfire.reading.moments.time_words import TenseCue, TimeWords
from holdfire.reading.word_stream import Words

REACH = 12
"""How many words before a time are asked."""
REACH_AFTER = 20
"""How many words after a time its verb may follow, behind a long subject."""
NEAR = 2
"""How many words before a time a preposition that decides may stand."""
CLOSING_REACH = 4
"""How many words before "midnight" a word like "until" or "ends" may stand."""

_VERBS = ("plain", "saying")
"""The strengths of verbs; those of saying may tell of another time than that of what is said."""
_PAST_FORM = TenseCue(ahead=False, strength="plain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tense:
    """`ahead` is None where nothing tells; `closes` where the time is the end of something."""

    ahead: bool | None = None
    closes: bool = False


Cue = tuple[TenseCue, int]
"""A cue and before which word it stops."""


def _cue_at(words: Words, at: int, book: TimeWords) -> Cue | None:
    """A word of the table, or a regular past form: a longer word with an ending such as "-ed"."""
    cue = book.cues.longest(words, at)
    if cue:
        return cue
    key = words[at].key
    return (_PAST_FORM, at + 1) if len(key) > 4 and key[-2:] in book.past_endings else None


def tense_around(words: Words, start: int, end: int, book: TimeWords) -> Tense:
    """What the words around `words[start:end]` tell.

    A strong word right before ("since") decides; else the nearest verb before; else the first verb after;
    else a weak word right before ("by"), which a verb of saying after it does not overrule.
    """
    before = _cues_before(words, start, book)
    near = [cue for cue, stop in before if start - stop < NEAR]
    strong = [cue for cue in near if cue.strength == "strong"]
    plain = [cue for cue, _ in before if cue.strength in _VERBS]
    weak = [cue for cue in near if cue.strength == "weak"]
    deciding = [*strong, *plain]
    if not deciding:
        deciding = [*_cues_after(words, end, book, _VERBS if not weak else ("plain",)), *weak]
    return Tense(ahead=deciding[0].ahead if deciding else None, closes=_closes(words, start, book))


def _cues_after(words: Words, end: int, book: TimeWords, strengths: tuple[str, ...]) -> list[TenseCue]:
    """The first cue of these strengths that starts behind a time, if any does."""
    reach = range(end, min(end + REACH_AFTER, len(words)))
    found = (cue[0] for at in reach if (cue := _cue_at(words, at, book)) and cue[0].strength in strengths)
    return list(islice(found, 1))


def _cues_before(words: Words, start: int, book: TimeWords) -> list[Cue]:
    """The cues that stop before word `start`, the nearest first; longer ones hide those inside them."""
    found: list[Cue] = []
    at = max(0, start - REACH)
    while at < start:
        cue = _cue_at(words, at, book)
        if cue and cue[1] <= start:
            if not _is_ruled(cue[0], at, found):
                found.append(cue)
            at = cue[1]
        else:
            at += 1
    return found[::-1]


def _is_ruled(cue: TenseCue, at: int, found: list[Cue]) -> bool:
    """Whether a participle belongs to the modal right before it: "must be handed over"."""
    if not found or cue.ahead or cue.strength != "plain":
        return False
    before, stop = found[-1]
    return before.ahead and before.strength == "plain" and at - stop < NEAR


def _closes(words: Words, start: int, book: TimeWords) -> bool:
    return book.role("until").starts_among(words, start - CLOSING_REACH, start)
