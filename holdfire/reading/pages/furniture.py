"""Knows the words of page furniture: menus, see-also headings, tag lines, credits, comment forms."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from holdfire.lexicon.tables import Lexicon, Row
from holdfire.model.report import BlockKind

TABLE = "layout"
LONGEST_LINE = 240
_LONGEST_HEADING = 80
_LONGEST_WITH_PART = 120
"""A longer line is running text; furniture is short."""

_LOOKALIKES = str.maketrans("АВЕКМНОРСТХаеорсухі", "ABEKMHOPCTXaeopcyxi")
_MIXED_WORD = re.compile(r"[A-Za-z]+[АВЕКМНОРСТХаеорсухі]\w*|\b[АВЕКМНОРСТХаеорсухі]+[A-Za-z]\w*")
_EDGES = " \t\u00a0•·|–—-*:»›<>…."
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\s*[(\[]?\b\d{1,6}\b[)\]]?\s*")
_COPYRIGHT = re.compile(r"(?i)^(?:©|\(c\)|copyright\b)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PHOTO_CREDIT = re.compile(r"(?i)^(?:©|\(c\))\s*[^\d/]{2,60}/\s*\S.{1,60}$")
_BYLINE_WORDS = 20
_NOTHING = r"(?!)"
_KINDS = {
    "navigation": BlockKind.NAVIGATION,
    "see_also": BlockKind.SEE_ALSO,
    "tags": BlockKind.TAGS,
    "caption": BlockKind.CAPTION,
    "clock": BlockKind.PAGE_CLOCK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """The words of page furniture in one language, ready to be looked for: `openings` are all the phrases
    a line of the kinds told by words may begin with, `insides` those that may stand anywhere in one. The
    patterns of `parts` take capitals for small letters, which makes them slow: `hints` are the same phrases
    in small letters, by kind, and turn away most texts first, as do `openings` and `insides`.

    Every question is asked of one line; a line longer than LONGEST_LINE is never furniture. A language
    without a table knows no furniture.
    """

    lines: Mapping[str, re.Pattern[str]]
    starts: Mapping[str, re.Pattern[str]]
    parts: Mapping[str, re.Pattern[str]]
    hints: Mapping[str, re.Pattern[str]]
    openings: re.Pattern[str]
    insides: re.Pattern[str]

    def kind(self, text: str) -> BlockKind | None:
        """The kind of block a line is by its words alone, None where they do not tell."""
        if len(text) > LONGEST_LINE:
            return None
        line = folded(text)
        if not line:
            return BlockKind.NAVIGATION
        if _PHOTO_CREDIT.match(text.strip()) and not _YEAR.search(text):
            return BlockKind.CAPTION
        if is_copyright(text):
            return BlockKind.NAVIGATION
        bare = _without_numbers(line)
        if self._may_be_furniture(line, bare):
            for name, kind in _KINDS.items():
                if self._is(name, line, bare):
                    return kind
        return BlockKind.BYLINE if self.is_byline(text) else None

    def is_tags(self, text: str) -> bool:
        """Whether a line is of kind TAGS by its words alone."""
        line = folded(text)
        return self._is("tags", line, _without_numbers(line)) and self.kind(text) is BlockKind.TAGS

    def _may_be_furniture(self, line: str, bare: str) -> bool:
        """Whether any phrase at all opens a line or stands in it: most lines are turned away here."""
        opens = self.openings.match(line) or (bare != line and self.openings.match(bare))
        return bool(opens or (len(line) < _LONGEST_WITH_PART and self.insides.search(line)))

    def opens_comments(self, text: str) -> bool:
        """Whether a line is the heading of readers' comments ("All comments", "Comments (3)")."""
        if len(text) > _LONGEST_HEADING:
            return False
        line = folded(text)
        bare = _without_numbers(line)
        counted = _fits(self.parts, "comments", line)
        return bool(line) and (_fits(self.lines, "comments", bare) or counted)

    def opens_see_also(self, text: str) -> bool:
        """Whether a line is the heading of a list of links ("See also") and nothing more."""
        return len(text) <= _LONGEST_HEADING and _fits(self.lines, "see_also", folded(text))

    def is_label(self, name: str, text: str) -> bool:
        """Whether a line is a heading of this kind of the table and nothing more ("Tags")."""
        return len(text) <= LONGEST_LINE and _fits(self.lines, name, folded(text))

    def is_byline(self, text: str) -> bool:
        """Whether a line names its writer: "By" or the like, then a capitalised name, no full sentence."""
        found = self.starts.get("byline")
        line = text.strip().lstrip("([")
        opening = found.match(folded(line)) if found else None
        if not opening:
            return False
        names = re.findall(r"[^\W\d_][\w'’.-]*", line.lstrip(_EDGES)[opening.end() :])
        capitals = sum(not name[0].islower() for name in names)
        return 0 < len(names) <= _BYLINE_WORDS and capitals >= 0.5 * len(names) and not names[0][0].islower()

    def label_length(self, name: str, text: str) -> int:
        """How many characters of a line's beginning are a label of this kind ("Published: "), 0 for none."""
        found = self.starts.get(name)
        lead = len(text) - len(text.lstrip())
        opening = found.match(text[lead : lead + LONGEST_LINE].casefold()) if found else None
        return lead + opening.end() if opening else 0

    def find(self, name: str, text: str) -> re.Match[str] | None:
        """Where a passage of this kind ("in reply to", "with reporting by ...") stands in a text."""
        hint = self.hints.get(name)
        return self.parts[name].search(text) if hint and hint.search(text.casefold()) else None

    def is_placeholder(self, text: str) -> bool:
        """Whether a word stands where a comment's author would, naming nobody ("avatar")."""
        return _fits(self.lines, "placeholder", folded(text))

    def _is(self, name: str, line: str, bare: str) -> bool:
        return (
            _fits(self.lines, name, line)
            or (bare != line and _fits(self.lines, name, bare))
            or bool((found := self.starts.get(name)) and found.match(line))
            or bool(len(line) < _LONGEST_WITH_PART and (part := self.parts.get(name)) and part.search(line))
        )


