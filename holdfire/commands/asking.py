"""Commands that ask the record: status, export, serve."""

from pathlib import Path

import click

from holdfire.commands.asked import AS_OF, CASE, as_of_moment, config_of
from holdfire.model.errors import CaseError
from holdfire.pipeline import viewing
from holdfire.showing.exports import EXPORTS, FORMATS, status_as_json
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


@click.command("export")
@CASE
@click.option("--what", type=click.Choice(sorted(EXPORTS)), required=True)
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="jsonl", show_default=True)
@AS_OF
def export_lines(folder: Path, what: str, form: str, as_of: str | None) -> None:
    """Print incidents, statements, stories, findings or tallies, one JSON object a line; statements also as
    a TEI document, incidents as a table that can be imported."""
    writers = FORMATS[form]
    if what not in writers:
        raise click.UsageError(f"--format {form} writes {', '.join(sorted(writers))} only, not {what}")
    config = config_of(folder)
    with viewing(config, as_of_moment(as_of, config)) as view:
        for line in writers[what](view):
            click.echo(line)


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
