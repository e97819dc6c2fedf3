"""Serious conflicts: accounts of one incident that cannot all be right about who did it or to how many."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.incident import Account
from holdfire.reconciling.speakers import above
from holdfire.reconciling.words import fold

SERIOUS_FACTOR = 3
"""Counts that differ threefold are no slip; a smaller difference is a disagreement, not a conflict."""


def serious_conflicts(
    accounts: Sequence[Account], superseded: set[tuple[str, str]], case: Case
) -> tuple[str, ...]:
    """In words a reader can check; `superseded` are (report, what) whose figure the outlet corrected."""
    found = dict.fromkeys(
        [*_over_actors(accounts, case), *_over_harm(accounts, superseded)],
    )
    return tuple(found)


def _over_actors(accounts: Sequence[Account], case: Case) -> Iterator[str]:
    """Different sides named as the doer."""
    named: dict[frozenset[str], Account] = {}
    for account in accounts:
        named.setdefault(frozenset(actor.actor for actor in account.actors if actor.actor), account)
    for (ids, one), (other_ids, other) in combinations(named.items(), 2):
        if not ids or not other_ids or ids & other_ids:
            continue
        kin = any(a in above(b, case) or b in above(a, case) for a in ids for b in other_ids)
        if not kin:
            yield f"{_names(one)} or {_names(other)} is said to have done it"


def _names(account: Account) -> str:
    return ", ".join(sorted({actor.name for actor in account.actors}))


def _over_harm(accounts: Sequence[Account], superseded: set[tuple[str, str]]) -> Iterator[str]:
    counts = {
        (count.low, count.high, fold(count.what), count.who): count
        for account in reversed(accounts)
        for count in account.harm
        if (account.report, fold(count.what)) not in superseded
    }
    for one, other in combinations(reversed(counts.values()), 2):
        if fold(one.what) == fold(other.what) and one.who == other.who and _far_apart(one, other):
            low, high = sorted((one, other), key=lambda count: count.low)
            yield f"{low.span.text} against {high.span.text}"


def _far_apart(one: Count, other: Count) -> bool:
    low, high = sorted((one, other), key=lambda count: count.low)
    ceiling = low.high if low.high is not None else high.low
    return high.low > SERIOUS_FACTOR * max(ceiling, 1)
