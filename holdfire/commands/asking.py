"""Commands that ask the record: status, serve."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

import click

from holdfire.commands.asked import AS_OF, CASE, as_of_moment, config_of
from holdfire.open_case import OpenCase, viewing
from holdfire.showing.exports import status_as_json
from holdfire.showing.terminal import print_status
from holdfire.web.app import workbench
from holdfire.web.desk import Desk
from holdfire.web.serve import LOOPBACK, serve


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


@click.command("serve")
@click.argument(
    "folders", metavar="CASE...", nargs=-1, required=True, type=click.Path(path_type=Path, resolve_path=True)
)
@click.option("--port", type=click.IntRange(1, 65535), default=8040, show_default=True)
def serve_cases(folders: Sequence[Path], port: int) -> None:
    """Open the workbench of CASE in a browser, for this machine alone; stop with Ctrl-C."""
    configs = {folder.name: config_of(folder) for folder in folders}
    with ExitStack() as stack:
        desks = {name: Desk(name, stack.enter_context(OpenCase(config))) for name, config in configs.items()}
        reviewer = next((config.reviewer for config in configs.values() if config.reviewer), getuser())
        click.echo(f"http://{LOOPBACK}:{port}/ (stop with Ctrl-C)")
        serve(workbench(desks, lambda: datetime.now(UTC), reviewer), LOOPBACK, port)
