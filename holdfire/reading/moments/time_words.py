"""The words a language has for times, as phrase books made from its tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.tables import Lexicon, Row
from holdfire.reading.moments.time_openings import IN_DIGITS, ONLY_ZONE, STAMP, Begins, Books, begins_of
from holdfire.reading.word_stream import Openings, PhraseBook, Words


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
    An `eve` is the report's own only where no "of" follows it; a `usual` day ("overnight") gives way to
    any day that is named beside it."""

    days: int
    part: PartOfDay | None
    from_day_before: bool
    eve: bool
    usual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneWord:
    """One reading of a zone's name: an IANA zone or an offset such as "+05:30"; `stands_alone` whether it
    needs no word like "time" beside it, `is_belt` whether it needs none where nothing follows that it could
    describe ("6 p.m. Eastern"); `usual` is False for a reading few mean."""

    word: str
    zone: str
    stands_alone: bool
    is_belt: bool
    usual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TenseCue:
    """A word that tells whether a weekday beside it lies ahead or behind."""

    ahead: bool
    strength: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """All of them; `roles` are the small words of the grammar by what they do in it. The books `nearness`
    ("last", "next", "this"), `stretches` ("early", "the end of"), `halves` ("p.m.") and `after_length`
    ("ago", "later") tell the role that a phrase plays. `past_endings` are those of regular past forms
    ("-ed"); `truce_signs` has the first words of truces, `hour_signs` those that part minutes from an hour
    ("past"), one of which stands near each day of a truce and in each spoken clock; `begins` tells what the
    first words of all parts of a time may begin, `openings` where in a sentence a time may begin."""

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
    nearness: PhraseBook[str]
    stretches: PhraseBook[str]
    halves: PhraseBook[str]
    after_length: PhraseBook[str]
    past_endings: frozenset[str]
    truce_signs: frozenset[str]
    hour_signs: frozenset[str]
    begins: Mapping[str, Begins]
    openings: Openings

    def begun_at(self, words: Words, at: int) -> Begins | None:
        """The parts of a time that may begin at this word; None where none may."""
        if at >= len(words):
            return None
        word = words[at]
        known = self.begins.get(word.key) or (IN_DIGITS if word.digits else None)
        return known or (ONLY_ZONE if "/" in word.key else None)

    def role(self, name: str) -> PhraseBook[None]:
        """The words that play a part in the grammar; none where the language's table has no such role."""
        return self.roles.get(name, _NONE)


_NONE: PhraseBook[None] = PhraseBook(())

DASHES = ("-", "–", "—", "/")
"""Marks inside a time: "mid-March", "twenty-one days", "first/second of March"."""
_PLACED_AFTER = {"past_after", "coming_after"}
"""Where a language has these, a time may begin with its unit ("semaine dernière")."""
_DECIDING_ROLES = ("am", "pm", "oclock", "past_hour", "after_hour", "to_hour", "d_day")
"""The parts of the grammar that make a number in words a clock time."""
_PARTS_OF_HOUR = ("quarter_hour", "half_hour")
"""The parts of an hour that a clock time may begin with: "half past six"."""
_ZONE_ROLES = ("local", "local_short", "zone_lead", "zone_near")
"""The parts of the grammar that the name of a zone may begin with."""


