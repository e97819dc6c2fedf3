"""The place of an act: its own clause first; not the teller's seat, nor what its words only speak of."""

import pytest

from holdfire.model.act import Act
from holdfire.model.case import Case
from holdfire.reading.read import Reader
from tests.reading.case_of_words import place, report_of

READER = Reader(Case(name="no places of its own"))


def places(text: str) -> dict[Act, str | None]:
    mentions = READER.read_report(report_of(text)).mentions
    return {mention.act: mention.place.name if mention.place else None for mention in mentions}


@pytest.mark.parametrize(
    ("text", "act", "where"),
    [
        ("Rebels shelled Varnak on Monday, residents of Dolm said.", Act.SHELLING, "Varnak"),
        ("Rebels shelled the town of Varnak from Dolm.", Act.SHELLING, "town of Varnak"),
        ("In Varnak, rebels released nine prisoners.", Act.PRISONER_RELEASE, "Varnak"),
        ("Residents of Varnak said that rebels had shelled a school.", Act.SHELLING, "Varnak"),
        (
            "Jets bombed the port of Varnak in Idria province.",
            Act.AIR_STRIKE,
            "port of Varnak in Idria province",
        ),
    ],
)
def test_the_place_of_its_own_clause_is_the_acts(text: str, act: Act, where: str) -> None:
    assert places(text)[act] == where


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The rebels shelled two schools, a spokesman in Varnak said.", Act.SHELLING),
        ("The general told reporters in Varnak that rebels had shelled two schools.", Act.SHELLING),
        ("The rebels shelled nine posts, two of them in Varnak.", Act.SHELLING),
        ("The rebels shelled nine posts, including two in Varnak and one in Dolm.", Act.SHELLING),
        ("The army suspended the truce after a raid in Varnak.", Act.TRUCE_SUSPENDED),
        ("Rebels shelled a post near Varnak an hour after the truce began.", Act.TRUCE_STARTED),
    ],
)
def test_where_it_is_told_or_some_of_it_happened_or_what_it_followed_is_not_its_place(
    text: str, act: Act
) -> None:
    assert places(text)[act] is None


def test_what_is_done_by_words_has_no_place_of_what_it_speaks_of() -> None:
    told = places("The army denied that it had shelled Varnak.")
    assert told == {Act.DENIAL: None, Act.SHELLING: "Varnak"}
    assert places("In Dolm the army denied that it had shelled Varnak.")[Act.DENIAL] == "Dolm"


HILLS = Case(name="hills", places=(place("dolm", "Dolm"), place("hill", "Hillside"), place("bren", "Bren")))


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("A school in the village of Varnak south of Dolm was shelled.", "varnak"),
        ("The Hillside district of Dolm was shelled.", "hill"),
        ("Rebels shelled the Hillside neighbourhood of Dolm.", "hill"),
        ("Rebels shelled Hillside near Dolm.", "hill"),
        ("Rebels marched from Hillside and shelled Dolm.", "dolm"),
    ],
)
def test_a_place_that_only_says_where_another_lies_is_not_where_it_happened(text: str, spot: str) -> None:
    (shelling,) = (m for m in Reader(HILLS).read_report(report_of(text)).mentions if m.act is Act.SHELLING)
    assert shelling.place is not None
    assert shelling.place.spot == spot


def test_the_side_a_shot_came_from_is_no_place_of_it() -> None:
    assert places("The bus was shot at from the side of Varnak.")[Act.SMALL_ARMS_FIRE] is None
