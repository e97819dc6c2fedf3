"""The nominative of a person's name given in another case: "Марии Захаровой" is Мария Захарова."""

from collections.abc import Sequence

from holdfire.reading.speech.grammar import Grammar


def nominative(words: Sequence[str], gender: str, grammar: Grammar) -> str:
    """The name as it is shown. Only a given name that the tables know, standing in an oblique case, tells
    that the last name stands in one too; any other name is left as it is."""
    given = grammar.small(words[0])
    if len(words) < 2 or given not in grammar.genders or given not in grammar.oblique_forms:
        return " ".join(words)
    shown = [grammar.base(given).capitalize(), *words[1:-1], _last_name(words[-1], gender, grammar)]
    return " ".join(shown)


def _last_name(word: str, gender: str, grammar: Grammar) -> str:
    for ending, instead in grammar.nominative_endings.get(gender, ()):
        if word.endswith(ending):
            return word.removesuffix(ending) + instead
    return word
