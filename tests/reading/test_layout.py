"""Layout of text captures: every character in one block, and the block kinds told by the words alone."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.model.capture import Capture, MediaType
from holdfire.model.errors import CaptureError
from holdfire.model.identity import content_id
from holdfire.model.report import BlockKind
from tests.reading.laying import assert_whole, lay, texts

HEADLINE = "Truce in Orvel holds for a second day"
LEAD = "The truce in Orvel held for a second day on Wednesday, the mayor of the town said."
MORE = "Six monitors stand at the two ends of the bridge and write down what they see."


def _text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def test_the_text_of_a_capture_is_the_file_character_for_character() -> None:
    text = f"\r\n  {HEADLINE}\r\n\r\n{LEAD}\r\n\t{MORE}\u00a0\r\n"
    report, _ = lay(text)
    assert report.text == text
    assert_whole(report)


def test_the_id_of_a_report_comes_from_its_capture() -> None:
    data = _text(HEADLINE, LEAD).encode()
    report, _ = lay(data)
    capture = Capture(data=data, origin="elsewhere", media_type=MediaType.TEXT)
    assert report.id == content_id("report", capture.sha256)
    assert report.capture == capture.sha256


def test_a_headline_printed_twice_is_a_headline_and_its_repeat() -> None:
    report, _ = lay(_text(HEADLINE, HEADLINE, LEAD))
    assert [block.kind for block in report.blocks] == [
        BlockKind.HEADLINE,
        BlockKind.HEADLINE_REPEAT,
        BlockKind.BODY,
    ]


def test_of_the_lines_above_the_text_the_headline_is_the_one_that_tells_of_it() -> None:
    report, _ = lay(
        _text("11:42 GMT +205 July 2026", "A street by the river", HEADLINE, "© ED/ Anton Belov", LEAD, MORE)
    )
    assert texts(report, BlockKind.HEADLINE) == [HEADLINE]
    assert texts(report, BlockKind.CAPTION) == ["A street by the river", "© ED/ Anton Belov"]
    assert texts(report, BlockKind.PAGE_CLOCK) == ["11:42 GMT +205 July 2026"]
    assert report.published is None


def test_the_dateline_is_parted_from_its_paragraph() -> None:
    report, _ = lay(_text(HEADLINE, f"ORVEL, March 13. {LEAD}", MORE))
    assert texts(report, BlockKind.DATELINE) == ["ORVEL, March 13."]
    assert texts(report, BlockKind.BODY) == [LEAD, MORE]
    assert report.dateline is not None
    assert report.dateline.text == "ORVEL, March 13."


def test_short_lines_between_paragraphs_are_subheads() -> None:
    report, _ = lay(_text(HEADLINE, LEAD, "Who watches it", MORE, "“A bridge for all”", LEAD))
    assert texts(report, BlockKind.SUBHEAD) == ["Who watches it", "“A bridge for all”"]


def test_lines_that_a_colon_announces_are_body_and_not_links() -> None:
    counts = (
        "By district, the monitors at the bridge counted these shots:\n"
        "Upper Orvel and the bridge 7\nLower Orvel and the mill 3"
    )
    report, _ = lay(_text(HEADLINE, LEAD, counts))
    assert texts(report, BlockKind.BODY)[1:] == counts.split("\n")
    report, _ = lay(_text(HEADLINE, counts, MORE))
    assert texts(report, BlockKind.BODY)[:3] == counts.split("\n")


def test_a_headline_may_end_with_a_stop() -> None:
    report, _ = lay(_text("Holt: no other plan. Period.", LEAD))
    assert texts(report, BlockKind.HEADLINE) == ["Holt: no other plan. Period."]


def test_a_see_also_list_ends_where_running_text_goes_on() -> None:
    report, _ = lay(
        _text(
            HEADLINE, LEAD, "See also", "How the valley was divided", MORE, "Read also:", "A bridge too few"
        )
    )
    assert texts(report, BlockKind.SEE_ALSO) == [
        "See also",
        "How the valley was divided",
        "Read also:",
        "A bridge too few",
    ]
    assert texts(report, BlockKind.BODY) == [LEAD, MORE]


def test_a_subhead_after_a_close_set_list_is_not_drawn_into_it() -> None:
    links = "See also\n\nHow the valley was divided\nA bridge too few\nWhat the mayor wants"
    report, _ = lay(_text(HEADLINE, LEAD, links, "Who watches it", MORE))
    assert texts(report, BlockKind.SUBHEAD) == ["Who watches it"]
    assert len(texts(report, BlockKind.SEE_ALSO)) == 4


def test_titles_line_under_line_after_the_text_are_links_and_names_between_commas_are_tags() -> None:
    links = "Mayor Calls for More Monitors\nHow the Valley Was Divided\nA Bridge for Both Sides"
    tail = links + "\ntruce, Jan Holt, Orvel, the valley"
    report, _ = lay(_text(HEADLINE, LEAD, MORE, tail))
    assert len(texts(report, BlockKind.SEE_ALSO)) == 3
    assert texts(report, BlockKind.TAGS) == ["truce, Jan Holt, Orvel, the valley"]


@pytest.mark.parametrize(
    "line",
    [
        "Get short URL",
        "Community standardsDiscussion",
        "Comment via ValleyComment via Orvel",
        "Share | Tweet | Print",
        "© 2026 Eastern Dispatch. All rights reserved.",
        "We use cookies to make this site better",
    ],
)
def test_furniture_is_navigation_wherever_it_stands(line: str) -> None:
    report, _ = lay(_text(HEADLINE, line, LEAD, line, MORE, line))
    assert texts(report, BlockKind.NAVIGATION) == [line] * 3


def test_a_sentence_that_begins_like_furniture_is_body() -> None:
    sentence = "Share of the blame for the shelling was put on both sides by the six monitors at the bridge."
    report, _ = lay(_text(HEADLINE, LEAD, sentence, "By Friday the guns had been drawn back by both sides."))
    assert sentence in texts(report, BlockKind.BODY)
    assert not texts(report, BlockKind.BYLINE)


def test_the_line_on_the_writer_is_the_byline() -> None:
    report, _ = lay(
        _text(HEADLINE, "By Ilse Kraan and Jan Reyl, Eastern Dispatch\n13 March 2024, 18:05", LEAD)
    )
    assert report.byline is not None
    assert report.byline.text == "By Ilse Kraan and Jan Reyl, Eastern Dispatch"
    assert len(texts(report, BlockKind.BYLINE)) == 2


def test_a_wrapped_text_keeps_its_paragraphs() -> None:
    body = "\n".join([
        "The truce in Orvel held for a second day on Wednesday, the mayor of",
        "the town said at the bridge. Nobody had fired since Tuesday at ten,",
        "he added, and six monitors stood at the two ends of the bridge. The",
        "other side agreed with him. Its speaker said the guns were drawn to",
        "the rear and would stay there for as long as the text was kept. One",
        "shot had been heard, she said, but it was thunder.",
    ])  # fmt: skip
    report, _ = lay(_text(HEADLINE, body))
    assert texts(report, BlockKind.BODY) == [body]


def test_a_language_without_tables_still_has_a_headline_and_a_body() -> None:
    lead = (
        "Tulitauko Orvelin laaksossa piti toista päivää, kaupungin pormestari sanoi keskiviikkona sillalla."
    )
    report, _ = lay(_text("Tulitauko pitää laaksossa", lead, lead + " Kukaan ei ampunut."))
    assert_whole(report)
    assert texts(report, BlockKind.HEADLINE) == ["Tulitauko pitää laaksossa"]


def test_an_item_is_laid_out_with_what_its_line_says() -> None:
    item = {
        "id": "7",
        "text": _text(HEADLINE, f"ORVEL (ED) – {LEAD}"),
        "published": "2024-03-13T18:05:00+01:00",
        "outlet": "Eastern Dispatch",
        "url": "https://easterndispatch.example/7",
        "language": "en",
        "zone": "Europe/Berlin",
    }
    report, _ = lay(json.dumps(item), MediaType.ITEM)
    assert report.text == item["text"]
    assert (report.outlet, report.zone, report.url) == ("eastern-dispatch", "Europe/Berlin", item["url"])
    assert report.published is not None
    assert report.published.wall == "2024-03-13T18:05:00+01:00"
    assert texts(report, BlockKind.DATELINE) == ["ORVEL (ED) –"]


def test_an_items_zone_that_does_not_exist_is_said() -> None:
    report, _ = lay(json.dumps({"id": "7", "text": LEAD, "zone": "Europe/Orvel"}), MediaType.ITEM)
    assert report.zone is None
    assert any("Europe/Orvel" in note for note in report.notes)


@pytest.mark.parametrize("line", ["[]", '{"id": "1"}', '{"id": "1", "text": "x", "url": 7}', "nothing"])
def test_an_item_that_is_no_report_is_refused(line: str) -> None:
    with pytest.raises(CaptureError):
        lay(line, MediaType.ITEM)


_LINES = st.sampled_from(
    [
        *(
            HEADLINE,
            LEAD,
            MORE,
            "See also",
            "Comments (2)",
            "Tags: a, b",
            "• avatar",
            "• Ann in reply to Lev",
        ),
        *("© 2024 ED", "", "   indented line of the text", "11:42 GMT +2", "13 March 2024", "By Ann Holt"),
        *("ORVEL (ED) – It held.", "?", "—", "\u2028"),
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(_LINES | st.text(max_size=30), min_size=1, max_size=30))
def test_any_lines_are_laid_out_whole(lines: list[str]) -> None:
    data = "\n".join(lines).encode("utf-8", "ignore")
    try:
        report, comments = lay(data)
    except CaptureError:
        return
    assert_whole(report)
    for comment in comments:
        assert report.text[comment.span.start : comment.span.end] == comment.span.text


@pytest.mark.parametrize(
    "line",
    [
        "Compiled 4 May 2024",
        "posted by old_sapper on 14.02.2011",
        "Text: Helen Marsh / 4 May 2024",
        "Words: Helen Marsh. Pictures: A. Belov",
        "Valley Voice, Orvel, Saturday 4 May 2024",
        "No. 12 (340), 4 May 2024",
        "4 May 2024, by Helen",
        "Yearbook of the Watch, spring 2024",
    ],
)
def test_a_line_on_the_maker_or_the_day_is_a_byline_and_never_the_headline(line: str) -> None:
    report, _ = lay(_text(HEADLINE, line, LEAD, MORE))
    assert texts(report, BlockKind.HEADLINE) == [HEADLINE]
    assert texts(report, BlockKind.BYLINE) == [line]


@pytest.mark.parametrize(
    "line", ["Ploughshare – a weekly of the hills", "The Orvel Messenger", "Orvel FM – web"]
)
def test_an_outlets_line_under_the_headline_is_no_evidence(line: str) -> None:
    report, _ = lay(_text(HEADLINE, line, LEAD, MORE))
    assert texts(report, BlockKind.HEADLINE) == [HEADLINE]
    assert texts(report, BlockKind.NAVIGATION) == [line]


def test_a_standfirst_stays_a_subhead_and_the_days_of_an_event_stay_in_the_headline() -> None:
    standfirst = "Both sides name the same bridge and different hours for it"
    report, _ = lay(_text("The valley in brief, 21-27 July 2024", standfirst, LEAD, MORE))
    assert texts(report, BlockKind.HEADLINE) == ["The valley in brief, 21-27 July 2024"]
    assert texts(report, BlockKind.SUBHEAD) == [standfirst]


def test_a_short_line_heads_the_first_section_where_others_head_more() -> None:
    report, _ = lay(_text(HEADLINE, "Facts", LEAD, "Ruling", MORE))
    assert texts(report, BlockKind.SUBHEAD) == ["Facts", "Ruling"]


def test_days_head_the_sections_of_a_digest() -> None:
    report, _ = lay(_text("The valley in a week", "4 May", LEAD, "5 May", MORE))
    assert texts(report, BlockKind.SUBHEAD) == ["4 May", "5 May"]


def test_a_dateline_may_stand_by_itself() -> None:
    report, _ = lay(_text(HEADLINE, "ORVEL. 13 March. Valley-Info", LEAD, MORE))
    assert texts(report, BlockKind.DATELINE) == ["ORVEL. 13 March. Valley-Info"]


def test_a_place_and_a_colon_open_a_report_but_a_speaker_opens_a_turn() -> None:
    report, _ = lay(_text(HEADLINE, f"ORVEL: {LEAD}", MORE))
    assert texts(report, BlockKind.DATELINE) == ["ORVEL:"]
    transcript, _ = lay(_text(HEADLINE, f"MARSH: {LEAD}", f"HOLT: {MORE}", f"MARSH: {MORE}"))
    assert not texts(transcript, BlockKind.DATELINE)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The writer lives in Orvel. The views expressed are her own.", BlockKind.NAVIGATION),
        ("Your support keeps this paper free. Donate.", BlockKind.NAVIGATION),
        ("The author teaches law in Orvel.", BlockKind.NAVIGATION),
        ("Correction: an earlier version misspelled Orvel.", BlockKind.NAVIGATION),
        ("H.M.", BlockKind.NAVIGATION),
        ("12 readers liked this", BlockKind.NAVIGATION),
        ("(Reporting by Helen Marsh; Editing by Anton Belov)", BlockKind.BYLINE),
        ("Orvel · truce · monitors", BlockKind.TAGS),
        ("Orvel | truce | monitors", BlockKind.TAGS),
        ("Theme: truce. Person: Holt A.", BlockKind.TAGS),
    ],
)
def test_furniture_after_the_text_is_told_by_its_words_and_signs(line: str, kind: BlockKind) -> None:
    report, _ = lay(_text(HEADLINE, LEAD, MORE, line))
    assert texts(report, kind) == [line]


def test_words_about_the_report_itself_are_body_before_its_end() -> None:
    line = "The author is known to both sides, the mayor said."
    report, _ = lay(_text(HEADLINE, LEAD, line, MORE))
    assert line in texts(report, BlockKind.BODY)


def test_the_headline_stands_before_an_outlets_line_that_shares_more_of_its_few_words() -> None:
    headline = "Truce kept in Orvel for a second night, mayor says hoarsely"
    report, _ = lay(_text(headline, "The Orvel Town Mayor", LEAD, MORE))
    assert texts(report, BlockKind.HEADLINE) == [headline]


def test_a_range_of_days_in_a_headline_is_not_the_day_of_the_report() -> None:
    report, _ = lay(_text("Fire in brief, 21–27 July 2024", "Digest desk – Orvel – 28 July", LEAD, MORE))
    assert texts(report, BlockKind.HEADLINE) == ["Fire in brief, 21–27 July 2024"]
    assert texts(report, BlockKind.BYLINE) == ["Digest desk – Orvel – 28 July"]
