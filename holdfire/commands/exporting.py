"""The command that gives the record away as data: export."""

from pathlib import Path

import click

from holdfire.commands.asked import AS_OF, CASE, as_of_moment, config_of, tell_lacking
from holdfire.open_case import viewing
from holdfire.record.view import View
from holdfire.showing.exchange import COARSENED, EXCHANGE, FILES
from holdfire.showing.exports import EXPORTS, FORMATS

_CAN = {form: tuple(whats) for form, whats in {**FORMATS, **EXCHANGE, **FILES}.items()}


@click.command("export")
@CASE
@click.option("--what", type=click.Choice(sorted(EXPORTS)), required=True)
@click.option("--format", "form", type=click.Choice(sorted(_CAN)), default="jsonl", show_default=True)
@click.option(
    "--coarsen-km",
    type=click.FloatRange(min=0, max=1000),
    default=0.0,
    metavar="N",
    help="Move points to the middle of a cell of N kilometres.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@AS_OF
def export_lines(
    folder: Path, what: str, form: str, coarsen_km: float, output: Path | None, as_of: str | None
) -> None:
    """Print incidents, statements, stories, findings or tallies, one JSON object a line; statements also as
    a TEI document, incidents as a table that can be imported, both in formats of others; write the captures
    as a web archive (docs/exports.md)."""
    if what not in _CAN[form]:
        raise click.UsageError(f"--format {form} writes {', '.join(sorted(_CAN[form]))} only, not {what}")
    if coarsen_km and form not in COARSENED:
        raise click.UsageError(
            f"--format {form} tells places as they are; --coarsen-km is for {', '.join(COARSENED)}"
        )
    if (output is None) is (form in FILES):
        raise click.UsageError(f"--format {' and '.join(FILES)} need --output FILE, and only they take one")
    config = config_of(folder)
    with viewing(config, as_of_moment(as_of, config)) as view:
        if output is not None:
            tell_lacking(FILES[form][what](view, coarsen_km, output))
        else:
            _print(view, form, what, coarsen_km)


def _print(view: View, form: str, what: str, coarsen_km: float) -> None:
    lines = FORMATS[form][what](view) if form in FORMATS else EXCHANGE[form][what](view, coarsen_km)
    for line in lines:
        click.echo(line)
