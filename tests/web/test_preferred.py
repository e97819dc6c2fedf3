"""A browser is answered in the language that it likes best of those the interface speaks."""

import pytest

from holdfire.web.preferred import preferred_language


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr", "fr"),
        ("fr-CH, fr;q=0.9, en;q=0.8", "fr"),
        ("en-GB,en;q=0.9,fr;q=0.8", "en"),
        ("en;q=0.3, fr;q=0.7", "fr"),
        ("ja, fr;q=0.2", "fr"),
        ("FR-be", "fr"),
    ],
)
def test_the_language_liked_best_is_spoken(accepted: str, language: str) -> None:
    assert preferred_language(accepted) == language


@pytest.mark.parametrize(
    "accepted", ["", "*", "ja", "fr;q=0", "fr;q=much", "fr;q=7", "fr;level=1", "../fr", ",;,=", "fr;q=nan"]
)
def test_english_is_spoken_where_nothing_else_is_asked_for_that_is_spoken_here(accepted: str) -> None:
    assert preferred_language(accepted) == "en"
