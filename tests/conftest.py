"""What tests of several rooms share: a PostgreSQL server, where its programs are installed."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.postgresql_server import Server, programs, running

# How long an example takes says more of the machine than of the code, so none has a deadline. What holds up a
# change must not hang on luck: `make test` tries the same examples each time, `make explore` ever new ones.
settings.register_profile("settled", deadline=None, derandomize=True)
settings.register_profile("exploring", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("settled")

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
