"""Pages: their text with offsets, each paragraph once with its path, the markup read for what it is worth."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import document_fromstring

from holdfire.model.capture import MediaType
from holdfire.model.errors import CaptureError
from holdfire.model.report import BlockKind
from holdfire.reading.pages.page import read_page
from tests.reading.laying import PAGES, assert_whole, lay, lay_page, texts

PROSE = "The truce in the valley held for a second day, the mayor of the town of Orvel said on Wednesday."


def test_every_paragraph_stands_at_its_offsets_and_at_its_path() -> None:
    markup = (PAGES / "agency.html").read_text()
    page = read_page(markup)
    tree = document_fromstring(markup)
    for paragraph in page.paragraphs:
        assert page.text[paragraph.start : paragraph.end] == paragraph.text
        (node,) = tree.xpath(str(paragraph.node))
        assert "".join(paragraph.text.split()) in "".join(node.text_content().split())


def test_an_agency_page_is_laid_out_in_its_blocks() -> None:
    report, _ = lay_page("agency.html")
    assert_whole(report)
    assert texts(report, BlockKind.HEADLINE) == ["Truce in the Orvel Valley Holds for a Second Day"]
    assert texts(report, BlockKind.PAGE_CLOCK) == ["11:42 GMT +2 05 July 2026"]
    assert texts(report, BlockKind.CAPTION) == ["The bridge at Orvel, 2022"]
    assert texts(report, BlockKind.DATELINE) == ["ORVEL, March 13 (Eastern Dispatch) –"]
    assert texts(report, BlockKind.SUBHEAD) == ["Who watches it"]
    assert [body[:10] for body in texts(report, BlockKind.BODY)] == [
        "The truce ",
        '"Nobody ha',
        "Six monito",
        "Both sides",
    ]
    assert texts(report, BlockKind.SEE_ALSO) == ["Read also", "How the valley was divided"]
    assert texts(report, BlockKind.TAGS) == ["Tags: Orvel, truce, Jan Holt"]
    assert texts(report, BlockKind.BYLINE) == ["By Ilse Kraan", "13 March 2024, 18:05"]
    assert "Share Tweet" in texts(report, BlockKind.NAVIGATION)


def test_words_in_inline_elements_stay_in_their_paragraph_and_a_fixed_space_stays_itself() -> None:
    report, _ = lay_page("agency.html")
    assert '"Nobody has fired since Tuesday night," the mayor, Jan Holt,\u00a0told reporters' in report.text


def test_white_space_is_drawn_together_and_a_line_break_kept() -> None:
    page = read_page("<p>\n  The truce\tin <b>the </b>\n valley  held.<br>\n It  rained.</p>\n")
    assert page.text == "The truce in the valley held.\nIt rained."


def test_a_paragraph_has_a_path_unless_it_is_very_deep() -> None:
    (shallow,) = read_page(f"{'<div>' * 150}<p>{PROSE}").paragraphs
    (deep,) = read_page(f"{'<div>' * 220}<p>{PROSE}").paragraphs
    assert shallow.node == f"/html/body[1]{'/div[1]' * 150}/p[1]"
    assert deep.node is None


def test_a_comment_inside_another_answers_it() -> None:
    report, comments = lay_page("agency.html")
    assert [(one.author, one.reply_to, one.span.text) for one in comments] == [
        ("marta_k", None, "They fired on 1 May, I heard it."),
        ("Lev", "marta_k", "That was thunder."),
    ]
    assert len(report.blocks_of(BlockKind.COMMENT)) == 2


def test_a_page_of_tables_and_line_breaks_is_read_too() -> None:
    report, _ = lay_page("bare.html")
    assert_whole(report)
    assert report.headline is not None
    assert report.headline.text == "Mayor of Orvel: no shot since Tuesday"
    assert [body[:9] for body in texts(report, BlockKind.BODY)] == ["The mayor", "He said s", '"We count']
    assert report.published is not None
    assert report.published.wall == "13.03.2024 18:05 GMT"


def test_a_class_on_the_box_of_the_whole_article_counts_for_nothing() -> None:
    article = f"<h1>Truce in Orvel</h1><p>{PROSE}</p><p>{PROSE} Again.</p>"
    markup = f'<html><body><div class="sidebar-left nav-wide">{article}</div></body></html>'
    report, _ = lay(markup, MediaType.HTML)
    assert len(report.blocks_of(BlockKind.BODY)) == 2


def test_a_setting_in_a_class_does_not_make_comments_of_the_article() -> None:
    report, comments = lay(
        f'<h1>Truce in Orvel</h1><div class="post comments-open"><p>{PROSE}</p><p>{PROSE} Again.</p></div>',
        MediaType.HTML,
    )
    assert len(report.blocks_of(BlockKind.BODY)) == 2
    assert not comments


def test_list_items_and_cells_between_paragraphs_are_body() -> None:
    inner = "<ul><li>to draw back guns</li></ul><table><tr><td>Upper Orvel</td><td>7</td></tr></table>"
    report, _ = lay(f"<h1>Truce in Orvel</h1><p>{PROSE}</p>{inner}<p>{PROSE} Again.</p>", MediaType.HTML)
    assert texts(report, BlockKind.BODY)[1:-1] == ["to draw back guns", "Upper Orvel", "7"]


def test_what_is_hidden_is_no_evidence() -> None:
    hidden = '<div style="display: none"><p>Shells fell on Orvel at noon on Monday.</p></div>'
    markup = f"<html><body><h1>Truce in Orvel</h1><p>{PROSE}</p><p>{PROSE} Yes.</p>{hidden}</body></html>"
    report, _ = lay(markup, MediaType.HTML)
    assert "Shells fell on Orvel at noon on Monday." not in texts(report, BlockKind.BODY)


def test_a_page_nested_ten_thousand_deep_keeps_all_its_words() -> None:
    depth = 10_000
    deep = f"{'<div>' * depth}<p>{PROSE}</p>{'</div>' * depth}"
    markup = f"<html><body><h1>Truce in Orvel</h1>{deep}<p>{PROSE} After.</p>"
    report, _ = lay(markup, MediaType.HTML)
    assert report.text.count(PROSE) == 2
    assert "nested deeper" in report.notes[0]
    assert_whole(report)


@pytest.mark.parametrize(
    "markup", ["", "   ", "<html></html>", "<script>draw()</script>", "<!-- nothing -->"]
)
def test_a_page_without_words_is_refused(markup: str) -> None:
    with pytest.raises(CaptureError, match="no text"):
        read_page(markup)


_PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div class='comment'>",
            "<div>",
            "</div>",
            "<br>",
            "<ul><li>",
            "</li></ul>",
            "<h1>",
        ),
        *("</h1>", "<a href='/'>", "</a>", "<td>", "<b>", "</b>", "<nav>", "</nav>", "&nbsp;", "<", "\n"),
        *(" said ", "Orvel. ", PROSE, "See also", "Comments (2)"),
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(_PIECES, min_size=1, max_size=40))
def test_any_tag_soup_is_laid_out_whole(pieces: list[str]) -> None:
    try:
        report, comments = lay("".join(pieces), MediaType.HTML)
    except CaptureError:
        return
    assert_whole(report)
    for comment in comments:
        assert report.text[comment.span.start : comment.span.end] == comment.span.text


def test_the_name_above_a_comments_words_is_its_author_without_a_class_of_its_own() -> None:
    comments = (
        '<div class="comment"><span>old_miller</span><br><span>Not so at all.</span></div>'
        '<div class="comment"><h3>Mills</h3><span class="submitted">Visitor (not verified)</span>'
        "<div>It was so.</div></div>"
        '<div class="comment"><p>Ann · 3 hours ago</p><p>Who knows.</p></div>'
    )
    report, found = lay(
        f"<body><h1>The truce in the valley</h1><p>{PROSE}</p><div id=comments>{comments}</div></body>",
        MediaType.HTML,
    )
    assert_whole(report)
    assert [one.author for one in found] == ["old_miller", "Visitor", "Ann"]


def test_tags_in_a_footer_are_tags_and_a_dated_copyright_is_furniture() -> None:
    foot = (
        '<footer><ul class="tag-list"><li>Orvel</li></ul></footer><div class="copyright">© Voice 2024</div>'
    )
    report, _ = lay(f"<body><h1>The truce in the valley</h1><p>{PROSE}</p>{foot}</body>", MediaType.HTML)
    assert texts(report, BlockKind.TAGS) == ["Orvel"]
    assert texts(report, BlockKind.NAVIGATION) == ["© Voice 2024"]


def test_a_day_above_the_headline_is_the_pages_clock_where_the_byline_gives_another() -> None:
    head = '<header><p class="date">Thursday, 2 January 2020</p></header><h1>The truce in the valley</h1>'
    report, _ = lay(
        f'<body>{head}<p class="byline">By Helen Marsh, 4 May 2019</p><p>{PROSE}</p></body>', MediaType.HTML
    )
    assert texts(report, BlockKind.PAGE_CLOCK) == ["Thursday, 2 January 2020"]
    assert texts(report, BlockKind.BYLINE) == ["By Helen Marsh, 4 May 2019"]


def test_questions_after_their_askers_names_are_body() -> None:
    turns = f"<p>MARSH: {PROSE}</p><p>QUESTION: And the bridge?</p><p>MARSH: {PROSE}</p>"
    report, _ = lay(f"<body><h2>The truce in the valley</h2>{turns}</body>", MediaType.HTML)
    assert "QUESTION: And the bridge?" in texts(report, BlockKind.BODY)
    assert texts(report, BlockKind.HEADLINE) == ["The truce in the valley"]
