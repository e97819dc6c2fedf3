"""Reads the dates that pages and datelines carry: "22 February 2016, 20:40 GMT", "Feb 24"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from holdfire.lexicon.tables import Lexicon

_LONGEST = 120
"""A line longer than this is no line that only gives a date."""

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = re.compile(
    r"(?i)(?<![\d.:/-])(?P<hour>[01]?\d|2[0-3])(?:[:.]|\s?h\s?)(?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d|[.:/]\d)"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?"
)
_OFFSET = re.compile(
    r"(?:(?:GMT|UTC|Z)\s*)?(?P<sign>[+\u2212-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?:(?P<y1>(?:19|20)\d\d)[-./](?P<m1>\d{1,2})[-./](?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<between>[./-])(?P<m2>\d{1,2})(?P=between)(?P<y2>(?:19|20)\d\d))(?!\d|[./-]\d)"
)
_BARS = re.compile(r"[|•·]")
_BESIDE_A_ZONE = frozenset({"zone_lead", "zone_near", "zone_tail", "local"})
_PAGE_CLOCK = re.compile(r"(?i)^\W*[0-2]?\d[:.][0-5]\d\s*(?:GMT|UTC)\s*[+\u2212-]\s*\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day as written; `year` is None where none stands there. `start` and `end` are in the text read."""

    day: int
    month: int
    year: int | None
    start: int
    end: int

    @property
    def date(self) -> date | None:
        """The calendar day, None without a year or where there is no such day."""
        return day_of(self.year, self.month, self.day) if self.year else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day with the clock time beside it, if any, and the zone named: an IANA name or "+03:00". All of it
    stands at `start` to `end` of the text read."""

    day: Day
    start: int
    end: int
    clock: time | None = None
    zone: str | None = None


def day_of(year: int, month: int, day: int) -> date | None:
    """The calendar day, None where there is none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_days(text: str, language: str | None) -> tuple[Day, ...]:
    """Every day written in `text` in order: month names of the language, and numeric dates that are not
    ambiguous (24.02.2016, 2016-02-24; 02/03/2016 is left alone)."""
    if not _DIGIT.search(text):
        return ()
    found = [_numeric(match) for match in _NUMERIC.finditer(text)]
    months = _months(language)
    if months and months.hint.search(text.casefold()):
        found += [_named(match, months.numbers) for match in months.pattern.finditer(text)]
    days = sorted(filter(None, found), key=lambda day: day.start)
    return tuple(day for place, day in enumerate(days) if not place or day.start >= days[place - 1].end)


def find_moment(text: str, language: str | None) -> Moment | None:
    """The first full day with a year in `text`, with the clock time and zone that stand beside it."""
    days = find_days(text, language) if _YEAR.search(text) else ()
    day = next((day for day in days if day.year), None)
    if day is None:
        return None
    rest = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    clock = _TIME.search(rest)
    if clock is None:
        return Moment(day=day, start=day.start, end=day.end)
    zone, zone_end = _zone(rest, clock.end(), language)
    return Moment(
        day=day,
        start=min(day.start, clock.start()),
        end=max(day.end, clock.end(), zone_end),
        clock=_clock(clock),
        zone=zone,
    )


def is_date_line(text: str, language: str | None) -> bool:
    """Whether a line, or a stretch of it between bars, says a day and nothing else of substance."""
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return False
    parts = dict.fromkeys((text, *_BARS.split(text)))
    return any(_only_a_day(part, language) for part in parts)


def is_page_clock(text: str) -> bool:
    """Whether a line is a clock that the page shows its reader: a time with an offset ("07:30 GMT +3...")."""
    return len(text) <= _LONGEST and _PAGE_CLOCK.match(text) is not None


def _only_a_day(part: str, language: str | None) -> bool:
    day = next(iter(find_days(part, language)), None)
    if day is None:
        return False
    rest = part[: day.start] + " " + part[day.end :]
    rest = _OFFSET.sub(" ", _TIME.sub(" ", rest))
    words = [
        word for word in re.findall(r"[^\W\d_]+", rest) if word.casefold() not in filling_words(language)
    ]
    return (
        all(word.isupper() or word.casefold() in _zone_words(language) for word in words) and len(words) <= 3
    )


def _numeric(match: re.Match[str]) -> Day | None:
    if match["y1"]:
        year, month, day = int(match["y1"]), int(match["m1"]), int(match["d1"])
    else:
        year, month, day = int(match["y2"]), int(match["m2"]), int(match["d2"])
        if match["between"] != "." and day <= 12 and month <= 12 and day != month:
            return None
        if month > 12 and match["between"] != ".":
            day, month = month, day
    if day_of(year, month, day) is None:
        return None
    return Day(day=day, month=month, year=year, start=match.start(), end=match.end())


