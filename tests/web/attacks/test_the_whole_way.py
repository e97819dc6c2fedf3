"""Attacks from the first door to the last: an archive sent through the browser, a feed that points inside."""

import json
from hashlib import sha256

from click.testing import CliRunner

from holdfire.cli import main
from tests.sources.archives import http, packed, record
from tests.sources.local_server import Answer, serving
from tests.sources.test_wacz import collection

CASE, PAGE = "/syria-2016", "/syria-2016/uploads"
NAMES = (
    "../../outside.warc.gz",
    "/outside.warc.gz",
    "archive/..\\..\\outside.warc.gz",
    "archive/../../x/outside",
)


def test_an_archive_sent_and_released_writes_nothing_outside_whatever_its_names(logged_in, case):
    archive = collection(dict.fromkeys(NAMES, packed(record(http()))))
    one = logged_in("editor")
    token = one.token(PAGE, f"{CASE}/captures")
    sent = {"file": ("../../evil.wacz", archive, "application/zip")}
    assert one.client.post(f"{CASE}/captures", data={"form_token": token}, files=sent).status_code == 303
    digest = sha256(archive).hexdigest()
    assert one.post(f"{PAGE}/release", {"sha256": digest}, page=PAGE).status_code == 303
    assert (case / "captures" / "evil.wacz").read_bytes() == archive
    before = {path for path in case.parent.rglob("*") if case not in path.parents}
    ran = CliRunner().invoke(main, ["run", str(case)], catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    assert {path for path in case.parent.rglob("*") if case not in path.parents} == before
    assert not [path for path in case.rglob("*") if "outside" in path.name]


def test_a_feed_on_this_machine_is_not_asked(case):
    """Who writes the outlets' file, or turns a feed's name to an inner address, makes nobody ask inside."""
    with serving(lambda *_: Answer(data=b"secret of the inside")) as inside:
        outlets = case / "outlets.yaml"
        hosts = ("127.0.0.1", "[::1]", "2130706433", "localhost")
        feeds = f"feeds: {json.dumps([f'http://{host}:{inside.port}/feed' for host in hosts])}"
        text = outlets.read_text(encoding="utf-8")
        first = "{id: continental-wire, "
        assert first in text
        outlets.write_text(text.replace(first, f"{first}{feeds}, "), encoding="utf-8")
        watched = CliRunner().invoke(main, ["watch", str(case), "--once"])
        assert inside.asked == []
    assert "continental-wire" in watched.output
    kept = [path for path in (case / "captures").rglob("*") if path.is_file()]
    assert not any(b"secret of the inside" in path.read_bytes() for path in kept)
