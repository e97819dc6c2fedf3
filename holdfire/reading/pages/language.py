"""Tells the language of a text."""

from functools import lru_cache
from itertools import islice

import py3langid

_ENOUGH_LETTERS = 120
_FEWEST_LETTERS = 12
_READ = 4000
_LONG = 1000
_STEP, _PIECE = 200, 30
"""A long text in one script is read in pieces from all its parts first, a seventh of it altogether."""
_LATIN, _OTHER = 0.95, 0.3
"""The shares of ASCII characters from which on, and up to which, a text is taken to be in one script."""
_SURE = 40.0
"""The lead of the first language before the second, in natural logarithms of likelihood, at which the
pieces decide; a text in two languages, or in one of two alike, mostly leads by less and is read whole."""


def language_of(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the language `text` is written in.

    What the page or its container `declared` is believed for a short text only: templates often name
    the wrong language. None where there is too little to tell and nothing was declared.
    """
    said = declared.strip().lower().replace("_", "-").split("-")[0][:3] if declared else None
    letters = sum(1 for _ in islice(filter(str.isalpha, text[:_READ]), _ENOUGH_LETTERS))
    if said and letters < _ENOUGH_LETTERS:
        return said
    return _identified(text[:_READ]) if letters >= _FEWEST_LETTERS else None


@lru_cache(maxsize=256)
def _identified(text: str) -> str:
    if len(text) > _LONG and _is_in_one_script(text):
        pieces = " ".join(text[at : at + _PIECE] for at in range(0, len(text), _STEP))
        (code, score), (_, second) = py3langid.rank(pieces)[:2]
        if score - second > _SURE:
            return str(code)
    code, _ = py3langid.classify(text)
    return str(code)


def _is_in_one_script(text: str) -> bool:
    ascii_share = len(text.encode("ascii", "ignore")) / len(text)
    return ascii_share >= _LATIN or ascii_share <= _OTHER
