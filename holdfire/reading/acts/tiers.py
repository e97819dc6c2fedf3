"""How sure the reading of an act is: by how many signs that do not hang on one another agree."""

from dataclasses import dataclass

from holdfire.model.act import SAID_TO_BE_SO, Act, Modality
from holdfire.model.quotation import Quotation, Tier

_ENOUGH, _ENOUGH_WITHOUT_DOER = 3, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What speaks for an act: a doer, an aim (somebody or something it was done to), a place, a time, several
    words that tell it (`worded`: "opened fire on"), and one of the two sides known to the case."""

    doer: bool
    aim: bool
    place: bool
    time: bool
    worded: bool
    known: bool

    @property
    def number(self) -> int:
        """How many of them there are."""
        return sum((self.doer, self.aim, self.place, self.time, self.worded, self.known))


def tier_of(act: Act, modality: Modality, quotation: Quotation | None, signs: Signs) -> Tier:
    """C where it is no plain telling (to come, denied, in a condition) or hangs in a nested quotation.

    A where three signs agree and the doer is one of them, or four without a doer; an attack that is told
    without its means needs both sides as well, since a word like "attack" is also used of words. B else.
    """
    if modality not in SAID_TO_BE_SO or (quotation is not None and quotation.nested_in is not None):
        return Tier.C
    if act is Act.ATTACK_UNSPECIFIED and not (signs.doer and signs.aim):
        return Tier.B
    enough = _ENOUGH if signs.doer else _ENOUGH_WITHOUT_DOER
    return Tier.A if (signs.doer or signs.aim) and signs.number >= enough else Tier.B
