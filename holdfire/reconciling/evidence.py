"""What the accounts of an incident amount to: its evidence and attribution states, each with its grounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfire.model.actor import ActorRef
from holdfire.model.case import Case
from holdfire.model.decision import Decision
from holdfire.model.incident import Account, AttributionState, EvidenceState
from holdfire.reconciling.accounts import Teller
from holdfire.reconciling.lineage import UNKNOWN_OUTLET
from holdfire.reconciling.speakers import above, camp_of

ENOUGH_ORIGINS = 2


@dataclass(frozen=True, slots=True)
class Weighing:
    """The two states, the independent origins they rest on, and why."""

    evidence: EvidenceState
    attribution: AttributionState
    origins: tuple[str, ...]
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Denial:
    """That someone says it was not so. `of_the_fact` is False where only the authorship is denied."""

    by: ActorRef | None
    camp: str | None
    report: str
    of_the_fact: bool


@dataclass(frozen=True, slots=True)
class Scales:
    """Weighs accounts. `withdrawn` says of a report why its accounts no longer count; `vague` are mentions
    told in passing, which say too little to be another origin's word for the fact; `surely_read` those that
    go on without review: read with tier A, or accepted by a reviewer."""

    teller: Teller
    withdrawn: Mapping[str, str]
    vague: frozenset[str]
    surely_read: frozenset[str]

    def weigh(
        self, accounts: Sequence[Account], denials: Sequence[Denial], conflicts: Sequence[str]
    ) -> Weighing:
        """Alleged; corroborated by two independent origins of different camps without a serious conflict,
        where the reading of one account at least is sure or was looked at; contested where the accused
        denies the fact; retracted where every account was withdrawn."""
        standing = [account for account in accounts if account.report not in self.withdrawn]
        grounds: list[str] = []
        full = [account for account in standing if account.mention not in self.vague]
        origins = independent_origins(full or standing)
        if not standing:
            grounds.append("every account of it was withdrawn")
            return Weighing(EvidenceState.RETRACTED, AttributionState.NONE, (), tuple(grounds))
        evidence = EvidenceState.ALLEGED
        sure = any(account.mention in self.surely_read for account in standing)
        if len(origins) >= ENOUGH_ORIGINS and not conflicts and sure:
            evidence = EvidenceState.CORROBORATED
        grounds.append(_origins_in_words(origins))
        if not sure:
            grounds.append("read with less certainty (no account of tier A), and nobody has looked at it yet")
        grounds += [f"serious conflict: {conflict}" for conflict in conflicts]
        against = sorted({item.camp for item in standing if item.against_interest and item.camp})
        grounds += [f"{camp} tells of its own side's act, against its interest" for camp in against]
        contested = [item for item in denials if item.of_the_fact and self._is_accused(item, standing)]
        if contested:
            evidence = EvidenceState.CONTESTED
        grounds += [_denial_in_words(item) for item in denials if self._is_accused(item, standing)]
        return Weighing(evidence, self._attribution(standing, denials), origins, tuple(grounds))

    def _is_accused(self, denial: Denial, accounts: Sequence[Account]) -> bool:
        accused = {actor.actor for account in accounts for actor in account.actors if actor.actor}
        camps = {camp_of(actor, self.case) for actor in accused} - {None}
        if denial.camp is not None and denial.camp in camps:
            return True
        denier = denial.by.actor if denial.by else None
        if denier is None:
            return False
        return bool(accused & (above(denier, self.case) | {denier})) or any(
            denier in above(actor, self.case) for actor in accused
        )

    @property
    def case(self) -> Case:
        """The case the accounts are weighed in."""
        return self.teller.case

    def _attribution(self, accounts: Sequence[Account], denials: Sequence[Denial]) -> AttributionState:
        named = [account for account in accounts if account.actors]
        if not named:
            return AttributionState.NONE
        if any(self._own_word(account) for account in named):
            return AttributionState.SELF_CLAIMED
        if any(self._is_accused(denial, named) for denial in denials):
            return AttributionState.DENIED
        if any(self.teller.is_watcher(account) for account in named):
            return AttributionState.ASSESSED
        return AttributionState.ACCUSED

    def _own_word(self, account: Account) -> bool:
        """Whether the one who is said to have done it says so."""
        if account.against_interest:
            return True
        return account.camp is not None and any(
            camp_of(actor.actor, self.case) == account.camp for actor in account.actors
        )


def independent_origins(accounts: Sequence[Account]) -> tuple[str, ...]:
    """The origins that count: each camp once; all outlets that are not known together once, since they may
    be one; and a report's own voice not beside a claimant it names, from whom it has the news."""
    claimed = {account.report for account in accounts if _has_known_claimant(account)}
    origins = {
        UNKNOWN_OUTLET if account.origin.startswith(UNKNOWN_OUTLET) else account.origin
        for account in accounts
        if _has_known_claimant(account) or account.report not in claimed
    }
    return tuple(sorted(origins))


def _has_known_claimant(account: Account) -> bool:
    return account.claimant is not None and account.claimant.actor is not None


def _origins_in_words(origins: Sequence[str]) -> str:
    if len(origins) < ENOUGH_ORIGINS:
        return f"one origin: {origins[0]}"
    return f"{len(origins)} independent origins: {', '.join(origins)}"


def _denial_in_words(denial: Denial) -> str:
    who = denial.by.name if denial.by else denial.camp or "a report"
    return f"{who} denies {'that it happened' if denial.of_the_fact else 'having done it'}"


def set_state(weighing: Weighing, decision: Decision) -> Weighing:
    """The weighing under a reviewer's decision, which alone can reach VERIFIED.

    A value that is no evidence state leaves the weighing as it is, with a ground that says so."""
    stated = {state.value: state for state in EvidenceState}.get(decision.value or "")
    if stated is None:
        ground = f"{decision.by} set {decision.value!r}, which is no evidence state"
        return Weighing(
            weighing.evidence, weighing.attribution, weighing.origins, (*weighing.grounds, ground)
        )
    ground = f"{decision.by} set {stated.value} on {decision.at:%Y-%m-%d}: {decision.reason}"
    return Weighing(stated, weighing.attribution, weighing.origins, (*weighing.grounds, ground))
