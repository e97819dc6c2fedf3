"""Commands for what people write: a new case, a sheet for a table of events, the check of a case's files."""

from pathlib import Path

import click

from holdfire.commands.asked import case_around, config_of
from holdfire.config import AGREEMENT, HAND_WRITTEN, text_of
from holdfire.judging.agreement_file import read_agreement
from holdfire.model.errors import CaseError
from holdfire.showing.new_case import write_new_case
from holdfire.showing.sheet import write_sheet


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
def new_case(folder: Path) -> None:
    """Make a case folder to fill in: commented files and an empty captures folder."""
    for path in write_new_case(folder):
        click.echo(path)
    click.echo(
        f"Put captured reports in {folder / 'captures'}, fill in the files, then: holdfire run {folder}"
    )


@click.command("template")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--case", "case_folder", type=click.Path(path_type=Path), help="List the names of this case.")
@click.option("--semicolons", is_flag=True, help="For spreadsheet programs that part cells by semicolons.")
def write_template(folder: Path, case_folder: Path | None, *, semicolons: bool) -> None:
    """Make a folder with a table of events to fill in without a network, and all that may stand in it."""
    case = None if case_folder is None else config_of(case_folder).case
    for path in write_sheet(folder, case, ";" if semicolons else ","):
        click.echo(path)


@click.command("check")
@click.argument("path", metavar="CASE|FILE", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--case",
    "folder",
    type=click.Path(path_type=Path),
    help="The case whose actors and places FILE may name; the one around it if not given.",
)
def check_case(path: Path, folder: Path | None) -> None:
    """Check the hand-written files of CASE, or one agreement FILE; tell every fault with its line."""
    folder = folder or (path if path.is_dir() else case_around(path))
    if folder is None:
        raise CaseError(
            f"{path} lies in no case, so nothing says which actors and places it may name; "
            "name a case with --case FOLDER, or make one with: holdfire new FOLDER"
        )
    config = config_of(folder)
    if path.is_dir() or path.name in HAND_WRITTEN:
        agreement = read_agreement(config.agreement_text, AGREEMENT, config.case)
    else:
        agreement = read_agreement(text_of(path), path.name, config.case)
    click.echo(
        f"{agreement.name}: {len(agreement.memberships)} members, "
        f"{len(agreement.prohibitions)} prohibitions, {len(agreement.obligations)} obligations, "
        f"{len(agreement.triggers)} triggers; no fault found."
    )
