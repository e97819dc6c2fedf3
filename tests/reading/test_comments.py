"""Readers' comments in text captures: one record each, its author where one is named, whom it answers."""

import pytest

from holdfire.model.report import BlockKind
from tests.reading.laying import assert_whole, lay, texts

ARTICLE = (
    "Truce in Orvel holds for a second day\n\n"
    "The truce in Orvel held for a second day on Wednesday, the mayor of the town said.\n\n"
)


def _comments(tail: str) -> list[tuple[str | None, str | None, str]]:
    report, comments = lay(ARTICLE + tail)
    assert_whole(report)
    assert len(report.blocks_of(BlockKind.COMMENT)) == len(comments)
    return [(one.author, one.reply_to, one.span.text) for one in comments]


def test_a_bulleted_list_with_authors_and_placeholders() -> None:
    tail = (
        "All comments\n\n"
        "    • avatar\n      Not so.\n\n      I live there.\n"
        "    • marta\n      It was so.\n"
        "    • avatar\n      Levin reply tomarta(Show commentHide comment)\n      marta, no.\n"
        "    • Ann in reply to Lev\n      Yes.\n"
        "    • in reply toLev(Show commentHide comment)\n      Hm.\n"
        "    Show new comments (0)\n"
    )
    assert _comments(tail) == [
        (None, None, "Not so.\n\n      I live there."),
        ("marta", None, "It was so."),
        ("Lev", "marta", "marta, no."),
        ("Ann", "Lev", "Yes."),
        (None, "Lev", "Hm."),
    ]


def test_a_reply_line_that_names_nobody_answers_nobody() -> None:
    tail = "Comments (1)\n\n• avatar\n  Levin reply to (Show commentHide comment)\n  No.\n"
    assert _comments(tail) == [("Lev", None, "No.")]


def test_comments_without_bullets_are_parted_by_empty_lines() -> None:
    assert [text for _, _, text in _comments("Comments\n\nIt was not so at all.\n\nIt was, I saw it.\n")] == [
        "It was not so at all.",
        "It was, I saw it.",
    ]


@pytest.mark.parametrize("heading", ["All comments", "Comments (3)", "14 comments", "Readers' comments"])
def test_the_heading_of_the_comments_is_known(heading: str) -> None:
    assert _comments(f"{heading}\n\n• ann\n  On 5 May they fired.\n") == [
        ("ann", None, "On 5 May they fired.")
    ]


def test_a_count_of_comments_above_the_text_does_not_make_it_comments() -> None:
    report, comments = lay("2 comments\n\n" + ARTICLE)
    assert not comments
    assert len(report.blocks_of(BlockKind.BODY)) == 1


def test_a_date_or_a_list_of_names_in_a_comment_is_the_comments() -> None:
    report, comments = lay(ARTICLE + "Comments\n\n• ann\n  13 March 2024\n• lev\n  Orvel, Drano, Holt\n")
    assert len(comments) == 2
    assert not texts(report, BlockKind.TAGS)
    assert report.published is None


def test_a_russian_discussion() -> None:
    text = (
        "Перемирие в долине соблюдается\n\n"
        "Перемирие в долине соблюдается второй день, заявил в среду мэр города.\n\n"
        "Комментарии (2)\n\n• marta\n  Не соблюдается.\n• Лев в ответ на marta\n  Соблюдается.\n"
    )
    _, comments = lay(text)
    assert [(one.author, one.reply_to) for one in comments] == [("marta", None), ("Лев", "marta")]


@pytest.mark.parametrize(
    "heads",
    [
        ("Ann says:", "Lev wrote in reply to Ann:"),
        ("Ann · 3 hours ago", "Lev · 2 hours ago · in reply to Ann"),
        ("Ann, 3h", "Lev, 2h, replying to @Ann"),
        ("Ann 5 May 2024 at 9:12 am", "Lev 5 May 2024 at 9:40 am\nIn reply to Ann"),
        ("Ann says:\n5 May 2024 at 9:12", "Lev says:\n5 May 2024 at 9:40\nIn reply to Ann"),
    ],
)
def test_lines_that_sign_need_no_heading_above_them(heads: tuple[str, str]) -> None:
    more = "Six monitors stand at the two ends of the bridge and write down what they see.\n\n"
    assert _comments(f"{more}{heads[0]}\nNot so at all.\n\n{heads[1]}\nIt was so.\n") == [
        ("Ann", None, "Not so at all."),
        ("Lev", "Ann", "It was so."),
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("Ann\n", "Lev\nin reply to Ann\n"),
        ("Ann: ", "Lev (in reply to Ann): "),
        ("Ann (5 May 2024, 12:40)\n", "Lev (5 May 2024, 12:50), replying to Ann\n"),
        ("#1 Ann, 5 May 2024\n", "#2 Lev → Ann\n"),
        ("posted by Ann at 12:40\n", "posted by Lev at 12:50 in reply to Ann\n"),
    ],
)
@pytest.mark.parametrize("heading", ["Comments (2)", "2 responses", "2 thoughts on this", "Discussion"])
def test_under_a_heading_a_name_with_a_label_or_a_time_signs(heads: tuple[str, str], heading: str) -> None:
    assert _comments(f"{heading}\n\n{heads[0]}Not so at all.\n\n{heads[1]}It was so.\n") == [
        ("Ann", None, "Not so at all."),
        ("Lev", "Ann", "It was so."),
    ]


def test_names_and_words_may_take_turns() -> None:
    assert _comments("Comments\n\nAnn\n\nNot so at all.\n\nLev\n\nIt was so.\n") == [
        ("Ann", None, "Not so at all."),
        ("Lev", None, "It was so."),
    ]


def test_a_name_after_a_dash_signs_below() -> None:
    found = _comments("Comments\n\nNot so at all.\n– Ann, Orvel\n\nIt was so.\n– Lev, Drano\n")
    assert [author for author, _, _ in found] == ["Ann, Orvel", "Lev, Drano"]


def test_an_at_sign_answers_an_earlier_author_and_nobody_else() -> None:
    found = _comments("Comments\n\nAnn Holt\nNot so.\n\nLev\n@ann it was.\n\nMia\n@council act now.\n")
    assert [reply for _, reply, _ in found] == [None, "Ann Holt", None]


def test_a_log_by_days_is_no_comments() -> None:
    entries = (
        "Orvel, 5 May 2024\nThe monitors heard three bursts near the mill and saw nobody all morning.\n\n"
        "Drano, 6 May 2024\nThe monitors heard nothing, wrote it down twice and went back to the town.\n"
    )
    _, comments = lay(ARTICLE + entries)
    assert not comments


def test_what_somebody_says_before_a_quotation_is_no_comment() -> None:
    _, comments = lay(ARTICLE + 'Helen Marsh says:\n"We shall count the shots again."\n')
    assert not comments
