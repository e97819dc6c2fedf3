"""The small grammar of a language as its tables give it: word classes, cues, given names, offices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TypeVar

from holdfire.lexicon.tables import Lexicon
from holdfire.model.quotation import SpeechModality

TABLES = ("cues", "cue_helpers", "word_classes", "given_names", "offices")
"""A language can be read for quotations when it has all of these."""


class WordClass(StrEnum):
    """What sort of word it is, as far as a table, a capital letter or an ending tell."""

    MARK = "mark"  # full stop, comma, dash, quotation mark
    SIGN = "sign"  # any other sign
    PRONOUN = "pronoun"
    POSSESSIVE = "possessive"
    POSSESSIVE_MARK = "possessive_mark"
    DETERMINER = "determiner"
    THAT = "that"
    AUXILIARY = "auxiliary"
    OF = "of"
    TO = "to"
    PREPOSITION = "preposition"
    COORDINATOR = "coordinator"
    CONJUNCTION = "conjunction"
    QUESTION = "question"
    RELATIVE = "relative"
    ADVERB = "adverb"
    ADVERB_LY = "adverb_ly"
    DAY = "day"
    TITLE = "title"
    CAPITAL_TITLE = "capital_title"
    SPEECH_NOUN = "speech_noun"
    GROUP = "group"
    CAPITAL_GROUP = "capital_group"
    SPEECH_VERB = "speech_verb"
    CAPITAL_SPEECH_VERB = "capital_speech_verb"
    THOUGHT_VERB = "thought_verb"
    NUMBER = "number"
    NAME = "name"
    CAPITALS = "capitals"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    ED = "ed"
    ING = "ing"


CAPITALISED = frozenset(
    {
        WordClass.NAME,
        WordClass.CAPITALS,
        WordClass.CAPITAL_TITLE,
        WordClass.CAPITAL_GROUP,
        WordClass.CAPITAL_SPEECH_VERB,
    }
)
_OF_A_CAPITAL = {
    WordClass.TITLE: WordClass.CAPITAL_TITLE,
    WordClass.GROUP: WordClass.CAPITAL_GROUP,
    WordClass.SPEECH_VERB: WordClass.CAPITAL_SPEECH_VERB,
}
_MARKS = frozenset(',.:;()-—–―?!"“”«»…')
_LETTERLIKE = frozenset("'’#@$")


class CueKind(StrEnum):
    """How a cue reports: by speaking, by a thought that news reports as speech, or as a source named."""

    SPEECH = "speech"
    THOUGHT = "thought"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWord:
    """A row of the table of cues. `free`: it reports without a mark or "that"; `addressed`: whom it is said
    to follows it ("told reporters"); `shy`: forms that are usually nouns ("report", "calls"); `plain`: it
    says no more than that words were said ("add"); `goes_on`: who spoke last says more ("continue")."""

    word: str
    kind: CueKind
    modality: SpeechModality
    free: bool
    addressed: bool
    shy: frozenset[str]
    plain: bool
    goes_on: bool

    @property
    def takes_object(self) -> bool:
        """Whether the words after it are its object rather than what was said ("rejected the claim")."""
        return not (self.free or self.plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A row of the table of offices: which group of like offices the words belong to."""

    words: str
    group: str
    gender: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """All that the rules of this room know of one language. Every key is in lower case."""

    cues: Mapping[str, CueWord]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], CueWord], ...]]  # by first word, longest first
    cue_starts: frozenset[str]
    classes: Mapping[str, WordClass]
    endings: tuple[tuple[str, WordClass], ...]
    helpers: Mapping[str, frozenset[str]]
    genders: Mapping[str, str]
    office_words: Mapping[str, frozenset[str]]  # by group
    offices: Mapping[str, tuple[tuple[tuple[str, ...], Office], ...]]  # by first word, longest first
    _known: dict[str, WordClass] = field(default_factory=dict)

    def helper(self, kind: str) -> frozenset[str]:
        """The words of one kind of the table of helpers ("control", "negation" ...)."""
        return self.helpers[kind]

    def is_participle(self, word: str) -> bool:
        """Whether a word ends as a present participle does ("adding")."""
        return any(found is WordClass.ING and word.endswith(ending) for ending, found in self.endings)

    def word_class(self, word: str) -> WordClass:
        """The class of a word as it is written (a capital matters)."""
        try:
            return self._known[word]
        except KeyError:
            found = self._known[word] = self._class_of(word)
            return found

    def _class_of(self, word: str) -> WordClass:
        first = word[0]
        if not (first.isalnum() or (first in _LETTERLIKE and len(word) > 1)):
            return WordClass.MARK if first in _MARKS else WordClass.SIGN
        lower = word.lower().replace("’", "'")
        listed = self._listed(lower)
        if listed is WordClass.PRONOUN and word.isupper() and len(word) > 1:
            return WordClass.CAPITALS  # "US"
        if listed is not None:
            return _OF_A_CAPITAL.get(listed, listed) if first.isupper() else listed
        if first.isdigit() or first == "$":
            return WordClass.NUMBER
        if first.isupper() or ("-" in word and word.rsplit("-", 1)[1][:1].isupper()):
            return WordClass.CAPITALS if len(word) > 1 and word.isupper() else WordClass.NAME
        return next((found for ending, found in self.endings if lower.endswith(ending)), WordClass.NOUN)

    def _listed(self, lower: str) -> WordClass | None:
        cue = self.cues.get(lower)
        if cue is not None and cue.kind is CueKind.SPEECH:
            return WordClass.SPEECH_VERB
        known = self.classes.get(lower)
        if known is None and cue is not None:
            return WordClass.THOUGHT_VERB
        return known


