"""How our acts are called in other code lists: PLOVER, ACLED and CAMEO."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.tables import SHARED, Lexicon
from holdfire.model.act import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class ActCodes:
    """An act in other lists; empty where a list has no place for it."""

    plover: str
    plover_mode: str
    acled_event: str
    acled_sub_event: str
    cameo: str


@cache
def definitions() -> Mapping[Act, str]:
    """What every act is, in a line."""
    return {Act(row["act"]): row["definition"] for row in Lexicon(language=SHARED).table("acts")}


@cache
def act_codes() -> Mapping[Act, ActCodes]:
    """The codes of every act."""
    return {
        Act(row["act"]): ActCodes(
            plover=row["plover"],
            plover_mode=row["plover_mode"],
            acled_event=row["acled_event"],
            acled_sub_event=row["acled_sub_event"],
            cameo=row["cameo"],
        )
        for row in Lexicon(language=SHARED).table("acts")
    }


def acts_coded(plover: str, mode: str, cameo: str) -> tuple[Act, ...]:
    """The acts that may be meant by codes of PLOVER and CAMEO: those of the CAMEO code where one has it, else
    those of the type and mode. Several where the lists do not tell them apart."""
    by_cameo = tuple(act for act, codes in act_codes().items() if cameo and codes.cameo == cameo)
    return by_cameo or tuple(
        act
        for act, codes in act_codes().items()
        if plover and (codes.plover, codes.plover_mode) == (plover.upper(), mode.lower())
    )