def _named(match: re.Match[str], numbers: Mapping[str, int]) -> Day | None:
    month = numbers[(match["month"] or match["month2"]).casefold()]
    day, year = int(match["day"] or match["day2"]), match["year"] or match["year2"]
    if day_of(int(year) if year else 2000, month, day) is None:
        return None
    return Day(day=day, month=month, year=int(year) if year else None, start=match.start(), end=match.end())


def _clock(match: re.Match[str]) -> time:
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, int(match["minute"]))


def _zone(text: str, place: int, language: str | None) -> tuple[str | None, int]:
    """The zone that the words right after a clock time name, and where they end."""
    while place < len(text) and text[place] in " ,(":
        place += 1
    offset = _OFFSET.match(text, place)
    if offset:
        sign = "+" if offset["sign"] == "+" else "-"
        return f"{sign}{int(offset['hours']):02}:{offset['minutes'] or '00'}", offset.end()
    pattern, zones = _zones(language)
    named = pattern.match(text, place) if pattern else None
    return (zones[named.group(1).casefold()], named.end()) if named else (None, place)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Months:
    """The days that a language names by their month: `pattern` finds them, `numbers` are those of the months
    by their names in small letters, and `hint` finds a name so written, much faster than the pattern does."""

    pattern: re.Pattern[str]
    numbers: Mapping[str, int]
    hint: re.Pattern[str]


@cache
def _months(language: str | None) -> _Months | None:
    rows = _rows(language, "months")
    if not rows:
        return None
    numbers = {row["word"].casefold(): int(row["number"]) for row in rows}
    names = "|".join(re.escape(row["word"]) for row in sorted(rows, key=lambda row: -len(row["word"])))
    lead, tail = (
        _optional(language, "year_lead"),
        _optional(language, "year_tail", before=r"\s+", after=r"\b"),
    )
    year = rf"(?:,?\s+{lead}(?P<{{}}>(?:19|20)\d\d)\b{tail})?"
    suffix, of = _optional(language, "day_suffix", after=""), _optional(language, "of_noun")
    other_name = rf"(?:/(?:{names})\b|\s?\((?:{names})\))?"
    pattern = re.compile(
        rf"(?i)(?<!\d)(?P<day>[0-3]?\d){suffix}\.?\s+{of}(?P<month>{names})\b{other_name}\.?{year.format('year')}"
        rf"|\b(?P<month2>{names})\b\.?\s+(?P<day2>[0-3]?\d){suffix}(?!\d|[:.]\d){year.format('year2')}"
    )
    return _Months(pattern=pattern, numbers=numbers, hint=re.compile("|".join(map(re.escape, numbers))))


def _optional(language: str | None, role: str, *, before: str = "", after: str = r"\s+") -> str:
    """A pattern that fits the words of a role of the grammar of times, or nothing."""
    words = (row["word"] for row in _rows(language, "time_words") if row["role"] == role)
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return f"(?:{before}(?:{either}){after})?" if either else ""


@cache
def prepositions(language: str | None) -> frozenset[str]:
    """The words that lead to a month or stand before a place: what begins with one is no dateline."""
    rows = _rows(language, "time_words")
    return frozenset(row["word"].casefold() for row in rows if row["role"] in ("zone_near", "month_lead"))


@cache
def filling_words(language: str | None) -> frozenset[str]:
    """The words that stand beside a date without saying more: weekdays, "at", "updated"."""
    fillers = (row["word"].casefold() for row in _rows(language, "layout") if row["kind"] == "date_word")
    return frozenset((*fillers, *(row["word"].casefold() for row in _rows(language, "weekdays"))))


@cache
def _zones(language: str | None) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    rows = [row for row in _rows(language, "zones") if row["usual"] == "yes"]
    zones: dict[str, str] = {}
    for row in rows:
        zones.setdefault(row["word"].casefold(), row["zone"])
    names = "|".join(re.escape(name) for name in sorted(zones, key=len, reverse=True))
    lead = _optional(language, "zone_lead") or _optional(language, "zone_near")
    tail = _optional(language, "zone_tail", before=r"\s+", after=r"\b")
    pattern = rf"(?i){lead}({names})\b{tail}"
    return (re.compile(pattern) if names else None), zones


@cache
def _zone_words(language: str | None) -> frozenset[str]:
    leads = [row["word"].casefold() for row in _rows(language, "time_words") if row["role"] in _BESIDE_A_ZONE]
    return frozenset(word for name in (*_zones(language)[1], *leads) for word in name.split())


def _rows(language: str | None, table: str) -> tuple[dict[str, str], ...]:
    lexicon = Lexicon(language=language or "")
    return tuple(map(dict, lexicon.table(table))) if language and lexicon.has(table) else ()
