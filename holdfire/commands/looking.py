"""Commands that look at the record from one side: calendar, tallies, relations."""

from collections.abc import Sequence
from pathlib import Path

import click

from holdfire.commands.asked import AS_OF, CASE, as_of_moment, config_of
from holdfire.open_case import viewing
from holdfire.showing.icalendar import calendar_as_ics
from holdfire.showing.looks import calendar_as_json, counts_as_json, relations_as_json
from holdfire.showing.terminal_tables import print_calendar, print_counts, print_relations

DAYS = 14
"""A calendar shows what falls due within so many days, unless told otherwise."""

AS_JSON = click.option("--json", "as_json", is_flag=True, help="As one JSON object.")


@click.command("calendar")
@CASE
@AS_OF
@click.option("--days", type=click.IntRange(1, 3660), help=f"How far ahead to look (default {DAYS}).")
@AS_JSON
@click.option("--format", "form", type=click.Choice(["ics"]), help="As iCalendar, for other calendars.")
def show_calendar(
    folder: Path, as_of: str | None, days: int | None, *, as_json: bool, form: str | None
) -> None:
    """What falls due under the agreement of CASE, what is overdue, and what has no date yet."""
    if as_json and form:
        raise click.UsageError(f"--json and --format {form}: one of them")
    config = config_of(folder)
    with viewing(config, as_of_moment(as_of, config)) as view:
        if form:
            click.echo(calendar_as_ics(view, days), nl=False)
        elif as_json:
            click.echo(calendar_as_json(view, days))
        else:
            print_calendar(view, days or DAYS)


@click.command("tallies")
@CASE
@AS_OF
@AS_JSON
def show_tallies(folder: Path, as_of: str | None, *, as_json: bool) -> None:
    """Published counts side by side, with what of their difference can be explained."""
    config = config_of(folder)
    with viewing(config, as_of_moment(as_of, config)) as view:
        if as_json:
            click.echo(counts_as_json(view))
        else:
            print_counts(view)


@click.command("relations")
@CASE
@click.argument("pair", metavar="[ACTOR ACTOR]", nargs=-1)
@AS_OF
@AS_JSON
def show_relations(folder: Path, pair: Sequence[str], as_of: str | None, *, as_json: bool) -> None:
    """What the record holds of every pair of actors, or of two by their ids."""
    if len(set(pair)) not in {0, 2}:
        raise click.UsageError("name two actors by their ids, or none for all pairs")
    config = config_of(folder)
    with viewing(config, as_of_moment(as_of, config)) as view:
        if as_json:
            click.echo(relations_as_json(view, pair))
        else:
            print_relations(view, pair)
