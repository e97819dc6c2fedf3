"""The acts that judging tells apart: judged at all, without a target, ending the truce by word."""

from holdfire.model.act import EASING, FIRE, FORCE, Act
from holdfire.model.terrain import Domain

UNSAID_BREACH = frozenset({Act.TRUCE_VIOLATED})
"""A breach is told of, but not what was done."""

JUDGED = FORCE | EASING | UNSAID_BREACH
"""Only these get a finding; all other acts are words, and bear on obligations, triggers and status."""

WITHOUT_TARGET = frozenset(
    {
        Act.REINFORCEMENT,
        Act.WEAPONS_MOVED,
        Act.OVERFLIGHT,
        Act.ARREST,
        Act.ABDUCTION,
        Act.MONITOR_DENIED,
        Act.AID_BLOCKED,
    }
)
"""Acts that the terms may forbid whoever they are aimed at."""

UNSPECIFIED = frozenset({Act.ATTACK_UNSPECIFIED, Act.AID_ATTACKED})
"""An attack is told of, but not by which means: it may be any kind of fire."""

OFFENSIVE = frozenset({Act.GROUND_ATTACK, Act.TERRITORY_TAKEN, Act.AIR_STRIKE, Act.CHEMICAL_ATTACK})
"""Acts that project force forward by their nature; others may be offensive or not."""

AGAINST_PROTECTED = FIRE | {Act.ABDUCTION}
"""What may not be done to those whom a clause protects whoever attacks them."""

FROM_THE_AIR = frozenset({Act.AIR_STRIKE, Act.OVERFLIGHT})


ON_LAND, IN_THE_AIR = frozenset({Domain.LAND}), frozenset({Domain.AIR})
ANYWHERE = frozenset({Domain.LAND, Domain.AIR, Domain.SEA})


def domains_of(act: Act) -> frozenset[Domain]:
    """Where forces may have acted from, by the kind of act alone: an act on the ground is taken to be done by
    forces on land, unless an account tells otherwise; of an attack without its means nothing is known."""
    if act in FROM_THE_AIR:
        return IN_THE_AIR
    return ANYWHERE if act in UNSPECIFIED or act is Act.CHEMICAL_ATTACK else ON_LAND


WORDS_OF_ENDING = frozenset({Act.TRUCE_ENDED_BY_WORD, Act.TRUCE_SUSPENDED, Act.TRUCE_LAPSED})
"""Words by which someone takes the truce away."""
