"""Compares two spellings of a name across alphabets and ways of writing foreign sounds."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii
from rapidfuzz.distance import Indel, JaroWinkler

from holdfire.lexicon.tables import SHARED, Lexicon, languages

ONE_NAME = 0.5
"""From this score on two spellings are taken for one name."""

_UNVOCALISED = re.compile(r"[\u0590-\u06ff\u0750-\u077f\ufb1d-\ufdff\ufe70-\ufeff]")
"""Scripts that leave short vowels out: Hebrew and Arabic."""

_JOINED_ARTICLE = re.compile(r"\b\u0627\u0644(?=\w{2})")
"""The article that Arabic writes as part of the word."""

_WORD = re.compile(r"[a-z]+|\d+")
_VOWELS = re.compile("[aeiouyw]+")
_WEIGHT_OF_SOUND, _WEIGHT_OF_CONSONANTS = 0.55, 0.45
_SHORTEST_SKELETON = 2
_SOUND_FLOOR, _SHORT_SOUND_FLOOR = 0.78, 0.92
_FATHER = "b"
"""All that is left of "Abu", "Abo" and "Bou", which stands before many names."""
_COARSE = str.maketrans("gkqczsbpdtfv", "kkksssppttff")
"""Consonants that languages swap for one another in one name: Gaddafi and Kadhafi, Shoigu and Choïgou."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How much two spellings look like one name: 0 to 1, with the reason in words."""

    score: float
    reason: str

    @property
    def one_name(self) -> bool:
        """Whether the score reaches the line for one name."""
        return self.score >= ONE_NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundedName:
    """A name taken apart: its words as spelled in plain letters, as sounded, and their consonants."""

    words: tuple[str, ...]
    sounds: tuple[str, ...]
    skeletons: tuple[str, ...]
    vowelled: bool

    @property
    def key(self) -> str:
        """The consonants of all words: equal for most spellings of one name."""
        return "".join(self.skeletons)


@lru_cache(maxsize=65536)
def sounded(name: str) -> SoundedName:
    """The parts of a name; articles ("al-", "an-", "en-") and genitive marks are left out."""
    words = _WORD.findall(_plain(_JOINED_ARTICLE.sub("", name)))
    kept = [word for word in words if word not in _articles()] or words
    unvocalised = bool(_UNVOCALISED.search(name))
    sounds = tuple(_sound(word) for word in kept)
    return SoundedName(
        words=tuple(kept),
        sounds=sounds,
        skeletons=tuple(_skeleton(sound) for sound in sounds),
        vowelled=not unvocalised,
    )


def coarse_bones(name: str) -> tuple[str, int]:
    """The first consonant, brought to its family, and how many there are: alike for all spellings of a
    name but for one consonant more or less."""
    bones = sounded(name).key
    return bones[:1].translate(_COARSE), len(bones)


def coarse_sound(name: str) -> str:
    """The first two consonants, brought to their families: alike for the spellings that are taken for one
    name, unless its first word goes by a nickname."""
    return sounded(name).key.translate(_COARSE)[:2]


@lru_cache(maxsize=65536)
def likeness(left: str, right: str) -> Likeness:
    """Whether `left` and `right` may be spellings of one name."""
    if left.casefold() == right.casefold():
        return Likeness(score=1.0, reason="the same spelling")
    one, other = sounded(left), sounded(right)
    if not one.words or not other.words:
        return Likeness(score=0.0, reason="no letters to compare")
    if one.words == other.words:
        return Likeness(score=0.99, reason="the same letters; accents, articles or hyphens differ")
    if len(one.words) == len(other.words):
        return _word_by_word(one, other)
    return _joined_or_shortened(one, other)


def _word_by_word(one: SoundedName, other: SoundedName) -> Likeness:
    pairs = zip(one.words, one.sounds, one.skeletons, other.words, other.sounds, other.skeletons, strict=True)
    vowelled = one.vowelled and other.vowelled
    anchored = any(len(word) > 3 and word in other.words for word in one.words)
    floor = _SOUND_FLOOR if anchored else _SHORT_SOUND_FLOOR
    scores = [_word_score(pair[:3], pair[3:], floor if vowelled else None) for pair in pairs]
    if all(same for _, same in scores):
        mean = sum(score for score, _ in scores) / len(scores)
        reason = f"each word sounds alike: {_shown(one)} = {_shown(other)}"
        return Likeness(score=round(ONE_NAME + mean / 2 * 0.98, 3), reason=reason)
    weakest = min(score for score, _ in scores)
    reason = f"{_shown(one)} and {_shown(other)} differ"
    return Likeness(score=round(min(weakest, 0.98) / 2, 3), reason=reason)


