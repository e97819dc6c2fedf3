"""The command that opens the workbench: serve."""

import os
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import Any

import click

from holdfire.commands.asked import accounts_place, config_of
from holdfire.model.errors import CaseError
from holdfire.open_case import OpenCase
from holdfire.web.app import TAKEN, Doors, workbench
from holdfire.web.desk import Desk
from holdfire.web.guards import LOOPBACK_HOSTS
from holdfire.web.oidc import provider_named
from holdfire.web.people.people import People
from holdfire.web.serve import LOOPBACK, Place, serve

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("serve")
@click.argument(
    "folders", metavar="CASE...", nargs=-1, required=True, type=click.Path(path_type=Path, resolve_path=True)
)
@click.option("--port", type=click.IntRange(1, 65535), default=8040, show_default=True)
@click.option(
    "--host",
    default=LOOPBACK,
    show_default=True,
    help="The address to listen at; other than this machine's own, it asks for accounts: docs/security.md.",
)
@click.option(
    "--name", "names", multiple=True, help="A host name it answers to; else to any it is reached by."
)
@click.option("--accounts", is_flag=True, help="Ask who is there also on this machine.")
@click.option("--proxy", metavar="ADDRESS", help="The proxy before it, whose headers are believed.")
@click.option("--certificate", type=FILE, help="Its certificate, for TLS without a proxy.")
@click.option("--key", type=FILE, help="The certificate's key.")
def serve_cases(folders: Sequence[Path], *, names: Sequence[str], accounts: bool, **where: Any) -> None:
    """Open the workbench of CASE in a browser, for this machine alone; stop with Ctrl-C."""
    place = Place(**where)
    configs = {folder.name: config_of(folder) for folder in folders}
    if taken := configs.keys() & TAKEN:
        raise CaseError(
            f"a folder named {min(taken)} would stand in the way of the workbench's own; rename it"
        )
    if len(configs) < len(folders):
        raise CaseError(
            "two of these folders have one name, and their addresses would be the same; rename one"
        )
    with ExitStack() as stack:
        doors = _doors(stack, folders[0], place, names, accounts=accounts)
        desks = {name: Desk(name, stack.enter_context(OpenCase(config))) for name, config in configs.items()}
        reviewer = next((config.reviewer for config in configs.values() if config.reviewer), getuser())
        click.echo(f"{place.address} (stop with Ctrl-C)")
        if doors.people and not place.certificate and not place.proxy and not place.on_loopback:
            click.echo(
                "Passwords travel unencrypted: give --certificate and --key, or put a proxy before it.",
                err=True,
            )
        serve(workbench(desks, lambda: datetime.now(UTC), reviewer, doors), place)


def _doors(stack: ExitStack, first: Path, place: Place, names: Sequence[str], *, accounts: bool) -> Doors:
    """Who is asked for a name. Raises CaseError where accounts are wanted and nobody could let others in."""
    hosts = (*names, *LOOPBACK_HOSTS) if place.on_loopback else tuple(names)
    if place.on_loopback and not place.proxy and not accounts:
        return Doors(hosts=hosts)
    people = stack.enter_context(People(accounts_place(first)))
    if not people.accounts.has_administrator():
        raise CaseError(
            "others can reach this workbench, and nobody could let them in or keep them out; make an "
            f"administrator with: holdfire people add {first} NAME --role administrator"
        )
    return Doors(people=people, provider=provider_named(os.environ), hosts=hosts)
