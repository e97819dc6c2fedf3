"""The six languages beside English and Russian: each pair of text and expectation, read from its file."""

from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml

from holdfire.lexicon.names import NameFinder
from holdfire.model.actor import Actor, ActorKind, Name
from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.model.report import BlockKind
from holdfire.reading.naming.actors import find_actors
from holdfire.reading.pages.layout import lay_out
from holdfire.reading.sentences import Sentence
from tests.reading.languages.pairs import dateline, laid, moments, said, sentences, zone_of
from tests.reading.laying import assert_whole, lay, texts

Pairs = dict[str, Any]
PAIRS: dict[str, Pairs] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).parent.glob("*.yaml"))
}
LANGUAGES = sorted(PAIRS)


def each(part: str) -> list[Any]:
    """Every pair of one part of the files, with its language."""
    return [
        pytest.param(language, pair, id=f"{language}-{number}")
        for language, pairs in PAIRS.items()
        for number, pair in enumerate(pairs[part])
    ]


def test_six_languages_have_pairs() -> None:
    assert LANGUAGES == ["ar", "de", "es", "fr", "it", "uk"]


@pytest.mark.parametrize(("language", "pair"), each("times"))
def test_the_times_of_a_sentence(language: str, pair: Pairs) -> None:
    assert (pair["words"], pair["earliest"], pair["latest"]) in moments(pair["text"], language)


@pytest.mark.parametrize(("language", "text"), each("no_clock"))
def test_a_number_of_something_is_no_clock_time(language: str, text: str) -> None:
    assert moments(text, language) == []


@pytest.mark.parametrize(("language", "pair"), each("zones"))
def test_the_zone_that_a_clock_is_read_in(language: str, pair: Pairs) -> None:
    assert zone_of(pair["text"], language) == pair["zone"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_numbers_do_not_end_a_sentence(language: str) -> None:
    pair = PAIRS[language]["sentences"]
    assert len(sentences(pair["text"], language)) == pair["count"]


@pytest.mark.parametrize(("language", "pair"), each("datelines"))
def test_datelines(language: str, pair: Pairs) -> None:
    text = f"{pair['line']} Orvel."
    found = dateline(text, language)
    assert found is not None
    assert text[: found.length] == pair["line"]
    assert (found.place, found.credit) == (pair["place"], pair["credit"])
    assert (found.day and [found.day.day, found.day.month]) == pair["day"]


@pytest.mark.parametrize(("language", "text"), each("no_dateline"))
def test_a_sentence_is_no_dateline(language: str, text: str) -> None:
    assert dateline(text, language) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_text_is_laid_out_in_its_parts(language: str) -> None:
    parts = laid(PAIRS[language]["page"])
    for kind, expected in PAIRS[language]["laid"].items():
        found = parts[BlockKind[kind.upper()]]
        assert (len(found) if isinstance(expected, int) else found) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_text_has_a_language_a_day_and_comments(language: str) -> None:
    report, comments = lay(PAIRS[language]["page"])
    assert_whole(report)
    assert report.language == language
    assert report.published is not None
    assert f"{report.published.earliest:%Y-%m-%d %H:%M}" == PAIRS[language]["published"]
    assert [comments[1].author, comments[1].reply_to] == PAIRS[language]["second_comment"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_page_in_html_has_the_same_headline_body_and_day(language: str) -> None:
    as_text, _ = lay(PAIRS[language]["page"])
    headline, body = texts(as_text, BlockKind.HEADLINE)[0], texts(as_text, BlockKind.BODY)
    bylines = texts(as_text, BlockKind.BYLINE)
    told = [*texts(as_text, BlockKind.DATELINE), body[0]]
    paragraphs = [" ".join(told), *body[1:]]
    page = (
        f"<html lang={language}><head><meta charset=utf-8><title>{escape(headline)}</title></head><body><nav>"
        f"<a href=/>1</a></nav><article><h1>{escape(headline)}</h1>"
        + "".join(f"<p class=meta>{escape(line)}</p>" for line in bylines)
        + "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
        + "</article></body></html>"
    )
    capture = Capture(data=page.encode(), origin="page.html", media_type=MediaType.HTML)
    report, _ = lay_out(capture, Case(name="valley"))
    assert report.language == language
    assert texts(report, BlockKind.HEADLINE) == [headline]
    assert texts(report, BlockKind.DATELINE) == texts(as_text, BlockKind.DATELINE)
    assert texts(report, BlockKind.BODY) == body
    assert report.published is not None
    assert f"{report.published.earliest:%Y-%m-%d}" == PAIRS[language]["published"][:10]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_actor_of_the_case_is_known_by_its_name(language: str) -> None:
    pair = PAIRS[language]["known_actor"]
    actor = Actor(id="south", kind=ActorKind.ARMED_GROUP, names=(Name(text=pair["name"], language=language),))
    finder = NameFinder.of(Case(name="valley", actors=(actor,)))
    whole = Sentence(start=0, end=len(pair["text"]), kind=BlockKind.BODY, paragraph=0)
    found = [ref for ref in find_actors(pair["text"], (whole,), finder) if ref.actor == "south"]
    assert [ref.span.text for ref in found if ref.span] == [pair["words"]]


@pytest.mark.parametrize(("language", "pair"), each("quotations"))
def test_who_said_what(language: str, pair: Pairs) -> None:
    expected = (pair["speaker"], pair["kind"], pair["modality"], tuple(pair["words"]))
    assert said(pair["text"], language) == [expected]


@pytest.mark.parametrize(("language", "text"), each("no_quotation"))
def test_a_name_in_marks_is_no_quotation(language: str, text: str) -> None:
    assert said(text, language) == []
