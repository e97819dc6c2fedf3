"""Letters and mailboxes: each letter once, each attached report beside it, nothing breaks on damage."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.capture import Capture, FailedCapture, Gathered, MediaType, Skipped
from holdfire.sources.files import MAX_BYTES
from holdfire.sources.gather import gather
from holdfire.sources.mail import read_mail

LETTER = b"From: desk@a.example\nSubject: Truce holds\n\nThe truce held on Sunday.\n"
SEPARATOR = b"From desk@a.example Mon Feb 29 09:15:00 2016\n"
MIXED = b"""From: desk@a.example
Subject: Truce holds
Content-Type: multipart/mixed; boundary=X

--X
Content-Type: text/plain

The truce held on Sunday.
%s
--X--
"""
ATTACHED = b"""--X
Content-Type: %s
Content-Disposition: attachment; filename="%s"

%s
"""


def read(folder: Path, name: str, data: bytes) -> list[Gathered]:
    (folder / name).write_bytes(data)
    return list(gather([folder / name]))


def test_a_letter_is_one_capture_with_its_bytes_unchanged(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.eml", LETTER)
    assert found == Capture(data=LETTER, origin="a.eml", media_type=MediaType.MAIL)


def test_each_letter_of_a_mailbox_is_a_capture_with_its_number(tmp_path: Path) -> None:
    second = LETTER.replace(b"held", b"broke")
    found = read(tmp_path, "a.mbox", SEPARATOR + LETTER + b"\n" + SEPARATOR + second)
    assert [(one.origin, one.data) for one in found if isinstance(one, Capture)] == [
        ("a.mbox#1", LETTER + b"\n"),
        ("a.mbox#2", second),
    ]


def test_a_sentence_that_begins_with_from_does_not_part_a_letter(tmp_path: Path) -> None:
    letter = LETTER + b"\nFrom the hills came fire.\nFrom noon on, 12:00, all was quiet.\n"
    assert len(read(tmp_path, "a.mbox", SEPARATOR + letter)) == 1


@pytest.mark.parametrize(
    ("content_type", "name", "media_type"),
    [
        (b"text/html", b"count.html", MediaType.HTML),
        (b"text/plain", b"count.txt", MediaType.TEXT),
        (b"application/octet-stream", b"count.TXT", MediaType.TEXT),
        (b"application/pdf", b"count.pdf", MediaType.PDF),
    ],
)
def test_an_attached_report_is_a_capture_of_its_own(
    content_type: bytes, name: bytes, media_type: MediaType, tmp_path: Path
) -> None:
    attached = ATTACHED % (content_type, name, b"Seven violations.")
    letter, report = read(tmp_path, "a.eml", MIXED % attached)
    assert isinstance(letter, Capture)
    assert isinstance(report, Capture)
    assert letter.media_type is MediaType.MAIL
    assert (report.data, report.media_type) == (b"Seven violations.\n", media_type)
    assert report.origin == f"a.eml#1-{name.decode()}"


def test_attachments_of_other_kinds_are_counted(tmp_path: Path) -> None:
    attached = ATTACHED % (b"image/png", b"a.png", b"x") + ATTACHED % (b"application/zip", b"b.zip", b"x")
    _, others = read(tmp_path, "a.eml", MIXED % attached)
    assert others == Skipped(origin="a.eml", kind="attachments of other kinds", count=2)


def test_an_attached_letter_is_read_as_a_letter(tmp_path: Path) -> None:
    attached = b"--X\nContent-Type: message/rfc822\n\n" + LETTER
    _, inner = read(tmp_path, "a.eml", MIXED % attached)
    assert isinstance(inner, Capture)
    assert inner.media_type is MediaType.MAIL
    assert b"Subject: Truce holds" in inner.data


def test_the_name_of_an_attachment_leads_nowhere(tmp_path: Path) -> None:
    attached = ATTACHED % (b"text/plain", b"../../etc/a\tb.txt", b"Seven violations.")
    _, report = read(tmp_path, "a.eml", MIXED % attached)
    assert isinstance(report, Capture)
    assert report.origin == "a.eml#1-a_b.txt"


def test_an_empty_attachment_and_an_empty_mailbox_are_told(tmp_path: Path) -> None:
    _, empty = read(tmp_path, "a.eml", MIXED % (ATTACHED % (b"text/plain", b"a.txt", b" ")))
    assert isinstance(empty, FailedCapture)
    (nothing,) = read(tmp_path, "b.mbox", b"no separator\n")
    assert isinstance(nothing, FailedCapture)
    assert "holds no letter" in nothing.reason


def test_a_letter_too_long_is_told_and_the_next_is_read(tmp_path: Path) -> None:
    long = SEPARATOR + LETTER + b"x" * (MAX_BYTES + 1) + b"\n\n"
    failed, letter = read(tmp_path, "a.mbox", long + SEPARATOR + LETTER)
    assert isinstance(failed, FailedCapture)
    assert failed.origin == "a.mbox#1"
    assert isinstance(letter, Capture)


def test_a_letter_nested_without_end_is_told(tmp_path: Path) -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5000))
    (found,) = read(tmp_path, "a.eml", nested + LETTER)
    assert isinstance(found, FailedCapture | Capture)


MALFORMED = b"Content-Type: text/plain; charset*0*=utf-8''%ff; name*1=a; name*=q\n"


@pytest.mark.parametrize("name", ["a.eml", "a.mbox"])
def test_heads_that_break_the_rules_of_mail_do_not_stop_the_next_file(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(SEPARATOR + MALFORMED + LETTER)
    (tmp_path / "b.eml").write_bytes(LETTER)
    found = list(gather([tmp_path]))
    assert any(isinstance(one, Capture) and one.origin == "b.eml" for one in found)
    assert len(found) > 1


PARTS = st.sampled_from(
    [LETTER, SEPARATOR, MIXED, ATTACHED, b"--X\n", b"--X--\n", b"\xff\x00", b"filename*=a''%ff;", MALFORMED]
)


@given(st.lists(PARTS | st.binary(max_size=40), max_size=8))
def test_any_bytes_give_letters_or_reasons(tmp_path_factory, pieces: list[bytes]) -> None:
    for name in ("any.eml", "any.mbox"):
        path = tmp_path_factory.getbasetemp() / name
        path.write_bytes(b"".join(pieces))
        assert list(read_mail(path, name)) or not b"".join(pieces).strip()
