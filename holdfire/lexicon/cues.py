"""Tables of cues: patterns over dictionary forms, each with what it tells, in order of strength."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.lemmas import Lemmas
from holdfire.lexicon.tables import Lexicon
from holdfire.lexicon.trigger_patterns import as_regex, first_words, word_groups


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of a table: its pattern, the words it can begin with, what it tells ("" where the table tells
    one thing), its example."""

    regex: re.Pattern[str]
    first_words: frozenset[str]
    tells: str
    example: str

    def matches(self, line: str) -> Iterator[re.Match[str]]:
        """Where the cue stands in a line of dictionary forms."""
        return self.regex.finditer(line)


def cues_among(words: Set[str], language: str, table: str, column: str | None = None) -> list[Cue]:
    """The cues of a table that begin with one of these dictionary forms: no other can stand among them."""
    return [cue for cue in cues_of(language, table, column) if not cue.first_words.isdisjoint(words)]


@cache
def cues_of(language: str, table: str, column: str | None = None) -> tuple[Cue, ...]:
    """The cues of a table; `column` holds what each tells. Empty where the language has no such table."""
    lexicon = Lexicon(language=language)
    if not lexicon.has(table):
        return ()
    groups, lemmas = word_groups(lexicon), Lemmas.of(language)
    return tuple(
        Cue(
            regex=re.compile(rf"(?<!\S){as_regex(row['pattern'], groups, lemmas)}"),
            first_words=first_words(row["pattern"], groups, lemmas),
            tells=row[column] if column else "",
            example=row["example"],
        )
        for row in lexicon.table(table)
    )
