"""The families of acts that judging tells apart: force, easing, breach unsaid, and mere words."""

from holdfire.model.act import Act

FORCE = frozenset(
    {
        Act.SHELLING,
        Act.AIR_STRIKE,
        Act.GROUND_ATTACK,
        Act.SMALL_ARMS_FIRE,
        Act.EXPLOSION,
        Act.ATTACK_UNSPECIFIED,
        Act.CHEMICAL_ATTACK,
        Act.TERRITORY_TAKEN,
        Act.REINFORCEMENT,
        Act.WEAPONS_MOVED,
        Act.OVERFLIGHT,
        Act.ABDUCTION,
        Act.ARREST,
        Act.AID_BLOCKED,
        Act.MONITOR_DENIED,
        Act.SIEGE,
    }
)
"""What a party may be forbidden to do."""

EASING = frozenset(
    {
        Act.AID_DELIVERED,
        Act.WITHDRAWAL,
        Act.PRISONER_RELEASE,
        Act.PRISONER_EXCHANGE,
        Act.MONITORS_ADMITTED,
        Act.SUPPLY_DELIVERED,
    }
)
"""What eases matters between the parties."""

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
    }
)
"""Acts that the terms may forbid whoever they are aimed at."""

WORDS_OF_ENDING = frozenset({Act.TRUCE_ENDED_BY_WORD, Act.TRUCE_SUSPENDED, Act.TRUCE_LAPSED})
"""Words by which someone takes the truce away."""
