"""Counterparts: a rendering is found among many whatever its wording, and what has none is told so."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.reconciling.counterparts import NEAREST, counterparts
from holdfire.reconciling.features import IS_COUNTERPART, Candidate
from holdfire.reconciling.wording import wording

POOL = [
    "Shells fell on the market of Arda on Monday morning, the envoy said.",
    "A ferry to the islands sank in a storm off the coast; forty passengers drowned.",
    "The army prohibited the demonstration that the union had called for Friday.",
    "Wheat prices rose for the third month in a row, the growers of Bela report.",
    "On Monday the envoy met the growers and talked of prices.",
    "The bridge over the Tolma was repaired by the engineers of the mission.",
]
RENDERINGS = [
    "The envoy said that the market of Arda was shelled on Monday morning.",
    "Forty passengers were drowned when a ferry bound for the islands went down in a storm.",
    "The military banned the protest called by the union for Friday.",
    "Growers in Bela reported that wheat prices have risen for a 3rd month.",
]


def asked(queries: list[str], pool: list[str] = POOL) -> tuple[tuple[tuple[int, float], ...], ...]:
    return counterparts([(text, "en") for text in queries], [(text, "en") for text in pool])


def test_each_rendering_finds_its_counterpart_and_accepts_it() -> None:
    for place, found in enumerate(asked(RENDERINGS)):
        assert found[0][0] == place
        assert found[0][1] >= 0.5


def test_what_no_text_of_the_pool_renders_is_not_accepted() -> None:
    (found,) = asked(["The envoy of the union was received at the palace on Friday."])
    assert all(score < 0.5 for _, score in found)


def test_half_of_a_sentence_finds_the_whole() -> None:
    ((found, *_),) = asked(["drowned when a ferry bound for the islands"])
    assert found[0] == 1


def test_words_that_renderings_exchange_find_each_other() -> None:
    ((found, *_),) = asked(["The troops outlawed a rally"])
    assert found[0] == 2


def test_a_query_is_less_sure_of_what_another_fits_better() -> None:
    near, nearer = "The envoy said shells fell on a market.", RENDERINGS[0]
    ((alone, *_),) = asked([near])
    (beside, *_), (claimed, *_) = asked([near, nearer])
    assert alone[0] == claimed[0] == 0
    assert dict([beside]).get(0, 0.0) < alone[1]


def test_of_two_alike_in_the_pool_neither_is_ruled_out() -> None:
    (found,) = asked(RENDERINGS[:1], [*POOL, POOL[0]])
    assert {place for place, score in found if score >= 0.5} == {0, len(POOL)}


@pytest.mark.parametrize(
    ("question", "less", "more"),
    [
        ("letters", 0.3, 0.6),
        ("of_query", 0.3, 0.6),
        ("of_candidate", 0.3, 0.6),
        ("in_order", 10.0, 30.0),
        ("names_lacking", 0.6, 0.3),
        ("times_longer", 3.0, 1.5),
        ("times_longer", 0.3, 0.6),
        ("company", 0.5, 1.5),
    ],
)
def test_each_answer_speaks_for_a_candidate_or_against_it(question: str, less: float, more: float) -> None:
    asked_about = Candidate(
        letters=0.5, of_query=0.5, of_candidate=0.5, in_order=20.0, names_lacking=0.5, times_longer=1.0
    )
    weaker, stronger = (replace(asked_about, **{question: answer}) for answer in (less, more))
    assert IS_COUNTERPART.leaning(weaker) < IS_COUNTERPART.leaning(stronger)


def test_of_two_that_fit_the_one_that_is_like_its_company_comes_first() -> None:
    among = [f"Parcel {number} lay in hall {number + 500}." for number in range(400)]
    told = [f"The envoy of the {whose} was told of it." for whose in ("mission", "growers")]
    pool, query = [*told, *POOL, *among], "It was told to the envoy"
    for beside, expected in (
        ("The bridge over the Tolma was repaired by the mission", 0),
        ("Wheat prices rose for the growers of Bela", 1),
    ):
        ((first, *_), _) = asked([query, beside], pool)
        assert first[0] == expected


@given(st.permutations(range(len(POOL))))
def test_the_order_of_the_pool_changes_nothing(order: list[int]) -> None:
    expected = asked(RENDERINGS)
    for known, found in zip(expected, asked(RENDERINGS, [POOL[place] for place in order]), strict=True):
        assert dict(known) == pytest.approx({order[place]: score for place, score in found})


def test_the_queries_read_from_behind_find_the_same() -> None:
    forth, back = asked(RENDERINGS), asked(RENDERINGS[::-1])
    for known, found in zip(forth, reversed(back), strict=True):
        assert dict(known) == pytest.approx(dict(found))


def test_no_more_than_asked_for_are_named() -> None:
    pool = [(f"The envoy met delegate {number} of Arda.", "en") for number in range(2 * NEAREST)]
    ((*found,),) = counterparts([("The envoy met delegate 7 of Arda.", "en")], pool, most=5)
    assert len(found) == 5
    assert found[0][0] == 7


@pytest.mark.parametrize("query", ["", "…", "qwv"])
def test_a_query_that_shares_nothing_has_no_counterpart(query: str) -> None:
    assert asked([query]) == ((),)


def test_an_empty_pool_has_no_counterparts() -> None:
    assert asked(RENDERINGS[:2], []) == ((), ())


def test_the_languages_without_tables_are_searched_too() -> None:
    ((found, *_),) = counterparts([("Alfa beto gama", None)], [("Delta", None), ("Alfa beto gamo", None)])
    assert found[0] == 1


def test_a_number_a_date_and_the_forms_of_a_word_have_one_key() -> None:
    def first(text: str) -> str:
        return wording(text, "en").keys[0].own

    assert first("third") == first("3") == first("three")
    assert first("repaired") == first("repairs")
    assert first("shelling") != first("shelter")
    assert wording("He met Palet on Monday.", "en").telling == ("palet", wording("Monday", "en").telling[0])
