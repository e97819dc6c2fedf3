"""Commands of reviewers: decide, and the list of what was decided."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from holdfire.commands.asked import AS_OF, CASE, as_of_moment, config_of
from holdfire.model.decision import Decision, DecisionKind, Slot
from holdfire.model.errors import CaseError
from holdfire.model.identity import content_id
from holdfire.open_case import decide, viewing
from holdfire.showing.decision_lines import decision_lines, lock_lines, unfit_lines

ALSO_CALLED = {"merge": DecisionKind.SAME, "split": DecisionKind.DIFFERENT}
LOCK_LASTS = timedelta(hours=1)
"""How long a lock holds where --until does not say."""


@click.command("decide")
@CASE
@click.argument("kind", type=click.Choice([*(kind.value for kind in DecisionKind), *ALSO_CALLED]))
@click.argument("target", metavar="ID")
@click.option("--other", metavar="ID", help="The second of a pair; for split, what goes from the first.")
@click.option("--value", help="The state, ruling or reading to set.")
@click.option("--slot", type=click.Choice([slot.value for slot in Slot]), help="What `correct` corrects.")
@click.option("--until", metavar="MOMENT", help="When a lock ends; else in an hour.")
@click.option("--on", metavar="DECISION", help="The last decision you saw, or none; see holdfire decisions.")
@click.option("--reason", required=True)
@click.option("--by", help="Who decides; else HOLDFIRE_REVIEWER.")
def record_decision(folder: Path, kind: str, target: str, *, reason: str, **given: str | None) -> None:
    """Append a reviewer's decision to the record of CASE; the next run follows it."""
    config = config_of(folder)
    reviewer = given["by"] or config.reviewer
    if not reviewer:
        raise CaseError("nobody is named as reviewer: give --by NAME or set HOLDFIRE_REVIEWER")
    at = datetime.now(UTC)
    what = ALSO_CALLED.get(kind) or DecisionKind(kind)
    lasts = at + LOCK_LASTS if what is DecisionKind.LOCK else None
    decision = Decision(
        id=content_id("decision", what, target, reviewer, at.isoformat()),
        kind=what,
        target=target,
        other=given["other"],
        value=given["value"],
        slot=Slot(given["slot"]) if given["slot"] else None,
        until=as_of_moment(given["until"], config) or lasts,
        on=given["on"],
        by=reviewer,
        at=at,
        reason=reason,
    )
    kept = decide(config, decision)
    click.echo(f"Recorded {kept.id}; the next run follows it.")


@click.command("decisions")
@CASE
@AS_OF
@click.option("--unfit", is_flag=True, help="Only those that fit nothing that is read now, with the reason.")
@click.option("--locks", is_flag=True, help="Only the locks that hold now.")
def list_decisions(folder: Path, as_of: str | None, *, unfit: bool, locks: bool) -> None:
    """List the decisions of reviewers, the last one last, with their ids."""
    config = config_of(folder)
    moment = as_of_moment(as_of, config)
    with viewing(config, moment) as view:
        if unfit:
            lines = unfit_lines(view)
        elif locks:
            lines = lock_lines(view, moment or datetime.now(UTC))
        else:
            lines = decision_lines(view)
        for line in lines:
            click.echo(line)
