"""Commands for what people write: a new case, the check of its files, a reviewer's decision."""

from datetime import UTC, datetime
from pathlib import Path

import click

from holdfire.commands.asked import CASE, case_around, config_of
from holdfire.config import AGREEMENT, HAND_WRITTEN, text_of
from holdfire.judging.agreement_file import read_agreement
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.errors import CaseError
from holdfire.model.identity import content_id
from holdfire.pipeline import decide, viewing
from holdfire.showing.new_case import write_new_case


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
def new_case(folder: Path) -> None:
    """Make a case folder to fill in: commented files and an empty captures folder."""
    for path in write_new_case(folder):
        click.echo(path)
    click.echo(
        f"Put captured reports in {folder / 'captures'}, fill in the files, then: holdfire run {folder}"
    )


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


@click.command("decide")
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
    config = config_of(folder)
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
