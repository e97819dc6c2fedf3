"""The acts that judging tells apart: judged at all, without a target, ending the truce by word."""

from holdfire.model.act import EASING, FORCE, Act

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
