"""The small grammar of a language as its tables give it: word classes, cues, given names, offices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from holdfire.model.quotation import SpeechModality


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
    OBLIQUE = "oblique"  # by its ending no subject: "журналистам"


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
_MARKS = frozenset(',.:;،؛؟()-—–―?!"“”«»…')
_LETTERLIKE = frozenset("'’#@$")
_NO_WORDS: frozenset[str] = frozenset()
_SHORTEST_NAME_STEM = 3


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
    endings: Mapping[str, WordClass]
    ending_lengths: tuple[int, ...]  # longest first
    helpers: Mapping[str, frozenset[str]]
    genders: Mapping[str, str]
    person_words: Mapping[str, str]  # common nouns for one person, each with its gender or none
    office_words: Mapping[str, frozenset[str]]  # by group
    offices: Mapping[str, tuple[tuple[tuple[str, ...], Office], ...]]  # by first word, longest first
    participle_endings: tuple[str, ...] = ()
    is_inflected: bool = False  # endings and not places tell the subject
    base_forms: Mapping[str, str] = field(default_factory=dict)  # listed words alone
    oblique_forms: frozenset[str] = frozenset()
    ambiguous_forms: frozenset[str] = frozenset()  # a subject or not: "стороны"
    name_endings: tuple[tuple[str, str], ...] = ()  # of a name, longest first, and what stands for each
    oblique_name_endings: tuple[str, ...] = ()  # those no subject has
    nominative_endings: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # by gender
    plural_endings: tuple[str, ...] = ()  # of verbs
    object_modalities: Mapping[str, SpeechModality] = field(default_factory=dict)
    letters: Mapping[int, str] = field(default_factory=dict)  # letters written in two ways, brought to one
    _known: dict[str, WordClass] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)

    def helper(self, kind: str) -> frozenset[str]:
        """The words of one kind of the table of helpers ("control", "negation" ...)."""
        return self.helpers.get(kind, _NO_WORDS)

    def is_participle(self, word: str) -> bool:
        """Whether a word ends as a present participle does ("adding")."""
        return word.endswith(self.participle_endings)

    def ending_class(self, word: str) -> WordClass:
        """The class that the ending of a word in small letters tells, whatever tables list it."""
        for length in self.ending_lengths:
            found = self.endings.get(word[-length:])
            if found is not None and len(word) >= length:
                return found
        return WordClass.NOUN

    def base(self, word: str) -> str:
        """The dictionary form of a word in small letters, where a table tells it; else the word."""
        return self.base_forms.get(word, word)

    def name_key(self, name: str) -> str:
        """What all forms of a last name have in common: "Орлова", "Орлову" and "Орлов" are one."""
        known = self._keys.get(name)
        if known is None:
            known = self._keys[name] = self._key_of(name.lower())
        return known

    def _key_of(self, small: str) -> str:
        for ending, instead in self.name_endings:
            if small.endswith(ending) and len(small) - len(ending) >= _SHORTEST_NAME_STEM:
                return small.removesuffix(ending) + instead
        return small

    def small(self, word: str) -> str:
        """The word in small letters and plain marks, as the tables have it."""
        lower = word.lower().replace("’", "'")
        return lower.translate(self.letters) if self.letters else lower

    def word_class(self, word: str) -> WordClass:
        """The class of a word as it is written (a capital matters)."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._class_of(word)
        return found

    def word_classes(self, words: Sequence[str]) -> list[WordClass]:
        """The classes of many words; nearly all of them have been met before."""
        classes = list(map(self._known.get, words))
        return [
            self.word_class(word) if found is None else found
            for word, found in zip(words, classes, strict=True)
        ]

    def _class_of(self, word: str) -> WordClass:
        first = word[0]
        if not (first.isalnum() or (first in _LETTERLIKE and len(word) > 1)):
            return WordClass.MARK if first in _MARKS else WordClass.SIGN
        lower = self.small(word)
        listed = self._listed(lower)
        if listed is WordClass.PRONOUN and word.isupper() and len(word) > 1:
            return WordClass.CAPITALS  # "US"
        if listed is not None:
            return _OF_A_CAPITAL.get(listed, listed) if first.isupper() else listed
        if first.isdigit() or first == "$":
            return WordClass.NUMBER
        if first.isupper() or ("-" in word and word.rsplit("-", 1)[1][:1].isupper()):
            return WordClass.CAPITALS if len(word) > 1 and word.isupper() else WordClass.NAME
        return self.ending_class(lower)

    def _listed(self, lower: str) -> WordClass | None:
        cue = self.cues.get(lower)
        if cue is not None and cue.kind is CueKind.SPEECH:
            return WordClass.SPEECH_VERB
        known = self.classes.get(lower)
        if known is None and cue is not None:
            return WordClass.THOUGHT_VERB
        return known
