"""Counts the dead, the wounded, violations, trucks and more, as ranges, each tied to its clause."""

from collections.abc import Iterator, Sequence

from holdfire.model.count import Count
from holdfire.model.span import Span
from holdfire.reading.counting.background import background_stretches, is_earlier
from holdfire.reading.counting.bare_people import with_bare
from holdfire.reading.counting.count_words import CountWords, count_words
from holdfire.reading.counting.counted import Counted, counted_in
from holdfire.reading.counting.implied_people import implied_in
from holdfire.reading.counting.sharing import Harm, Sharing
from holdfire.reading.word_stream import Stretch, Words, words_of


def find_counts(text: str, sentences: Sequence[Stretch], language: str = "en") -> tuple[Count, ...]:
    """The counts in these sentences of `text`, in order.

    `what` is "killed", "wounded", "missing", "displaced", "detained" (arrested, captured, abducted),
    "released" and the like for people to whom it befell ("killed or wounded" where the text does not part
    them), else the plural of the noun. People alike under one verb are summed; "no casualties" is nobody
    killed and nobody wounded. Ages, dates, distances, shares and calibres are no counts, nor is harm that is
    feared or only possible. A language without tables gives nothing.
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
    harmed = book.tells_harm(words)
    every = counted_in(words, text, book, harmed=harmed)
    if not harmed:
        for counted in every:
            if counted.noun and not counted.noun.only_harmed:
                yield _count(words, text, _as_counted(counted), counted.noun.what)
        return
    every = with_bare(words, text, implied_in(words, text, every, book), book)
    harms = Sharing(words, every, book).harm()
    behind = background_stretches(words, book) if any(harm.told for harm in harms) else ()
    for harm in harms:
        back = any(start <= harm.start < stop for start, stop in behind) or is_earlier(
            words, harm.start, book
        )
        for what in _whats(harm):
            yield _count(words, text, harm, what, background=back and harm.told is not None)


def _as_counted(counted: Counted) -> Harm:
    return Harm(counted=counted, told=None, start=counted.start, stop=counted.stop)


def _whats(harm: Harm) -> tuple[str, ...]:
    """What is counted; where it is nobody, each kind of harm by itself."""
    counted = harm.counted
    if harm.told is None:
        noun = counted.noun
        if noun and counted.quantity.high == 0 and noun.what in _NOBODY:
            return _NOBODY[noun.what]
        nobody = counted.person and counted.quantity.high == 0
        silent = nobody or counted.quantity.vague_one or counted.implied
        return () if noun is None or noun.only_harmed or silent else (noun.what,)
    if counted.quantity.high != 0:
        return (harm.told.what,)
    return tuple(what for joint in harm.told.what.split(" or ") for what in _NOBODY.get(joint, (joint,)))


_NOBODY = {"casualties": ("killed", "wounded"), "victims": ("killed", "wounded")}
"""What did not happen where there were none."""


def _count(words: Words, text: str, harm: Harm, what: str, *, background: bool = False) -> Count:
    counted, stop = harm.counted, harm.stop
    if harm.told and counted.noun is None and harm.told.start == stop:
        stop = harm.told.stop
    start, end = words[harm.start].start, words[stop - 1].end
    quantity = counted.quantity
    return Count(
        low=quantity.low,
        high=quantity.high,
        what=what,
        span=Span(start=start, end=end, text=text[start:end]),
        who=text[start:end] if harm.summed else counted.who,
        qualifier=quantity.qualifier,
        rough=quantity.rough,
        category=harm.category if harm.told else None,
        background=background,
    )
