"""Entries of feeds: the source is the publisher, the fields are blocks, the rest is as with any report."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.capture import MediaType
from holdfire.model.errors import CaptureError
from holdfire.model.report import BlockKind, Report
from tests.reading.laying import assert_whole, lay, texts

ENTRY: dict[str, Any] = {
    "title": "Truce &amp; talks: both sides <b>meet</b>",
    "link": "https://valleyvoice.example/2016/a",
    "published": "Mon, 22 Feb 2016 20:40:00 +0200",
    "updated": "2016-02-23T08:00:00Z",
    "author": "desk@valleyvoice.example (Ann Lee)",
    "categories": ["truce", "prisoners"],
    "content": "<p>The two sides met on Monday near the bridge, officials said.</p>"
    "<p>&ldquo;We hold fire,&rdquo; said the spokesman.</p>",
    "summary": "<p>In short.</p>",
}


def _lay(**changes: Any) -> Report:
    said = {key: value for key, value in (ENTRY | changes).items() if value}
    report, _ = lay(json.dumps(said), MediaType.FEED_ENTRY)
    assert_whole(report)
    return report


def test_the_fields_of_an_entry_are_its_blocks() -> None:
    report = _lay()
    assert texts(report, BlockKind.HEADLINE) == ["Truce & talks: both sides meet"]
    assert texts(report, BlockKind.BYLINE) == ["Ann Lee"]
    assert texts(report, BlockKind.BODY) == [
        "The two sides met on Monday near the bridge, officials said.",
        "“We hold fire,” said the spokesman.",
    ]
    assert texts(report, BlockKind.TAGS) == ["truce, prisoners"]
    assert report.url == ENTRY["link"]
    assert [block.node for block in report.blocks_of(BlockKind.BODY)] == [
        "content/html/body[1]/p[1]",
        "content/html/body[1]/p[2]",
    ]


def test_its_times_are_those_the_feed_gives() -> None:
    report = _lay()
    assert report.published
    assert report.updated
    assert report.published.earliest == datetime(2016, 2, 22, 18, 40, tzinfo=UTC)
    assert report.updated.earliest == datetime(2016, 2, 23, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize("raw", ["22 Feb 16 13:40 EST", "Mon, 22 Feb 2016 18:40:00 UT"])
def test_the_rarer_forms_of_a_feeds_time_are_read(raw: str) -> None:
    report = _lay(published=raw, content="<p>The two sides met near the bridge, officials said.</p>")
    assert report.published
    assert report.published.earliest == datetime(2016, 2, 22, 18, 40, tzinfo=UTC)


def test_an_entry_without_a_source_is_its_links() -> None:
    assert _lay().outlet == "valley-voice"


@pytest.mark.parametrize(
    "source",
    [
        {"name": "Eastern Dispatch"},
        {"name": "ED", "url": "https://elsewhere.example/"},
        {"url": "https://easterndispatch.example/rss"},
        {"name": "Eastern Dispatch (English)", "url": "https://www.easterndispatch.example/rss"},
    ],
)
def test_the_source_is_the_publisher_whoever_the_link_belongs_to(source: dict[str, str]) -> None:
    report = _lay(source=source)
    assert report.outlet == "eastern-dispatch"
    assert report.zone == "Europe/Berlin"


def test_a_source_that_the_case_does_not_know_is_not_taken_for_the_one_that_hands_it_on() -> None:
    report = _lay(source={"name": "Southern Post"})
    assert report.outlet is None
    assert any("Southern Post" in note for note in report.notes)


def test_the_summary_is_the_body_where_there_is_no_content() -> None:
    report = _lay(content=None, summary="The two sides met on Monday.\n\nNobody was hurt &amp; all left.")
    assert texts(report, BlockKind.BODY) == ["The two sides met on Monday.", "Nobody was hurt & all left."]
    assert report.blocks_of(BlockKind.BODY)[0].node == "summary"


def test_a_line_of_links_is_no_evidence() -> None:
    link = "<p><a href='x'>Read everything about the bridge in the valley here.</a></p>"
    report = _lay(content=ENTRY["content"] + link)
    assert "Read everything" not in " ".join(texts(report, BlockKind.BODY))


def test_an_entry_that_is_only_a_title_or_a_picture_is_still_a_report() -> None:
    report = _lay(content="<img src='a.jpg'>", summary=None, author=None, categories=None)
    assert report.text == "Truce & talks: both sides meet"
    assert "no words" in " ".join(report.notes)


@pytest.mark.parametrize("data", ["", "[]", '{"title": 3}', "{", "{}", '{"title": " "}'])
def test_what_is_no_entry_is_refused(data: str) -> None:
    with pytest.raises(CaptureError):
        lay(data, MediaType.FEED_ENTRY)


WORDS = st.text() | st.sampled_from(["<p>One two three four five six.</p>", "<", "&#0;", "\ud800", "\x00"])


@given(
    st.fixed_dictionaries(
        {},
        optional={name: WORDS for name in (*ENTRY, "language") if name != "categories"}
        | {
            "categories": st.lists(WORDS),
            "source": st.fixed_dictionaries({}, optional={"name": WORDS, "url": WORDS}),
        },
    )
)
def test_no_words_in_an_entry_break_its_reading(said: dict[str, Any]) -> None:
    try:
        report, _ = lay(json.dumps(said), MediaType.FEED_ENTRY)
    except CaptureError:
        return
    assert_whole(report)
    report.text.encode("utf-8")
    "".join(report.notes).encode("utf-8")