def _without_numbers(line: str) -> str:
    """A folded line without the numbers of a menu ("Comments (3)")."""
    return _NUMBER.sub(" ", line).strip(_EDGES) if _DIGIT.search(line) else line


def is_copyright(text: str) -> bool:
    """Whether a line begins as a copyright line does."""
    return _COPYRIGHT.match(text.strip()) is not None


def is_dated_copyright(text: str) -> bool:
    """Whether a line is a copyright line with a year: a page's own, where a photograph's gives none."""
    return is_copyright(text) and _YEAR.search(text) is not None


@lru_cache(maxsize=512)  # each line is asked several questions, some of them after all other lines
def folded(text: str) -> str:
    """A line as its words are compared: small, one space between words, no bullets or dashes at its
    edges; a Cyrillic letter inside a Latin word is read as the Latin one it looks like."""
    mended = text if text.isascii() else _MIXED_WORD.sub(_as_latin, text)
    return " ".join(mended.split()).strip(_EDGES).casefold()


def _as_latin(word: re.Match[str]) -> str:
    return word.group().translate(_LOOKALIKES)


@cache
def furniture_of(language: str | None) -> Furniture:
    """The furniture of a language; one that knows nothing where the lexicon has no table for it."""
    lexicon = Lexicon(language=language or "")
    rows = lexicon.table(TABLE) if language and lexicon.has(TABLE) else ()
    told = [row for row in rows if row["kind"] in _KINDS]
    begin = [row["word"] for row in told if row["match"] in ("line", "start")]
    within = [row["word"].casefold() for row in told if row["match"] == "part"]
    parts = _by_kind(rows, "part")
    return Furniture(
        lines={kind: _runs(words) for kind, words in _by_kind(rows, "line").items()},
        starts={
            kind: re.compile(rf"(?:{_any(words)})(?!\w)\s*:?")
            for kind, words in _by_kind(rows, "start").items()
        },
        parts={kind: re.compile(f"(?i:{_any(words)})") for kind, words in parts.items()},
        hints={kind: re.compile(_any(map(str.casefold, words))) for kind, words in parts.items()},
        openings=re.compile("|".join(map(_opening, begin)) or _NOTHING),
        insides=re.compile(_any(within) or _NOTHING),
    )


def _by_kind(rows: Iterable[Row], match: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        if row["match"] == match:
            word = row["word"] if match == "part" else row["word"].casefold()
            found.setdefault(row["kind"], []).append(word)
    return found


def _any(words: Iterable[str]) -> str:
    """An alternation of the words, longest first; `*` stands for one word."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(
        re.escape(word.rstrip(":")).replace(r"\*", r"\w+?(?!\w)") + (":" if word.endswith(":") else "")
        for word in ordered
    )


def _opening(word: str) -> str:
    """What any line that begins with this phrase begins with."""
    return re.escape(word.rstrip(":")).replace(r"\*", r"\w")


def _runs(words: Iterable[str]) -> re.Pattern[str]:
    """Fits a line made of these phrases alone, even run together: "Community standardsDiscussion"."""
    phrases = "|".join(
        re.escape(word).replace(r"\*", r"\w+?") for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(rf"(?:(?:{phrases})[\s|•·/,:–—-]*)+")


def _fits(patterns: Mapping[str, re.Pattern[str]], name: str, line: str) -> bool:
    pattern = patterns.get(name)
    return bool(pattern and len(line) <= LONGEST_LINE and pattern.fullmatch(line))
