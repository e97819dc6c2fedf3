"""The command that sends a case on: dispatch."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from holdfire.commands.asked import AS_OF, CASE, as_of_moment, config_of, moment_of
from holdfire.open_case import viewing
from holdfire.showing.dispatches.document import Occasion
from holdfire.showing.dispatches.send import FORMS, dispatch
from holdfire.showing.dossier import Dossier
from holdfire.showing.redaction import Redaction


@click.command("dispatch")
@CASE
@click.option(
    "--occasion",
    type=click.Choice([occasion.value for occasion in Occasion]),
    default=Occasion.DAILY.value,
    show_default=True,
)
@click.option("--format", "form", type=click.Choice(sorted(FORMS)), default="markdown", show_default=True)
@click.option(
    "--since", metavar="MOMENT", help="Tell changes of the record since then; else of its last run."
)
@click.option("--delay-hours", type=click.FloatRange(min=0), default=0.0, help="Keep back what is fresher.")
@click.option(
    "--coarsen-km", type=click.FloatRange(min=0, max=1000), default=0.0, help="Tell no place more exactly."
)
@click.option("--without-names", is_flag=True, help="Keep back names of persons.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file; else it is printed."
)
@AS_OF
def send_dispatch(folder: Path, occasion: str, form: str, **given: Any) -> None:
    """Write what is sent of CASE each day, each week, or at once: as a page, as PDF or as Markdown
    (docs/dispatches.md)."""
    output: Path | None = given["output"]
    if form == "pdf" and output is None:
        raise click.UsageError("--format pdf needs --output FILE")
    config = config_of(folder)
    redaction = Redaction(
        delay=timedelta(hours=given["delay_hours"]),
        coarsen_km=given["coarsen_km"],
        names=given["without_names"],
    )
    since = moment_of(given["since"], config) if given["since"] else None
    with viewing(config, as_of_moment(given["as_of"], config)) as view:
        now = config.as_of or datetime.now(UTC)
        made = FORMS[form](dispatch(Dossier(view, now), Occasion(occasion), since=since, redaction=redaction))
    if output is None:
        click.echo(made.decode(), nl=False)
    else:
        output.write_bytes(made)
        click.echo(f"Written: {output}")
