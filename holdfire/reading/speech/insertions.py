"""Reporting words set between dashes inside quotation marks, as Russian and Spanish news print them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfire.reading.speech.grammar import WordClass

LONGEST_INSERTION = 12
"""Words that may stand between the dashes of "..., – said the minister in Geneva. – However ..."."""

SHORTEST_LINE = 6
"""Words and signs a line of dialogue with its reporting words has at least."""

LONGEST_NAME = 4
"""Words a name in marks may have: «Islamic State of Iraq»."""

DASHES = frozenset({"—", "–", "-", "―"})
_BEFORE_A_DASH = frozenset({",", ".", "?", "!", "…"})

_ENDS_WORDS = frozenset({".", "?", "!", "…", ","})

_OPENS_AN_ASIDE = frozenset({WordClass.CONJUNCTION, WordClass.PREPOSITION, WordClass.COORDINATOR})


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted stretch in words: from `first` to `last`, both of them marks where the stretch is closed.
    A dash that breaks the quotation off, or takes it up again, counts as its mark."""

    first: int
    last: int
    closed: bool


def parted(quoted: Quoted, words: Sequence[str], classes: Sequence[WordClass]) -> Iterator[Quoted]:
    """The stretch without reporting words inserted between dashes: itself where there are none.

    “Once more, – said Orlov. – However, not now.” gives two stretches and leaves "said Orlov." outside.
    """
    start = quoted.first
    dashes = [at for at in range(quoted.first + 1, quoted.last) if words[at] in DASHES]
    at = 0
    while at < len(dashes):
        opening = dashes[at]
        closing = dashes[at + 1] if at + 1 < len(dashes) else quoted.last
        if _reports(opening, closing, words, classes) and opening - 1 > start:
            yield Quoted(start, opening, closed=True)
            if closing == quoted.last:
                return
            start = closing
            at += 1
        at += 1
    yield Quoted(start, quoted.last, quoted.closed)


def spoken_line(words: Sequence[str], classes: Sequence[WordClass]) -> tuple[Quoted, ...]:
    """The spoken parts of a line of dialogue without marks: "– Who is there? – asked the guard. – Open!"

    None for a paragraph that a dash opens and no reporting words interrupt, such as an item of a list.
    """
    if len(words) < SHORTEST_LINE or words[0] not in DASHES:
        return ()
    whole = Quoted(0, len(words), closed=False)
    parts = tuple(parted(whole, words, classes))
    if parts == (whole,):
        return ()
    return tuple(Quoted(part.first, min(part.last, len(words) - 1), part.closed) for part in parts)


def names_a_thing(quoted: Quoted, words: Sequence[str], classes: Sequence[WordClass]) -> bool:
    """Whether the words between marks are a name (a paper, an operation, a plan «B») and nobody's words:
    few, the first with a capital, no stop, and no sign of speech before or after the marks."""
    inner = [at for at in range(quoted.first + 1, quoted.last) if words[at][0].isalnum()]
    if not quoted.closed or not 0 < len(inner) <= LONGEST_NAME or not words[inner[0]][0].isupper():
        return False
    if any(words[at] in _ENDS_WORDS for at in range(quoted.first + 1, quoted.last)):
        return False
    if any(classes[at] in (WordClass.PRONOUN, WordClass.SPEECH_VERB) for at in inner):
        return False
    before = words[quoted.first - 1] if quoted.first else ""
    after = words[quoted.last + 1 : quoted.last + 3]
    said = after[:1] and (after[0] in DASHES or (after[0] == "," and after[1:] and after[1] in DASHES))
    return before[:1].isalnum() and not (said and quoted.first == 0)


def _reports(opening: int, closing: int, words: Sequence[str], classes: Sequence[WordClass]) -> bool:
    """Whether the words between two dashes are "said Orlov." and not an aside of the speaker."""
    if not 2 <= closing - opening <= LONGEST_INSERTION or words[opening - 1] not in _BEFORE_A_DASH:
        return False
    if words[closing - 1] not in _BEFORE_A_DASH:
        return False
    first, last = classes[opening + 1], classes[closing - 2]
    if first is WordClass.SPEECH_VERB:
        return True
    return last is WordClass.SPEECH_VERB and first not in _OPENS_AN_ASIDE
