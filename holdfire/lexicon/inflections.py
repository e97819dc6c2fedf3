"""Writes out the forms of inflected words, so that a row of a table gives a word once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.tables import Lexicon
from holdfire.model.errors import LexiconError

_TABLE = "inflections"
_JOINT = "~"
_NO_ENDING = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of a word; `base` is the form of its dictionary entry, `oblique` whether the form cannot be
    a subject."""

    text: str
    base: str
    oblique: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inflections:
    """The paradigms of a language: for each the endings a subject or a finite verb has, and the others."""

    subject: dict[str, tuple[str, ...]]
    oblique: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, language: str) -> "Inflections":
        """The paradigms of a language's table `inflections`; none where it has no such table."""
        return _inflections_of(language)

    @property
    def are_known(self) -> bool:
        """Whether the language has paradigms at all."""
        return bool(self.subject)

    def forms(self, written: str) -> Iterator[Form]:
        """The forms of one word of a table: of a stem and its paradigm ("заяви~perfect"), or the word itself.

        Raises LexiconError where the language has no such paradigm.
        """
        stem, joint, paradigm = written.partition(_JOINT)
        if not joint:
            yield Form(text=written, base=written)
            return
        if paradigm not in self.subject:
            raise LexiconError(f"{written!r}: the language has no paradigm {paradigm!r}")
        base = stem + self.subject[paradigm][0]
        for endings, oblique in ((self.subject[paradigm], False), (self.oblique[paradigm], True)):
            for ending in endings:
                yield Form(text=stem + ending, base=base, oblique=oblique)

    def base(self, written: str) -> str:
        """The dictionary form of one or more words of a table."""
        return " ".join(next(self.forms(word)).base for word in written.split())


@cache
def _inflections_of(language: str) -> Inflections:
    lexicon = Lexicon(language=language)
    rows = lexicon.table(_TABLE) if lexicon.has(_TABLE) else ()
    return Inflections(
        subject={row["paradigm"]: _endings(row["subject"]) for row in rows},
        oblique={row["paradigm"]: _endings(row["oblique"]) for row in rows},
    )


def _endings(cell: str) -> tuple[str, ...]:
    return tuple("" if ending == _NO_ENDING else ending for ending in cell.split())
