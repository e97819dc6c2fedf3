"""Tells where in a sentence the words that play a part stand, looked for once for all parts."""

from bisect import bisect_left

from holdfire.lexicon.clause_words import ClauseWords
from holdfire.reading.sentence_words import SentenceWords


class PartsPlayed:
    """The places of a sentence's words by the part that their dictionary forms play."""

    def __init__(self, sentence: SentenceWords, small: ClauseWords) -> None:
        parts = small.parts_of
        playing = [(n, parts[word.lemma]) for n, word in enumerate(sentence.words) if word.lemma in parts]
        self._places: dict[str, list[int]] = {}
        for number, roles in playing:
            for role in roles:
                self._places.setdefault(role, []).append(number)

    def places(self, role: str) -> list[int]:
        """The numbers of the words that play one of the parts that reach over a sentence, in order."""
        return self._places.get(role, [])

    def last_before(self, role: str, number: int) -> int | None:
        """The last word before this one that plays a part; None where none does."""
        places = self.places(role)
        behind = bisect_left(places, number)
        return places[behind - 1] if behind else None
