"""The commands: parse what was asked, call one function, print."""

import random
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import click

from holdfire import __version__
from holdfire.ask import AS_OF, ASKING, CASE
from holdfire.ask import config_of as _config
from holdfire.ask import moment_of as _moment
from holdfire.config import AGREEMENT, HAND_WRITTEN, Config, text_of
from holdfire.judging.agreement_file import read_agreement
from holdfire.judging.suppositions import Wishes
from holdfire.lexicon.event_tables import template
from holdfire.model.capture import FailedCapture, Skipped
from holdfire.model.case import Case
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.errors import CaseError, FileFaultsError, HoldfireError, RecordError
from holdfire.model.identity import content_id
from holdfire.pipeline import decide, draft, read_paths, rejudge, run, suppose, take_in_tables, viewing
from holdfire.showing.argument import WIDTH, argument_lines, consequence_lines
from holdfire.showing.bulletin import write_bulletin
from holdfire.showing.draft_agreement import draft_summary, write_draft
from holdfire.showing.exports import EXPORTS, FORMATS, status_as_json
from holdfire.showing.judged_lines import judged_lines, judged_words
from holdfire.showing.new_case import write_new_case
from holdfire.showing.read_format import as_json_line
from holdfire.showing.terminal import (
    RunProgress,
    print_explanation,
    print_failures,
    print_run,
    print_skipped,
    print_status,
)
from holdfire.sources.watch import Rhythm, watch
from holdfire.web.serve import serve_folder

EXIT_CASE, EXIT_RECORD, EXIT_UNREAD = 3, 4, 5
"""Exit codes beside 0 and click's 2 for a wrong call: docs/cli.md lists them."""


class _Commands(click.Group):
    """Turns Holdfire's errors into a message on standard error and a documented exit code."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except HoldfireError as error:
            click.echo(_told(error), err=True)
            context.exit(EXIT_RECORD if isinstance(error, RecordError) else EXIT_CASE)


def _told(error: HoldfireError) -> str:
    if isinstance(error, FileFaultsError):
        number = len(error.faults)
        return f"Refused: {number} fault{'s' if number != 1 else ''}.\n{error}"
    return f"Refused: {error}"


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="holdfire")
def main() -> None:
    """Holdfire keeps the record of a ceasefire from public reporting."""


for _command in ASKING:
    main.add_command(_command)


@main.command("run")
@CASE
def run_case(folder: Path) -> None:
    """Take in the captures of CASE, join and judge them, and write the bulletin."""
    _run(_config(folder), "holdfire run")


def _run(config: Config, by: str) -> None:
    now = datetime.now(UTC)
    with RunProgress() as progress:
        summary = run(config, now=now, by=by, progress=progress)
    with viewing(config) as view:
        page = write_bulletin(view, config.bulletin, config.as_of or now)
        print_status(view)
    print_run(summary.captures, summary.read, changed=summary.changed)
    print_skipped(summary.skipped)
    print_failures(summary.failures)
    click.echo(f"Bulletin: {page}")


@main.command("import")
@click.argument("paths", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--case", "folder", type=click.Path(path_type=Path), default=Path(), help="The case folder.")
@click.option("--replace", is_flag=True, help="FILE stands in for the one of its name that the case holds.")
@click.option("--template", "wants_template", is_flag=True, help="Print the columns of an own table.")
def import_tables(paths: Sequence[Path], folder: Path, *, replace: bool, wants_template: bool) -> None:
    """Check tables of events (own, ACLED, UCDP GED), put them into CASE and run it (docs/import.md)."""
    if wants_template:
        click.echo(template())
        return
    if not paths:
        raise click.UsageError("name a table to import, or ask for the columns of one with --template")
    config = _config(folder)
    now, by = datetime.now(UTC), config.reviewer or "holdfire import"
    for taken in take_in_tables(config, paths, replace=replace, now=now, by=by):
        click.echo(
            f"{taken.file}: {taken.rows} rows of {taken.events} events"
            + (f"; {taken.withdrawn} rows of its earlier version withdrawn" if taken.withdrawn else "")
        )
    _run(config, by)


@main.command("judge")
@CASE
@AS_OF
@click.option("--jsonl", is_flag=True, help="One JSON object an incident, with all eight tests.")
def judge_case(folder: Path, as_of: str | None, *, jsonl: bool) -> None:
    """Hold every incident on record against the agreement file as it stands, reading nothing again."""
    config = _config(folder)
    with viewing(config, _moment(as_of)) as view:
        judgement = rejudge(config, view, datetime.now(UTC))
        incidents = view.reconciled().incidents
        lines = judged_lines(incidents, judgement, view) if jsonl else judged_words(incidents, judgement)
        for line in lines:
            click.echo(line)


@main.command("read")
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
    folder = folder or _case_around(paths[0])
    case = _config(folder).case if folder else Case(name="no case")
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


@main.command("draft")
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
    folder = folder or _case_around(paths[0])
    case = _config(folder).case if folder else Case(name="no case")
    drafted, failures, skipped = draft(paths, case)
    write_draft(drafted, target, force=force)
    for line in draft_summary(drafted):
        click.echo(line)
    print_skipped(skipped)
    print_failures(failures)
    click.echo(f"Draft: {target}")
    if failures:
        sys.exit(EXIT_UNREAD)


@main.command("status")
@CASE
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def show_status(folder: Path, as_of: str | None, *, as_json: bool) -> None:
    """Say whether the truce of CASE is in force and holding, on whose word, and what is unknown."""
    config = _config(folder)
    with viewing(config, _moment(as_of)) as view:
        if as_json:
            click.echo(status_as_json(view))
        else:
            print_status(view)


@main.command("explain")
@click.argument("line_id", metavar="ID")
@click.option(
    "--case",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The case folder; the current one if not given.",
)
@click.option("--chain", is_flag=True, help="Of a finding, too, the whole chain down to its captures.")
def explain_line(line_id: str, folder: Path, *, chain: bool) -> None:
    """Print a finding as a short argument; of any other line of the record the chain down to the quoted
    passage and its capture."""
    with viewing(_config(folder)) as view:
        argument = None if chain else view.argument(line_id)
        if argument is None:
            print_explanation(view.explain(line_id))
            return
        for line in argument_lines(argument, _width()):
            click.echo(line)


@main.command("suppose")
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
    for line in consequence_lines(suppose(_config(folder), Wishes(**wishes)), _width()):
        click.echo(line)


@main.command("export")
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
    with viewing(_config(folder), _moment(as_of)) as view:
        for line in writers[what](view):
            click.echo(line)


@main.command("check")
@click.argument("path", metavar="CASE|FILE", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--case",
    "folder",
    type=click.Path(path_type=Path),
    help="The case whose actors and places FILE may name; the one around it if not given.",
)
def check_case(path: Path, folder: Path | None) -> None:
    """Check the hand-written files of CASE, or one agreement FILE; tell every fault with its line."""
    folder = folder or (path if path.is_dir() else _case_around(path))
    if folder is None:
        raise CaseError(
            f"{path} lies in no case, so nothing says which actors and places it may name; "
            "name a case with --case FOLDER, or make one with: holdfire new FOLDER"
        )
    config = _config(folder)
    if path.is_dir() or path.name in HAND_WRITTEN:
        agreement = read_agreement(config.agreement_text, AGREEMENT, config.case)
    else:
        agreement = read_agreement(text_of(path), path.name, config.case)
    click.echo(
        f"{agreement.name}: {len(agreement.memberships)} members, "
        f"{len(agreement.prohibitions)} prohibitions, {len(agreement.obligations)} obligations, "
        f"{len(agreement.triggers)} triggers; no fault found."
    )


@main.command("decide")
@CASE
@click.argument("kind", type=click.Choice([kind.value for kind in DecisionKind]))
@click.argument("target", metavar="ID")
@click.option("--other", metavar="ID", help="The second of a pair.")
@click.option("--value", help="The state or ruling to set.")
@click.option("--reason", required=True)
@click.option("--by", help="Who decides; else HOLDFIRE_REVIEWER.")
def record_decision(
    folder: Path, kind: str, target: str, other: str | None, value: str | None, reason: str, by: str | None
) -> None:
    """Append a reviewer's decision to the record of CASE; the next run follows it."""
    config = _config(folder)
    reviewer = by or config.reviewer
    if not reviewer:
        raise CaseError("nobody is named as reviewer: give --by NAME or set HOLDFIRE_REVIEWER")
    with viewing(config) as view:
        view.explain(target)  # refuses an id the record does not hold
    at = datetime.now(UTC)
    decision = Decision(
        id=content_id("decision", kind, target, reviewer, at.isoformat()),
        kind=DecisionKind(kind),
        target=target,
        other=other,
        value=value,
        by=reviewer,
        at=at,
        reason=reason,
    )
    decide(config, decision)
    click.echo(f"Recorded {decision.id}; the next run follows it.")


