"""Tells words that deny a deed, or do not stop it, from words that tell an act of their own."""

from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.lexicon.trigger_patterns import Family, Trigger
from holdfire.model.act import Act
from holdfire.reading.sentence_words import SentenceWords

_FARTHEST_NOT = 4
_OPENS_A_DEED = frozenset({"that", "having", "being"})
_TELLS_A_DEED = frozenset({"have", "be"})
_STOPPING = frozenset(
    {"stop", "cease", "halt", "end", "suspend", "pause", "quit", "hold", "subside", "die", "abate", "ease"}
)
_NEVER = frozenset({"not", "never", "n't", "without", "cannot", "hardly", "scarcely", "barely"})
_UNWILLING = frozenset({"failed", "refused", "declined", "refuses", "fails"})
_WILLED = frozenset({"will", "would", "shall", "should", "may", "might", "must", "'ll"})


def is_about_a_deed(
    trigger: Trigger, sentence: SentenceWords, first: int, last: int, small: ClauseWords, lemmas: Lemmas
) -> bool:
    """Whether words `first` to `last` (exclusive) only say of a deed inside them that it was not done
    ("denied having attacked the convoy") or went on ("never stopped shelling", "fighting has not ceased")."""
    if trigger.family is Family.FORCE:
        return small.plays("denying", sentence.lemma(first)) and _holds_a_deed(sentence, first, last, lemmas)
    if trigger.act is not Act.TRUCE_OBSERVED:
        return False
    stops = next((n for n in range(first, last) if sentence.lemma(n) in _STOPPING), None)
    return stops is not None and goes_unstopped(sentence, stops)


def goes_unstopped(sentence: SentenceWords, stops: int) -> bool:
    """Whether a verb of stopping is negated of what has been: "has not ceased", and not "will not stop"."""
    near = [sentence.lower(number) for number in range(max(0, stops - _FARTHEST_NOT), stops)]
    if near[-1:] == ["to"]:
        return not _UNWILLING.isdisjoint(near[-2:-1]) and _WILLED.isdisjoint(near)
    negated = any(word in _NEVER or word.endswith(("n't", "n’t")) for word in near)
    return negated and _WILLED.isdisjoint(near)


def _holds_a_deed(sentence: SentenceWords, first: int, last: int, lemmas: Lemmas) -> bool:
    inside = sentence.words[first + 1 : last]
    return any(
        word.lower in _OPENS_A_DEED
        or word.lemma in _TELLS_A_DEED
        or (word.lower.endswith("ing") and word.lemma != word.lower and lemmas.is_verb(word.lower))
        for word in inside[:-1]
    )
