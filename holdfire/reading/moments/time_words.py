"""The words a language has for times, as phrase books made from its tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.tables import Lexicon, Row
from holdfire.reading.word_stream import PhraseBook, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedNumber:
    """A month or a weekday; `also_a_word` for names that mean something else without a capital."""

    number: int
    abbreviated: bool
    also_a_word: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOfDay:
    """Hours from midnight of its day; over 24 runs into the next day. A `moment` has no length; an `edge`
    ("late", "early") is one only before a day, and gives way to a part that is named."""

    word: str
    from_hour: int
    to_hour: int
    moment: bool
    edge: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeDay:
    """A day counted from the report's day, or (`from_day_before`) from the last day the text named.
    An `eve` is the report's own only where no "of" follows it."""

    days: int
    part: PartOfDay | None
    from_day_before: bool
    eve: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneWord:
    """One reading of a zone's name: an IANA zone or an offset such as "+05:30"; `stands_alone` whether it
    needs no word like "time" beside it; `usual` is False for a reading few mean."""

    word: str
    zone: str
    stands_alone: bool
    usual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TenseCue:
    """A word that tells whether a weekday beside it lies ahead or behind."""

    ahead: bool
    strength: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """All of them; `roles` are the small words of the grammar by what they do in it, `openers` the first
    words of all that a time may begin with."""

    months: PhraseBook[NamedNumber]
    weekdays: PhraseBook[NamedNumber]
    parts: PhraseBook[PartOfDay]
    relative_days: PhraseBook[RelativeDay]
    units: PhraseBook[str]
    plural_units: frozenset[str]
    zones: PhraseBook[tuple[ZoneWord, ...]]
    numbers: PhraseBook[int]
    ordinals: PhraseBook[int]
    cues: PhraseBook[TenseCue]
    roles: Mapping[str, PhraseBook[None]]
    openers: frozenset[str]

    def may_open(self, word: Word) -> bool:
        """Whether a time may begin with this word: a number, or one of the words that open a phrase."""
        return word.key in self.openers or word.digits

    def role(self, name: str) -> PhraseBook[None]:
        """The words that play a part in the grammar; none where the language's table has no such role."""
        return self.roles.get(name, _NONE)


_NONE: PhraseBook[None] = PhraseBook(())

_STAMP = "t"
"""Opens the clock of a timestamp ("2016-02-27T00:00")."""
_PLACED_AFTER = {"past_after", "coming_after"}
"""Where a language has these, a time may begin with its unit ("semaine dernière")."""
_OPENING_ROLES = ("past", "coming", "this", "the", "vague", "early", "mid", "late", "start", "end")
"""The parts of the grammar that a time may begin with; all others stand inside or beside one."""


@cache
def time_words(language: str) -> TimeWords | None:
    """The words for times of a language; None where its folder has no table of months."""
    lexicon = Lexicon(language=language)
    if not lexicon.has("months"):
        return None
    parts = {row["word"]: _part(row) for row in _rows(lexicon, "parts_of_day")}
    months = PhraseBook((row["word"], _named_number(row)) for row in lexicon.table("months"))
    weekdays = PhraseBook((row["word"], _named_number(row)) for row in _rows(lexicon, "weekdays"))
    parts_of_day = PhraseBook(parts.items())
    days = PhraseBook((row["word"], _relative_day(row, parts)) for row in _rows(lexicon, "relative_days"))
    numbers = _numbers(lexicon)
    ordinals = PhraseBook((row["word"], int(row["number"])) for row in _rows(lexicon, "ordinals"))
    roles = _roles(lexicon)
    units = PhraseBook((row["word"], row["unit"]) for row in _rows(lexicon, "time_units"))
    named = (months.firsts(), weekdays.firsts(), days.firsts(), parts_of_day.firsts())
    counted = (numbers.firsts(), ordinals.firsts())
    placed = units.firsts() if _PLACED_AFTER & roles.keys() else ()
    leading = (roles[name].firsts() for name in _OPENING_ROLES if name in roles)
    return TimeWords(
        months=months,
        weekdays=weekdays,
        parts=parts_of_day,
        relative_days=days,
        units=units,
        plural_units=frozenset(
            row["word"] for row in _rows(lexicon, "time_units") if row["kind"] == "plural"
        ),
        zones=PhraseBook(_zone_words(lexicon).items()),
        numbers=numbers,
        ordinals=ordinals,
        cues=PhraseBook((row["word"], _cue(row)) for row in _rows(lexicon, "tense_cues")),
        roles=roles,
        openers=frozenset({_STAMP}).union(*named, *counted, *leading, placed),
    )


def _rows(lexicon: Lexicon, name: str) -> tuple[Row, ...]:
    return lexicon.table(name) if lexicon.has(name) else ()


def _named_number(row: Row) -> NamedNumber:
    return NamedNumber(
        number=int(row["number"]),
        abbreviated=row["kind"] == "abbreviation",
        also_a_word=row["kind"] == "also_a_word",
    )


def _part(row: Row) -> PartOfDay:
    return PartOfDay(
        word=row["word"],
        from_hour=int(row["from_hour"]),
        to_hour=int(row["to_hour"]),
        moment=row["kind"] == "moment",
        edge=row["kind"] == "edge",
    )


def _relative_day(row: Row, parts: Mapping[str, PartOfDay]) -> RelativeDay:
    return RelativeDay(
        days=int(row["days"]),
        part=parts.get(row["part"]),
        from_day_before=row["anchor"] == "before",
        eve=row["anchor"] == "eve",
    )


def _cue(row: Row) -> TenseCue:
    return TenseCue(ahead=row["direction"] == "future", strength=row["strength"])


def _zone_words(lexicon: Lexicon) -> dict[str, tuple[ZoneWord, ...]]:
    readings: dict[str, tuple[ZoneWord, ...]] = {}
    for row in _rows(lexicon, "zones"):
        word = ZoneWord(
            word=row["word"],
            zone=row["zone"],
            stands_alone=row["kind"] != "place",
            usual=row["usual"] == "yes",
        )
        readings[row["word"]] = (*readings.get(row["word"], ()), word)
    return readings


def _numbers(lexicon: Lexicon) -> PhraseBook[int]:
    """Number words that name one number: units, tens, and "a", "an", "a couple of"."""
    rows = _rows(lexicon, "number_words")
    exact = (row for row in rows if row["low"] == row["high"] and row["kind"] in ("unit", "ten", "vague"))
    return PhraseBook((row["word"], int(row["low"])) for row in exact)


def _roles(lexicon: Lexicon) -> dict[str, PhraseBook[None]]:
    by_role: dict[str, list[tuple[str, None]]] = {}
    for row in _rows(lexicon, "time_words"):
        by_role.setdefault(row["role"], []).append((row["word"], None))
    return {role: PhraseBook(entries) for role, entries in by_role.items()}
