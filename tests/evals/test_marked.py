"""Marked reports read back: the text without its marks, and spans that hold the words they should."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.marked import BLOCK_LETTERS, Marked, MarkError, letters, parse
from holdfire.model.quotation import QuotationKind
from holdfire.model.report import BlockKind

MARKS = "⟦⟧⟪⟫"
plain_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=MARKS), max_size=30)
words = plain_text.filter(lambda text: bool(text.strip()))


@dataclass(frozen=True)
class Written:
    """A piece of marked text, what is left of it without marks, and the words its marks hold."""

    marked: str
    plain: str
    held: tuple[tuple[str, str], ...] = ()


@st.composite
def utterances(draw: st.DrawFn, number: int) -> Written:
    first, speaker, cue, rest = draw(words), draw(words), draw(words), draw(words)
    kind = draw(st.sampled_from("dim"))
    between = draw(plain_text)
    return Written(
        marked=f"⟪{number}{kind} Orlov|{first}⟫{between}⟪{number}s|{speaker}⟫"
        f"⟪{number}c|{cue}⟫⟪{number}|{rest}⟫",
        plain=f"{first}{between}{speaker}{cue}{rest}",
        held=(
            ("content", first.strip()),
            ("speaker", speaker.strip()),
            ("cue", cue.strip()),
            ("content", rest.strip()),
        ),
    )


@st.composite
def documents(draw: st.DrawFn) -> list[tuple[str, Written]]:
    """Blocks by letter, each with words before and after one utterance."""
    blocks = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        said = draw(utterances(number))
        before, after = draw(plain_text), draw(plain_text)
        blocks.append(
            (
                draw(st.sampled_from(sorted(BLOCK_LETTERS))),
                Written(
                    marked=before + said.marked + after, plain=before + said.plain + after, held=said.held
                ),
            )
        )
    return blocks


@given(documents(), plain_text)
def test_taking_the_marks_out_leaves_the_text(document: list[tuple[str, Written]], between: str) -> None:
    marked = between.join(f"⟦{letter}|{block.marked}⟧" for letter, block in document)
    assert parse(marked, page=True).text == between.join(block.plain for _, block in document)


@given(documents(), plain_text)
def test_every_span_holds_the_words_that_stood_in_its_mark(
    document: list[tuple[str, Written]], between: str
) -> None:
    marked = between.join(f"⟦{letter}|{block.marked}⟧" for letter, block in document)
    read = parse(marked, page=True)
    assert [(block.kind, block.span.text) for block in read.blocks] == [
        (BLOCK_LETTERS[letter], block.plain.strip()) for letter, block in document
    ]
    for quotation, (_, block) in zip(read.quotations, document, strict=True):
        assert quotation.speaker is not None
        assert quotation.cue is not None
        assert [span.text for span in quotation.contents] == [
            text for part, text in block.held if part == "content"
        ]
        assert ("speaker", quotation.speaker.text) in block.held
        assert ("cue", quotation.cue.text) in block.held
        for span in (*quotation.contents, quotation.speaker, quotation.cue):
            assert read.text[span.start : span.end] == span.text


@given(st.text(alphabet=MARKS + "|1dscHBQ a>\n", max_size=40))
def test_whatever_is_written_it_is_read_or_refused(marked: str) -> None:
    try:
        read = parse(marked)
    except MarkError:
        return
    assert not set(read.text) & set(MARKS)


@given(plain_text)
def test_in_a_text_capture_every_sign_stands_in_one_block(text: str) -> None:
    read = parse(f"⟦H|Truce⟧{text}\n\n⟦T|Tags⟧ {text}")
    covered = [at for block in read.blocks for at in range(block.span.start, block.span.end)]
    assert len(covered) == len(set(covered))
    assert all(sign.isspace() for at, sign in enumerate(read.text) if at not in set(covered))


def body_texts(read: Marked) -> list[str]:
    return [block.span.text for block in read.blocks if block.kind is BlockKind.BODY]


def test_paragraphs_without_a_mark_are_body() -> None:
    read = parse("⟦H|Truce holds⟧\n\n⟦D|SADDA –⟧ It holds.\nStill.\n\nSo far.\n⟦T|truce⟧\n")
    assert body_texts(read) == ["It holds.\nStill.", "So far."]


def test_in_a_page_what_no_mark_holds_is_no_block() -> None:
    assert parse("<p>⟦B|It holds.⟧</p><script>x</script>", page=True).blocks[0].span.text == "It holds."
    assert len(parse("<p>⟦B|It holds.⟧</p><script>x</script>", page=True).blocks) == 1


def test_a_comment_tells_its_author_and_whom_it_answers() -> None:
    first, second = parse("⟦C Rima|Rima: where?⟧\n⟦C Karim H. > Rima|Karim H.: here⟧").blocks
    assert (first.author, first.reply_to) == ("Rima", None)
    assert (second.author, second.reply_to) == ("Karim H.", "Rima")


def test_an_utterance_inside_anothers_words_is_nested_in_it() -> None:
    read = parse("⟪1s|A⟫ ⟪1c|said⟫ ⟪1i A|that ⟪2s|B⟫ had ⟪2c|sworn⟫ ⟪2m B/Bea|it was “over”⟫⟫.")
    outer, inner = read.quotations
    assert (outer.nested_in, inner.nested_in) == (None, 1)
    assert inner.kind is QuotationKind.MIXED
    assert inner.names == ("B", "Bea")
    assert outer.contents[0].text == "that B had sworn it was “over”"


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("⟦H|Truce", "never closed"),
        ("Truce⟧", "never opened"),
        ("⟦H|⟪1d|Truce⟧⟫", "cross"),
        ("⟦H|⟦B|Truce⟧⟧", "inside another"),
        ("⟦X|Truce⟧", "no kind"),
        ("⟦H Truce⟧", "no mark begins so"),
        ("⟦H| ⟧", "nothing stands"),
        ("⟪1|more⟫", "never began"),
        ("⟪1s|he⟫ ⟪1c|said⟫", "has no words"),
        ("⟪1d|a⟫ ⟪1d|b⟫", "taken"),
        ("⟪1d|a⟫ ⟪1s|he⟫ ⟪1s|she⟫", "second speaker"),
    ],
)
def test_marks_that_are_wrong_are_refused_with_the_reason(marked: str, reason: str) -> None:
    with pytest.raises(MarkError, match=reason):
        parse(marked)


def test_of_a_page_only_the_signs_a_reader_sees_are_letters() -> None:
    text = "<p>A &amp; <b>B</b>&nbsp;&#8217;</p>"
    assert "".join(sign for _, sign in letters(text, 0, len(text), page=True)) == "A&B’"
    assert [at for at, _ in letters(text, 0, len(text), page=True)] == [3, 5, 14, 25]


def test_of_a_text_capture_every_sign_but_white_space_is_a_letter() -> None:
    assert list(letters("a <b", 0, 4, page=False)) == [(0, "a"), (2, "<"), (3, "b")]
