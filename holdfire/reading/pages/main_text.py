"""Tells which paragraphs of a page belong to the main text that was extracted from it."""

import re

_SHINGLE = 5
_CELLS = re.compile(r"[|\n]")


class MainText:
    """The main text of a page, asked paragraph by paragraph.

    `found` is False where the extractor found nothing: every paragraph may then be main text.
    """

    def __init__(self, extracted: str) -> None:
        """`extracted` is what the extractor gave: lines of text, "|" between the cells of a table."""
        words = extracted.replace("|", " ").split()
        self.found = bool(words)
        self._shingles = set(zip(*(words[at:] for at in range(_SHINGLE)), strict=False))
        self._lines = {" ".join(line.split()).removeprefix("- ") for line in _CELLS.split(extracted)}

    def holds(self, paragraph: str) -> bool:
        """Whether a paragraph stands in the main text, by its first words; a short one as a whole line,
        list item or cell."""
        if not self.found:
            return True
        words = paragraph.split(maxsplit=_SHINGLE)
        if len(words) < _SHINGLE:
            return " ".join(words) in self._lines
        return tuple(words[:_SHINGLE]) in self._shingles