def _word_score(
    one: tuple[str, str, str], other: tuple[str, str, str], short_floor: float | None
) -> tuple[float, bool]:
    """A score, and whether the two words are one: their consonants agree and their sound is near.

    `short_floor` is how near short words must sound; None where one side is written without vowels."""
    (word, sound, bones), (word_2, sound_2, bones_2) = one, other
    if word == word_2 or _are_nicknames(word, word_2):
        return 1.0, True
    consonants = Indel.normalized_similarity(bones, bones_2)
    if short_floor is None:
        same = bones.rstrip("ht") == bones_2.rstrip("ht") and len(bones) >= _SHORTEST_SKELETON
        same = same or bones == bones_2 == _FATHER
        return (1.0 if same else consonants), same
    near = JaroWinkler.similarity(sound, sound_2)
    score = _WEIGHT_OF_SOUND * near + _WEIGHT_OF_CONSONANTS * consonants
    if bones == bones_2:
        floor = _SOUND_FLOOR if len(bones) > _SHORTEST_SKELETON else short_floor
        return score, near >= floor and not _adds_a_syllable(sound, sound_2)
    coarse = bones.translate(_COARSE) == bones_2.translate(_COARSE) and len(bones) > _SHORTEST_SKELETON
    return score, coarse and JaroWinkler.similarity(sound[1:], sound_2[1:]) >= _SHORT_SOUND_FLOOR


def _adds_a_syllable(one: str, other: str) -> bool:
    """Whether one word is the other and a vowelled ending more: Niger, Nigeria."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and len(longer) > len(shorter) + 1


def _joined_or_shortened(one: SoundedName, other: SoundedName) -> Likeness:
    """Names of unequal length: one word split in two, or a part of the longer left out."""
    if one.key == other.key and len(one.key) > _SHORTEST_SKELETON:
        near = JaroWinkler.similarity("".join(one.sounds), "".join(other.sounds))
        same = near >= _SOUND_FLOOR or not (one.vowelled and other.vowelled)
        if same:
            return Likeness(score=round(ONE_NAME + near / 2 * 0.95, 3), reason="one word written as two")
    shorter, longer = sorted((one, other), key=lambda name: len(name.words))
    inside = _in_order(shorter.skeletons, longer.skeletons) and _ends_alike(shorter, longer)
    if len(shorter.words) > 1 and inside:
        return Likeness(score=0.7, reason=f"{_shown(shorter)} leaves a middle part out of {_shown(longer)}")
    return Likeness(score=0.2, reason="a different number of words")


def _ends_alike(shorter: SoundedName, longer: SoundedName) -> bool:
    return shorter.sounds[0] == longer.sounds[0] and shorter.sounds[-1] == longer.sounds[-1]


def _in_order(parts: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    rest = iter(whole)
    return all(part in rest for part in parts)


def _shown(name: SoundedName) -> str:
    return " ".join(name.words)


def _plain(name: str) -> str:
    letters = anyascii(name).casefold()
    letters = re.sub(r"['`’]s\b", "", letters)
    return re.sub(r"['`’ʿʾ]", "", letters)


def _sound(word: str) -> str:
    """The word with the ways of writing one foreign sound brought to one, doubled letters made single."""
    for pattern, sound in _sounds():
        word = pattern.sub(sound, word)
    return re.sub(r"(.)\1+", r"\1", word)


def _skeleton(sound: str) -> str:
    """The consonants of a sounded word; a final h is a vowel sign of Arabic."""
    head, body = sound[:1], sound[1:]
    bones = ("" if _VOWELS.fullmatch(head) else head) + _VOWELS.sub("", body)
    if len(bones) > 1 and sound.endswith("h"):
        bones = bones[:-1]
    return re.sub(r"(.)\1+", r"\1", bones) or head


@cache
def _articles() -> frozenset[str]:
    return frozenset(Lexicon(language=SHARED).words("name_articles"))


@cache
def _sounds() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = Lexicon(language=SHARED).table("name_sounds")
    return tuple((re.compile(row["spelling"]), row["sound"]) for row in rows)


@cache
def _nickname_groups() -> dict[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for language in languages():
        lexicon = Lexicon(language=language)
        rows = lexicon.table("nicknames") if lexicon.has("nicknames") else ()
        for row in rows:
            groups[row["word"]] = groups.get(row["word"], frozenset()) | {row["name"]}
    return groups


def _are_nicknames(one: str, other: str) -> bool:
    groups = _nickname_groups()
    names = groups.get(one, frozenset()) | {one}
    return bool(names & (groups.get(other, frozenset()) | {other}))
