"""A title in quotation marks is someone's words, and the body says whose."""

from holdfire.model.actor import RefBasis
from holdfire.model.quotation import Tier
from holdfire.model.report import Block, BlockKind, Report
from holdfire.reading.sentences import sentences_of
from holdfire.reading.speech.quotations import find_quotations


def read(title: str, body: str) -> Report:
    blocks = (
        Block(kind=BlockKind.HEADLINE, start=0, end=len(title)),
        Block(kind=BlockKind.BODY, start=len(title) + 1, end=len(title) + 1 + len(body)),
    )
    return Report(id="report-1", capture="0" * 64, text=f"{title}\n{body}", blocks=blocks, language="en")


def test_a_quoted_headline_has_the_speaker_of_the_same_words_in_the_body() -> None:
    report = read(
        "“The two capitals do not agree”", "The mayor said that the two capitals talk and do not agree."
    )
    title, _ = find_quotations(report, sentences_of(report), ())
    assert title.speaker is not None
    assert (title.speaker.name, title.speaker.basis) == ("The mayor", RefBasis.CONTINUATION)
    assert "the body" in title.speaker.reason
    assert title.tier is Tier.C


def test_a_quoted_headline_whose_words_stand_nowhere_else_has_no_speaker() -> None:
    report = read("“The two capitals do not agree”", "The mayor said that the bridge was open.")
    title, _ = find_quotations(report, sentences_of(report), ())
    assert title.speaker is None


def test_a_name_in_marks_is_not_a_quoted_headline() -> None:
    report = read("“Army of Conquest”", "It left the town on Monday.")
    assert find_quotations(report, sentences_of(report), ()) == ()


def test_the_words_of_a_title_do_not_make_the_next_paragraph_go_on() -> None:
    report = read("“The two capitals do not agree”", "“We have all the time in the world.”")
    assert [one.speaker for one in find_quotations(report, sentences_of(report), ())] == [None]
