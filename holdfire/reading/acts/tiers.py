"""How sure the reading of an act is: by how many signs that do not hang on one another agree."""

from dataclasses import dataclass, fields

from holdfire.model.act import SAID_TO_BE_SO, Act, Modality
from holdfire.model.quotation import Quotation, Tier

_ENOUGH, _ENOUGH_OF_UNSTEADY = 3, 5
_UNSTEADY = frozenset(
    {
        Act.ATTACK_UNSPECIFIED,
        Act.GROUND_ATTACK,
        Act.TALKS,
        Act.DEMAND,
        Act.COERCION,
        Act.PROTEST,
        Act.REFUSAL,
    }
)
"""Acts whose words ("attack", "fight", "meet", "ask", "refuse") are used of much else besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What speaks for an act: a doer, one that stands next to it (`near`), an aim (somebody or something it
    was done to), a place, a time, harm, several words that tell it (`worded`: "opened fire on"), words that
    fit little else (`particular`: "gave back their rifles to"), and a side known to the case."""

    doer: bool = False
    near: bool = False
    aim: bool = False
    place: bool = False
    time: bool = False
    harm: bool = False
    worded: bool = False
    particular: bool = False
    known: bool = False

    @property
    def number(self) -> int:
        """How many of them there are."""
        return sum(getattr(self, field.name) for field in fields(self))


def tier_of(
    act: Act, modality: Modality, quotation: Quotation | None, signs: Signs, *, in_main_clause: bool
) -> Tier:
    """C where it is no plain telling (to come, denied, in a condition) or hangs in a nested quotation.

    A where three signs agree and the act is told in a clause that hangs on no other; an act whose words are
    used of much else needs five, both sides among them. B else. Found by counting, on sentences that no rule
    had been written for, which signs the right readings have and the wrong ones lack.
    """
    if modality not in SAID_TO_BE_SO or (quotation is not None and quotation.nested_in is not None):
        return Tier.C
    if not in_main_clause:
        return Tier.B
    if act in _UNSTEADY:
        sure = signs.doer and signs.aim and signs.number >= _ENOUGH_OF_UNSTEADY
    else:
        sure = signs.number >= _ENOUGH
    return Tier.A if sure else Tier.B
