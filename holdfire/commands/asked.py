"""What commands ask for alike: the case, the moment; and the exit codes they answer with."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from holdfire.config import Config, read_config

EXIT_CASE, EXIT_RECORD, EXIT_UNREAD = 3, 4, 5
"""Exit codes beside 0 and click's 2 for a wrong call: docs/cli.md lists them."""

CASE = click.argument("folder", metavar="CASE", type=click.Path(path_type=Path))
AS_OF = click.option(
    "--as-of", type=str, metavar="MOMENT", help="The record as it stood then, e.g. 2016-03-01T18:00+02:00."
)


def config_of(folder: Path) -> Config:
    """The configuration of the case in a folder, with this process's environment."""
    return read_config(folder, os.environ)


def moment_of(given: str | None) -> datetime | None:
    """The moment a user typed, in UTC. Raises click.BadParameter where it is none, or has no offset."""
    if given is None:
        return None
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as error:
        raise click.BadParameter(f"{given!r} is not a moment like 2016-03-01T18:00+02:00") from error
    if moment.tzinfo is None:
        raise click.BadParameter(f"{given!r} has no offset; write e.g. {given}+02:00 or {given}Z")
    return moment.astimezone(UTC)


def case_around(path: Path) -> Path | None:
    """The case folder a capture lies in, if any."""
    return next((folder for folder in path.resolve().parents if (folder / "holdfire.yaml").is_file()), None)
