"""Commands that ask the record: status, serve."""

from pathlib import Path

import click

from holdfire.commands.asked import AS_OF, CASE, as_of_moment, config_of
from holdfire.model.errors import CaseError
from holdfire.open_case import viewing
from holdfire.showing.exports import status_as_json
from holdfire.showing.terminal import print_status
from holdfire.web.serve import serve_folder


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
@CASE
@click.option("--port", type=click.IntRange(1, 65535), default=8040, show_default=True)
def serve_case(folder: Path, port: int) -> None:
    """Serve the bulletin of CASE on this machine alone; stop with Ctrl-C."""
    config = config_of(folder)
    if not (config.bulletin / "index.html").is_file():
        raise CaseError(f"{folder} has no bulletin yet; make it with: holdfire run {folder}")
    click.echo(f"http://127.0.0.1:{port}/ (stop with Ctrl-C)")
    serve_folder(config.bulletin, port)
