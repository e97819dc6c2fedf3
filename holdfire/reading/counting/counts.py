"""Counts the dead, the wounded, violations, trucks and more, as ranges, each tied to its clause."""

from collections.abc import Iterator, Sequence

from holdfire.model.count import Count
from holdfire.model.span import Span
from holdfire.reading.counting.count_words import CountWords, count_words
from holdfire.reading.counting.counted import Counted, counted_in
from holdfire.reading.word_stream import Stretch, Words, words_of

REACH = 16
"""How many words after those counted what befell them may be told."""
TOLL_REACH = 10
"""How many words before a number the word "toll" may stand."""
AUXILIARY_REACH = 5
"""How many words after "were" it must be told."""


def find_counts(text: str, sentences: Sequence[Stretch], language: str = "en") -> tuple[Count, ...]:
    """The counts in these sentences of `text`, in order.

    `what` is "killed", "wounded", "missing", "displaced", "detained", "arrested" and the like for people to
    whom it befell ("killed or wounded" where the text does not part them), else the plural of the noun.
    Ages, dates, distances, shares and calibres are no counts. A language without tables gives nothing.
    """
    book = count_words(language)
    if book is None:
        return ()
    counts: list[Count] = []
    for sentence in sentences:
        words = words_of(text, sentence.start, sentence.end)
        counts.extend(_counts_in(words, text, book))
    return tuple(counts)


def _counts_in(words: Words, text: str, book: CountWords) -> Iterator[Count]:
    every = counted_in(words, text, book)
    harm: list[tuple[str, int, int] | None] = []
    for place, counted in enumerate(every):
        before = harm[place - 1] if place and _coordinated(words, every[place - 1], counted, book) else None
        harm.append(_harm(words, counted, every[place + 1 : place + 4], book) or before)
    for counted, done in zip(every, harm, strict=True):
        what = done[0] if done else counted.noun.what if counted.noun else None
        if what is None or (counted.quantity.vague_one and not done):
            continue
        start, stop = counted.quantity.start, counted.stop
        if done and counted.noun is None and done[1] == stop:
            stop = done[2]
        yield _count(words, text, counted, what, (start, stop))


def _count(words: Words, text: str, counted: Counted, what: str, place: tuple[int, int]) -> Count:
    start, end = words[place[0]].start, words[place[1] - 1].end
    quantity = counted.quantity
    return Count(
        low=quantity.low,
        high=quantity.high,
        what=what,
        span=Span(start=start, end=end, text=text[start:end]),
        who=counted.who,
        qualifier=quantity.qualifier,
    )


def _coordinated(words: Words, first: Counted, second: Counted, book: CountWords) -> bool:
    """Whether only "and", "including" and the like stand between the two, so that they share their verb."""
    at = first.stop
    if second.noun is None or not second.noun.person:
        return False
    while at < second.quantity.start:
        stop = book.roles["coordination"].stop(words, at)
        if stop is None:
            return False
        at = stop
    return True


def _harm(
    words: Words, counted: Counted, later: Sequence[Counted], book: CountWords
) -> tuple[str, int, int] | None:
    """What befell those counted, and from which to before which word it is told."""
    if counted.harm:
        return counted.harm, counted.stop, counted.stop
    if counted.noun and not counted.noun.person:
        return None
    return (
        _told_after(words, counted, later, book)
        or _told_before(words, counted, book)
        or _toll(words, counted, book)
    )


def _told_after(
    words: Words, counted: Counted, later: Sequence[Counted], book: CountWords
) -> tuple[str, int, int] | None:
    """ "12 wounded", "five people, including a child, were killed or injured" """
    at = counted.stop
    direct = _outcome(words, at, book)
    if direct:
        return direct
    starts = {other.quantity.start: other for other in later}
    only_joined = True
    while at < min(counted.stop + REACH, len(words)):
        if at in starts:
            if not only_joined or starts[at].harm:
                return None
            at = starts[at].stop
            continue
        if words[at].key not in book.clause_words:
            only_joined = False
            at += 1
            continue
        if book.roles["auxiliary"].stop(words, at):
            return _after_auxiliary(words, at, book)
        if book.roles["stop"].stop(words, at):
            return None
        joined = book.roles["coordination"].stop(words, at)
        only_joined = only_joined and bool(joined)
        at = joined or at + 1
    return None


def _after_auxiliary(words: Words, at: int, book: CountWords) -> tuple[str, int, int] | None:
    for here in range(at, min(at + AUXILIARY_REACH, len(words))):
        outcome = _outcome(words, here, book)
        if outcome:
            return outcome
        if not any(book.roles[role].stop(words, here) for role in ("auxiliary", "adverb")):
            return None
    return None


def _outcome(words: Words, at: int, book: CountWords) -> tuple[str, int, int] | None:
    """The participle at word `at`, with a second one joined to it."""
    first = book.harm["after"].longest(words, at)
    if not first:
        return None
    what, stop = first
    second = book.harm["after"].longest(words, stop + 1) if _joins(words, stop, book) else None
    if second and second[0] != what and not book.roles["auxiliary"].stop(words, second[1]):
        return f"{what} or {second[0]}", at, second[1]
    return what, at, stop


def _joins(words: Words, at: int, book: CountWords) -> bool:
    return any(book.roles[role].stop(words, at) == at + 1 for role in ("and", "or"))


def _told_before(words: Words, counted: Counted, book: CountWords) -> tuple[str, int, int] | None:
    """ "killing five", "wounded or killed at least 12" """
    stop = counted.quantity.start
    for at in range(max(0, stop - 4), stop):
        found = book.harm["before"].longest(words, at)
        if not found:
            continue
        what, after = found
        if after == stop:
            return what, at, after
        second = book.harm["before"].longest(words, after + 1) if _joins(words, after, book) else None
        if second and second[1] == stop:
            joint = what if what == second[0] else f"{what} or {second[0]}"
            return joint, at, stop
    return None


def _toll(words: Words, counted: Counted, book: CountWords) -> tuple[str, int, int] | None:
    """ "brought the death toll to 23" """
    start = counted.quantity.start
    if not book.roles["to_value"].ends_before(words, start):
        return None
    tolls = (book.harm["toll"].longest(words, at) for at in range(max(0, start - TOLL_REACH), start))
    toll = next((found for found in tolls if found), None)
    return (toll[0], start, start) if toll else None
