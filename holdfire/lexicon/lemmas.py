"""Brings the forms of a word together: "struck", "striking" and "strikes" are "strike"."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from holdfire.lexicon.tables import Lexicon

_DOUBLES_ITS_LAST_LETTER = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")
_TAKING_ES = ("s", "x", "z", "ch", "sh", "o")
_SHORTEST_PLURAL = 4
_WORDS_REMEMBERED = 32_768
"""Forms of words kept with their dictionary forms: a few thousand make up most of a day's news."""


@dataclass(frozen=True, slots=True, eq=False)
class Lemmas:
    """The verbs of one language by their forms. A word that is in no table is a noun: only its plural
    ending is taken off."""

    by_form: dict[str, str]
    spellings: dict[str, str]

    @classmethod
    def of(cls, language: str) -> "Lemmas":
        """The forms of a language's table `verbs`. Raises LexiconError where it has none."""
        return _lemmas_of(language)

    @lru_cache(maxsize=_WORDS_REMEMBERED)  # noqa: B019 - there is one of each language, kept for good
    def lemma(self, word: str) -> str:
        """The dictionary form of a word, in small letters."""
        small = word.casefold().replace("’", "'")
        found = self.by_form.get(small)
        if found is not None:
            return found
        small = small.removesuffix("'s").rstrip("'")
        return self.by_form.get(small) or self.by_form.get(small.replace("-", "")) or _singular(small)

    @lru_cache(maxsize=_WORDS_REMEMBERED)  # noqa: B019
    def noun(self, word: str) -> str:
        """The word read as a noun: "attacks" is "attack", and "shelling" stays "shelling"."""
        small = word.casefold().replace("’", "'").removesuffix("'s").rstrip("'")
        return self.spellings.get(small) or _singular(small)

    def is_verb(self, word: str) -> bool:
        """Whether the word may be a form of a verb in the table."""
        return word.casefold() in self.by_form


@cache
def _lemmas_of(language: str) -> Lemmas:
    lexicon = Lexicon(language=language)
    rows = lexicon.table("verbs")
    by_form: dict[str, str] = {}
    for row in rows:
        for form in row["forms"].split():
            by_form[form] = row["word"]
    for row in rows:
        for form in _regular_forms(row["word"]):
            by_form.setdefault(form, row["word"])
    spelled = lexicon.table("spellings") if lexicon.has("spellings") else ()
    spellings = {row["word"]: row["lemma"] for row in spelled}
    return Lemmas(by_form=by_form | spellings, spellings=spellings)


def _regular_forms(verb: str) -> set[str]:
    forms = {verb, f"{verb}es" if verb.endswith(_TAKING_ES) else f"{verb}s"}
    if verb.endswith("e"):
        forms |= {f"{verb}d", f"{verb[:-1]}ing"}
    elif verb.endswith("y") and verb[-2:-1] not in "aeou":
        forms |= {f"{verb[:-1]}ied", f"{verb[:-1]}ies", f"{verb}ing"}
    else:
        forms |= {f"{verb}ed", f"{verb}ing"}
    if _DOUBLES_ITS_LAST_LETTER.search(verb):
        forms |= {f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"}
    return forms


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORTEST_PLURAL + 1:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")):
        return word[:-1]
    return word
