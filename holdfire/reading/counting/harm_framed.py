"""What befell people told around them: "took nine men prisoner", "sent five to hospital"."""

from holdfire.reading.counting.count_words import CountWords
from holdfire.reading.counting.counted import Counted
from holdfire.reading.counting.harm_named import named_before
from holdfire.reading.word_stream import Words, is_at

HOSPITAL_REACH = 5
"""How many words "to" and "hospital" may be apart."""
FRONT_REACH = 12
"""How many words "killed in the raid were" may have."""

NAME_REACH = 8
"""How many words before bodies it may be told that they were handed over."""
BODY_REACH = 5
"""How many words "in" and "leg" may be apart."""
ASIDE_REACH = 14
"""How many words an aside between commas may have."""
CIVIL = frozenset({"civilian", "kin", "woman", "child"})
"""Groups who are not sent on duty."""
COST_REACH = 5
"""How many words before those counted "cost" may stand."""

Framed = tuple[str, int, int]
"""What befell them, and from which to before which word it is told."""


def framed_around(words: Words, counted: Counted, book: CountWords) -> Framed | None:
    """What is told of those counted by words on both sides of them, or in front of the whole clause."""
    return next(filter(None, (read(words, counted, book) for read in READERS)), None)


def _hospital(words: Words, start: int, book: CountWords) -> int | None:
    for at in range(start, min(start + HOSPITAL_REACH, len(words))):
        stop = book.roles["hospital"].stop(words, at)
        if stop or book.roles["stop"].stop(words, at):
            return stop
    return None


def _captive(words: Words, counted: Counted, book: CountWords) -> Framed | None:
    """ "took seven prisoners", "took fourteen soldiers prisoner" """
    captive, start = book.roles["captive"], counted.start
    taken = captive.ends_before(words, counted.stop) or captive.stop(words, counted.stop)
    if not taken or not book.roles["take"].ends_before(words, start, 1):
        return None
    return "detained", start - 1, start


def _sent_off(words: Words, counted: Counted, book: CountWords) -> Framed | None:
    """ "sent nine others to the district hospital" """
    start, stop = counted.start, counted.stop
    if not start or not book.roles["send"].ends_before(words, start, 1):
        return None
    if not any(book.roles[role].stop(words, stop) for role in ("infinitive", "place_lead")):
        return None
    return ("wounded", start - 1, start) if _hospital(words, stop + 1, book) else None


def _fronted(words: Words, counted: Counted, book: CountWords) -> Framed | None:
    """ "killed in the attack were four policemen", "wounded in Idlib: a boy" """
    last = counted.start - 1
    leads = book.roles["auxiliary"].stop(words, last) == last + 1 or is_at(words, last, ":")
    if not 0 < last <= FRONT_REACH or not leads:
        return None
    for at in range(min(2, last)):
        found = book.harm["after"].longest(words, at)
        if found and found[1] <= last:
            clear = not any(book.roles["auxiliary"].stop(words, n) for n in range(found[1], last))
            return (found[0], at, counted.start) if clear else None
    return None


def _cost(words: Words, counted: Counted, book: CountWords) -> Framed | None:
    """ "cost the battalion nine men" """
    start = counted.start
    at = next(
        (
            at
            for at in range(start - 2, max(-1, start - COST_REACH), -1)
            if book.roles["cost"].stop(words, at)
        ),
        -1,
    )
    if at < 0 or not counted.person or book.roles["determiner"].stop(words, at + 1) is None:
        return None
    return "killed", at, start


def _by_its_name(words: Words, counted: Counted, book: CountWords) -> Framed | None:
    found = named_before(words, counted.start, book)
    if found and book.roles["body"].stop(words, found[1]) and _near(words, found[1], "handed_over", book):
        return None
    return found


def _near(words: Words, at: int, role: str, book: CountWords) -> bool:
    return any(book.roles[role].stop(words, n) for n in range(max(0, at - NAME_REACH), at))


def _in_the_body(words: Words, counted: Counted, book: CountWords) -> Framed | None:
    """ "shot a boy in the chest" """
    start, stop = counted.start, counted.stop
    struck = book.roles["strike"].ends_before(words, start, 1)
    if struck and is_at(words, stop, ","):
        stop = next((n + 1 for n in range(stop + 1, stop + ASIDE_REACH) if is_at(words, n, ",")), stop)
    if not struck or not book.roles["in_body"].stop(words, stop):
        return None
    body = any(book.roles["limb"].stop(words, at) for at in range(stop + 1, stop + BODY_REACH))
    return ("wounded", start - 1, start) if body else None


def _taken(words: Words, counted: Counted, book: CountWords) -> Framed | None:
    """ "they came and took my three brothers", "took 13 passengers off a bus" """
    start, stop = counted.start, counted.stop
    own = any(book.roles[role].ends_before(words, start, 1) for role in ("determiner", "possessive"))
    at = start - 1 - own
    if not counted.person or at < 1 or book.roles["take"].stop(words, at) is None:
        return None
    ends = stop >= len(words) or not words[stop].text[0].isalnum()
    return ("detained", at, start) if ends or book.roles["taken_off"].stop(words, stop) else None


def _sent_across(words: Words, counted: Counted, book: CountWords) -> Framed | None:
    """ "has sent 3,000 people across the river", "sent five families fleeing" """
    start = counted.start
    civil = counted.noun is not None and (
        counted.group in CIVIL or counted.noun.what in ("people", "persons")
    )
    if (
        not civil
        or counted.quantity.vague_one
        or not start
        or not book.roles["send"].ends_before(words, start, 1)
    ):
        return None
    across = book.roles["sent_across"].stop(words, counted.stop)
    return ("displaced", start - 1, start) if across else None


def whom_they(words: Words, counted: Counted, book: CountWords) -> Framed | None:
    """What others did to them: "the ten marines they had captured", "nine men whom it killed"."""
    at = counted.stop
    at = book.roles["relative_object"].stop(words, at) or at
    subject = book.roles["subject"].stop(words, at)
    while subject and (stop := book.roles["auxiliary"].stop(words, subject)):
        subject = stop
    found = book.harm["people_before"].longest(words, subject) if subject else None
    return (found[0], at, found[1]) if found else None


READERS = (
    _captive,
    _sent_off,
    _fronted,
    _cost,
    _in_the_body,
    _taken,
    _sent_across,
    _by_its_name,
    whom_they,
)
"""What is tried in turn."""
