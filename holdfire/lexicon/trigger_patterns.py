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

FIGURES = "triggers_figures"
"""The table of figures of speech: words of war that tell no act ("an explosion of colour")."""

TABLES = (
    FIGURES,
    "triggers_force",
    "triggers_easing",
    "triggers_truce",
    "triggers_words",
    "triggers_world",
    "triggers_plover",
)
"""The tables of triggers, in the order in which equals are preferred."""

_BOUNDARY_MARKS = (",", ":", "(", ")", "“", "”", '"', "–", "—")
_GAP_IN_PHRASE, _ANY_GAP, _GAP_IN_NOUN = 6, 7, 4
_GAP = re.compile(r" \.\.? ")
_OF = "of"
_NAME = "^"
_DOERS = ("<fighters>", "<columns>", "<aircraft>")
_SUFFERERS = ("<persons>", "<captured>", "<monitors>", "<aiders>", "<staff>")
_NEGATIONS = frozenset({"not", "never", "no", "neither", "nor"})
_DONE_TO_THEM = frozenset(
    {Act.ABDUCTION, Act.ARREST, Act.MONITOR_DENIED, Act.PRISONER_RELEASE, Act.AID_ATTACKED}
)


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
    `plover_18` the type in PLOVER's older list of eighteen; `example` its test sentence. `suffered` matches
    its verb alone, for the passive, where one of the `sufferers` stands before it ("prisoners were freed");
    `figure` marks a figure of speech, which is none of the acts its words would tell; `opens_with_doer` words
    that begin with who does it ("jets hit"), `opens_with_sufferer` with whom it is done to ("captives came
    home"), `negative` words that tell the act by what is not done ("were not let in"); `before_name` words
    that tell it before a name alone ("entered Oslo"); `parts` how many words and gaps the pattern has."""

    pattern: str
    kind: TriggerKind
    act: Act | None
    family: Family
    plover_18: str | None
    example: str
    first_words: frozenset[str]
    regex: re.Pattern[str]
    suffered: re.Pattern[str] | None
    sufferers: frozenset[str]
    figure: bool
    opens_with_doer: bool
    opens_with_sufferer: bool
    negative: bool
    before_name: bool
    parts: int
    needs: frozenset[str]


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
            trigger = _trigger_of(row, groups, lemmas, figure=name == FIGURES)
            triggers.append(trigger)
            for word in trigger.first_words | {lemmas.lemma(first) for first in trigger.first_words}:
                index.setdefault(word, []).append(trigger)
    return TriggerTable(tuple(triggers), {word: tuple(found) for word, found in index.items()})


def word_groups(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The groups of words that patterns ask for; `boundary` and `preposition` end a phrase or open one."""
    groups: dict[str, list[str]] = {}
    for row in lexicon.table("trigger_words"):
        groups.setdefault(row["group"], []).append(row["word"])
    groups["boundary"] = [*lexicon.words("clause_words", role="boundary"), *_BOUNDARY_MARKS]
    groups["preposition"] = [w for w in lexicon.words("clause_words", role="preposition") if w != _OF]
    return {group: tuple(words) for group, words in groups.items()}


def _trigger_of(row: Row, groups: dict[str, tuple[str, ...]], lemmas: Lemmas, *, figure: bool) -> Trigger:
    act = Act(row["act"]) if row["act"] else None
    coding = act_codings()[act] if act else None
    lemma_groups = {group: tuple(map(lemmas.lemma, words)) for group, words in groups.items()}
    verb, *rest = _GAP.split(row["pattern"])
    sufferer = rest[0] if len(rest) == 1 else ""
    turns = row["kind"] == TriggerKind.VERB and sufferer and " " not in sufferer
    return Trigger(
        pattern=row["pattern"],
        kind=TriggerKind(row["kind"]),
        act=act,
        family=coding.family if coding else Family.OTHER,
        plover_18=row["plover_18"] or (coding.plover_18 if coding else None),
        example=row["example"],
        first_words=frozenset(words.split()[0] for words in _words_of(row["pattern"].split()[0], groups)),
        regex=re.compile(as_regex(row["pattern"], lemma_groups, lemmas)),
        suffered=re.compile(as_regex(verb, lemma_groups, lemmas)) if turns else None,
        sufferers=frozenset(_forms_of(sufferer, groups, lemmas)) if turns else frozenset(),
        figure=figure,
        opens_with_doer=row["pattern"].startswith(_DOERS),
        opens_with_sufferer=act in _DONE_TO_THEM and row["pattern"].startswith(_SUFFERERS),
        negative=not _NEGATIONS.isdisjoint(row["pattern"].replace("|", " ").split()),
        before_name=row["pattern"].endswith(_NAME),
        parts=len(row["pattern"].split()),
        needs=_needed(row["pattern"], groups, lemmas),
    )


def _needed(pattern: str, groups: dict[str, tuple[str, ...]], lemmas: Lemmas) -> frozenset[str]:
    """The dictionary forms one of which a sentence must have beside the first word for the pattern to stand
    in it: those of the element that the fewest words can fill. Empty where the pattern is one word."""
    elements = [
        frozenset(form.split()[0] for form in _forms_of(element, groups, lemmas))
        for element in pattern.split()[1:]
        if element.strip(".") and element[0] not in "!(^"
    ]
    return min(elements, key=len, default=frozenset())


def _forms_of(element: str, groups: dict[str, tuple[str, ...]], lemmas: Lemmas) -> Iterator[str]:
    for word in _words_of(element, groups):
        yield from (word, lemmas.lemma(word))


def as_regex(pattern: str, groups: dict[str, tuple[str, ...]], lemmas: Lemmas) -> str:
    """A pattern as a regular expression over dictionary forms joined by single spaces.

    `a|b` either word; `<g>` any word of a group; `(x)` may be absent; `!x` is not the next word;
    `.` up to four words of the same noun, which holds no preposition but "of"; `..` up to six words of the
    same phrase; `...` up to seven words of any sort before a semicolon; a last `^` asks for a name behind
    it, and is tested where the words as written are known.
    """

    def words_as_regex(element: str) -> str:
        spelled = tuple(_words_of(element, groups))
        words = {*spelled, *map(lemmas.lemma, spelled)}
        return "(?:" + "|".join(re.escape(word) for word in sorted(words)) + ")"

    parts: list[str] = []
    for element in pattern.removesuffix(_NAME).split():
        if element == ".":
            outside = "|".join(map(re.escape, (*groups["boundary"], *groups["preposition"], "and", "to")))
            parts.append(rf"(?: (?!(?:{outside})(?!\S))\S+){{0,{_GAP_IN_NOUN}}}?")
        elif element == "..":
            boundary = "|".join(map(re.escape, groups["boundary"]))
            parts.append(rf"(?: (?!(?:{boundary})(?!\S))\S+){{0,{_GAP_IN_PHRASE}}}?")
        elif element == "...":
            parts.append(rf"(?: [^\s;]+){{0,{_ANY_GAP}}}?")
        elif element.startswith("!"):
            parts.append(rf"(?! {words_as_regex(element[1:])}(?!\S))")
        elif element.startswith("("):
            parts.append(rf"(?: {words_as_regex(element.strip('()'))})?")
        else:
            parts.append(rf" {words_as_regex(element)}(?!\S)")
    return "".join(parts).removeprefix(" ")


def first_words(pattern: str, groups: dict[str, tuple[str, ...]], lemmas: Lemmas) -> frozenset[str]:
    """The words, and their dictionary forms, that a pattern can begin with."""
    opening = _words_of(pattern.split(maxsplit=1)[0], groups)
    spelled = frozenset(words.split(maxsplit=1)[0] for words in opening)
    return spelled | frozenset(map(lemmas.lemma, spelled))


def _words_of(element: str, groups: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for word in element.split("|"):
        if word.startswith("<"):
            if word.strip("<>") not in groups:
                raise LexiconError(f"a trigger asks for the unknown group of words {word}")
            yield from groups[word.strip("<>")]
        else:
            yield word
