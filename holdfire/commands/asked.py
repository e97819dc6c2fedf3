"""What commands ask for alike: the case, the moment; and the exit codes they answer with."""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from holdfire.config import Config, read_config
from holdfire.model.said_moment import said_moment
from holdfire.web.people.book import FILE

EXIT_CASE, EXIT_RECORD, EXIT_UNREAD = 3, 4, 5
"""Exit codes beside 0 and click's 2 for a wrong call: docs/cli.md lists them."""

CASE = click.argument("folder", metavar="CASE", type=click.Path(path_type=Path))
ACCOUNTS = "HOLDFIRE_ACCOUNTS"
"""The environment variable that names the database of accounts; without it they stand beside the case."""

AS_OF = click.option(
    "--as-of",
    type=str,
    metavar="MOMENT",
    help="The record as it stood then, e.g. yesterday or 2016-03-01T18:00+02:00.",
)


def config_of(folder: Path) -> Config:
    """The configuration of the case in a folder, with this process's environment."""
    return read_config(folder, os.environ)


def moment_of(given: str, config: Config) -> datetime:
    """The moment a user typed, in UTC; days are those of the case's zone. Raises click.BadParameter where it
    is none, or a clock time without an offset."""
    try:
        return said_moment(given, datetime.now(UTC), config.case.zone)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def as_of_moment(given: str | None, config: Config) -> datetime | None:
    """What `--as-of` says, None where it was not given."""
    return None if given is None else moment_of(given, config)


def case_around(path: Path) -> Path | None:
    """The case folder a capture lies in, if any."""
    return next((folder for folder in path.resolve().parents if (folder / "holdfire.yaml").is_file()), None)


def tell_lacking(lacking: Sequence[str]) -> None:
    """What could not be taken along fails the command, though all else was."""
    for name in lacking:
        click.echo(f"Lacking: vault {name}, whose bytes are gone or changed; holdfire verify tells more")
    if lacking:
        sys.exit(EXIT_RECORD)


def accounts_place(folder: Path) -> Path | str:
    """Where the accounts of those who work on a case are kept: beside it, not in it, so that a case can be
    given away without them."""
    return os.environ.get(ACCOUNTS) or folder.resolve().parent / FILE
