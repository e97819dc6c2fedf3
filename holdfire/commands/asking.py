"""The command that asks the record: status."""

from pathlib import Path

import click

from holdfire.commands.asked import AS_OF, CASE, as_of_moment, config_of
from holdfire.open_case import viewing
from holdfire.showing.exports import status_as_json
from holdfire.showing.terminal import print_status


@click.command("status")
@CASE
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def show_status(folder: Path, as_of: str | None, *, as_json: bool) -> None:
    """Say whether the truce of CASE is in force and holding, on whose word, and what is unknown."""
    config = config_of(folder)
    with viewing(config, as_of_moment(as_of, config)) as view:
        if as_json:
            click.echo(status_as_json(view))
        else:
            print_status(view)
