"""Commands that keep a record safe: verify, migrate, backup, restore, copy."""

import sys
from pathlib import Path

import click

from holdfire import keeping
from holdfire.commands.asked import CASE, EXIT_RECORD, config_of, tell_lacking


@click.command("verify")
@CASE
@click.option("--head", "wants_head", is_flag=True, help="Print the head of the chain, to keep outside.")
@click.option("--against", metavar="HEAD", help="Check that the chain still holds a head taken before.")
def verify_case(folder: Path, *, wants_head: bool, against: str | None) -> None:
    """Check the record and vault of CASE: chain, bytes, passages, grounds, guards; name what is wrong."""
    config = config_of(folder)
    if wants_head:
        click.echo(keeping.head_of(config).head)
        return
    flaws = 0
    for flaw in keeping.verify(config):
        flaws += 1
        click.echo(str(flaw))
    if against:
        click.echo(f"Link {keeping.check_against(config, against)} has that head; all before it stands.")
    if flaws:
        click.echo(f"{flaws} flaw{'s' if flaws > 1 else ''} found.")
        sys.exit(EXIT_RECORD)
    head = keeping.head_of(config)
    click.echo(f"No flaw found; {head.number} links, head {head.head}")


@click.command("migrate")
@CASE
@click.option("--plan", "only_plan", is_flag=True, help="Say what would run, and run nothing.")
@click.option("--rebuild", is_flag=True, help="Make anew the index that lists and counts are found by.")
def migrate_case(folder: Path, *, only_plan: bool, rebuild: bool) -> None:
    """Bring the record of CASE up to date with this version, as any other command does when it opens it."""
    if only_plan and rebuild:
        raise click.UsageError("--plan changes nothing; leave one of --plan and --rebuild out")
    config = config_of(folder)
    steps = keeping.plan(config)
    if not only_plan:
        keeping.head_of(config)
    for step in steps:
        click.echo(f"{'would run' if only_plan else 'ran'} {step}")
    if not steps:
        click.echo("up to date")
    if rebuild:
        keeping.rebuild(config)
        click.echo("the index is made anew")


@click.command("backup")
@CASE
@click.argument("file", metavar="FILE.holdfire.zip", type=click.Path(path_type=Path))
def back_up_case(folder: Path, file: Path) -> None:
    """Pack CASE, its record and vault into one file; a run may go on meanwhile."""
    lacking = keeping.backup(config_of(folder), file)
    click.echo(f"Packed: {file}")
    tell_lacking(lacking)


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("folder", metavar="NEWCASE", type=click.Path(path_type=Path))
def restore_case(file: Path, folder: Path) -> None:
    """Make a case of a packed one; a damaged FILE is refused, and what is damaged in it named."""
    lacking = keeping.restore(file, folder)
    click.echo(f"Restored: {folder}")
    tell_lacking(lacking)


@click.command("copy")
@CASE
@click.option("--to", "target", required=True, metavar="FOLDER|ADDRESS", help="Where the copy is kept.")
def copy_case(folder: Path, target: str) -> None:
    """Copy CASE to a new folder, or its record to a database (postgresql://host/database?schema=name)."""
    config = config_of(folder)
    if "://" in target:
        keeping.copy_to_server(config, target)
        click.echo(
            f"Copied. To work there, name the address in {folder / 'holdfire.yaml'} as `record:`, and the "
            "folder of the vault as `vault:` (docs/record.md)."
        )
        return
    lacking = keeping.copy_to_folder(config, Path(target))
    click.echo(f"Copied: {target}")
    tell_lacking(lacking)
