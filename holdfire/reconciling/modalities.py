"""Modality: one rendering says what will be, may be or must be, and the other says something else of it."""

from collections.abc import Iterator, Mapping, Sequence

from holdfire.reconciling.collation import Alignment
from holdfire.reconciling.vocabulary import Vocabulary
from holdfire.reconciling.words import Word

_REACH = 4  # words after a doubt among which what is doubted stands
_POSSIBLE = frozenset({"possible"})


def modalities(alignment: Alignment, known: Vocabulary) -> Iterator[tuple[int | None, int | None]]:
    """Auxiliaries that stand for each other and share no sense ("will", "may"), then the doubts of a
    rendering that are told as certain by the other ("may have struck", "struck")."""
    for row, column in sorted(alignment.links.items()):
        one, other = (
            known.senses.get(word.folded) for word in (alignment.left[row], alignment.right[column])
        )
        if one and other and not one & other:
            yield row, column
    left, right = alignment.left, alignment.right
    if not _doubts(right, known):
        yield from ((row, None) for row in _told_as_certain(left, alignment.links, known))
    if not _doubts(left, known):
        yield from ((None, column) for column in _told_as_certain(right, alignment.back, known))


def _doubts(words: Sequence[Word], known: Vocabulary) -> list[int]:
    """Places of words that say that something is not certain."""
    return [
        place
        for place, word in enumerate(words)
        if known.senses.get(word.folded) == _POSSIBLE or word.folded in known.hedges
    ]


def _told_as_certain(words: Sequence[Word], links: Mapping[int, int], known: Vocabulary) -> Iterator[int]:
    """The doubts that no other auxiliary answers, before a word that has its counterpart."""
    for place in _doubts(words, known)[:1]:
        doubted = next(
            (at for at in range(place + 1, min(place + 1 + _REACH, len(words))) if not words[at].is_grammar),
            None,
        )
        if place not in links and doubted in links:
            yield place
