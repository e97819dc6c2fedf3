"""An act: our own code list of what happens in a truce; its mapping to other code lists is a table."""

from enum import StrEnum


class Act(StrEnum):
    """What is said to have been done. Definitions and mappings: `lexicon/data/shared/acts.csv`."""

    # force
    SHELLING = "shelling"
    AIR_STRIKE = "air_strike"
    GROUND_ATTACK = "ground_attack"
    SMALL_ARMS_FIRE = "small_arms_fire"
    EXPLOSION = "explosion"
    ATTACK_UNSPECIFIED = "attack_unspecified"
    CHEMICAL_ATTACK = "chemical_attack"
    TERRITORY_TAKEN = "territory_taken"
    REINFORCEMENT = "reinforcement"
    WEAPONS_MOVED = "weapons_moved"
    OVERFLIGHT = "overflight"
    ABDUCTION = "abduction"
    ARREST = "arrest"
    AID_BLOCKED = "aid_blocked"
    AID_ATTACKED = "aid_attacked"
    MONITOR_DENIED = "monitor_denied"
    SIEGE = "siege"
    # keeping and easing
    AID_DELIVERED = "aid_delivered"
    WITHDRAWAL = "withdrawal"
    PRISONER_RELEASE = "prisoner_release"
    PRISONER_EXCHANGE = "prisoner_exchange"
    MONITORS_ADMITTED = "monitors_admitted"
    SUPPLY_DELIVERED = "supply_delivered"
    # the truce itself
    TRUCE_PROPOSED = "truce_proposed"
    TRUCE_AGREED = "truce_agreed"
    TRUCE_DECLARED = "truce_declared"
    TRUCE_JOINED = "truce_joined"
    TRUCE_STARTED = "truce_started"
    TRUCE_OBSERVED = "truce_observed"
    TRUCE_EXTENDED = "truce_extended"
    TRUCE_VIOLATED = "truce_violated"
    TRUCE_SUSPENDED = "truce_suspended"
    TRUCE_ENDED_BY_WORD = "truce_ended_by_word"
    TRUCE_LAPSED = "truce_lapsed"
    # words and diplomacy
    ACCUSATION = "accusation"
    DENIAL = "denial"
    CLAIM_OF_RESPONSIBILITY = "claim_of_responsibility"
    THREAT = "threat"
    DEMAND = "demand"
    PROMISE = "promise"
    REFUSAL = "refusal"
    SUPPORT = "support"
    CRITICISM = "criticism"
    TALKS = "talks"
    MEDIATION = "mediation"
    INVESTIGATION = "investigation"
    SANCTION = "sanction"
    PROTEST = "protest"
    # other material acts
    COOPERATION = "cooperation"
    COERCION = "coercion"


class Modality(StrEnum):
    """Whether it is said to be so. Only ACTUAL, ONGOING and ALLEGED enter a count of incidents (law 10).
    DENIED is what somebody denies, NEGATED what the report itself says did not happen; CONDITIONAL hangs on a
    condition, HYPOTHETICAL is neither asserted nor tied to one: feared, possible, rehearsed, asked."""

    ACTUAL = "actual"
    ONGOING = "ongoing"
    ALLEGED = "alleged"
    DENIED = "denied"
    NEGATED = "negated"
    FUTURE = "future"
    DEMANDED = "demanded"
    PROMISED = "promised"
    THREATENED = "threatened"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    BACKGROUND = "background"


SAID_TO_BE_SO = frozenset({Modality.ACTUAL, Modality.ONGOING, Modality.ALLEGED})

SAID_NOT_TO_BE_SO = frozenset({Modality.DENIED, Modality.NEGATED})
"""What contests an incident of the same kind, time and place."""

FIRE = frozenset(
    {
        Act.SHELLING,
        Act.AIR_STRIKE,
        Act.GROUND_ATTACK,
        Act.SMALL_ARMS_FIRE,
        Act.EXPLOSION,
        Act.ATTACK_UNSPECIFIED,
        Act.CHEMICAL_ATTACK,
        Act.AID_ATTACKED,
    }
)
"""The use of force by fire; one outlet's "attack" is another's "shelling"."""

FORCE = FIRE | {
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
"""What a party may be forbidden to do, and what is told against whoever did it."""

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
