"""Speed of reading: quotations alone, a page whole, times, each beside a peer on the same input."""

from collections.abc import Iterator

from benchmarks.made_up import article, page
from benchmarks.measure import alone, in_turn
from benchmarks.peers import dates_in, has_dateparser, main_text, parser
from holdfire.lexicon.names import NameFinder
from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.reading.moments.times import Reference, find_times
from holdfire.reading.naming.actors import find_actors
from holdfire.reading.pages.layout import lay_out
from holdfire.reading.pages.published import reference_day
from holdfire.reading.read import Reader
from holdfire.reading.sentences import sentences_of
from holdfire.reading.speech.quotations import find_quotations

ARTICLES, PAGES, DATED = 60, 60, 12


def figures(case: Case) -> Iterator[str]:
    """The lines of the table of reading."""
    yield from _quotations(case)
    yield from _pages(case)
    yield from _times(case)


def _quotations(case: Case) -> Iterator[str]:
    """Sentences and quotations of articles laid out before, with the actors that are named in them."""
    texts = [article(seed) for seed in range(ARTICLES)]
    captures = [Capture(data=text.encode(), origin="a", media_type=MediaType.TEXT) for text in texts]
    reports = [lay_out(capture, case)[0] for capture in captures]
    finder = NameFinder.of(case)
    named = [find_actors(report.text, sentences_of(report), finder) for report in reports]

    def own() -> object:
        return [
            find_quotations(report, sentences_of(report), actors)
            for report, actors in zip(reports, named, strict=True)
        ]

    words = sum(len(text.split()) for text in texts) / len(texts)
    what = f"quotations alone, articles of {words:.0f} words"
    peer = parser()
    if peer is None:
        yield _row(what, ARTICLES / alone(own), "spaCy, tagger and parser", None)
        return
    ours, theirs = in_turn(own, lambda: peer(texts))
    yield _row(what, ARTICLES / ours, "spaCy, tagger and parser", ARTICLES / theirs)


def _pages(case: Case) -> Iterator[str]:
    reader = Reader(case)
    pages = [page(seed) for seed in range(PAGES)]
    captures = [Capture(data=data, origin="p", media_type=MediaType.HTML) for data in pages]
    ours, theirs = in_turn(
        lambda: [reader.read(capture) for capture in captures], lambda: [main_text(data) for data in pages]
    )
    yield _row("a page read entirely", PAGES / ours, "trafilatura, its main text alone", PAGES / theirs)
    laid, theirs = in_turn(
        lambda: [lay_out(capture, case) for capture in captures], lambda: [main_text(data) for data in pages]
    )
    yield _row("a page laid out", PAGES / laid, "trafilatura, its main text alone", PAGES / theirs)


def _times(case: Case) -> Iterator[str]:
    texts = [article(seed, words=300) for seed in range(DATED)]
    captures = [Capture(data=text.encode(), origin="t", media_type=MediaType.TEXT) for text in texts]
    reports = [lay_out(capture, case)[0] for capture in captures]
    sentences = [sentences_of(report) for report in reports]

    def own() -> object:
        return [
            find_times(report.text, of, Reference(date=reference_day(report), zone=case.zone))
            for report, of in zip(reports, sentences, strict=True)
        ]

    if not has_dateparser:
        yield _row("times, articles of 300 words", DATED / alone(own), "dateparser", None)
        return
    ours, theirs = in_turn(own, lambda: [dates_in(text) for text in texts])
    yield _row("times, articles of 300 words", DATED / ours, "dateparser", DATED / theirs)


def _row(what: str, own: float, peer: str, theirs: float | None) -> str:
    if theirs is None:
        return f"| {what} | {own:,.0f} | {peer}: not installed | - | - |"
    return f"| {what} | {own:,.0f} | {peer} | {theirs:,.1f} | {own / theirs:,.2f} |"
