"""How many are said to have been killed and wounded, by source: each source's own ranges, never merged."""

from collections.abc import Iterable, Mapping

from holdfire.judging.lines import Judged
from holdfire.model.count import Count
from holdfire.model.incident import Account
from holdfire.model.measure import HarmTold

COUNTED = ("killed", "wounded")


def harm_by_source(
    lines: Iterable[Judged], publishers: Mapping[str, str], names: Mapping[str, str]
) -> tuple[HarmTold, ...]:
    """What each publisher tells of these incidents, added up over them from its lowest to its highest
    numbers; counts of an earlier toll are left out. `publishers` by report, `names` by publisher."""
    told: dict[tuple[str, str], list[tuple[int, int | None]]] = {}
    for line in lines:
        by_source: dict[tuple[str, str], list[Count]] = {}
        for account in line.incident.accounts:
            source = publishers.get(account.report) or account.outlet or account.report
            for count in _own(account):
                by_source.setdefault((source, count.what), []).append(count)
        for key, counts in by_source.items():
            told.setdefault(key, []).append(range_of(counts))
    return tuple(
        HarmTold(
            source=names.get(source, source),
            what=what,
            low=sum(low for low, _ in ranges),
            high=_all_of(high for _, high in ranges),
            incidents=len(ranges),
        )
        for (source, what), ranges in sorted(told.items())
    )


def range_of(counts: Iterable[Count]) -> tuple[int, int | None]:
    """From the lowest to the highest of several counts of one thing; None for "at least"."""
    known = list(counts)
    highs = [count.high for count in known]
    return min(count.low for count in known), None if None in highs else max(high or 0 for high in highs)


def killed_by(account: Account) -> tuple[int, int | None] | None:
    """How many an account tells as killed: the whole, where it also counts parts of it; None for no count."""
    counts = [count for count in _own(account) if count.what == "killed"]
    if not counts:
        return None
    highs = [count.high for count in counts]
    return max(count.low for count in counts), None if None in highs else max(high or 0 for high in highs)


def _own(account: Account) -> Iterable[Count]:
    return [count for count in account.harm if count.what in COUNTED and not count.background]


def _all_of(highs: Iterable[int | None]) -> int | None:
    whole = 0
    for high in highs:
        if high is None:
            return None
        whole += high
    return whole
