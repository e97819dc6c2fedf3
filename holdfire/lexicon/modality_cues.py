"""Words that tell that an act beside them is feared, planned, averted, untrue or, after all, done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain

from holdfire.lexicon.tables import Lexicon, Row
from holdfire.model.act import Modality

TABLE = "modality_cues"


class CueRole(StrEnum):
    """How a cue bears on an act; `lexicon/data/README.md` has a sentence for each."""

    OBJECT = "object"  # fears of, rule out, instead of: straight before a noun, gerund or infinitive
    ENDING = "ending"  # an end to, prevent: as OBJECT, but where it is negated the act goes on
    FROM = "from"  # keep somebody from
    ATTRIBUTE = "attribute"  # an imminent, a mock
    PREDICATE = "predicate"  # is feared, seems likely: said of a noun before it
    FAILING = "failing"  # looms, never came: a verb of its own behind a noun
    CLAUSE = "clause"  # feared that
    REPORT = "report"  # the story that, claims of
    FALSE = "false"  # ... was untrue
    SCENE = "scene"  # in a drill; with the modality conditional a verb: rehearsed
    EXCHANGE = "exchange"  # in return for: before a step that is as real as the one it is given for
    ALMOST = "almost"
    NOBODY = "nobody"  # nobody, not a single: at the head of a subject
    NOT_NEGATING = "not_negating"  # not only, no fewer than
    DONE = "done"  # managed to: what follows was done
    DONE_BY = "done_by"  # forced the army to: the same over an object
    UNDOUBTED = "undoubted"  # did not hesitate to: the same where it is negated
    FACTIVE = "factive"  # investigate, after: takes for granted that it happened
    TAKING_PLACE = "taking_place"  # come, be launched
    COMING_TIME = "coming_time"  # next week
    WHOEVER = "whoever"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalityCue:
    """One entry: its words (the first in any of several forms), its role, what it makes of the act (None
    where that is left to the words around)."""

    first_words: frozenset[str]
    rest: tuple[str, ...]
    role: CueRole
    modality: Modality | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CuePlace:
    """Words `first` to `last` (exclusive) that are a cue."""

    first: int
    last: int
    cue: ModalityCue


@dataclass(frozen=True, slots=True)
class _Opening:
    """The cues that one word can begin: by their second word those of several, the longest first; and those
    of it alone. Most words that open a cue open none here, so the second word is asked for at once."""

    by_second_word: dict[str, tuple[ModalityCue, ...]]
    alone: tuple[ModalityCue, ...]

    def cues_before(self, lower: str, lemma: str) -> tuple[ModalityCue, ...]:
        """The cues whose second word is this one, then those of a single word."""
        following = self.by_second_word.get(lower, ())
        if lemma != lower and lemma in self.by_second_word:
            following = tuple(sorted((*following, *self.by_second_word[lemma]), key=_longest_first))
        return following + self.alone if following else self.alone


@dataclass(frozen=True, slots=True)
class ModalityCues:
    """The cues of one language by the words they can begin with."""

    by_first_word: dict[str, _Opening]

    @classmethod
    def of(cls, language: str) -> "ModalityCues":
        """The cues of a language; none where it has no table of them."""
        return _cues_of(language)

    def places(self, lowers: Sequence[str], lemmas: Sequence[str]) -> Iterator[CuePlace]:
        """Where cues stand among words, given in small letters and as dictionary forms; of several of one
        role with one beginning the longest."""
        known = self.by_first_word
        forms = enumerate(zip(lowers, lemmas, strict=True))
        begun = [(n, lower, lemma) for n, (lower, lemma) in forms if lower in known or lemma in known]
        for first, lower, lemma in begun:
            second = first + 1
            following = (lowers[second], lemmas[second]) if second < len(lowers) else ("", "")
            found: dict[CueRole, CuePlace] = {}
            for cue in self._cues_of(lower, lemma, following):
                if cue.role not in found and _stands(cue.rest, second, lowers, lemmas):
                    found[cue.role] = CuePlace(first=first, last=second + len(cue.rest), cue=cue)
            yield from found.values()

    def _cues_of(self, lower: str, lemma: str, following: tuple[str, str]) -> Sequence[ModalityCue]:
        """The cues that may begin with a word, the longest first, by what follows it."""
        openings = [self.by_first_word.get(form) for form in ((lower,) if lower == lemma else (lower, lemma))]
        found = [opening.cues_before(*following) for opening in openings if opening]
        return found[0] if len(found) == 1 else sorted(chain.from_iterable(found), key=_longest_first)


def _stands(words: Sequence[str], at: int, lowers: Sequence[str], lemmas: Sequence[str]) -> bool:
    if at + len(words) > len(lowers):
        return False
    return all(word in (lowers[at + n], lemmas[at + n]) for n, word in enumerate(words))


def _longest_first(cue: ModalityCue) -> int:
    return -len(cue.rest)


@cache
def _cues_of(language: str) -> ModalityCues:
    lexicon = Lexicon(language=language)
    index: dict[str, list[ModalityCue]] = {}
    for cue in map(_cue_of, lexicon.table(TABLE) if lexicon.has(TABLE) else ()):
        for word in cue.first_words:
            index.setdefault(word, []).append(cue)
    return ModalityCues({word: _opening_of(cues) for word, cues in index.items()})


def _opening_of(cues: Sequence[ModalityCue]) -> _Opening:
    by_second: dict[str, list[ModalityCue]] = {}
    for cue in sorted(cues, key=_longest_first):
        if cue.rest:
            by_second.setdefault(cue.rest[0], []).append(cue)
    return _Opening(
        by_second_word={word: tuple(found) for word, found in by_second.items()},
        alone=tuple(cue for cue in cues if not cue.rest),
    )


def _cue_of(row: Row) -> ModalityCue:
    first, *rest = row["word"].split()
    return ModalityCue(
        first_words=frozenset({first, *row["forms"].split()}),
        rest=tuple(rest),
        role=CueRole(row["role"]),
        modality=Modality(row["modality"]) if row["modality"] else None,
    )