@cache
def grammar_of(language: str | None) -> Grammar | None:
    """The grammar of a language, None where its tables do not have all that quotations need."""
    lexicon = Lexicon(language=language or "")
    if not language or not all(lexicon.has(table) for table in TABLES):
        return None
    cues, phrases = _cues(lexicon)
    classes = {row["word"]: WordClass(row["class"]) for row in lexicon.table("word_classes")}
    phrases_by_word = _by_first_word(phrases)
    return Grammar(
        cues=cues,
        phrases=phrases_by_word,
        cue_starts=frozenset(cues) | frozenset(phrases_by_word),
        classes={word: found for word, found in classes.items() if not word.startswith("-")},
        endings=tuple((word[1:], found) for word, found in classes.items() if word.startswith("-")),
        helpers=_helpers(lexicon),
        genders={row["word"].lower(): row["gender"] for row in lexicon.table("given_names")},
        office_words=_office_words(lexicon),
        offices=_by_first_word(
            (row["word"], Office(words=row["word"], group=row["group"], gender=row["gender"]))
            for row in lexicon.table("offices")
        ),
    )


def _office_words(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    groups = {row["group"] for row in lexicon.table("offices")}
    return {group: frozenset(lexicon.words("offices", group=group)) for group in groups}


def _helpers(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    kinds = {row["kind"] for row in lexicon.table("cue_helpers")}
    return {kind: frozenset(lexicon.words("cue_helpers", kind=kind)) for kind in kinds}


_Entry = TypeVar("_Entry")


def _by_first_word(
    entries: Iterable[tuple[str, _Entry]],
) -> dict[str, tuple[tuple[tuple[str, ...], _Entry], ...]]:
    """Entries of several words by the first of them, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], _Entry]]] = {}
    for phrase, entry in entries:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, entry))
    return {first: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for first, group in found.items()}


def _cues(lexicon: Lexicon) -> tuple[dict[str, CueWord], list[tuple[str, CueWord]]]:
    """The cues by each of their forms, and those of several words."""
    words: dict[str, CueWord] = {}
    plain = frozenset(lexicon.words("cue_helpers", kind="plain speech"))
    going_on = frozenset(lexicon.words("cue_helpers", kind="going on"))
    phrases: list[tuple[str, CueWord]] = []
    for row in lexicon.table("cues"):
        cue = CueWord(
            word=row["word"],
            kind=CueKind(row["kind"]),
            modality=SpeechModality(row["modality"]),
            free=row["reach"] == "free",
            addressed=row["addressed"] == "yes",
            shy=frozenset(row["shy"].split()),
            plain=row["word"] in plain,
            goes_on=row["word"] in going_on,
        )
        if cue.kind is CueKind.PHRASE:
            phrases.append((row["forms"], cue))
        else:
            for form in row["forms"].split():
                words.setdefault(form, cue)
    return words, phrases
