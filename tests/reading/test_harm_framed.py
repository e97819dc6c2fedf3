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
    ("Wounded in the barrage: two cooks.", [(2, 2, "wounded")]),
    ("A grenade left 25 with deep burns.", [(25, 25, "wounded")]),
    ("Six pupils had to be treated for smoke inhalation.", [(6, 6, "wounded")]),
    ("A sniper shot a boy, who was fetching water, in the chest.", [(1, 1, "wounded")]),
    ("Their shelling sent 2,000 villagers across the river.", [(2000, 2000, "displaced")]),
    ("Raiders came at dusk and took my two cousins.", [(2, 2, "detained")]),
    ("Gunmen took nine drivers off a bus and shot them dead.", [(9, 9, "killed")]),
    ("A shepherd stepped on a mine, which blew off his foot.", [(1, 1, "wounded")]),
    ("The ten marines they had captured were paraded.", [(10, 10, "detained")]),
]

NAMED: list[tuple[str, list[Item]]] = [
    ("The killing on Friday of two monks shook the town.", [(2, 2, "killed")]),
    ("It led to the martyrdom of the driver.", [(1, 1, "killed")]),
    ("The shelling caused injuries to four women.", [(4, 4, "wounded")]),
    ("The elimination of 60 invaders was announced.", [(60, 60, "killed")]),
]

ENDED: list[tuple[str, list[Item]]] = [
    ("A guard was shot in the head and died at the scene.", [(1, 1, "killed")]),
    ("A father was hit by a sniper near the well, and later died.", [(1, 1, "killed")]),
    ("Eight miners were abducted and later found dead.", [(8, 8, "killed")]),
    ("Bullets hit three women, one of whom died.", [(3, 3, "wounded"), (1, 1, "killed")]),
    ("They kidnapped ten fishermen, then freed four of them.", [(10, 10, "detained")]),
]

SHARED: list[tuple[str, list[Item]]] = [
    ("The army lost four men and the rebels ten.", [(4, 4, "killed"), (10, 10, "killed")]),
    ("The suicide bomber died, and so did two sentries.", [(1, 1, "killed"), (2, 2, "killed")]),
    ("Four farmers, two brothers among them, were killed.", [(4, 4, "killed"), (2, 2, "killed")]),
    (
        "Of the 28 people wounded, nine were women and seven were girls.",
        [(28, 28, "wounded"), (9, 9, "wounded"), (7, 7, "wounded")],
    ),
    ("One of the injured, a boy of six, died.", [(1, 1, "killed")]),
    ("Both the driver and his passenger were killed.", [(2, 2, "killed")]),
    ("The war cost 300 lives, and last week's raid took two more.", [(300, 300, "killed"), (2, 2, "killed")]),
    ("Monday's blast claimed two more lives: a tailor and his wife.", [(2, 2, "killed")]),
    (
        "Three men were killed, one in Ariha and two in Saraqib.",
        [(3, 3, "killed"), (1, 1, "killed"), (2, 2, "killed")],
    ),
    ("Woman, three children shot dead near Yei", [(1, 1, "killed"), (3, 3, "killed")]),
]

UNTOLD = [
    "The general denied that ten of his men had been killed.",
    "He rejected reports that six soldiers had died.",
    "Five men fell ill.",
    "Three ministers were taken to the airport.",
    "Police said the killing suspect was at large.",
    "A court sentenced five men to death.",
    "The army did not say how many of its men had died.",
    "Over a thousand people attended the prayer for the drowned.",
    "More than 30 roofs were burned.",
    "Two guests were taken by surprise.",
    "It was the fourth soldier killed this week.",
    "Investigators do not rule out that the councillor was abducted.",
    "Some of the wounded had waited ten hours.",
]


def items(text: str) -> list[Item]:
    return [(count.low, count.high, count.what) for count in counts(text) if count.what in HARM]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_harm_is_told_around_those_harmed(text: str, told: list[Item]) -> None:
    assert items(text) == told


@pytest.mark.parametrize("text", UNTOLD)
def test_denied_and_seeming_harm_is_none(text: str) -> None:
    assert items(text) == []


@pytest.mark.parametrize(("text", "told"), NAMED)
def test_harm_is_named_by_a_noun(text: str, told: list[Item]) -> None:
    assert items(text) == told


@pytest.mark.parametrize(("text", "told"), ENDED)
def test_what_became_of_them_counts_in_the_end(text: str, told: list[Item]) -> None:
    assert items(text) == told


@pytest.mark.parametrize(("text", "told"), SHARED)
def test_harm_told_once_is_told_of_all_it_is_told_of(text: str, told: list[Item]) -> None:
    assert items(text) == told


def test_nobody_is_hurt_where_not_any_were() -> None:
    assert items("The barrage did not cause any casualties.") == [(0, 0, "killed"), (0, 0, "wounded")]


def test_a_definite_person_harmed_is_one() -> None:
    assert items("The gatekeeper was wounded.") == [(1, 1, "wounded")]
    assert items("A shell wounded the school's gatekeeper.") == [(1, 1, "wounded")]
