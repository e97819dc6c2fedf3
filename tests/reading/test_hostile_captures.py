"""Whatever bytes come in: a reading that keeps the laws of the report, or a reason, in linear time."""

from collections.abc import Callable
from random import Random
from time import process_time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from holdfire.model.capture import Capture, MediaType
from holdfire.model.errors import CaptureError
from holdfire.model.report import BlockKind
from holdfire.reading.counting.counts import find_counts
from holdfire.reading.moments.times import Reference, find_times
from holdfire.reading.pages.layout import lay_out
from holdfire.reading.read import Reader
from holdfire.reading.sentences import sentences_of
from tests.fuzz.captures import broken_laws, damaged, example_captures, example_case, read_or_refuse

CASE = example_case()
READER = Reader(CASE)
TOLD = "Rebels shelled Homs on Saturday, killing 5 people, the army said. "
WRITTEN = example_captures()


def page(inside: str) -> bytes:
    markup = f"<html><body><h1>Truce holds in Homs</h1><p>{TOLD}</p>{inside}</body></html>"
    return markup.encode("utf-8", "surrogatepass")


def read(data: bytes, media_type: MediaType = MediaType.HTML) -> list[str]:
    """What is wrong with the reading of these bytes; nothing where they are refused with a reason."""
    reading = read_or_refuse(READER, Capture(data=data, origin="hostile", media_type=media_type))
    return broken_laws(reading) if reading else []


@pytest.mark.parametrize("tag", ["div", "span", "u", "q", "p", "table><tr><td", "ul><li", "made-up"])
def test_a_page_nested_ten_thousand_deep_keeps_its_first_paragraph(tag: str) -> None:
    capture = Capture(data=page(f"<{tag}>" * 10_000 + "The end."), origin="deep", media_type=MediaType.HTML)
    reading = READER.read(capture)
    assert TOLD.strip() in reading.report.text
    assert broken_laws(reading) == []


