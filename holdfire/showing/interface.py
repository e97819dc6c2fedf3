"""The texts of the workbench in a reader's language: one catalogue a language, keyed by the English text."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interface:
    """The texts of one language; what its catalogue lacks is said in English."""

    language: str
    texts: Mapping[str, str]

    def text(self, english: str) -> str:
        """A text of the workbench in this language."""
        return self.texts.get(english, english)


@cache
def interface_in(language: str) -> Interface:
    """The texts of a language; those of English where it has no catalogue."""
    path = files("holdfire.showing") / "interface" / f"{language}.csv"
    if language not in languages() or language == ENGLISH:
        return Interface(language=ENGLISH, texts={})
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines(), strict=True)
    return Interface(language=language, texts={row["english"]: row["text"] for row in rows})


@cache
def languages() -> tuple[str, ...]:
    """The languages of the interface, English first."""
    folder = files("holdfire.showing") / "interface"
    found = sorted(path.name.removesuffix(".csv") for path in folder.iterdir() if path.name.endswith(".csv"))
    return (ENGLISH, *found)
