"""The calendar, counts side by side and relations on a terminal."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from rich.console import Console
from rich.table import Table
from rich.text import Text

from holdfire.model.calendar import CalendarEntry
from holdfire.model.count import bounds_words
from holdfire.model.duty_status import ObligationState
from holdfire.record.view import View
from holdfire.showing.dossier import read_dossier
from holdfire.showing.looks import relation_of
from holdfire.showing.page_comparisons import comparisons
from holdfire.showing.page_relations import RelationShown, relations
from holdfire.showing.teller import Teller


def print_calendar(view: View, days: int) -> None:
    """What is overdue, what falls due within so many days of the moment judged at, and what has no date."""
    console = _console()
    judgement = view.judgement()
    if judgement is None:
        console.print("Nothing was judged by then.")
        return
    teller = _teller(view, judgement.at)
    until = judgement.at + timedelta(days=days)
    late = [entry for entry in judgement.calendar if entry.state is ObligationState.OVERDUE]
    ahead = [entry for entry in judgement.calendar if _between(entry, judgement.at, until)]
    undated = [entry for entry in judgement.calendar if entry.runs_out is None]
    zone = view.agreement().zone
    _print_entries(console, teller, "Overdue", late)
    _print_entries(
        console, teller, f"Due within {days} days ({zone})", [one for one in ahead if one not in late]
    )
    _print_entries(console, teller, "Without a date yet", undated)


def print_counts(view: View) -> None:
    """Every count, and two and two those of one time with what of the difference is explained."""
    console = _console()
    judgement = view.judgement()
    if judgement is None:
        console.print("Nothing was judged by then.")
        return
    teller = _teller(view, judgement.at)
    table = Table(title="Counts, each its claimant's own", title_justify="left", title_style="bold")
    for heading in ("who counts", "count", "window", "notes"):
        table.add_column(heading)
    for count in judgement.counts.counts:
        window = teller.when(count.window)
        notes = " ".join(note for note in (count.breakdown, count.outside) if note)
        number = f"{bounds_words(count.low, count.high)} {count.unit}"
        table.add_row(Text(count.claimant), Text(number), window.local if window else "not told", Text(notes))
    console.print(table if judgement.counts.counts else "No count is on record.")
    for pair in comparisons(teller).pairs:
        one, other = pair.smaller, pair.larger
        console.print()
        head = f"{one.number} {one.unit} ({one.claimant}) and {other.number} {other.unit} ({other.claimant})"
        console.print(Text(f"{head}: {pair.ratio}", style="bold"))
        for by, text in pair.explained:
            console.print(Text(f"  {by}: {text}"))
        console.print(Text(f"  {pair.left}"))


def print_relations(view: View, pair: Sequence[str]) -> None:
    """All pairs in short, or one pair in full. Raises CaseError for an actor the case does not know."""
    console = _console()
    judgement = view.judgement()
    if judgement is None:
        console.print("Nothing was judged by then.")
        return
    teller = _teller(view, judgement.at)
    shown = relations(teller)
    if not pair:
        _print_pairs(console, shown)
        return
    wanted = relation_of(view, judgement, pair)
    found = next((one for one in shown if wanted and one.id == wanted.id), None)
    if found is None:
        console.print("The record holds no act, contact or accusation between the two.")
        return
    _print_pair(console, found)


def _print_entries(console: Console, teller: Teller, title: str, entries: Iterable[CalendarEntry]) -> None:
    table = Table(title=title, title_justify="left", title_style="bold")
    for heading in ("when", "what", "whose part", "state"):
        table.add_column(heading)
    for entry in entries:
        shown = teller.when(entry.at)
        when = f"{'' if entry.inclusive else 'before '}{shown.local}" if shown else "no date yet"
        counted = f" ({entry.counted})" if entry.counted else ""
        state = teller.words.of(entry.state) if entry.state else ""
        what = f"{teller.words.of(entry.kind)}: {entry.text}{counted}"
        table.add_row(when, Text(what), Text(teller.actors(entry.owners)), state)
    console.print(table if table.row_count else f"{title}: nothing.")


def _print_pairs(console: Console, pairs: Iterable[RelationShown]) -> None:
    table = Table(title="Relations", title_justify="left", title_style="bold")
    for heading in ("pair", "hostile acts", "cooperative acts", "contacts", "accusations (denied)"):
        table.add_column(heading)
    spoken = []
    for pair in pairs:
        if pair.only_spoke:
            spoken.append(f"{pair.one} and {pair.other}")
            continue
        accused = f"{len(pair.accusations)} ({pair.denied})"
        table.add_row(
            Text(f"{pair.one} and {pair.other}"),
            pair.hostile,
            pair.cooperative,
            str(len(pair.contacts)),
            accused,
        )
    console.print(table if table.row_count else "Nothing done between two actors of the case is on record.")
    if spoken:
        console.print(Text(f"No more than statements of both on one issue: {'; '.join(spoken)}."))


def _print_pair(console: Console, pair: RelationShown) -> None:
    console.print(Text(f"{pair.one} and {pair.other}", style="bold"))
    for told in pair.likenesses:
        console.print(Text(f"  Positions {told.closeness}, says {told.claimant}: “{told.passage.words}”"))
    for issue in pair.issues:
        console.print(Text(f"  {issue.issue}", style="bold"))
        for name, said in ((pair.one, issue.one), (pair.other, issue.other)):
            for line in said:
                console.print(Text(f"    {name}, {line.speaker} ({line.how}): “{line.passage.words}”"))
            if not said:
                console.print(Text(f"    {name}: nothing on record", style="dim"))
    for week in pair.weeks:
        told_acts = f"  week of {week.week}: {week.doer} toward {week.target}: {week.act} {week.number}"
        console.print(Text(f"{told_acts} ({week.tone})"))
    for title, links in (("contacts", pair.contacts), ("steps that build trust", pair.steps)):
        console.print(Text(f"  {title}: {'; '.join(link.label for link in links) or 'none on record'}"))
    for accusation in pair.accusations:
        denied = "denied" if accusation.denied else "no denial on record"
        what = f"{accusation.accuser} accuses {accusation.accused}: {accusation.incident.label} ({denied})"
        console.print(Text(f"  {what}"))


def _between(entry: CalendarEntry, first: datetime, last: datetime) -> bool:
    moment = entry.runs_out
    return moment is not None and first <= moment <= last


def _teller(view: View, now: datetime) -> Teller:
    return Teller(read_dossier(view, now))


def _console() -> Console:
    return Console(highlight=False)
