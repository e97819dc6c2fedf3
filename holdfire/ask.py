"""The commands that ask the record one question and change nothing: calendar, tallies, relations."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from holdfire.config import Config, read_config
from holdfire.pipeline import viewing
from holdfire.showing.looks import calendar_as_json, counts_as_json, relations_as_json
from holdfire.showing.terminal_tables import print_calendar, print_counts, print_relations

DAYS = 14
"""A calendar shows what falls due within so many days, unless told otherwise."""

CASE = click.argument("folder", metavar="CASE", type=click.Path(path_type=Path))
AS_OF = click.option(
    "--as-of", type=str, metavar="MOMENT", help="The record as it stood then, e.g. 2016-03-01T18:00+02:00."
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="As one JSON object.")


@click.command("calendar")
@CASE
@AS_OF
@click.option("--days", type=click.IntRange(1, 3660), help=f"How far ahead to look (default {DAYS}).")
@AS_JSON
def show_calendar(folder: Path, as_of: str | None, days: int | None, *, as_json: bool) -> None:
    """What falls due under the agreement of CASE, what is overdue, and what has no date yet."""
    with viewing(config_of(folder), moment_of(as_of)) as view:
        if as_json:
            click.echo(calendar_as_json(view, days))
        else:
            print_calendar(view, days or DAYS)


@click.command("tallies")
@CASE
@AS_OF
@AS_JSON
def show_tallies(folder: Path, as_of: str | None, *, as_json: bool) -> None:
    """Published counts side by side, with what of their difference can be explained."""
    with viewing(config_of(folder), moment_of(as_of)) as view:
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
    with viewing(config_of(folder), moment_of(as_of)) as view:
        if as_json:
            click.echo(relations_as_json(view, pair))
        else:
            print_relations(view, pair)


ASKING = (show_calendar, show_tallies, show_relations)


def config_of(folder: Path) -> Config:
    """The settings of a case folder, with those of the environment. Raises CaseError."""
    return read_config(folder, os.environ)


def moment_of(given: str | None) -> datetime | None:
    """The UTC moment of an option's words. Raises BadParameter where it is none, or has no offset."""
    if given is None:
        return None
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as error:
        raise click.BadParameter(f"{given!r} is not a moment like 2016-03-01T18:00+02:00") from error
    if moment.tzinfo is None:
        raise click.BadParameter(f"{given!r} has no offset; write e.g. {given}+02:00 or {given}Z")
    return moment.astimezone(UTC)
