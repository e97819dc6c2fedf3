"""Reporting words between dashes part a quotation; a speaker's own aside does not."""

import pytest

from tests.reading.quoting import passage


def outside(text: str) -> str:
    """The words that stand in no quotation."""
    found = passage(text)
    return " ".join(word for word, state in zip(found.words, found.inside, strict=True) if not state)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We agreed, – said Orlov. – But nothing is signed.”", "said Orlov ."),
        ("“We agreed, — said the mayor of the town, — and signed.”", "said the mayor of the town ,"),
        ("“Is it over? – asked Orlov. – Not yet.”", "asked Orlov ."),
        ("«We agreed, – he said. – That is all.»", "he said ."),
        ("“We agreed, – said Orlov.”", "said Orlov . ”"),
    ],
)
def test_reporting_words_between_dashes_stand_outside(text: str, words: str) -> None:
    assert outside(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "“The plan – and we said so – is good.”",
        "“The plan, – as he said, – is good.”",
        "“The road over the two rivers – this is our task.”",
        "“Well-known and half-said things.”",
    ],
)
def test_an_aside_of_the_speaker_stays_inside(text: str) -> None:
    assert outside(text) == ""
