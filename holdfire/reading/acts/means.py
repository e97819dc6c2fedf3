"""Finds with what an act of force was done, and sharpens an unspecified attack by it."""

import re
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.tables import Lexicon
from holdfire.model.act import Act
from holdfire.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """A weapon or way of attack: its words, its plain name, and the act it makes of an attack."""

    span: Span
    name: str
    act: Act | None


def means_in(text: str, start: int, end: int, language: str) -> tuple[Means, ...]:
    """The means named in `text[start:end]`, longest words first where two overlap, in order of place."""
    pattern, entries = _table(language)
    if pattern is None:
        return ()
    found = []
    for match in pattern.finditer(text, start, end):
        name, act = entries[_singular(match.group(1).lower(), entries)]
        found.append(Means(span=Span.of(text, *match.span(1)), name=name, act=act))
    return tuple(found)


@cache
def _table(language: str) -> tuple[re.Pattern[str] | None, dict[str, tuple[str, Act | None]]]:
    lexicon = Lexicon(language=language)
    if not lexicon.has("means"):
        return None, {}
    rows = lexicon.table("means")
    entries = {row["word"]: (row["means"], Act(row["act"]) if row["act"] else None) for row in rows}
    words = sorted(entries, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])((?:{'|'.join(map(re.escape, words))})s?)(?!\w)", re.IGNORECASE)
    return pattern, entries


def _singular(word: str, entries: dict[str, tuple[str, Act | None]]) -> str:
    return word if word in entries else word.removesuffix("s")
