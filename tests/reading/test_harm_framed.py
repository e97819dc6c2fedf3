"""Harm told around the people harmed, of people without an article, and what is denied."""

import pytest

from tests.reading.timed import counts

Item = tuple[int, int | None, str]
HARM = frozenset({"killed", "wounded", "missing", "displaced", "detained"})

TOLD: list[tuple[str, list[Item]]] = [
    ("Killed were a miner and two sappers.", [(1, 1, "killed"), (2, 2, "killed")]),
    ("Wounded in the raid were six policemen.", [(6, 6, "wounded")]),
    ("The blast sent eight others to the provincial hospital.", [(8, 8, "wounded")]),
    ("A night guard was taken to a military clinic.", [(1, 1, "wounded")]),
    ("The rebels took 14 soldiers prisoner.", [(14, 14, "detained")]),
    ("The ambush cost the garrison nine men.", [(9, 9, "killed")]),
    ("The bombing left a couple and their niece dead.", [(3, 3, "killed")]),
    ("Rocket kills farmer near Sumy", [(1, 1, "killed")]),
    ("Shell kills mother, two children in Taiz", [(1, 1, "killed"), (2, 2, "killed")]),
    ("Man, 34, killed in shelling of Nikopol", [(1, 1, "killed")]),
    ("A husband and wife were killed.", [(2, 2, "killed")]),
    ("The mayor, Dr. Omar Said, and his driver were killed.", [(2, 2, "killed")]),
    (
        "Two pupils and a miner were among the nine killed.",
        [(2, 2, "killed"), (1, 1, "killed"), (9, 9, "killed")],
    ),
    ("Twenty soldiers fell in the ambush.", [(20, 20, "killed")]),
    ("Six were killed and 20 others, most of them girls, wounded.", [(6, 6, "killed"), (20, 20, "wounded")]),
    ("Two boys, brothers aged 9 and 11, were killed by a mine.", [(2, 2, "killed")]),
]

UNTOLD = [
    "The general denied that ten of his men had been killed.",
    "He rejected reports that six soldiers had died.",
    "Five men fell ill.",
    "Three ministers were taken to the airport.",
    "Police said the killing suspect was at large.",
]


def items(text: str) -> list[Item]:
    return [(count.low, count.high, count.what) for count in counts(text) if count.what in HARM]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_harm_is_told_around_those_harmed(text: str, told: list[Item]) -> None:
    assert items(text) == told


@pytest.mark.parametrize("text", UNTOLD)
def test_denied_and_seeming_harm_is_none(text: str) -> None:
    assert items(text) == []
