"""Finds the names of a case's actors and places in a text: all names at once, in one linear scan."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from holdfire.lexicon.spelling import Likeness, coarse_bones, likeness
from holdfire.model.actor import Actor, RefBasis
from holdfire.model.case import Case
from holdfire.model.place import Place

_PLAIN = dict(zip("’‘ʼ`‐‑–\xa0ёأإآىة", "''''--- еااايه", strict=True))
"""Letters and marks written in more than one way, one for one so that offsets stay as they are."""
_WRITTEN_OTHERWISE = re.compile(f"[{''.join(_PLAIN)}]")

_ARABIC_PREFIXES = frozenset("وفبلك")
_CYRILLIC_ENDING = re.compile("[аеёиоуыэюяйь]+$")
_LONGEST_CYRILLIC_ENDING = 3
_SHORTEST_CYRILLIC_STEM = 4
_SHORTEST_STEM_AMONG_OTHERS = 3
_LONGEST_ACRONYM = 5
_LONGEST_OPENING = 6
_FEWEST_LETTERS_FOR_SPELLING = 5
_SURE_SPELLING = 0.88
_BASIS_ORDER = {RefBasis.ALIAS: 0, RefBasis.ROLE: 1, RefBasis.DEMONYM: 2, RefBasis.METONYM: 3}


Stems = tuple[str, ...]


class Named(StrEnum):
    """What sort of thing a name names."""

    ACTOR = "actor"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One way a name of the case leads to a thing: `words` as the case writes them, `display` its first
    name; `since` and `until` bound an office, `radius_km` says how far a place reaches."""

    kind: Named
    id: str
    display: str
    words: str
    basis: RefBasis
    since: date | None = None
    until: date | None = None
    radius_km: float | None = None

    def holds_on(self, on: date | None) -> bool:
        """Whether it holds on that day; an unknown day excludes nothing."""
        if on is None:
            return True
        return not ((self.since and on < self.since) or (self.until and on >= self.until))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHit:
    """A name found at `start`-`end` (code points) and all it may name; `reason` and `score` tell of a
    spelling that the case does not list."""

    start: int
    end: int
    namings: tuple[Naming, ...]
    score: float = 1.0
    reason: str = ""

    def of(self, kind: Named) -> tuple[Naming, ...]:
        """What it may name of one sort, surest ways first."""
        return tuple(naming for naming in self.namings if naming.kind is kind)


class NameFinder:
    """Every name, adjective, seat and office title of a case, ready to be found in texts."""

    def __init__(self, namings: Iterable[Naming]) -> None:
        by_stems: dict[Stems, list[Naming]] = {}
        self._names: dict[str, list[Naming]] = {}
        for naming in namings:
            if stems := _stems_of(naming.words):
                by_stems.setdefault(stems, []).append(naming)
            if naming.basis is RefBasis.ALIAS and _may_be_respelled(naming.words):
                self._names.setdefault(naming.words, []).append(naming)
        self._namings = {stems: tuple(sorted(group, key=_surest_first)) for stems, group in by_stems.items()}
        by_first: dict[str, list[Stems]] = {}
        for stems in by_stems:
            by_first.setdefault(stems[0], []).append(stems)
        self._beginning_with = tuple(by_first.values())
        self._automaton = AhoCorasick(list(by_first), matchkind=MatchKind.Standard)
        self._by_bones: dict[tuple[str, int], list[str]] = {}
        for name in self._names:
            first, length = coarse_bones(name)
            for near_length in (length - 1, length, length + 1):
                self._by_bones.setdefault((first, near_length), []).append(name)

    @classmethod
    def of(cls, case: Case) -> "NameFinder":
        """The finder of all names of a case."""
        return cls([*_namings_of_actors(case.actors), *_namings_of_places(case.places)])

    def find(self, text: str) -> tuple[NameHit, ...]:
        """The names in `text`, longest first where two overlap, in order of place."""
        hits: list[NameHit] = []
        for start, stop, stems in self._longest_first(folded(text)):
            namings = tuple(n for n in self._namings[stems] if _fits_case(n.words, text, start, stop))
            if namings and (not hits or start >= hits[-1].end):
                hits.append(NameHit(start=start, end=stop, namings=namings))
        return tuple(hits)

    @lru_cache(maxsize=65_536)  # noqa: B019 - a run has one finder, and news repeats its words
    def resembling(self, words: str) -> NameHit | None:
        """The names of the case that `words` seem to be another spelling of; offsets are those of `words`.

        None where none is near enough, or where two things are equally near.
        """
        if not _may_be_respelled(words):
            return None
        near: list[tuple[Likeness, str]] = []
        for name in self._by_bones.get(coarse_bones(words), ()):
            like = likeness(words, name)
            if like.score >= _SURE_SPELLING:
                near.append((like, name))
        if not near:
            return None
        best = max(like.score for like, _ in near)
        like, name = next(pair for pair in near if pair[0].score == best)
        namings = tuple(n for other, found in near if other.score == best for n in self._names[found])
        if len({(naming.kind, naming.id) for naming in namings}) > 1:
            return None
        reason = f"{words!r} reads as {name!r}: {like.reason}"
        return NameHit(start=0, end=len(words), namings=namings, score=like.score, reason=reason)

    def _longest_first(self, text: str) -> Iterator[tuple[int, int, Stems]]:
        """Matches at word boundaries, without those that lie inside a longer one."""
        whole = [
            (start, stop, stems)
            for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if start < end and _starts_word(text, start)
            for stems in self._beginning_with[number]
            if (stop := _end_of_name(text, end, stems)) >= 0
        ]
        reach = 0
        for start, stop, stems in sorted(whole, key=lambda match: (match[0], -match[1])):
            if start >= reach:
                yield start, stop, stems
                reach = stop