_TRUCE_UNITS = {
    *(("day", "unit"), ("week", "unit"), ("month", "unit")),
    *(("hour", "plural"), ("minute", "plural")),
}
"""The units, by kind of word, that a day counted from the truce begins with."""
_STRETCHES = (
    *("early", "mid", "late", "start", "end", "first_day", "last_day", "first_half", "second_half"),
    *("first_week", "second_week", "third_week", "fourth_week", "last_week_of"),
    *("first_quarter", "second_quarter", "third_quarter", "fourth_quarter", "spring", "summer", "autumn"),
)
"""The parts of a month or a year."""
_SHARES = ("first_of", "last_of")
"""The words before the number in "the first ten days of March"."""
_INSIDE_ROLES = (
    *("join", "span_to", "span_and", "of_noun", "part_after_clock", "whole", "and_a_half"),
    *(*_PARTS_OF_HOUR, "half_of_unit", "truce", "opening", "d_day"),
)
"""Small words inside a time: "ten past seven in the evening", "from nine to eleven in the morning"."""
_POSSESSIVE = ("'", "’", "s")
"""What ends "the truce's" before its third day."""


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
    zones = PhraseBook(_zone_words(lexicon).items())
    units = PhraseBook((row["word"], row["unit"]) for row in _rows(lexicon, "time_units"))
    nearness = _telling_role(lexicon, "past", "coming", "this")
    stretches = _telling_role(lexicon, *_STRETCHES)
    placing: Books = (nearness, *_of_roles(roles, "the", "vague"))
    begins = begins_of(
        {
            "date": (months, ordinals, stretches, *_of_roles(roles, *_SHARES)),
            "weekday": (weekdays, nearness),
            "relative_day": (days,),
            "part_of_day": (parts_of_day,),
            "clock": (parts_of_day, numbers, *_of_roles(roles, *_PARTS_OF_HOUR)),
            "length": (numbers, *placing, *_of_roles(roles, "half_of_unit"), *_units_first(roles, units)),
            "truce_day": _truce_openers(roles, numbers, ordinals, _rows(lexicon, "time_units")),
            "zone": (zones, *_of_roles(roles, *_ZONE_ROLES)),
        }
    )
    named_zones = PhraseBook(item for item in _zone_words(lexicon).items() if item[1][0].stands_alone)
    calendar: Books = (months, weekdays, days, parts_of_day, units)
    deciding: Books = (*calendar, named_zones, *_of_roles(roles, *_DECIDING_ROLES))
    inside: Books = (*deciding, *placing, numbers, ordinals, stretches, *_of_roles(roles, *_INSIDE_ROLES))
    return TimeWords(
        months=months,
        weekdays=weekdays,
        parts=parts_of_day,
        relative_days=days,
        units=units,
        plural_units=frozenset(
            row["word"] for row in _rows(lexicon, "time_units") if row["kind"] == "plural"
        ),
        zones=zones,
        numbers=numbers,
        ordinals=ordinals,
        cues=PhraseBook((row["word"], _cue(row)) for row in _rows(lexicon, "tense_cues")),
        roles=roles,
        nearness=nearness,
        stretches=stretches,
        halves=_telling_role(lexicon, "am", "pm"),
        after_length=_telling_role(lexicon, "ago", "from_now", "earlier", "later"),
        past_endings=roles["past_suffix"].firsts() if "past_suffix" in roles else frozenset(),
        truce_signs=_firsts_of(roles, "truce", "guns_silent", "d_day"),
        hour_signs=_firsts_of(roles, "past_hour", "after_hour", "to_hour"),
        begins=begins,
        openings=_openings(begins, deciding, inside),
    )


def _openings(begins: Mapping[str, Begins], deciding: Books, inside: Books) -> Openings:
    return Openings(
        openers=frozenset(word for word, may_begin in begins.items() if may_begin != ONLY_ZONE),
        deciders=frozenset[str]().union(*(book.lasts() for book in deciding)),
        leading=frozenset({STAMP, *DASHES, *_POSSESSIVE}).union(*(book.words() for book in inside)),
    )


def _units_first(roles: Mapping[str, PhraseBook[None]], units: PhraseBook[str]) -> Books:
    return (units,) if _PLACED_AFTER & roles.keys() else ()


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
        usual=row["anchor"] == "usual",
    )


def _cue(row: Row) -> TenseCue:
    return TenseCue(ahead=row["direction"] == "future", strength=row["strength"])


def _zone_words(lexicon: Lexicon) -> dict[str, tuple[ZoneWord, ...]]:
    readings: dict[str, tuple[ZoneWord, ...]] = {}
    for row in _rows(lexicon, "zones"):
        word = ZoneWord(
            word=row["word"],
            zone=row["zone"],
            stands_alone=row["kind"] not in ("place", "belt"),
            is_belt=row["kind"] == "belt",
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


def _of_roles(roles: Mapping[str, PhraseBook[None]], *names: str) -> tuple[PhraseBook[None], ...]:
    """The books of those of these roles that the language has."""
    return tuple(roles[name] for name in names if name in roles)


def _firsts_of(roles: Mapping[str, PhraseBook[None]], *names: str) -> frozenset[str]:
    return frozenset[str]().union(*(book.firsts() for book in _of_roles(roles, *names)))


def _truce_openers(
    roles: Mapping[str, PhraseBook[None]],
    numbers: PhraseBook[int],
    ordinals: PhraseBook[int],
    units: tuple[Row, ...],
) -> Books:
    """What a day counted from the truce may begin with ("day three", "hours into"); nothing where the
    language has no word for truces."""
    if "truce" not in roles:
        return ()
    opening = PhraseBook((row["word"], None) for row in units if (row["unit"], row["kind"]) in _TRUCE_UNITS)
    return (numbers, ordinals, opening, *_of_roles(roles, "truce", "opening", "the", "eve_of", "d_day"))


def _telling_role(lexicon: Lexicon, *names: str) -> PhraseBook[str]:
    """The phrases that play one of these parts, each with the part it plays."""
    return PhraseBook(
        (row["word"], row["role"]) for row in _rows(lexicon, "time_words") if row["role"] in names
    )
