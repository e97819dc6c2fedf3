"""Families of acts: which two codes can tell of one happening, and which acts are happenings at all."""

from holdfire.model.act import EASING, FIRE, FORCE, Act

HOSTILE = FORCE | {Act.TRUCE_VIOLATED, Act.COERCION}
"""Acts that are told against whoever did them."""

LIFE_OF_THE_TRUCE = frozenset(
    {
        Act.TRUCE_AGREED,
        Act.TRUCE_DECLARED,
        Act.TRUCE_JOINED,
        Act.TRUCE_STARTED,
        Act.TRUCE_EXTENDED,
        Act.TRUCE_SUSPENDED,
        Act.TRUCE_ENDED_BY_WORD,
        Act.TRUCE_LAPSED,
    }
)
"""Words that change whether a truce is in force: done by saying, and happenings all the same."""

HAPPENINGS = HOSTILE | EASING | LIFE_OF_THE_TRUCE
"""Acts that make incidents. All others (talks, accusations, denials, promises, what is said of the truce as a
whole) stand in the record as statements and mentions."""

_GROUPS: tuple[frozenset[Act], ...] = (
    FIRE | {Act.TRUCE_VIOLATED},
    frozenset({Act.ABDUCTION, Act.ARREST}),
    frozenset({Act.AID_BLOCKED, Act.SIEGE}),
    frozenset({Act.AID_DELIVERED, Act.SUPPLY_DELIVERED}),
    frozenset({Act.PRISONER_RELEASE, Act.PRISONER_EXCHANGE}),
    frozenset({Act.TRUCE_AGREED, Act.TRUCE_DECLARED}),
    frozenset({Act.REINFORCEMENT, Act.WEAPONS_MOVED}),
    frozenset({Act.TRUCE_SUSPENDED, Act.TRUCE_ENDED_BY_WORD}),
)
_VAGUE = frozenset({Act.ATTACK_UNSPECIFIED, Act.EXPLOSION, Act.TRUCE_VIOLATED})
_SAME, _VAGUE_AND_EXACT, _KIN = 1.0, 0.8, 0.5
_FAMILY_NAMES = {act: min(group) for group in _GROUPS for act in group}


def family(act: Act) -> str:
    """The family's name: acts of different families are never one happening."""
    return _FAMILY_NAMES.get(act, act)


def kinship(left: Act, right: Act) -> float:
    """1 for one act, less for two of one family (more where one of them is vague), 0 for none."""
    if left is right:
        return _SAME
    if family(left) != family(right):
        return 0.0
    return _VAGUE_AND_EXACT if _VAGUE & {left, right} else _KIN
