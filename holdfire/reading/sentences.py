"""Parts a report's evidence into sentences, each with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.tables import Lexicon
from holdfire.model.report import EVIDENCE, BlockKind, Report

LONGEST = 4000
"""Characters a sentence may have: what is longer is a table or noise, and is cut between two words, so that
the work on a report grows with its length even where the work on a sentence does not."""

_TABLE = "sentence_words"
_STOP = re.compile(
    r"(?P<stop>[.!?…؟。۔।]+)(?P<closers>[\"'”’»›)\]}]*)(?P<gap>\s+|(?=[A-ZА-ЯЁ][a-zа-яё])|(?=[“«„])|$)"
)
_WORD_BEFORE = re.compile(r"(?:[^\W\d_][\w’'-]*\.)*[\w’'-]+$")
_REACH = 24
_OPENERS = "\"'“‘«‹„([{"
_DASHES = "–—-−"
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?)+$")
_LONGEST_INITIALS = 3
_NEXT_WORD = re.compile(r"[\"'“‘«„(\[]*([^\W_][\w’'-]*)")
_FAR_ENOUGH = 40
_ADDRESS = re.compile(r"(?:https?:|www\.|@)\S*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence at `report.text[start:end]`, in a block of this kind; `paragraph` is the number of that
    block among the report's blocks."""

    start: int
    end: int
    kind: BlockKind
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The words of a language that decide whether a full stop ends a sentence."""

    before_name: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]


def sentences_of(report: Report) -> tuple[Sentence, ...]:
    """The sentences of a report in order: of headline, subheads and body alone. None crosses a block."""
    found: list[Sentence] = []
    for number, block in enumerate(report.blocks):
        if block.kind not in EVIDENCE:
            continue
        for start, end in split(report.text[block.start : block.end], report.language):
            found.append(
                Sentence(start=block.start + start, end=block.start + end, kind=block.kind, paragraph=number)
            )
    return tuple(found)


def split(text: str, language: str | None = "en") -> tuple[tuple[int, int], ...]:
    """Where each sentence of one paragraph begins and ends, white space at the edges left out.

    A sentence keeps the quotation marks and brackets that close after its stop. A stop is no end after a
    title or initial ("Lt. Gen.", "G.K. Butterfield"), within a number, or where the text goes on in
    small letters, also past a closing quotation mark or a dash ("... truce.” – said the spokesman").
    """
    words = _words(language)
    spans: list[tuple[int, int]] = []
    start = 0
    for end, after in _ends(text, words):
        _append(spans, text, start, end)
        start = after
    _append(spans, text, start, len(text))
    return tuple(spans)


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Adds `text[start:end]` without white space at its edges, in pieces where it is too long."""
    while end - start > LONGEST:
        gap = text.rfind(" ", start + 1, start + LONGEST)
        cut = gap if gap > 0 else start + LONGEST
        _append(spans, text, start, cut)
        start = cut
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends(text: str, words: _Words) -> Iterator[tuple[int, int]]:
    """Where a sentence ends, and where the next one may begin."""
    for match in _STOP.finditer(text):
        if match.end() >= len(text):
            return
        if _goes_on(text, match, words):
            continue
        yield match.start("gap"), match.end()


def _goes_on(text: str, match: re.Match[str], words: _Words) -> bool:
    """Whether the sentence goes on after this stop."""
    opening = _first_sign(text, match.end())
    if opening is None:
        return True
    if opening.islower() or opening in ".,;:!?…":
        return True
    if not match["gap"] and not match["closers"] and _glued(text, match):
        return True
    if match["stop"] != "." or match["closers"]:
        return False
    last_words = text[max(0, match.start() - _REACH) : match.start()].split(None)
    before = _WORD_BEFORE.search(last_words[-1]) if last_words else None
    return before is not None and _is_abbreviation(before.group(), text, match.end(), words)


def _first_sign(text: str, place: int) -> str | None:
    """The first letter or digit after quotation marks, brackets and a dash; any other sign as it stands."""
    limit = min(len(text), place + 8)
    while place < limit and (text[place] in _OPENERS or text[place] in _DASHES or text[place].isspace()):
        place += 1
    return text[place] if place < len(text) else None


def _glued(text: str, match: re.Match[str]) -> bool:
    """Whether a stop without a space after it is inside an address or an abbreviation ("U.S", "Ph.D")."""
    before = text[max(0, match.start() - _REACH) : match.start()]
    word = re.search(r"[^\W\d_]+$", before)
    return (
        bool(_ADDRESS.search(before))
        or word is None
        or len(word.group()) < 2
        or not word.group()[-1].islower()
    )


def _is_abbreviation(word: str, text: str, after: int, words: _Words) -> bool:
    """Whether the full stop belongs to the word before it, given what follows."""
    if word in words.before_name:
        return True
    initials = (
        len(word.replace(".", "")) <= _LONGEST_INITIALS
        and word[:1].isupper()
        and _INITIALS.fullmatch(word) is not None
    )
    if word not in words.may_end and not initials:
        return False
    following = _NEXT_WORD.match(text, after, after + _FAR_ENOUGH)
    next_word = following.group(1) if following else ""
    if next_word[:1].isdigit():
        return word in words.may_end
    if word in words.may_end or len(word) == 1 or "." in word:
        return next_word not in words.starters and bool(words.starters)
    return False


@cache
def _words(language: str | None) -> _Words:
    lexicon = Lexicon(language=language or "")
    if not language or not lexicon.has(_TABLE):
        return _Words(before_name=frozenset(), may_end=frozenset(), starters=frozenset())
    kinds = {
        kind: frozenset(lexicon.words(_TABLE, kind=kind)) for kind in ("before_name", "may_end", "starter")
    }
    return _Words(before_name=kinds["before_name"], may_end=kinds["may_end"], starters=kinds["starter"])
