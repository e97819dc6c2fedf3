"""How far one word of a rendering can stand for a word of another, from 0 to 1."""

from difflib import SequenceMatcher
from functools import lru_cache

from holdfire.lexicon.spelling import likeness
from holdfire.reconciling.vocabulary import Vocabulary, vocabulary
from holdfire.reconciling.words import DATED, Word, WordKind, initials

EQUAL = 1.0
SAME_STEM = 0.95
BOTH_NEGATE = 0.9
SAME_BEGINNING = 0.75
SYNONYM = 0.6
BOTH_LABELS = 0.55
SAME_MARK = 0.5
SAME_SORT = 0.30  # two numbers, two months: the same slot may hold different values
BOTH_GRAMMAR = 0.15
_BEGINNING = 5  # letters
_SILENT_MARKS = frozenset("\"“”'‘’«»-–—,.")
_SHORTEST_NAME = 3
_MOSTLY_SHARED = 0.7  # of the letters
_SAME_START = 4  # letters


_READ_AS_EACH_OTHER = {
    WordKind.NUMBER: "numbers",
    WordKind.MONTH: "months",
    WordKind.WEEKDAY: "weekdays",
    WordKind.NEGATION: "negations",
    WordKind.NAME: "names",
    WordKind.LABEL: "labels",
}


def word_match(left: Word, right: Word, known: Vocabulary) -> float:
    """The steps, best first: equal, both labels, same value, same stem, one name, synonym, same beginning."""
    kinds = {left.kind, right.kind}
    if WordKind.PUNCTUATION in kinds:
        return SAME_MARK if left.text == right.text and left.text not in _SILENT_MARKS else 0.0
    if WordKind.LABEL in kinds:
        return _label_match(left, right)
    if left.folded == right.folded:
        return EQUAL
    for sorts in (frozenset({WordKind.NUMBER}), DATED):
        if kinds & sorts:
            return _value_match(left, right)
    if left.kind is right.kind is WordKind.NEGATION:
        return BOTH_NEGATE
    if left.stem == right.stem:
        return SAME_STEM
    if left.kind is right.kind is WordKind.NAME and one_name(left.text, right.text):
        return SAME_STEM * SAME_STEM
    if left.is_grammar or right.is_grammar:
        return BOTH_GRAMMAR if left.is_grammar and right.is_grammar else 0.0
    return _content_match(left, right, known)


def match_keys(word: Word, known: Vocabulary) -> tuple[str, ...]:
    """Keys of which two words that match by more than both being small words share one: the folded form, the
    stem, the beginning, the group of synonyms, the parts of a long form, and the sort for those sorts whose
    words are read as each other."""
    return _match_keys(word.folded, word.stem, word.kind, known.language)


@lru_cache(maxsize=65536)
def _match_keys(folded: str, stem: str, kind: WordKind, language: str | None) -> tuple[str, ...]:
    if kind is WordKind.PUNCTUATION:
        return (folded,)
    known = vocabulary(language)
    group = _group_of(folded, stem, known)
    return (
        folded,
        f"stem {stem}",
        *([f"sort {_READ_AS_EACH_OTHER[kind]}"] if kind in _READ_AS_EACH_OTHER else []),
        *([f"beginning {folded[:_BEGINNING]}"] if len(folded) >= _BEGINNING else []),
        *([f"synonyms {group}"] if group is not None else []),
        *known.abbreviations.get(folded.rstrip("."), "").split(),
    )


def is_small_word(word: Word) -> bool:
    """Whether it carries no content and is no mark."""
    return word.kind in (WordKind.FUNCTION, WordKind.MODAL)


def _label_match(left: Word, right: Word) -> float:
    if left.kind is not right.kind:
        return EQUAL if left.folded == right.folded and not (left.is_grammar or right.is_grammar) else 0.0
    return EQUAL if left.folded == right.folded else BOTH_LABELS


def _value_match(left: Word, right: Word) -> float:
    if left.kind is not right.kind:
        return 0.0
    return EQUAL if left.value == right.value else SAME_SORT


