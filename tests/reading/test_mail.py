"""Letters: headline, sender and day from the head, the text without what is quoted or signed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.capture import MediaType
from holdfire.model.errors import CaptureError
from holdfire.model.report import BlockKind, Report
from tests.reading.laying import assert_whole, lay, texts

HEAD = (
    "From: The Valley Voice <desk@mail.valleyvoice.example>\n"
    "Subject: Army denies shelling Kafr Hamra\n"
    "Date: Mon, 29 Feb 2016 09:15:00 +0200\n"
)
BODY = "The army denied shelling the town on Sunday.\n\nThe ministry promised an inquiry.\n"


def letter(source: str | bytes) -> Report:
    report, _ = lay(source, MediaType.MAIL)
    assert_whole(report)
    return report


def alternative(plain: str, page: str) -> str:
    return (
        f"{HEAD}Content-Type: multipart/alternative; boundary=X\n\n"
        f"--X\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n"
        f"--X\nContent-Type: text/html; charset=utf-8\n\n{page}\n--X--\n"
    )


def test_the_head_gives_headline_byline_outlet_and_the_moment_it_was_sent() -> None:
    report = letter(f"{HEAD}\n{BODY}")
    assert report.headline is not None
    assert report.headline.text == "Army denies shelling Kafr Hamra"
    assert report.byline is not None
    assert report.byline.text == "The Valley Voice <desk@mail.valleyvoice.example>"
    assert report.published is not None
    assert report.published.earliest == datetime(2016, 2, 29, 7, 15, tzinfo=UTC)
    assert report.outlet == "valley-voice"
    assert texts(report, BlockKind.BODY) == BODY.strip().split("\n\n")


def test_the_outlet_is_known_by_the_senders_host_or_the_list_alone() -> None:
    by_host = letter(f"From: desk@easterndispatch.example\nSubject: Truce\n\n{BODY}")
    by_list = letter(f"From: a@b.example\nList-Id: News <news.easterndispatch.example>\nSubject: T\n\n{BODY}")
    assert [by_host.outlet, by_list.outlet] == ["eastern-dispatch"] * 2
    assert by_host.url is None


def test_encoded_words_and_charsets_are_read() -> None:
    subject = "=?koi8-r?B?8NLFzcnSycU=?= =?utf-8?q?_=E2=80=94_?= =?utf-8?q?holds?="
    head = f"From: a@b.example\nSubject: {subject}\nContent-Type: text/plain; charset=windows-1251\n\n"
    words = "Представитель ведомства сообщил, что перемирие соблюдается."
    report = letter(head.encode() + words.encode("windows-1251"))
    assert report.headline is not None
    assert report.headline.text == "Премирие — holds"
    assert words in report.text
    assert report.language == "ru"


def test_a_header_in_a_charset_nobody_knows_stays_as_it_was_sent() -> None:
    report = letter(f"From: a@b.example\nSubject: =?x-none?q?Truce?=\n\n{BODY}")
    assert "=?x-none?q?Truce?=" in report.text


def test_of_two_forms_the_plain_one_is_read_and_the_page_where_it_is_empty() -> None:
    page = "<html><body><p>The army denied shelling the town, the page says.</p></body></html>"
    assert "the page says" not in letter(alternative(BODY, page)).text
    report = letter(alternative(" ", page))
    assert texts(report, BlockKind.BODY) == ["The army denied shelling the town, the page says."]
    assert report.blocks_of(BlockKind.BODY)[0].node


def test_quoted_replies_are_not_body() -> None:
    reply = "On 28 Feb 2016, Desk wrote:\n> The rebels said the army fired.\n>\n> > It was dark.\n"
    report = letter(f"{HEAD}\n{BODY}\n{reply}\nMore followed later.\n")
    assert texts(report, BlockKind.BODY) == [*BODY.strip().split("\n\n"), "More followed later."]
    assert "> The rebels said the army fired." in texts(report, BlockKind.NAVIGATION)
    assert "On 28 Feb 2016, Desk wrote:" in texts(report, BlockKind.NAVIGATION)


def test_a_statement_announced_by_a_colon_before_a_reply_stays_body() -> None:
    report = letter(f"{HEAD}\n{BODY}\nThe general said this:\n> All is quiet.\n")
    assert "The general said this:" in texts(report, BlockKind.BODY)


@pytest.mark.parametrize("line", ["-- ", "--", "_" * 47])
def test_what_stands_below_the_signature_is_furniture(line: str) -> None:
    report = letter(f"{HEAD}\n{BODY}{line}\nThe press office said so many things.\nUnsubscribe here.\n")
    assert texts(report, BlockKind.BODY) == BODY.strip().split("\n\n")


def test_a_rule_above_much_text_is_no_signature() -> None:
    many = "".join(f"The patrol number {number} saw no fire on Sunday.\n\n" for number in range(15))
    assert len(texts(letter(f"{HEAD}\n{BODY}\n{'_' * 40}\n{many}"), BlockKind.BODY)) == 17


def test_a_day_without_a_zone_is_the_publishers() -> None:
    head = HEAD.replace(" +0200", "")
    report = letter(f"{head}\n{BODY}")
    assert report.published is not None
    assert report.published.earliest == datetime(2016, 2, 29, 8, 15, tzinfo=UTC)  # Vienna, the outlet's zone


@pytest.mark.parametrize("source", [HEAD, f"{HEAD}\n \n", f"{HEAD}Content-Type: image/png\n\nx"])
def test_a_letter_without_text_is_told(source: str) -> None:
    with pytest.raises(CaptureError, match="no text"):
        lay(source, MediaType.MAIL)


PIECES = st.sampled_from(
    [
        HEAD,
        BODY,
        "\n",
        "> quoted\n",
        "-- \n",
        "--X\n",
        "Content-Type: multipart/mixed; boundary=X\n\n",
        "\x00",
        "\r",
    ]
)


@given(st.lists(PIECES | st.text(max_size=20), max_size=10))
def test_any_letter_is_laid_out_whole_or_refused(pieces: list[str]) -> None:
    try:
        report, _ = lay("".join(pieces).encode("utf-8", "replace"), MediaType.MAIL)
    except CaptureError:
        return
    assert_whole(report)


@given(st.binary(max_size=200))
def test_any_bytes_below_a_head_are_laid_out_whole_or_refused(junk: bytes) -> None:
    try:
        report, _ = lay(HEAD.encode() + b"\n" + junk, MediaType.MAIL)
    except CaptureError:
        return
    assert_whole(report)
