"""The words that tell an act: patterns over dictionary forms, from tables, indexed by their first word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from holdfire.lexicon.lemmas import Lemmas
from holdfire.lexicon.tables import SHARED, Lexicon, Row
from holdfire.model.act import Act
from holdfire.model.errors import LexiconError

TABLES = ("triggers_force", "triggers_truce", "triggers_words", "triggers_world", "triggers_plover")
"""The tables of triggers, in the order in which equals are preferred."""

_BOUNDARY_MARKS = (",", ":", "(", ")", "“", "”", '"', "–", "—")
_GAP_IN_PHRASE, _ANY_GAP = 6, 7


class TriggerKind(StrEnum):
    """Which words of a language a trigger matches: verbs, nouns, or a phrase that needs no test."""

    VERB = "verb"
    NOUN = "noun"
    ANY = "any"


class Family(StrEnum):
    """What sort of act it is: force, easing, the truce itself, words, or another act."""

    FORCE = "force"
    EASING = "easing"
    TRUCE = "truce"
    WORDS = "words"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One entry of a table. `act` is None for words that PLOVER codes and a truce's record does not need;
    `plover_18` the type in PLOVER's older list of eighteen; `example` its test sentence."""

    pattern: str
    kind: TriggerKind
    act: Act | None
    family: Family
    plover_18: str | None
    example: str
    first_words: frozenset[str]
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActCoding:
    """How an act is called in other code lists; None where a list has no place for it."""

    act: Act
    family: Family
    plover: str | None
    plover_18: str | None


@dataclass(frozen=True, slots=True)
class TriggerTable:
    """All triggers of one language, by the first dictionary form they begin with."""

    triggers: tuple[Trigger, ...]
    by_first_word: dict[str, tuple[Trigger, ...]]

    @classmethod
    def of(cls, language: str) -> "TriggerTable | None":
        """The triggers of a language; None where it has no table of them."""
        return _table_of(language)

    def starting_with(self, lemma: str) -> tuple[Trigger, ...]:
        """The triggers whose first word is this dictionary form."""
        return self.by_first_word.get(lemma, ())


@cache
def act_codings() -> dict[Act, ActCoding]:
    """Every act with its family and its place in PLOVER."""
    rows = Lexicon(language=SHARED).table("acts")
    codings = [
        ActCoding(
            act=Act(row["act"]),
            family=Family(row["family"]),
            plover=row["plover"] or None,
            plover_18=row["plover_18"] or None,
        )
        for row in rows
    ]
    return {coding.act: coding for coding in codings}


@cache
def _table_of(language: str) -> TriggerTable | None:
    lexicon = Lexicon(language=language)
    if not any(lexicon.has(name) for name in TABLES):
        return None
    groups, lemmas = word_groups(lexicon), Lemmas.of(language)
    triggers: list[Trigger] = []
    index: dict[str, list[Trigger]] = {}
    for name in TABLES:
        for row in lexicon.table(name) if lexicon.has(name) else ():
            trigger = _trigger_of(row, groups, lemmas)
            triggers.append(trigger)
            for word in {lemmas.lemma(first) for first in trigger.first_words}:
                index.setdefault(word, []).append(trigger)
    return TriggerTable(tuple(triggers), {word: tuple(found) for word, found in index.items()})


def word_groups(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The groups of words that patterns ask for, and the words that end a phrase as group `boundary`."""
    groups: dict[str, list[str]] = {}
    for row in lexicon.table("trigger_words"):
        groups.setdefault(row["group"], []).append(row["word"])
    groups["boundary"] = [*lexicon.words("clause_words", role="boundary"), *_BOUNDARY_MARKS]
    return {group: tuple(words) for group, words in groups.items()}


def _trigger_of(row: Row, groups: dict[str, tuple[str, ...]], lemmas: Lemmas) -> Trigger:
    act = Act(row["act"]) if row["act"] else None
    coding = act_codings()[act] if act else None
    lemma_groups = {group: tuple(map(lemmas.lemma, words)) for group, words in groups.items()}
    return Trigger(
        pattern=row["pattern"],
        kind=TriggerKind(row["kind"]),
        act=act,
        family=coding.family if coding else Family.OTHER,
        plover_18=row["plover_18"] or (coding.plover_18 if coding else None),
        example=row["example"],
        first_words=frozenset(_words_of(row["pattern"].split()[0], groups)),
        regex=re.compile(as_regex(row["pattern"], lemma_groups, lemmas)),
    )


def as_regex(pattern: str, groups: dict[str, tuple[str, ...]], lemmas: Lemmas) -> str:
    """A pattern as a regular expression over dictionary forms joined by single spaces.

    `a|b` either word; `<g>` any word of a group; `(x)` may be absent; `!x` is not the next word;
    `..` up to six words of the same phrase; `...` up to seven words of any sort.
    """

    def words_as_regex(element: str) -> str:
        spelled = tuple(_words_of(element, groups))
        words = {*spelled, *map(lemmas.lemma, spelled)}
        return "(?:" + "|".join(re.escape(word) for word in sorted(words)) + ")"

    parts: list[str] = []
    for element in pattern.split():
        if element == "..":
            boundary = "|".join(map(re.escape, groups["boundary"]))
            parts.append(rf"(?: (?!(?:{boundary})(?!\S))\S+){{0,{_GAP_IN_PHRASE}}}?")
        elif element == "...":
            parts.append(rf"(?: \S+){{0,{_ANY_GAP}}}?")
        elif element.startswith("!"):
            parts.append(rf"(?! {words_as_regex(element[1:])}(?!\S))")
        elif element.startswith("("):
            parts.append(rf"(?: {words_as_regex(element.strip('()'))})?")
        else:
            parts.append(rf" {words_as_regex(element)}(?!\S)")
    return "".join(parts).removeprefix(" ")


def first_words(pattern: str, groups: dict[str, tuple[str, ...]], lemmas: Lemmas) -> frozenset[str]:
    """The words, and their dictionary forms, that a pattern can begin with."""
    spelled = frozenset(_words_of(pattern.split(maxsplit=1)[0], groups))
    return spelled | frozenset(map(lemmas.lemma, spelled))


def _words_of(element: str, groups: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for word in element.split("|"):
        if word.startswith("<"):
            if word.strip("<>") not in groups:
                raise LexiconError(f"a trigger asks for the unknown group of words {word}")
            yield from groups[word.strip("<>")]
        else:
            yield word
