"""The words of a sentence as phrases for places see them: nouns of places, lines, closed words."""

from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.reading.naming.place_runs import Part, PlaceGrammar
from holdfire.reading.sentence_words import SentenceWords

_MOST_MODIFIERS = 2
_LONGEST_LINE = 5
_JOINED = frozenset({"and", "or", "&"})
_NOTHING = Part(
    name=False,
    never=False,
    body=False,
    country=False,
    adjective=False,
    title=False,
    crowd=False,
    kinds=frozenset(),
)


@dataclass(frozen=True, slots=True)
class PlaceSentence:
    """A sentence with its words in small letters, and its `lines` ("front line"): the word behind each by its
    first, its first by the word behind."""

    sentence: SentenceWords
    grammar: PlaceGrammar
    lowers: tuple[str, ...]
    lines: dict[int, int]
    line_ends: dict[int, int]

    @classmethod
    def of(cls, sentence: SentenceWords, grammar: PlaceGrammar) -> "PlaceSentence":
        """The sentence, its lines found."""
        lowers = tuple([word.lower for word in sentence.words])
        lines = dict(_lines_in(lowers, grammar))
        return cls(sentence, grammar, lowers, lines, {last: first for first, last in lines.items()})

    def noun_phrase_at(self, noun: int) -> int:
        """Where the phrase of a noun begins: with "fruit" in "the fruit market"."""
        first = noun
        for at in range(noun - 1, max(noun - 1 - _MOST_MODIFIERS, -1), -1):
            word = self.sentence.words[at]
            if word.mark or word.capital or not word.text[0].isalpha() or self.is_closed(at):
                break
            first = at
        before = self.sentence.words[first - 1] if first > 0 else None
        opened = before is not None and (
            self.determines(first - 1) or self.grammar.small.plays("preposition", before.lower)
        )
        return first if opened and not self.is_verb_form(first) else noun

    def modifies(self, at: int) -> bool:
        """Whether a word may qualify the noun behind it: "whole", "Turkish"."""
        word = self.sentence.words[at]
        if word.mark or not word.text[0].isalpha():
            return False
        if self.part(at).adjective or "directional" in self.part(at).kinds:
            return True
        return not (word.capital or self.is_closed(at) or self.is_verb_form(at) or self.part(at).crowd)

    def ends_its_noun(self, last: int) -> bool:
        """Whether no further noun follows: not "the border guards"."""
        if last >= len(self.lowers) or self.sentence.words[last].mark:
            return True
        small, word = self.lowers[last], self.sentence.words[last]
        if self.is_closed(last) or small in _JOINED or small.endswith("ly"):
            return True
        told = small.endswith("ed") or (self.is_verb_form(last) and not small.endswith("ing"))
        return told or not word.text[0].isalpha() or self.grammar.small.plays("calendar", small)

    def line_from(self, number: int) -> int:
        """Where the line ends that begins with a word, 0 for none."""
        return self.lines.get(number, 0)

    def line_to(self, end: int) -> int | None:
        """The first word of the line that ends before a word, None for none."""
        return self.line_ends.get(end)

    def part(self, number: int) -> Part:
        """What the word of a number can be, nothing outside the sentence."""
        inside = 0 <= number < len(self.lowers)
        return self.grammar.part(self.sentence.words[number]) if inside else _NOTHING

    def lower(self, number: int) -> str:
        """The word of a number in small letters, "" outside the sentence."""
        return self.lowers[number] if 0 <= number < len(self.lowers) else ""

    def determines(self, number: int) -> bool:
        """Whether a word is an article or a number before a noun."""
        small = self.lower(number)
        return self.grammar.small.plays("determiner", small) or small.isdigit()

    def is_closed(self, number: int) -> bool:
        """Whether a word is a small word of grammar, no part of a noun."""
        if self.lower(number) in self.grammar.closed:
            return True
        return self.grammar.small.plays("auxiliary", self.sentence.lemma(number))

    def is_verb_form(self, number: int) -> bool:
        """Whether a word is a verb's form and no noun's: "said", "shelled", not "crossing"."""
        if number >= len(self.lowers):
            return False
        word, lemmas = self.sentence.words[number], self.grammar.lemmas
        if not lemmas.is_verb(word.text) or word.lower.endswith("ing"):
            return False
        return word.lower != lemmas.noun(word.text) or word.lower != word.lemma

    def is_participle(self, number: int) -> bool:
        """Whether a word can follow "was": "shelled", "hit"."""
        small = self.lower(number)
        return not small.endswith("ing") and (small != self.sentence.lemma(number) or small == "hit")


def _lines_in(lowers: tuple[str, ...], grammar: PlaceGrammar) -> Iterator[tuple[int, int]]:
    openings = grammar.words.line_openings
    for number in [n for n, small in enumerate(lowers) if small in openings]:
        size = grammar.words.line_at(lowers[number : number + _LONGEST_LINE])
        if size:
            yield number, number + size