def folded(text: str) -> str:
    """The text in small letters and plain marks, of exactly the same length."""
    plain = _WRITTEN_OTHERWISE.sub(_plain_sign, text)  # few signs need it: faster than to translate all
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in plain)


def _plain_sign(sign: re.Match[str]) -> str:
    return _PLAIN[sign[0]]


def _namings_of_actors(actors: Iterable[Actor]) -> Iterator[Naming]:
    for actor in actors:
        words = [(name.text, RefBasis.ALIAS) for name in actor.names]
        words += [(demonym, RefBasis.DEMONYM) for demonym in actor.demonyms]
        words += [(seat, RefBasis.METONYM) for seat in actor.seats]
        for text, basis in words:
            yield Naming(kind=Named.ACTOR, id=actor.id, display=actor.name, words=text, basis=basis)
        for office in actor.offices:
            for title in office.titles:
                yield Naming(
                    kind=Named.ACTOR,
                    id=actor.id,
                    display=actor.name,
                    words=title,
                    basis=RefBasis.ROLE,
                    since=office.since,
                    until=office.until,
                )


def _namings_of_places(places: Iterable[Place]) -> Iterator[Naming]:
    for place in (place for place in places if place.source is None):
        for name in place.names:
            yield Naming(
                kind=Named.PLACE,
                id=place.id,
                display=place.name,
                words=name.text,
                basis=RefBasis.ALIAS,
                radius_km=place.radius_km,
            )


def _stems_of(words: str) -> Stems:
    """What is looked for: the folded words at once; of a Cyrillic name each word without its case ending."""
    text = folded(words).strip().removeprefix("the ")
    if not text:
        return ()
    if not _is_cyrillic(text[-1]) or words.isupper():
        return (text,)
    parts = text.split()
    shortest = _SHORTEST_CYRILLIC_STEM if len(parts) == 1 else _SHORTEST_STEM_AMONG_OTHERS
    stems = ((word, _CYRILLIC_ENDING.sub("", word)) for word in parts)
    return tuple(stem if len(stem) >= shortest else word for word, stem in stems)


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u04ff"


def _is_arabic(letter: str) -> bool:
    return "\u0600" <= letter <= "\u06ff"


def _starts_word(text: str, start: int) -> bool:
    """Whether a word starts here; Arabic writes "and", "in", "to" onto the next word."""
    if start == 0 or not text[start - 1].isalnum():
        return True
    if not _is_arabic(text[start]):
        return False
    before = text[max(0, start - 2) : start]
    outside = before[:-1] if before[-1] in _ARABIC_PREFIXES else before
    return before[-1] in _ARABIC_PREFIXES and (not outside.strip() or not outside[-1].isalnum())


def _end_of_name(text: str, end: int, stems: Stems) -> int:
    """Where a name ends whose first stem ends here, -1 where its other words do not follow."""
    stop = _end_of_word(text, end)
    for stem in stems[1:]:
        if stop < 0 or not text.startswith(stem, stop + 1) or not text[stop].isspace():
            return -1
        stop = _end_of_word(text, stop + 1 + len(stem))
    return stop


def _end_of_word(text: str, end: int) -> int:
    """Where the word that a match ends in ends itself, -1 where it runs on; Russian names take endings."""
    stop = end
    limit = _LONGEST_CYRILLIC_ENDING if end and _is_cyrillic(text[end - 1]) else 0
    while stop < len(text) and stop - end < limit and _is_cyrillic(text[stop]):
        stop += 1
    return -1 if stop < len(text) and text[stop].isalnum() else stop


def _fits_case(words: str, text: str, start: int, end: int) -> bool:
    """Whether capitals agree: "US" is not "us", "Turkey" not "turkey", and a common noun of the case ("the
    army") not part of another name, unless it opens its sentence."""
    found = text[start:end]
    if words.isupper() and len(words) <= _LONGEST_ACRONYM:
        return found == words
    plain = words.removeprefix("the ")
    if " " in plain:
        return True
    if plain[:1].isupper():
        return found[:1].isupper()
    return not found[:1].isupper() or _opens_a_sentence(text, start)


def _opens_a_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - _LONGEST_OPENING) : start].rstrip(" \t\"'“‘«([")
    return not before or before[-1] in ".!?:;\n–—"


def _may_be_respelled(words: str) -> bool:
    return sum(letter.isalpha() for letter in words) >= _FEWEST_LETTERS_FOR_SPELLING and not words.isupper()


def _surest_first(naming: Naming) -> tuple[int, str]:
    return _BASIS_ORDER.get(naming.basis, len(_BASIS_ORDER)), naming.id
