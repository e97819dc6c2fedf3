"""Tells which words of a page belong to its main text; the one file that knows the extractor."""

from lxml.html import HtmlElement
from trafilatura import extract

_SHINGLE = 5


class MainText:
    """The main text of a page, asked paragraph by paragraph.

    `found` is False where the extractor found nothing: every paragraph may then be main text.
    """

    def __init__(self, tree: HtmlElement) -> None:
        """Runs the extractor over `tree`, readers' comments left out."""
        text = extract(tree, fast=True, include_comments=False, include_tables=True) or ""
        words = text.replace("|", " ").split()
        self.found = bool(words)
        self._shingles = {tuple(words[at : at + _SHINGLE]) for at in range(len(words))}
        self._lines = {" ".join(line.split()) for line in text.splitlines()}

    def holds(self, paragraph: str) -> bool:
        """Whether a paragraph stands in the main text, by its first words; a short one as a whole line."""
        if not self.found:
            return True
        words = paragraph.split()
        if len(words) < _SHINGLE:
            return paragraph in self._lines
        return tuple(words[:_SHINGLE]) in self._shingles
