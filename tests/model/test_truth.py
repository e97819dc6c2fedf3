"""Truth obeys Kleene's laws: what is unknown stays unknown, and never decides."""

from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.truth import Truth

TRUTHS = st.sampled_from(list(Truth))
ORDER = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}


@given(TRUTHS, TRUTHS)
def test_and_is_the_lesser_and_or_the_greater(one: Truth, other: Truth) -> None:
    assert ORDER[one & other] == min(ORDER[one], ORDER[other])
    assert ORDER[one | other] == max(ORDER[one], ORDER[other])


@given(TRUTHS, TRUTHS)
def test_de_morgan_holds(one: Truth, other: Truth) -> None:
    assert ~(one & other) == ~one | ~other
    assert ~(one | other) == ~one & ~other


@given(TRUTHS)
def test_not_twice_is_nothing_and_unknown_is_its_own_opposite(one: Truth) -> None:
    assert ~~one == one
    assert (~one == one) == (one is Truth.UNKNOWN)


@given(TRUTHS, TRUTHS, TRUTHS)
def test_and_distributes_over_or(one: Truth, other: Truth, third: Truth) -> None:
    assert one & (other | third) == (one & other) | (one & third)


def test_the_excluded_middle_does_not_hold_for_the_unknown() -> None:
    assert Truth.UNKNOWN | ~Truth.UNKNOWN is Truth.UNKNOWN


@given(st.lists(TRUTHS, max_size=6))
def test_all_and_any_are_and_and_or_over_a_list(answers: list[Truth]) -> None:
    assert (Truth.all(answers) is Truth.YES) == all(answer is Truth.YES for answer in answers)
    assert (Truth.any(answers) is Truth.YES) == any(answer is Truth.YES for answer in answers)
    assert (Truth.all(answers) is Truth.NO) == (Truth.NO in answers)


@given(st.lists(TRUTHS, min_size=1, max_size=6), st.sampled_from([Truth.YES, Truth.NO]))
def test_what_becomes_known_never_overturns_what_was_settled(answers: list[Truth], known: Truth) -> None:
    refined = [known if answer is Truth.UNKNOWN else answer for answer in answers]
    for fold in (Truth.all, Truth.any):
        before = fold(answers)
        assert before is Truth.UNKNOWN or fold(refined) is before


def test_a_fact_may_be_missing() -> None:
    assert [Truth.of(fact) for fact in (True, False, None)] == [Truth.YES, Truth.NO, Truth.UNKNOWN]