@main.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
def new_case(folder: Path) -> None:
    """Make a case folder to fill in: commented files and an empty captures folder."""
    for path in write_new_case(folder):
        click.echo(path)
    click.echo(
        f"Put captured reports in {folder / 'captures'}, fill in the files, then: holdfire run {folder}"
    )


@main.command("serve")
@CASE
@click.option("--port", type=click.IntRange(1, 65535), default=8040, show_default=True)
def serve_case(folder: Path, port: int) -> None:
    """Serve the bulletin of CASE on this machine alone; stop with Ctrl-C."""
    config = _config(folder)
    if not (config.bulletin / "index.html").is_file():
        raise CaseError(f"{folder} has no bulletin yet; make it with: holdfire run {folder}")
    click.echo(f"http://127.0.0.1:{port}/ (stop with Ctrl-C)")
    serve_folder(config.bulletin, port)


@main.command("watch")
@CASE
@click.option("--once", is_flag=True, help="One round, then stop.")
@click.option(
    "--every",
    "minutes",
    type=click.IntRange(5, 1440),
    default=15,
    show_default=True,
    metavar="MINUTES",
    help="A round each so many minutes; stop with Ctrl-C.",
)
def watch_feeds(folder: Path, minutes: int, *, once: bool) -> None:
    """Ask the feeds of the outlets of CASE and keep what is new in its captures folder."""
    config = _config(folder)
    rhythm = Rhythm(clock=lambda: datetime.now(UTC), sleep=time.sleep, jitter=random.random)
    try:
        for came in watch(folder, config.case.outlets, rhythm, None if once else timedelta(minutes=minutes)):
            click.echo(f"{came.outlet}: {came.url}: {came.trouble or f'{len(came.files)} new'}")
    except KeyboardInterrupt:
        click.echo(f"Stopped; go on with: holdfire watch {folder}")


def _width() -> int:
    return min(max(get_terminal_size((WIDTH, 24)).columns, 40), WIDTH)


def _case_around(path: Path) -> Path | None:
    """The case folder a capture lies in, if any."""
    return next((folder for folder in path.resolve().parents if (folder / "holdfire.yaml").is_file()), None)
