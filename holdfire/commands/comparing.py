"""The command that compares two moments of the record: diff."""

from pathlib import Path

import click

from holdfire.commands.asked import CASE, as_of_moment, config_of, moment_of
from holdfire.open_case import viewing
from holdfire.showing.difference_lines import difference_lines
from holdfire.showing.exports import as_json


@click.command("diff")
@CASE
@click.option("--since", required=True, metavar="MOMENT", help="e.g. yesterday, '3 days ago', 2016-03-01.")
@click.option("--until", metavar="MOMENT", help="The later moment; else now.")
@click.option("--json", "wants_json", is_flag=True, help="As one JSON object.")
def show_difference(folder: Path, since: str, until: str | None, *, wants_json: bool) -> None:
    """Say what came, changed and was withdrawn in the record of CASE since a moment, and why."""
    config = config_of(folder)
    with viewing(config, as_of_moment(until, config)) as view:
        found = view.difference(moment_of(since, config))
        if wants_json:
            click.echo(as_json(found))
            return
        for line in difference_lines(found, config.case.zone):
            click.echo(line)
