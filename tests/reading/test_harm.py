"""Who was killed, wounded, missing, displaced or held is read with how many of them, and of what category."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.count import Count, Harmed
from tests.reading.timed import counts

Item = tuple[int, int | None, str]
HARM = frozenset({"killed", "wounded", "killed or wounded", "missing", "displaced", "detained"})


def harm(text: str) -> list[Count]:
    return [count for count in counts(text) if count.what in HARM]


def items(text: str) -> list[Item]:
    return [(count.low, count.high, count.what) for count in harm(text)]


SUMMED: list[tuple[str, list[Item]]] = [
    ("A shell killed a woman and her three sons.", [(4, 4, "killed")]),
    ("Two medics and their driver were shot dead near Gao.", [(3, 3, "killed")]),
    ("A doctor, a nurse and an ambulance driver died.", [(3, 3, "killed")]),
    ("The mine hurt a man of 50, his wife and their son of 4.", [(2, 2, "wounded"), (1, 1, "wounded")]),
    ("Two policemen and a soldier were killed.", [(3, 3, "killed")]),
    ("The commander, 51, was wounded.", [(1, 1, "wounded")]),
    ("His wife and son were injured.", [(2, 2, "wounded")]),
    ("One man died, his wife and son were injured.", [(1, 1, "killed"), (2, 2, "wounded")]),
    ("The mayor and two guards were killed.", [(1, 1, "killed"), (2, 2, "killed")]),
    ("Police arrested a couple and their two teenage sons.", [(2, 2, "detained"), (2, 2, "detained")]),
    ("A family of six was killed.", [(6, 6, "killed")]),
]

APART: list[tuple[str, list[Item]]] = [
    ("Six civilians and two soldiers were killed.", [(6, 6, "killed"), (2, 2, "killed")]),
    ("Eleven rebels and three soldiers died.", [(11, 11, "killed"), (3, 3, "killed")]),
    ("One was killed in the north, two in the south.", [(1, 1, "killed"), (2, 2, "killed")]),
    ("Two soldiers and three others were wounded.", [(2, 2, "wounded"), (3, 3, "wounded")]),
    ("Nine people, among them two girls, died.", [(9, 9, "killed"), (2, 2, "killed")]),
    (
        "Nine people died, including two girls, and 14 were hurt.",
        [(9, 9, "killed"), (2, 2, "killed"), (14, 14, "wounded")],
    ),
    ("Eight died, three of whom were children.", [(8, 8, "killed"), (3, 3, "killed")]),
    ("Two children were among the 14 people killed.", [(2, 2, "killed"), (14, 14, "killed")]),
    ("Of the 19 dead, seven were children.", [(19, 19, "killed"), (7, 7, "killed")]),
    ("Of the 12 wounded, two died in hospital.", [(12, 12, "wounded"), (2, 2, "killed")]),
    ("Thirty were hurt, three of them badly.", [(30, 30, "wounded")]),
    ("Six were killed: four men and two boys.", [(6, 6, "killed"), (4, 4, "killed"), (2, 2, "killed")]),
]

TOLD: list[tuple[str, list[Item]]] = [
    ("A girl was killed and her mother wounded.", [(1, 1, "killed"), (1, 1, "wounded")]),
    ("The blast left one guard dead and his colleague injured.", [(1, 1, "killed"), (1, 1, "wounded")]),
    ("A bomber killed himself and three shoppers.", [(1, 1, "killed"), (3, 3, "killed")]),
    ("A soldier killed three villagers.", [(3, 3, "killed")]),
    ("Seven bodies were pulled from the river.", [(7, 7, "killed")]),
    ("The strike claimed nine lives.", [(9, 9, "killed")]),
    ("The shelling cost 14 people their lives.", [(14, 14, "killed")]),
    ("Five miners succumbed to their injuries.", [(5, 5, "killed")]),
    ("Two sisters did not survive the blast.", [(2, 2, "killed")]),
    ("They buried three villagers on Monday.", [(3, 3, "killed")]),
    ("The army lost 12 men and two tanks.", [(12, 12, "killed")]),
    ("A sapper lost a leg.", [(1, 1, "wounded")]),
    ("Ten were taken to hospital.", [(10, 10, "wounded")]),
    ("Fifteen villagers are not accounted for.", [(15, 15, "missing")]),
    ("Four students have not been seen since.", [(4, 4, "missing")]),
    ("At least 40 families were driven from their homes.", [(40, None, "displaced")]),
    ("Some 450 people are sheltering in a church.", [(450, 450, "displaced")]),
    ("Gunmen seized 15 workers and led away two guards.", [(15, 15, "detained"), (2, 2, "detained")]),
    ("A dozen guards were overpowered and led away.", [(12, 12, "detained")]),
    ("Four of the nine fishermen taken by a patrol are boys.", [(9, 9, "detained"), (4, 4, "detained")]),
    ("Two soldiers were captured and a third is missing.", [(2, 2, "detained"), (1, 1, "missing")]),
]

TOLLS: list[tuple[str, list[Item]]] = [
    ("The death toll climbed from 12 to 17.", [(17, 17, "killed")]),
    ("It killed seven, bringing to 20 the number of dead.", [(7, 7, "killed"), (20, 20, "killed")]),
    ("The number of captured soldiers stands at 27.", [(27, 27, "detained")]),
    ("The ministry spoke of 8 dead, the rebels of 25.", [(8, 8, "killed"), (25, 25, "killed")]),
    ("Six were hurt, but a hospital had registered 11.", [(6, 6, "wounded"), (11, 11, "wounded")]),
    ("At least two, and possibly four, men were killed.", [(2, 4, "killed")]),
    ("Two and a half thousand people fled.", [(2500, 2500, "displaced")]),
    ("A hundred people were killed.", [(100, 100, "killed")]),
    ("About 1 200 persons were displaced.", [(1200, 1200, "displaced")]),
]

NOBODY: list[tuple[str, list[Item]]] = [
    ("None of the 26 passengers was hurt.", [(0, 0, "wounded")]),
    ("No one was killed or wounded.", [(0, 0, "killed"), (0, 0, "wounded")]),
    ("It ended without casualties.", [(0, 0, "killed"), (0, 0, "wounded")]),
    ("There were neither dead nor wounded.", [(0, 0, "killed"), (0, 0, "wounded")]),
    ("No soldier was injured.", [(0, 0, "wounded")]),
]

CLUMSY: list[tuple[str, list[Item]]] = [
    ("By result of shelling is perished 5 persons.", [(5, 5, "killed")]),
    ("Were killed 3 inhabitants and 7 got injuries.", [(3, 3, "killed"), (7, 7, "wounded")]),
    ("12 persons have received wounds of different gravity.", [(12, 12, "wounded")]),
    ("Losses: killed - 2, wounded - 7.", [(2, 2, "killed"), (7, 7, "wounded")]),
    ("Ten of militants were destroyed.", [(10, 10, "killed")]),
]


@pytest.mark.parametrize(("text", "expected"), [*SUMMED, *APART])
def test_like_people_under_one_verb_are_summed_and_others_stay_apart(text: str, expected: list[Item]) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(("text", "expected"), [*TOLD, *TOLLS, *NOBODY, *CLUMSY])
def test_harm_is_read_from_whatever_words_tell_it(text: str, expected: list[Item]) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "If the talks fail, thousands could be displaced.",
        "Thirty people are feared dead.",
        "They threatened to kill five hostages.",
        "The toll could rise to 50.",
        "Four workers escaped unhurt.",
        "The three kidnapped nurses were freed on Monday.",
        "The soldiers freed a mayor held for 40 days.",
        "Twelve prisoners were released.",
        "The sides exchanged the bodies of 12 soldiers.",
        "Medics saved 12 lives.",
        "The army has five captured tanks.",
        "A missile killed 40 sheep.",
        "Two officers said the men died.",
        "A court sentenced five officers to 20 years.",
        "Half of the 40 passengers were hurt.",
        "Omar (51) was wounded.",
        "There was no word of casualties.",
    ],
)
def test_what_is_feared_undone_or_told_of_others_is_no_harm(text: str) -> None:
    assert harm(text) == []


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("A baker was killed.", Harmed.CIVILIAN),
        ("Her two brothers were killed.", Harmed.CIVILIAN),
        ("A nine-year-old girl was killed.", Harmed.CHILD),
        ("Two men aged 16 were killed.", Harmed.CHILD),
        ("A boy, 12, was killed.", Harmed.CHILD),
        ("Three border guards were killed.", Harmed.COMBATANT),
        ("Two Hamas members were killed.", Harmed.COMBATANT),
        ("Two relief workers were killed.", Harmed.AID),
        ("Three hospital workers were killed.", Harmed.MEDICAL),
        ("Two men aged 46 were killed.", None),
        ("Five people were killed.", None),
    ],
)
def test_people_harmed_are_of_the_category_their_words_say(text: str, category: Harmed | None) -> None:
    assert [count.category for count in harm(text)] == [category]


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("Since 2011 over 250,000 people have died; on Friday two were killed.", [True, False]),
        ("In seven months the army lost 900 men.", [True]),
        ("The war of 1992 left 1,500 dead.", [True]),
        ("The toll rose to 13, up from 9.", [False, True]),
        ("The conflict, which has killed 14,000 people, flared up when two were shot dead.", [True, False]),
        ("Since Friday five people have been killed.", [False]),
        ("Nine of them have since died.", [False]),
        ("It was the deadliest raid since 2014, killing 21.", [False]),
        ("Fourteen civilians died in the past 24 hours.", [False]),
    ],
)
def test_earlier_tolls_and_totals_since_a_start_are_background(text: str, background: list[bool]) -> None:
    assert [count.background for count in harm(text)] == background


def test_a_rough_number_keeps_its_hedge_and_agrees_with_numbers_near_it() -> None:
    (rough,) = harm("About 50 people were killed.")
    (near,) = harm("The strike killed 47 people.")
    (far,) = harm("The strike killed 60 people.")
    assert (rough.low, rough.high, rough.qualifier) == (50, 50, "about")
    assert rough.agrees_with(near)
    assert near.agrees_with(rough)
    assert not rough.agrees_with(far)


def test_the_words_of_a_sum_run_over_all_it_holds() -> None:
    (count,) = harm("Shelling killed a woman and her two sons in Gorlivka.")
    assert (count.span.text, count.who) == ("a woman and her two sons", "a woman and her two sons")


PEOPLE = st.sampled_from(
    ["a woman", "two nurses", "her brother", "12 soldiers", "three people", "himself", "a boy, 9,"]
)
LINKS = st.sampled_from([" and ", ", ", " including ", " who ", " in Gao and ", "; ", " of whom "])
FATES = st.sampled_from(
    ["were killed", "died", "killed", "could be hurt", "were freed", "lost a leg", "said"]
)


@given(st.lists(st.tuples(PEOPLE, LINKS, FATES, LINKS), max_size=6))
def test_no_order_of_people_and_fates_is_misplaced(parts: list[tuple[str, str, str, str]]) -> None:
    text = "".join("".join(part) for part in parts)
    for count in counts(text):
        assert text[count.span.start : count.span.end] == count.span.text
        assert count.high is None or 0 <= count.low <= count.high
