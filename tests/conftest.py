"""What tests of several rooms share: a PostgreSQL server, where its programs are installed."""

import os
from collections.abc import Iterator

import pytest

from tests.postgresql_server import Server, programs, running

NEEDED = "HOLDFIRE_NEEDS_POSTGRESQL"
"""Set where tests without a server count as failed, as in continuous integration."""


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A running server; without one the tests that ask for it are skipped, and say so."""
    found = programs()
    if found is None:
        if os.environ.get(NEEDED):
            pytest.fail("PostgreSQL is not installed, and these tests need it")
        pytest.skip("PostgreSQL is not installed; on Debian: apt-get install postgresql")
    with running(found) as server:
        yield server
