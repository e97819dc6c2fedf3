"""Clock times as news writes them: 23:40, 9 a.m., 2200 GMT, 5.30pm, nine o'clock, noon."""

from dataclasses import dataclass, replace

from holdfire.reading.moments.time_words import PartOfDay, TimeWords
from holdfire.reading.word_stream import Words, digits_at, is_at

HOURS_A_DAY = 24
NOON = 12
PART_BEGINS_EARLY = 2
"""Hours before a part of the day properly begins in which people speak of it: "five in the evening"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time on a clock face. `half` is "am", "pm" or None; `moment` the word for midnight or noon;
    `certain` is False for numbers that are clock times only beside a zone or a word like "at";
    `packed` for hours and minutes written as one number (2200); `stamped` after the T of
    a timestamp, where "-05:00" is an offset and no range."""

    hour: int
    minute: int = 0
    half: str | None = None
    moment: bool = False
    to_the_minute: bool = False
    certain: bool = True
    packed: bool = False
    stamped: bool = False

    @property
    def minutes(self) -> int:
        """Minutes since midnight, 24:00 included."""
        hour = self.hour
        if self.half:
            hour = hour % 12 + (12 if self.half == "pm" else 0)
        return hour * 60 + self.minute

    @property
    def is_midnight(self) -> bool:
        """Whether the word "midnight" was used, which may open or close a day."""
        return self.moment and self.hour == 0


def clock_in_part(clock: Clock, part: PartOfDay) -> Clock:
    """The clock with the half of the day that the part tells: "seven in the evening" is 19:00, "two at night"
    2:00. A clock that says its half, or runs over 24 hours, stays as it is."""
    if clock.half or clock.moment or not 1 <= clock.hour <= NOON:
        return clock
    in_second_half = clock.hour % NOON + NOON
    if part.from_hour >= NOON and part.from_hour - PART_BEGINS_EARLY <= in_second_half <= part.to_hour:
        return replace(clock, half="pm")
    before_noon = part.from_hour < NOON and part.to_hour <= NOON
    return replace(clock, half="am") if before_noon or part.to_hour > HOURS_A_DAY else clock


def read_clock(words: Words, at: int, book: TimeWords) -> tuple[Clock, int] | None:
    """A clock time at word `at`, and where it stops."""
    in_figures = at < len(words) and words[at].digits
    return _moment(words, at, book) or (_in_digits if in_figures else _in_words)(words, at, book)


def _moment(words: Words, at: int, book: TimeWords) -> tuple[Clock, int] | None:
    """ "midnight", "12 noon", "12 de la noche" """
    found = book.parts.longest(words, at)
    if not found and digits_at(words, at, 2, 2) == HOURS_A_DAY // 2:
        found = book.parts.longest(words, at + 1)
    if not found or not found[0].moment:
        return None
    return Clock(hour=found[0].from_hour, moment=True), found[1]


def _in_words(words: Words, at: int, book: TimeWords) -> tuple[Clock, int] | None:
    """ "nine o'clock", "nine p.m.", "nine thirty", "nine in the evening"; "nine" is one beside a day only."""
    found = book.numbers.longest(words, at)
    if not found or not 1 <= found[0] <= NOON or not words[at].text[0].isalpha():
        return None
    minute, stop = _minute_in_words(words, found[1], book)
    half, stop = _half(words, stop, book)
    closed = book.role("oclock").stop(words, stop)
    clock = Clock(
        hour=found[0],
        minute=minute or 0,
        half=half,
        to_the_minute=minute is not None,
        certain=bool(half or closed) or _part_follows(words, stop, book),
    )
    return clock, closed or stop


def _minute_in_words(words: Words, at: int, book: TimeWords) -> tuple[int | None, int]:
    """ "thirty", "forty-five" """
    found = book.numbers.longest(words, at)
    if not found or not 10 <= found[0] <= 59:
        return None, at
    units = book.numbers.longest(words, found[1] + 1) if is_at(words, found[1], "-") else None
    if units and found[0] >= 20 and found[0] % 10 == 0 and 1 <= units[0] <= 9:
        return found[0] + units[0], units[1]
    return found


def _part_follows(words: Words, at: int, book: TimeWords) -> bool:
    """Whether a part of the day is said with it: "in the evening", "at night"."""
    lead = book.role("part_after_clock").stop(words, at)
    part = book.parts.longest(words, lead) if lead else None
    return bool(part and not part[0].moment)


def _in_digits(words: Words, at: int, book: TimeWords) -> tuple[Clock, int] | None:
    hour, length = words[at].number, len(words[at].text)
    if 3 <= length <= 4:
        return _packed(words, at, book, hour)
    if length > 4 or (words[at].glued and is_at(words, at - 1, ":")):
        return None
    minute, stop = _minute(words, at + 1, book)
    marked = stop > at + 1 and words[at + 1].key != "."
    half, stop = _half(words, stop, book)
    by_the_clock = book.role("oclock").stop(words, stop)
    marking = "hour_mark" if minute is None else "hours"
    closed = by_the_clock or book.role("hours").stop(words, stop) or book.role(marking).stop(words, stop)
    if closed and not half:
        half, closed = _half(words, closed, book)
    if half and not 1 <= hour <= 12:
        half = None
    clock = Clock(
        hour=hour,
        minute=minute or 0,
        half=half,
        to_the_minute=minute is not None,
        certain=bool(half or marked or by_the_clock) or (hour <= NOON and _part_follows(words, stop, book)),
    )
    return (clock, closed or stop) if _is_on_the_face(clock) else None


def _packed(words: Words, at: int, book: TimeWords, packed: int) -> tuple[Clock, int] | None:
    """ "2200", "0100 hours": four digits, certain only with a word like "hours" after them."""
    half, stop = _half(words, at + 1, book)
    closed = book.role("hours").stop(words, stop)
    clock = Clock(
        hour=packed // 100,
        minute=packed % 100,
        half=half,
        to_the_minute=True,
        certain=bool(half or (closed and len(words[at].text) == 4)),
        packed=True,
    )
    return (clock, closed or stop) if _is_on_the_face(clock) else None


def _minute(words: Words, at: int, book: TimeWords) -> tuple[int | None, int]:
    """The minutes after ":", "." or a word for the hour ("22 Uhr 30"), with seconds passed over."""
    hour_mark = book.role("hour_mark").stop(words, at)
    if hour_mark and (minute := digits_at(words, hour_mark, 2, 2)) is not None:
        return minute, hour_mark + 1
    if at >= len(words) or not words[at].glued or words[at].key not in (":", ".", "h"):
        return None, at
    minute = digits_at(words, at + 1, 2, 2)
    if minute is None or not words[at + 1].glued:
        return None, at
    stop = at + 2
    if is_at(words, stop, ":", glued=True) and digits_at(words, stop + 1, 2, 2) is not None:
        stop += 2
    return minute, stop


def _half(words: Words, at: int, book: TimeWords) -> tuple[str | None, int]:
    return book.halves.longest(words, at) or (None, at)


def _is_on_the_face(clock: Clock) -> bool:
    if clock.minute > 59 or clock.hour > HOURS_A_DAY or (clock.half and not 1 <= clock.hour <= 12):
        return False
    return clock.hour < HOURS_A_DAY or clock.minute == 0
