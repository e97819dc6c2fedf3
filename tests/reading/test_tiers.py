"""Tiers of acts: how many signs that do not hang on one another agree."""

import pytest

from holdfire.model.act import SAID_TO_BE_SO, Act, Modality
from holdfire.model.quotation import Tier
from holdfire.reading.acts.tiers import Signs, tier_of


def _signs(*given: str) -> Signs:
    return Signs(**dict.fromkeys(given, True))


def _tier(act: Act, *given: str, in_main_clause: bool = True) -> Tier:
    return tier_of(act, Modality.ALLEGED, None, _signs(*given), in_main_clause=in_main_clause)


@pytest.mark.parametrize(
    ("given", "tier"),
    [
        (("doer", "aim", "time"), Tier.A),
        (("doer", "near", "worded"), Tier.A),
        (("aim", "place", "harm"), Tier.A),
        (("worded", "particular", "place"), Tier.A),
        (("doer", "place"), Tier.B),
        ((), Tier.B),
    ],
)
def test_three_signs_make_a_sure_reading(given: tuple[str, ...], tier: Tier) -> None:
    assert _tier(Act.SHELLING, *given) is tier


def test_what_a_subordinate_clause_tells_is_never_sure() -> None:
    assert _tier(Act.SHELLING, "doer", "aim", "time", "place", in_main_clause=False) is Tier.B


def test_an_act_whose_words_are_used_of_much_else_needs_both_sides_and_more() -> None:
    act = Act.ATTACK_UNSPECIFIED
    assert _tier(act, "doer", "aim", "time") is Tier.B
    assert _tier(act, "doer", "near", "place", "time", "worded") is Tier.B
    assert _tier(act, "doer", "near", "aim", "place", "time") is Tier.A


@pytest.mark.parametrize("modality", sorted(set(Modality) - SAID_TO_BE_SO))
def test_what_is_not_said_to_be_so_is_never_sure(modality: Modality) -> None:
    every = Signs(**dict.fromkeys(Signs.__slots__, True))
    assert tier_of(Act.SHELLING, modality, None, every, in_main_clause=True) is Tier.C
