"""Tiers of acts: how many signs that do not hang on one another agree."""

import pytest

from holdfire.model.act import SAID_TO_BE_SO, Act, Modality
from holdfire.model.quotation import Tier
from holdfire.reading.acts.tiers import Signs, tier_of


def _signs(*given: str) -> Signs:
    return Signs(
        doer="doer" in given,
        aim="aim" in given,
        place="place" in given,
        time="time" in given,
        worded="worded" in given,
        known="known" in given,
    )


@pytest.mark.parametrize(
    ("given", "tier"),
    [
        (("doer", "aim", "time"), Tier.A),
        (("doer", "place", "worded"), Tier.A),
        (("doer", "place"), Tier.B),
        (("aim", "place", "time"), Tier.B),
        (("aim", "place", "time", "worded"), Tier.A),
        (("place", "time", "worded"), Tier.B),
        ((), Tier.B),
    ],
)
def test_three_signs_with_a_doer_or_four_without_make_a_sure_reading(
    given: tuple[str, ...], tier: Tier
) -> None:
    assert tier_of(Act.SHELLING, Modality.ALLEGED, None, _signs(*given)) is tier


def test_an_attack_without_its_means_needs_both_sides() -> None:
    act, modality = Act.ATTACK_UNSPECIFIED, Modality.ACTUAL
    assert tier_of(act, modality, None, _signs("doer", "place", "time", "worded")) is Tier.B
    assert tier_of(act, modality, None, _signs("doer", "aim", "time")) is Tier.A


@pytest.mark.parametrize("modality", sorted(set(Modality) - SAID_TO_BE_SO))
def test_what_is_not_said_to_be_so_is_never_sure(modality: Modality) -> None:
    every = _signs("doer", "aim", "place", "time", "worded", "known")
    assert tier_of(Act.SHELLING, modality, None, every) is Tier.C
