"""What a statement is about: the issues of a truce, by the words of its language's table."""

import re
from collections.abc import Iterator
from functools import cache

from holdfire.lexicon.tables import Lexicon
from holdfire.model.relation import Issue

TABLE = "issues"


def issues_in(text: str, language: str) -> Iterator[Issue]:
    """The issues that words of a text name, each once, in the order of the text; none for a language that has
    no table of them."""
    pattern = _pattern(language)
    seen: set[str] = set()
    for match in pattern.finditer(text) if pattern else ():
        name = match.lastgroup
        if name is not None and name not in seen:
            seen.add(name)
            yield Issue(name)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """One expression of all words, each issue a group; a word that ends in * stands for its beginnings."""
    lexicon = Lexicon(language=language)
    if not lexicon.has(TABLE):
        return None
    groups = [
        f"(?P<{issue.value}>{'|'.join(_word(word) for word in _longest_first(lexicon, issue))})"
        for issue in Issue
        if lexicon.words(TABLE, issue=issue.value)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)


def _longest_first(lexicon: Lexicon, issue: Issue) -> list[str]:
    return sorted(lexicon.words(TABLE, issue=issue.value), key=len, reverse=True)


def _word(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
