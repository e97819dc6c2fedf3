"""Commands that read reports and record nothing: read, draft."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from holdfire.commands.asked import EXIT_UNREAD, case_around, config_of
from holdfire.model.capture import FailedCapture, Skipped
from holdfire.model.case import Case
from holdfire.model.errors import CaseError
from holdfire.pipeline import draft, read_paths
from holdfire.showing.draft_agreement import draft_summary, write_draft
from holdfire.showing.read_format import as_json_line
from holdfire.showing.terminal import print_failures, print_skipped


@click.command("read")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--jsonl", is_flag=True, required=True, help="One JSON object a report (docs/read-format.md).")
@click.option(
    "--case",
    "folder",
    type=click.Path(path_type=Path),
    help="The case whose actors, outlets and places to know.",
)
def read_reports(paths: Sequence[Path], folder: Path | None, *, jsonl: bool) -> None:
    """Read reports and print what each says; nothing is recorded."""
    folder = folder or case_around(paths[0])
    case = config_of(folder).case if folder else Case(name="no case")
    unread = 0
    for outcome in read_paths(paths, case):
        if isinstance(outcome, FailedCapture):
            unread += 1
            click.echo(f"{outcome.origin}: {outcome.reason}", err=True)
        elif isinstance(outcome, Skipped):
            click.echo(f"{outcome.origin}: passed over {outcome.kind} ({outcome.count})", err=True)
        elif jsonl:
            click.echo(as_json_line(*outcome))
    if unread:
        sys.exit(EXIT_UNREAD)


@click.command("draft")
@click.argument(
    "paths", metavar="CAPTURES...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True)
)
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The agreement file to write, such as agreement.yaml.",
)
@click.option(
    "--case",
    "folder",
    type=click.Path(path_type=Path),
    help="The case whose actors, outlets and places to know.",
)
@click.option("--force", is_flag=True, help="Overwrite FILE where it exists.")
def draft_file(paths: Sequence[Path], target: Path, folder: Path | None, *, force: bool) -> None:
    """Propose an agreement file from reports, every value with its passages, for a person to confirm."""
    if target.exists() and not force:
        raise CaseError(f"{target} exists; name another file, or overwrite it with --force")
    folder = folder or case_around(paths[0])
    case = config_of(folder).case if folder else Case(name="no case")
    drafted, failures, skipped = draft(paths, case)
    write_draft(drafted, target, force=force)
    for line in draft_summary(drafted):
        click.echo(line)
    print_skipped(skipped)
    print_failures(failures)
    click.echo(f"Draft: {target}")
    if failures:
        sys.exit(EXIT_UNREAD)