HOSTILE = {
    "right to left and zero-width signs": page("<p>" + "\u202e\u200b".join(TOLD) + "\ufeff</p>"),
    "NULs": page("<p>" + TOLD.replace("e", "e\x00") + "</p>"),
    "lone surrogates": page("<p>" + TOLD.replace("e", "e\ud800") + "&#xD800;&#xDFFF;</p>"),
    "a huge attribute": page(f'<p class="{"a b " * 200_000}">{TOLD}</p>'),
    "many attributes": page(f"<p {' '.join(f'a{n}=1' for n in range(20_000))}>{TOLD}</p>"),
    "a hundred thousand markup comments": page("<!-- x -->" * 100_000 + f"<p>{TOLD}</p>"),
    "a comment that never ends": page("<!-- " + TOLD * 100),
    "a script that never ends": page("<script>" + TOLD * 100),
    "broken JSON-LD": page('<script type="application/ld+json">' + "[" * 50_000 + "</script>"),
    "angle brackets alone": b"<" * 20_000,
    "numbers no calendar has": page(
        "<p>On 99.99.9999 at 77:77 GMT+99, 9" + "9" * 5_000 + " people died.</p>"
    ),
    "two encodings": page("") + "Перемирие соблюдается. ".encode("cp1251") * 50,
    "a cut-off character": page(TOLD * 3) + "П".encode()[:1],
    "UTF-16 without its mark": TOLD.encode("utf-16-le") * 20,
    "one byte": b"\x80",
    "separators of lines and paragraphs": page("<p>" + "\u2028\u2029\x85\x0b\x1c".join([TOLD] * 20) + "</p>"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_by_the_laws_or_refused(name: str) -> None:
    assert read(HOSTILE[name]) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_by_the_laws_or_refused(name: str) -> None:
    assert read(HOSTILE[name][:5_000], MediaType.TEXT) == []


@given(data=st.binary(max_size=400))
@example(data=b"\xff\xfe")
@example(data=b"\x00\x00\xfe\xff\x00")
@settings(max_examples=60, deadline=None)
def test_any_bytes_at_all_are_read_by_the_laws_or_refused(data: bytes) -> None:
    for media_type in MediaType:
        assert read(data, media_type) == []


SIGNS = st.sampled_from(
    [*"\"'“”‘’«»()[]<>&;:,.!?-–—\n\r\t \u00a0\u200b\u202e\u2028\x00", "T", "é", "ж", "ه", "5"]
)
PIECES = st.sampled_from([TOLD, "he said", "Comments\n\n", "</p><p>", "By Ann", "12:30 GMT", "See also\n"])


@given(text=st.lists(st.one_of(SIGNS, PIECES), max_size=60).map("".join))
@settings(max_examples=50, deadline=None)
def test_any_mixture_of_marks_and_phrases_keeps_the_laws(text: str) -> None:
    assert read(text.encode(), MediaType.TEXT) == []
    assert read(page(f"<p>{text}</p>")) == []


@given(seed=st.integers(0, 10**9))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_damaged_example_captures_keep_the_laws(seed: int) -> None:
    random = Random(seed)
    whole = random.choice(WRITTEN)
    assert read(damaged(whole.data, random), whole.media_type) == []


GROWING: dict[str, tuple[MediaType, Callable[[int], bytes]]] = {
    "one line of a page": (MediaType.HTML, lambda n: page(f"<p>{TOLD * n}</p>")),
    "one line of a text": (MediaType.TEXT, lambda n: (TOLD * n).encode()),
    "one word": (MediaType.HTML, lambda n: page(f"<p>{'x' * 60 * n}</p>")),
    "white space": (MediaType.TEXT, lambda n: ("a" + " \n" * 200 * n + "b").encode()),
    "full stops": (MediaType.HTML, lambda n: page(f"<p>{'. ' * 10 * n}U.S.{'U.S.' * 10 * n}</p>")),
    "quotation marks": (MediaType.HTML, lambda n: page(f"<p>{'“a” ' * 5 * n}</p>")),
    "numbers": (MediaType.HTML, lambda n: page(f"<p>{'1,234:56 and ' * 2 * n}</p>")),
    "months": (MediaType.HTML, lambda n: page(f"<p>{'5 March to ' * 2 * n}</p>")),
    "paragraphs": (MediaType.HTML, lambda n: page(f"<p>{TOLD}</p>" * n)),
    "line breaks inside nested boxes": (MediaType.HTML, lambda n: page(f"<u><br><br>{TOLD}" * n)),
    "comments in a page": (MediaType.HTML, lambda n: page(f"<div class=comment>{TOLD}</div>" * n)),
    "comments in a text": (
        MediaType.TEXT,
        lambda n: (f"{TOLD}\n\nComments\n\n" + "Ann\nNo.\n\n" * n).encode(),
    ),
    "headings of link lists": (
        MediaType.TEXT,
        lambda n: (f"{TOLD}\n" + "See also\nHoms shelled again\n" * n).encode(),
    ),
    "open tags": (MediaType.HTML, lambda n: b"<p" * 50 * n + TOLD.encode()),
    "attributes": (
        MediaType.HTML,
        lambda n: page(f"<p {' '.join(f'a{at}=1' for at in range(20 * n))}>{TOLD}</p>"),
    ),
}  # fmt: skip


def seconds(data: bytes, media_type: MediaType) -> float:
    """Processor time to lay a capture out and find its sentences, times and counts; the better of two."""
    taken = []
    for _ in range(2):
        begun = process_time()
        try:
            report, _comments = lay_out(Capture(data=data, origin="big", media_type=media_type), CASE)
        except CaptureError:
            pass
        else:
            sentences = sentences_of(report)
            find_times(report.text, sentences, Reference(date=None, zone=None), "en")
            find_counts(report.text, sentences, "en")
        taken.append(process_time() - begun)
    return min(taken)


@pytest.mark.parametrize("name", GROWING)
def test_four_times_the_input_takes_no_more_than_ten_times_the_work(name: str) -> None:
    """Linear work gives 4, quadratic 16; each is measured against itself, never against a clock."""
    media_type, grown = GROWING[name]
    small = max(seconds(grown(400), media_type), 0.01)
    assert seconds(grown(1600), media_type) < 10 * small


def test_one_line_of_five_million_characters_is_one_block_of_body() -> None:
    data = (TOLD * (5_000_000 // len(TOLD))).encode()
    report, _ = lay_out(Capture(data=data, origin="line", media_type=MediaType.TEXT), CASE)
    assert [block.kind for block in report.blocks] == [BlockKind.BODY]
    assert len(sentences_of(report)) == 5_000_000 // len(TOLD)
