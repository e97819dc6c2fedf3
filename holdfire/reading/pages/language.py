"""Tells the language of a text."""

from functools import lru_cache

import py3langid

_ENOUGH_LETTERS = 120
_READ = 4000


def language_of(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the language `text` is written in.

    What the page or its container `declared` is believed for a short text only: templates often name
    the wrong language. None where there is too little to tell and nothing was declared.
    """
    said = declared.strip().lower().replace("_", "-").split("-")[0][:3] if declared else None
    letters = sum(map(str.isalpha, text[:_READ]))
    if said and letters < _ENOUGH_LETTERS:
        return said
    return _identified(text[:_READ]) if letters >= 12 else None


@lru_cache(maxsize=256)
def _identified(text: str) -> str:
    code, _score = py3langid.classify(text)
    return str(code)
