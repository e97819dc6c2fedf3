"""A database server that crashes in the middle of a run, and comes back."""

from pathlib import Path

import pytest

from holdfire.config import read_config
from holdfire.keeping import copy_to_folder, copy_to_server
from holdfire.model.errors import RecordError
from holdfire.pipeline import run
from tests.faults.conftest import All
from tests.faults.doing import SECOND, all_of, silent
from tests.postgresql_server import Server, programs, running


@pytest.mark.parametrize("stage", ["reading", "reconciling", "judging"])
def test_a_run_whose_server_crashes_is_refused_and_the_next_one_makes_up_for_it(
    case: Path, undisturbed: tuple[All, float], postgresql: Server, stage: str, tmp_path: Path
) -> None:
    installed = programs()
    assert installed
    with running(installed) as server:
        address = server.new_schema().render_as_string(hide_password=False)
        copy_to_server(read_config(case, {}), address)
        config = read_config(case, {"HOLDFIRE_RECORD": address})
        crashed = []

        def crash(at: str, _done: int, _total: int | None = None) -> None:
            if at == stage and not crashed:
                crashed.append(at)
                server.stop("immediate")

        with pytest.raises(RecordError, match="database server is not to be reached"):
            run(config, now=SECOND, by="a test", progress=crash)
        assert crashed == [stage]
        with pytest.raises(RecordError, match="database server is not to be reached"):
            run(config, now=SECOND, by="a test", progress=silent)
        server.start()
        run(config, now=SECOND, by="a test", progress=silent)
        copy_to_folder(config, tmp_path / "case_from_server")
    assert all_of(tmp_path / "case_from_server") == undisturbed[0]
