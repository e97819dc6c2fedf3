"""Speed of reading: quotations alone, a page whole, times, each beside a peer on the same input."""

from collections.abc import Iterator, Sequence

from benchmarks.made_up import article, page, page_of
from benchmarks.measure import alone, in_turn, row
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


def figures(case: Case, articles: Sequence[str] = ()) -> Iterator[str]:
    """The lines of the table of reading; `articles` are texts of the user's own, measured besides."""
    yield from _quotations(case, [article(seed) for seed in range(ARTICLES)], "articles")
    if articles:
        yield from _quotations(case, articles, "articles given")
    yield from _pages(case, [page(seed) for seed in range(PAGES)], "a page")
    if articles:
        yield from _pages(case, [page_of(text) for text in articles], "a page of an article given")
    yield from _times(case)


def _quotations(case: Case, texts: Sequence[str], which: str) -> Iterator[str]:
    """Sentences and quotations of articles laid out before, with the actors that are named in them."""
    reports = [lay_out(_capture(text.encode(), MediaType.TEXT), case)[0] for text in texts]
    finder = NameFinder.of(case)
    named = [find_actors(report.text, sentences_of(report), finder) for report in reports]

    def own() -> object:
        return [
            find_quotations(report, sentences_of(report), actors)
            for report, actors in zip(reports, named, strict=True)
        ]

    what = f"quotations alone, {which} of {_length(texts)} words"
    peer = parser()
    if peer is None:
        yield row(what, len(texts) / alone(own), "spaCy, tagger and parser", None)
        return
    ours, theirs = in_turn(own, lambda: peer(texts))
    yield row(what, len(texts) / ours, "spaCy, tagger and parser", len(texts) / theirs)


def _pages(case: Case, pages: Sequence[bytes], which: str) -> Iterator[str]:
    reader = Reader(case)
    captures = [_capture(data, MediaType.HTML) for data in pages]
    count, peer = len(pages), "trafilatura, its main text alone"
    ours, theirs = in_turn(
        lambda: [reader.read(capture) for capture in captures], lambda: [main_text(data) for data in pages]
    )
    yield row(f"{which} read entirely", count / ours, peer, count / theirs)
    laid, theirs = in_turn(
        lambda: [lay_out(capture, case) for capture in captures], lambda: [main_text(data) for data in pages]
    )
    yield row(f"{which} laid out", count / laid, peer, count / theirs)
    quoted = _seconds_of_quotations(case, captures)
    yield row(f"{which}: what happened, without layout and quotations", count / (ours - laid - quoted))


def _seconds_of_quotations(case: Case, captures: Sequence[Capture]) -> float:
    reports = [lay_out(capture, case)[0] for capture in captures]
    finder = NameFinder.of(case)
    found = [(report, sentences_of(report)) for report in reports]
    ready = [(report, of, find_actors(report.text, of, finder)) for report, of in found]
    return alone(lambda: [find_quotations(report, of, actors) for report, of, actors in ready])


def _capture(data: bytes, kind: MediaType) -> Capture:
    return Capture(data=data, origin="benchmark", media_type=kind)


def _length(texts: Sequence[str]) -> str:
    return f"{sum(len(text.split()) for text in texts) / len(texts):.0f}"


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
        yield row("times, articles of 300 words", DATED / alone(own), "dateparser", None)
        return
    ours, theirs = in_turn(own, lambda: [dates_in(text) for text in texts])
    yield row("times, articles of 300 words", DATED / ours, "dateparser", DATED / theirs)
