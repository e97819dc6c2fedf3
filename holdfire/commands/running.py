"""Commands that bring something into a case: run, import, watch."""

import random
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from holdfire.commands.asked import CASE, config_of
from holdfire.config import Config, text_of
from holdfire.lexicon.event_tables import template
from holdfire.open_case import viewing
from holdfire.pipeline import run, take_in_tables
from holdfire.showing.bulletin import write_bulletin
from holdfire.showing.incident_table import lines_of
from holdfire.showing.plover import rows_of_plover
from holdfire.showing.terminal import (
    RunProgress,
    print_failures,
    print_run,
    print_skipped,
    print_status,
)
from holdfire.sources.watch import Rhythm, watch


@click.command("run")
@CASE
def run_case(folder: Path) -> None:
    """Take in the captures of CASE, join and judge them, and write the bulletin."""
    _run(config_of(folder), "holdfire run")


def _run(config: Config, by: str) -> None:
    now = datetime.now(UTC)
    with RunProgress() as progress:
        summary = run(config, now=now, by=by, progress=progress)
    with viewing(config) as view:
        page = write_bulletin(view, config.bulletin, config.as_of or now)
        print_status(view)
    print_run(summary.captures, summary.read, changed=summary.changed)
    print_skipped(summary.skipped)
    print_failures(summary.failures)
    click.echo(f"Bulletin: {page}")


@click.command("import")
@click.argument("paths", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--case", "folder", type=click.Path(path_type=Path), default=Path(), help="The case folder.")
@click.option("--replace", is_flag=True, help="FILE stands in for the one of its name that the case holds.")
@click.option("--template", "wants_template", is_flag=True, help="Print the columns of an own table.")
@click.option("--plover", is_flag=True, help="Print FILE, PLOVER records in JSON Lines, as an own table.")
def import_tables(
    paths: Sequence[Path], folder: Path, *, replace: bool, wants_template: bool, plover: bool
) -> None:
    """Check tables of events (own, ACLED, UCDP GED), put them into CASE and run it (docs/import.md)."""
    if wants_template:
        click.echo(template())
        return
    if not paths:
        raise click.UsageError("name a table to import, or ask for the columns of one with --template")
    if plover:
        for line in lines_of(row for path in paths for row in rows_of_plover(text_of(path), path.name)):
            click.echo(line)
        return
    config = config_of(folder)
    now, by = datetime.now(UTC), config.reviewer or "holdfire import"
    for taken in take_in_tables(config, paths, replace=replace, now=now, by=by):
        click.echo(
            f"{taken.file}: {taken.rows} rows of {taken.events} events"
            + (f"; {taken.withdrawn} rows of its earlier version withdrawn" if taken.withdrawn else "")
        )
    _run(config, by)


@click.command("watch")
@CASE
@click.option("--once", is_flag=True, help="One round, then stop.")
@click.option(
    "--every",
    "minutes",
    type=click.IntRange(5, 1440),
    default=15,
    show_default=True,
    metavar="MINUTES",
    help="A round each so many minutes; stop with Ctrl-C.",
)
def watch_feeds(folder: Path, minutes: int, *, once: bool) -> None:
    """Ask the feeds of the outlets of CASE and keep what is new in its captures folder."""
    config = config_of(folder)
    rhythm = Rhythm(clock=lambda: datetime.now(UTC), sleep=time.sleep, jitter=random.random)
    try:
        for came in watch(folder, config.case.outlets, rhythm, None if once else timedelta(minutes=minutes)):
            click.echo(f"{came.outlet}: {came.url}: {came.trouble or f'{len(came.files)} new'}")
    except KeyboardInterrupt:
        click.echo(f"Stopped; go on with: holdfire watch {folder}")
