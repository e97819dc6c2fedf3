"""Commands that say why and what if: judge, explain, suppose."""

from datetime import UTC, datetime
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import click

from holdfire.commands.asked import AS_OF, CASE, as_of_moment, config_of
from holdfire.model.supposition import Wishes
from holdfire.open_case import viewing
from holdfire.pipeline import rejudge, suppose
from holdfire.showing.argument import WIDTH, argument_lines, consequence_lines
from holdfire.showing.judged_lines import judged_lines, judged_words
from holdfire.showing.terminal import print_explanation


@click.command("judge")
@CASE
@AS_OF
@click.option("--jsonl", is_flag=True, help="One JSON object an incident, with all eight tests.")
def judge_case(folder: Path, as_of: str | None, *, jsonl: bool) -> None:
    """Hold every incident on record against the agreement file as it stands, reading nothing again."""
    config = config_of(folder)
    with viewing(config, as_of_moment(as_of, config)) as view:
        judgement = rejudge(config, view, datetime.now(UTC))
        incidents = view.reconciled().incidents
        lines = judged_lines(incidents, judgement, view) if jsonl else judged_words(incidents, judgement)
        for line in lines:
            click.echo(line)


@click.command("explain")
@click.argument("line_id", metavar="ID")
@click.option(
    "--case",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The case folder; the current one if not given.",
)
@AS_OF
@click.option("--chain", is_flag=True, help="Of a finding, too, the whole chain down to its captures.")
def explain_line(line_id: str, folder: Path, as_of: str | None, *, chain: bool) -> None:
    """Print a finding as a short argument; of any other line of the record the chain down to the quoted
    passage and its capture."""
    config = config_of(folder)
    with viewing(config, as_of_moment(as_of, config)) as view:
        argument = None if chain else view.argument(line_id)
        if argument is None:
            print_explanation(view.explain(line_id))
            return
        for line in argument_lines(argument, _width()):
            click.echo(line)


@click.command("suppose")
@CASE
@click.option("--control", multiple=True, metavar="PLACE=ACTOR", help="Suppose that ACTOR held PLACE.")
@click.option(
    "--member",
    "members",
    multiple=True,
    metavar="ACTOR=STANDING",
    help="Suppose that ACTOR stood so in the agreement: invited, accepted, conditional, suspended, expelled, "
    "withdrawn.",
)
@click.option("--excluded", multiple=True, metavar="ACTOR", help="Suppose that ACTOR was excluded.")
@click.option("--start", metavar="MOMENT", help="Suppose another start, e.g. '2016-02-27 06:00 local'.")
@click.option("--without", multiple=True, metavar="REPORT|OUTLET", help="Leave aside what it tells.")
@click.option(
    "--ruling", "rulings", multiple=True, metavar="INCIDENT=BODY:RULING", help="Suppose that BODY ruled so."
)
def suppose_otherwise(folder: Path, **wishes: Any) -> None:
    """Judge CASE again with inputs taken otherwise, and list what flips; the record stays as it is."""
    if not any(wishes.values()):
        raise click.UsageError(
            "suppose what? give --control, --member, --excluded, --start, --without or --ruling"
        )
    for line in consequence_lines(suppose(config_of(folder), Wishes(**wishes)), _width()):
        click.echo(line)


def _width() -> int:
    return min(max(get_terminal_size((WIDTH, 24)).columns, 40), WIDTH)