def _content_match(left: Word, right: Word, known: Vocabulary) -> float:
    if is_synonym(left, right, known) or _shortens(left, right, known) or _shortens(right, left, known):
        return SYNONYM
    if min(len(left.folded), len(right.folded)) >= _BEGINNING:
        return SAME_BEGINNING if left.folded[:_BEGINNING] == right.folded[:_BEGINNING] else 0.0
    return 0.0


def _shortens(left: Word, right: Word, known: Vocabulary) -> bool:
    """Whether the first is a short form that the second is a word of ("US", "States")."""
    long_form = known.abbreviations.get(left.folded.rstrip("."))
    return long_form is not None and right.folded in long_form.split()


def is_synonym(left: Word, right: Word, known: Vocabulary) -> bool:
    """Whether the language's table puts both words in one group."""
    group = _group(left, known)
    return group is not None and group == _group(right, known)


def _group(word: Word, known: Vocabulary) -> str | None:
    return _group_of(word.folded, word.stem, known)


def _group_of(folded: str, stem: str, known: Vocabulary) -> str | None:
    own = known.synonyms.get(folded) or known.synonym_stems.get(stem)
    return own or known.countries.get(folded.removesuffix("'s"))


@lru_cache(maxsize=65536)
def one_name(left: str, right: str) -> bool:
    """Whether two words may be spellings of one name, or a name and the adjective made from it."""
    if min(len(left), len(right)) < _SHORTEST_NAME:
        return False
    low, high = sorted((left.casefold(), right.casefold()), key=len)
    derived = len(low) > _SHORTEST_NAME and high.startswith(low[:-1]) and len(high) - len(low) <= 3
    return derived or likeness(left, right).one_name


@lru_cache(maxsize=65536)
def nearly_one_name(left: str, right: str) -> bool:
    """Whether two folded words share their first letter and most of their letters in order: enough to
    doubt that two names are meant, too little to say that one is."""
    if left[:_SAME_START] == right[:_SAME_START] and len(left) >= _SAME_START:
        return True
    return left[0] == right[0] and SequenceMatcher(None, left, right).ratio() >= _MOSTLY_SHARED


def is_known_among(word: Word, others: tuple[Word, ...], known: Vocabulary) -> bool:
    """Whether a name of one rendering has any counterpart in the other, wherever it stands: the same
    stem, a spelling of it, a word with its beginning, its acronym or what its acronym stands for."""
    for other in others:
        if other.kind is WordKind.PUNCTUATION or len(other.text) == 1:
            continue
        if other.stem == word.stem or is_synonym(word, other, known):
            return True
        if one_name(word.text, other.text):
            return True
        if other.text[0].isupper() and nearly_one_name(word.folded, other.folded):
            return True
        if min(len(word.folded), len(other.folded)) >= _BEGINNING and (
            word.folded[:_BEGINNING] == other.folded[:_BEGINNING]
        ):
            return True
    return _is_abbreviated(word, others, known)


def _is_abbreviated(word: Word, others: tuple[Word, ...], known: Vocabulary) -> bool:
    long_form = known.abbreviations.get(word.folded.rstrip("."))
    folded = {other.folded.rstrip(".") for other in others}
    if long_form and all(part in folded for part in long_form.split()):
        return True
    if any(word.folded in known.abbreviations.get(other, "").split() for other in folded):
        return True
    if long_form and any(known.abbreviations.get(other) == long_form for other in folded):
        return True
    return looks_short(word) and word.text in initials(others)


def is_spelled_out(word: Word, own: tuple[Word, ...], others: tuple[Word, ...]) -> bool:
    """Whether the other rendering has an acronym, which its own has not, that this capitalised word is a
    part of."""
    letters = initials(own)
    spelled = {item.text for item in own}
    return any(
        looks_short(other)
        and other.text not in spelled
        and other.text in letters
        and word.text[0] in other.text
        for other in others
    )


def looks_short(word: Word) -> bool:
    """Whether a word is written as an acronym."""
    return word.text.isupper() and 2 <= len(word.text) <= 6
