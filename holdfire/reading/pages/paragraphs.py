"""A paragraph: a stretch of a capture's text before anyone has said what kind of block it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.model.report import BlockKind

_CLOSERS = "\"'”’»›)]}"
_STOPS = ".!?…؟。।۔"
_SOFT_STOPS = "!?؟"
_LAST_BRACKET = re.compile(r"(?<=[.!?…])\s+\([^()]{1,60}\)$")
_TITLE_WORDS = 25
_TITLE_LENGTH = 200
_SHORT_TITLE_WORDS = 18
_LONGEST_NAME = 400
"""What is longer is neither a title that a page gives itself nor the name of an outlet."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`text` stands at `start` to `end` of the report. The rest is what its surroundings say of it.

    `node` is its path in the page; `mark` the kind its markup names; `heading` the level of an HTML
    heading, 0 for none; `linked` the share of its letters that stand in links; `main` whether it belongs
    to the main text as far as can be told; `gap` whether an empty line stands before it; `listed`
    whether it is an item of a list; `depth` its indentation in columns; `item` the number of the
    comment in the page it stands in, `inside` that of the comment around that one, `part` what the
    markup says it is of its comment ("author", "reply").
    """

    start: int
    end: int
    text: str
    node: str | None = None
    mark: BlockKind | None = None
    heading: int = 0
    linked: float = 0.0
    main: bool = True
    gap: bool = True
    listed: bool = False
    depth: int = 0
    item: int | None = None
    inside: int | None = None
    part: str | None = None

    @property
    def words(self) -> int:
        """How many words it has, parted by white space."""
        return len(self.text.split())

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence does, be it before a credit in brackets ("... said. (Agency)")."""
        bare = _LAST_BRACKET.sub("", self.text).rstrip(_CLOSERS + " ")
        return bool(bare) and bare[-1] in _STOPS

    @property
    def is_title(self) -> bool:
        """Whether it looks like a title: no final stop, not long, not broken off."""
        if len(self.text) > _TITLE_LENGTH or self.words > _TITLE_WORDS or self.text.endswith((":", ",", ";")):
            return False
        bare = self.text.rstrip(_CLOSERS + " ")
        softly = bool(bare) and bare[-1] in _SOFT_STOPS and self.words <= _SHORT_TITLE_WORDS
        return any(map(str.isalpha, self.text)) and (softly or not self.stops)

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text: it ends as a sentence does, or is too long for a title."""
        return not self.is_title and (self.words >= 3 or self.stops) and any(map(str.isalpha, self.text))


def key(text: str) -> str:
    """A text as compared with another: letters and digits only, small."""
    return " ".join(_WORD.findall(text.casefold()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Titles or names as `key` writes them, and the first words of these, which turn away most texts."""

    keys: frozenset[str]
    first_words: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Names":
        """The names that these texts are."""
        keys = frozenset(map(key, texts))
        return cls(keys=keys, first_words=frozenset(name.partition(" ")[0] for name in keys))

    def hold(self, text: str) -> bool:
        """Whether a text is one of these names; running text is told by its length alone."""
        if len(text) > _LONGEST_NAME:
            return False
        first = _WORD.search(text)
        begins = (first.group().casefold() if first else "") in self.first_words
        return begins and key(text) in self.keys
