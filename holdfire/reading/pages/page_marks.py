"""Reads what a page's markup says of its parts: the words in tags, classes and ids."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from holdfire.lexicon.tables import SHARED, Lexicon

_TAGS = {
    "nav": "navigation",
    "footer": "navigation",
    "form": "navigation",
    "button": "navigation",
    "figcaption": "caption",
    "figure": "caption",
    "aside": "see_also",
    "time": "date",
    "address": "author",
}
MARKING_TAGS = frozenset(_TAGS)
"""The tags that name a part by themselves; any other element needs attributes to do so."""
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_PRECEDENCE = (
    "comment_item", "comments", "reply", "caption", "tags", "see_also",
    "author", "clock", "date", "navigation", "subhead",
)  # fmt: skip
_SCHEMA_COMMENT = re.compile(r"schema\.org/(?:User)?Comment")
LONGEST_CHAIN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What an element's markup names it, with the number of the element and the mark around it.

    `depth` counts the marks around it, itself included.
    """

    name: str
    element: int
    outer: "Mark | None"
    depth: int

    def chain(self) -> "tuple[Mark, ...]":
        """This mark and those around it, innermost first."""
        found: list[Mark] = []
        mark: Mark | None = self
        while mark is not None:
            found.append(mark)
            mark = mark.outer
        return tuple(found)


def marked(tag: str, attributes: str, itemtype: str, element: int, outer: Mark | None) -> Mark | None:
    """The mark that holds inside an element: its own if its markup names it, else the one around it.

    `attributes` are its class and id. The chain of marks is at most LONGEST_CHAIN long.
    """
    name = _name(tag, attributes, itemtype)
    if name is None or (outer and outer.depth >= LONGEST_CHAIN):
        return outer
    return Mark(name=name, element=element, outer=outer, depth=outer.depth + 1 if outer else 1)


def _name(tag: str, attributes: str, itemtype: str) -> str | None:
    if itemtype and _SCHEMA_COMMENT.search(itemtype):
        return "comment_item"
    named = _by_attributes(attributes[:300]) if attributes else None
    return named or _TAGS.get(tag)


@lru_cache(maxsize=4096)
def _by_attributes(attributes: str) -> str | None:
    table = _table()
    found: set[str] = set()
    for word in attributes.split():
        tokens = [token.lower() for token in _TOKEN.findall(word) if not token.isdigit()]
        pairs = ["".join(pair) for pair in pairwise(tokens)]
        names = {table[token] for token in (*tokens, *pairs) if token in table}
        if "state" in names:
            continue  # "comments-open": a setting of the page, not the name of a part
        if "comment_item" in names and table.get(tokens[-1]) != "comment_item":
            names -= {"comment_item"}  # "comment-author", "comment-body": a part of a comment, not one
            names = names or {"comments"}
        found |= names
    return next((name for name in _PRECEDENCE if name in found), None)


@cache
def _table() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in Lexicon(language=SHARED).table("page_marks")}
