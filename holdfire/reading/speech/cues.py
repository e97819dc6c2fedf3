"""Reporting cues: the words that say that someone said something, told apart from their other uses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from holdfire.model.quotation import SpeechModality
from holdfire.model.report import BlockKind
from holdfire.reading.speech.grammar import CueKind, CueWord, Grammar, WordClass
from holdfire.reading.speech.passages import Passage

_NOUN_USE_AFTER = frozenset(
    {
        WordClass.DETERMINER,
        WordClass.POSSESSIVE,
        WordClass.ADJECTIVE,
        WordClass.OF,
        WordClass.PREPOSITION,
        WordClass.POSSESSIVE_MARK,
    }
)
"""A word of these classes before a cue shows that the cue is a noun or a participle ("the report")."""

FARTHEST_WORDS_BEFORE = 6
"""Words between a quotation and the verb after it that is mostly no verb of speech."""

_VERB_GROUP = frozenset({WordClass.AUXILIARY, WordClass.ADVERB, WordClass.ADVERB_LY})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a passage: its words from `first` to `end`, the verb at `at`, and where the verb group with
    its auxiliaries begins ("has also said": `group`)."""

    word: CueWord
    at: int
    group: int
    first: int
    end: int
    negated: bool = False
    passive: bool = False  # "was told": its subject is not who spoke
    names_source: bool = False  # "as the ministry says": a verb that is no clause of its own
    object_modality: SpeechModality | None = None  # what its object tells ("voiced hope")

    @property
    def modality(self) -> SpeechModality:
        """What the speaker did; not to deny or promise something is to have said something."""
        return SpeechModality.SAID if self.negated else self.object_modality or self.word.modality

    @property
    def is_phrase(self) -> bool:
        """Whether it names a source without a clause of its own ("according to", "as he says")."""
        return self.names_source or self.word.kind is CueKind.PHRASE

    @property
    def is_speech(self) -> bool:
        """Whether it is a verb of speech."""
        return self.word.kind is CueKind.SPEECH


def find_cues(passage: Passage, first: int = 0, end: int | None = None) -> tuple[Cue, ...]:
    """The cues among the words `first:end` of a passage that stand outside quotation marks, in order."""
    lower, inside, known = passage.lower[first:end], passage.inside, passage.grammar.cue_starts
    places = [at for at, word in enumerate(lower, first) if word in known and not inside[at]]
    return tuple(_cues(passage, places))


def _cues(passage: Passage, places: Iterable[int]) -> Iterator[Cue]:
    grammar, lower = passage.grammar, passage.lower
    for at in places:
        phrase = _phrase_at(passage, at, grammar)
        if phrase is not None:
            yield phrase
            continue
        cue = grammar.cues.get(lower[at])
        if cue is not None and _reports(passage, at, cue, grammar):
            yield _with_its_group(passage, at, cue, grammar)


def _phrase_at(passage: Passage, at: int, grammar: Grammar) -> Cue | None:
    for words, cue in grammar.phrases.get(passage.lower[at], ()):
        if passage.lower[at : at + len(words)] == words:
            return Cue(cue, at, at, at, at + len(words))
    return None


def _reports(passage: Passage, at: int, cue: CueWord, grammar: Grammar) -> bool:
    """Whether the word is a finite reporting verb here, and not a noun, a name or an infinitive."""
    if passage.classes[at] is WordClass.CAPITAL_SPEECH_VERB and not _may_be_capital(passage, at):
        return False
    if (
        passage.classes[at]
        not in (
            WordClass.SPEECH_VERB,
            WordClass.CAPITAL_SPEECH_VERB,
            WordClass.THOUGHT_VERB,
        )
        and cue.kind is CueKind.SPEECH
    ):
        return False
    before = passage.classes[at - 1] if at else None
    if (before in _NOUN_USE_AFTER and not grammar.is_inflected) or (
        before is WordClass.THAT and cue.kind is not CueKind.SPEECH
    ):
        return False
    if before is WordClass.TO and not _is_controlled(passage, at, cue, grammar):
        return False
    if passage.is_word(at + 1, "-") or _controls_another(passage, at, grammar):
        return False
    if _is_reduced_passive(passage, at, cue, grammar):
        return False
    return passage.lower[at] not in cue.shy or _introduces(passage, at) or _follows_words(passage, at)


