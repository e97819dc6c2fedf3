"""How many are reported as handed over or let through, each claimant by itself: never added across them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from holdfire.judging.day_count import local_day
from holdfire.judging.duties.evidence import Told
from holdfire.lexicon.tables import Lexicon, languages
from holdfire.model.act import SAID_TO_BE_SO
from holdfire.model.count import Count
from holdfire.model.delivery import Delivered
from holdfire.model.incident import Account, Incident
from holdfire.model.mention import Mention
from holdfire.model.span import Citation
from holdfire.model.tally import Tally
from holdfire.model.when import When

NOUNS = "counted_nouns"
"""The table that puts one word for the forms of a counted noun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """That a claimant tells of so many at a time. `line` is the id of the incident or tally; what
    one claimant tells of one incident in several accounts is one amount, from lowest to highest."""

    by: str
    actor: str | None
    low: int
    high: int | None
    when: When | None
    line: str
    citations: tuple[Citation, ...]


def amounts_in(told: Told, incidents: Iterable[Incident], unit: str | None) -> Iterator[Amount]:
    """The numbers of `unit` that accounts of these incidents give; without a unit each incident is one."""
    for incident in incidents:
        by_claimant: dict[str, list[Amount]] = {}
        for account in incident.accounts:
            for amount in _of_account(told, incident, account, unit):
                by_claimant.setdefault(amount.by, []).append(amount)
        yield from (_merged(amounts) for amounts in by_claimant.values())


def amounts_of_tallies(told: Told, unit: str | None) -> Iterator[Amount]:
    """The published counts of a unit, each as its claimant's."""
    if unit is None:
        return
    for reading in told.tallied:
        for tally in reading.tallies:
            if is_unit(tally.unit, unit) and _known_by(tally, told.now):
                name = tally.claimant.name if tally.claimant else _voice(told, reading.report.outlet)
                yield Amount(
                    by=name,
                    actor=tally.claimant.actor if tally.claimant else None,
                    low=tally.total.low,
                    high=tally.total.high,
                    when=tally.window,
                    line=tally.id,
                    citations=(Citation(report=tally.report, span=tally.span),),
                )


def summed(amounts: Iterable[Amount], zone: str) -> tuple[Delivered, ...]:
    """What each claimant reports in all, in order of names. Numbers of one day may tell the same thing twice:
    its low is the highest of them, its high their sum; days of `zone` are added up."""
    of_claimant: dict[str, list[Amount]] = {}
    for amount in amounts:
        of_claimant.setdefault(amount.by, []).append(amount)
    return tuple(_summed(by, of_claimant[by], zone) for by in sorted(of_claimant))


def reached(amounts: Sequence[Amount], quantity: int, zone: str) -> When | None:
    """When, by the reports of some claimant, a quantity was first reached; None where by nobody's."""
    dated = [amount for amount in amounts if amount.when and amount.when.latest]
    so_far: dict[str, dict[date | None, int]] = {}
    for amount in sorted(dated, key=_latest):
        days = so_far.setdefault(amount.by, {})
        day = _day(amount, zone)
        days[day] = max(days.get(day, 0), amount.low)
        if sum(days.values()) >= quantity:
            return amount.when
    return None


def counts_unit(count: Count, unit: str) -> bool:
    """Whether a count is of a unit such as "trucks" or "fuel ships", by the noun at its end."""
    words = " ".join((count.what, count.who or "", count.span.text)).split()
    return _noun(unit) in {_noun(word) for word in words}


def is_unit(one: str, other: str) -> bool:
    """Whether two units are one noun."""
    return _noun(one) == _noun(other)


def middle(when: When | None) -> datetime | None:
    """The middle of a time, at which a report of it is counted; None for one that is open."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    return when.earliest + (when.latest - when.earliest) / 2


def _of_account(told: Told, incident: Incident, account: Account, unit: str | None) -> Iterator[Amount]:
    mention = told.mentions.get(account.mention)
    if mention is None or account.modality not in SAID_TO_BE_SO:
        return
    by, actor = _claimant(told, account)
    for low, high in _numbers(told, mention, unit):
        yield Amount(
            by=by,
            actor=actor,
            low=low,
            high=high,
            when=account.when or incident.when,
            line=incident.id,
            citations=(Citation(report=mention.report, span=mention.clause),),
        )


def _numbers(told: Told, mention: Mention, unit: str | None) -> list[tuple[int, int | None]]:
    """The numbers of a unit that stand in the clause of a mention; totals of earlier times are none."""
    if unit is None:
        return [(1, 1)]
    reading = told.readings.get(mention.report)
    return [
        (count.low, count.high)
        for count in (reading.counts if reading else ())
        if mention.clause.start <= count.span.start < mention.clause.end
        and not count.background
        and counts_unit(count, unit)
    ]


def _merged(amounts: Sequence[Amount]) -> Amount:
    """One claimant's accounts of one incident as one amount."""
    highs = [amount.high for amount in amounts]
    return replace(
        amounts[0],
        low=min(amount.low for amount in amounts),
        high=None if None in highs else max(high for high in highs if high is not None),
        citations=tuple(dict.fromkeys(where for amount in amounts for where in amount.citations)),
    )


def _summed(by: str, amounts: Sequence[Amount], zone: str) -> Delivered:
    days: dict[date | None, list[Amount]] = {}
    for amount in amounts:
        days.setdefault(_day(amount, zone), []).append(amount)
    highs = [amount.high for amount in amounts]
    return Delivered(
        by=by,
        actor=amounts[0].actor,
        low=sum(max(amount.low for amount in told) for told in days.values()),
        high=None if None in highs else sum(high for high in highs if high is not None),
        ids=tuple(dict.fromkeys(amount.line for amount in amounts)),
        citations=tuple(dict.fromkeys(where for amount in amounts for where in amount.citations)),
    )


def _day(amount: Amount, zone: str) -> date | None:
    moment = middle(amount.when)
    return local_day(moment, zone) if moment else None


def _latest(amount: Amount) -> datetime:
    assert amount.when
    assert amount.when.latest
    return amount.when.latest


def _claimant(told: Told, account: Account) -> tuple[str, str | None]:
    if account.claimant is None:
        return _voice(told, account.outlet), None
    actor = account.claimant.actor
    return (told.members.name(actor) if actor else account.claimant.name), actor


def _voice(told: Told, outlet: str | None) -> str:
    """Whose word it is that a report gives in its own voice: its outlet's."""
    known = told.case.outlet(outlet) if outlet else None
    return known.name if known else outlet or "a report that names no outlet"


def _known_by(tally: Tally, now: datetime) -> bool:
    begins = tally.window.earliest if tally.window else None
    return begins is None or begins <= now


def _noun(words: str) -> str:
    """The last word in one form: the table's where it is known, else without the ending of the plural."""
    last = words.casefold().split()[-1] if words.split() else ""
    return _forms().get(last, last).rstrip("s")


@cache
def _forms() -> dict[str, str]:
    lexicons = (Lexicon(language=language) for language in languages())
    return {
        row["word"]: row["what"] for lexicon in lexicons if lexicon.has(NOUNS) for row in lexicon.table(NOUNS)
    }
