"""The command that finds passages by their words: search."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from holdfire.commands.asked import AS_OF, CASE, as_of_moment, config_of, moment_of
from holdfire.config import Config
from holdfire.model.act import Act
from holdfire.model.incident import AttributionState, EvidenceState, WorkState
from holdfire.model.search import Sought, Wanted
from holdfire.open_case import viewing
from holdfire.showing.exports import json_lines
from holdfire.showing.found import NOTHING, found_lines

PAGE = 20
"""So many passages are a page."""

_STATES = [state.value for states in (EvidenceState, AttributionState, WorkState) for state in states]


@click.command("search")
@CASE
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@click.option(
    "--in", "within", type=click.Choice([kind.value for kind in Sought]), help="Look in these alone."
)
@click.option("--actor", metavar="ID", help="Who speaks, does it or suffers it.")
@click.option("--place", metavar="ID", help="Where it is said to have happened, or what that lies in.")
@click.option("--act", metavar="CODE", type=click.Choice([act.value for act in Act]), help="What was done.")
@click.option("--since", metavar="MOMENT", help="Reports published, and incidents, from then on.")
@click.option("--until", metavar="MOMENT", help="Reports published, and incidents, up to then.")
@click.option("--state", metavar="STATE", type=click.Choice(_STATES), help="Incidents in this state alone.")
@AS_OF
@click.option("--page", type=click.IntRange(1), default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a passage.")
def search_words(
    folder: Path, words: Sequence[str], as_of: str | None, page: int, *, as_json: bool, **asked: Any
) -> None:
    """Find passages of CASE that hold all WORDS, in any language, the newest on record first.

    Words in single quotes keep a phrase: '"joint statement"'. A star asks for beginnings: 'truc*'.
    """
    config = config_of(folder)
    with viewing(config, as_of_moment(as_of, config)) as view:
        found = view.search(" ".join(words), _wanted(config, **asked), skip=(page - 1) * PAGE, most=PAGE + 1)
    shown, more = found[:PAGE], len(found) > PAGE
    for line in json_lines(shown) if as_json else found_lines(shown):
        click.echo(line)
    if not as_json and not shown:
        click.echo(NOTHING)
    if more:
        click.echo(f"More: --page {page + 1}", err=True)


def _wanted(
    config: Config, *, since: str | None, until: str | None, within: str | None, act: str | None, **ids: Any
) -> Wanted:
    return Wanted(
        within=Sought(within) if within else None,
        act=Act(act) if act else None,
        since=moment_of(since, config) if since else None,
        until=moment_of(until, config) if until else None,
        **ids,
    )