def _is_reduced_passive(passage: Passage, at: int, cue: CueWord, grammar: Grammar) -> bool:
    """ "the groups listed by the Council": a participle with its agent, and no verb of the sentence."""
    if cue.plain or at + 1 >= len(passage) or passage.lower[at + 1] not in grammar.helper("agent"):
        return False
    return passage.classes[at - 1] not in (WordClass.AUXILIARY, WordClass.ADVERB, WordClass.ADVERB_LY)


def _may_be_capital(passage: Passage, at: int) -> bool:
    """A cue has a capital only at the start of a sentence, or in a headline that capitalises every word."""
    return passage.kind is BlockKind.HEADLINE or passage.sentence_at(at)[0] == at


def _is_controlled(passage: Passage, at: int, cue: CueWord, grammar: Grammar) -> bool:
    """ "declined to say", "went on to say" report; "to say" alone does not."""
    return passage.lower[at] == cue.word and at > 1 and passage.lower[at - 2] in grammar.helper("control")


def _controls_another(passage: Passage, at: int, grammar: Grammar) -> bool:
    """ "declined" in "declined to say": the cue is the verb it controls."""
    after = passage.lower[at + 1 : at + 3]
    if len(after) < 2 or passage.classes[at + 1] is not WordClass.TO:
        return False
    return after[1] in grammar.cues and passage.lower[at] in grammar.helper("control")


def _introduces(passage: Passage, at: int) -> bool:
    """Whether words that only follow a verb of speech come after: a quotation, a colon, "that"."""
    if at + 1 >= len(passage):
        return False
    return (
        passage.opens_quote(at + 1)
        or passage.opens_quote(at + 2)
        or passage.words[at + 1] == ":"
        or passage.classes[at + 1] is WordClass.THAT
        or (passage.words[at + 1] == "," and passage.classes[at + 2 : at + 3] == (WordClass.THAT,))
    )


def _follows_words(passage: Passage, at: int) -> bool:
    """Whether words in marks that a comma ends stand before the verb: '"We wait," the mayor posted.'"""
    for before in range(at - 1, max(-1, at - 1 - FARTHEST_WORDS_BEFORE), -1):
        if passage.inside[before]:
            quoted = passage.quoted_at[before]
            return passage.closes_quote(before) and passage.last_sign(quoted) == ","
    return False


def _with_its_group(passage: Passage, at: int, cue: CueWord, grammar: Grammar) -> Cue:
    group = at
    limit = passage.sentence_at(at)[0]
    unsaid = False
    if _is_controlled(passage, at, cue, grammar) and passage.classes[at - 1] is WordClass.TO:
        group = at - 2
        unsaid = passage.lower[group] in grammar.helper("unsaid")
    verb = group
    while group > limit and passage.classes[group - 1] in _VERB_GROUP and not passage.inside[group - 1]:
        group -= 1
    first = group
    focus = grammar.helper("focus")
    while (
        first < verb
        and passage.classes[first] is not WordClass.AUXILIARY
        and passage.lower[first] not in focus
    ):
        first += 1
    before = passage.lower[group:at]
    negated = unsaid or not grammar.helper("negation").isdisjoint(before)
    passive = not grammar.helper("being").isdisjoint(before) and not grammar.is_participle(passage.lower[at])
    passive = passive and passage.lower[at] not in grammar.helper("quoted")
    as_source = group > limit and passage.lower[group - 1] in grammar.helper("as")
    return Cue(
        word=cue,
        at=at,
        group=group - as_source,
        first=group - 1 if as_source else first,
        end=at + 1,
        negated=negated,
        passive=passive,
        names_source=as_source,
        object_modality=_told_by_object(passage, at + 1, grammar),
    )


def _told_by_object(passage: Passage, at: int, grammar: Grammar) -> SpeechModality | None:
    """What the noun after the verb says that the speaker did: "voiced hope", "gave guarantees"."""
    if not grammar.object_modalities or at >= len(passage):
        return None
    return grammar.object_modalities.get(passage.lower[at])
