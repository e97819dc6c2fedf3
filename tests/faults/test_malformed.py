"""Thousands of malformed captures among good ones: each is told, and what the good ones say stands."""

import resource
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import monotonic

from holdfire.config import read_config
from holdfire.open_case import viewing
from holdfire.pipeline import run
from holdfire.showing.exports import EXPORTS, FORMATS
from tests.faults.conftest import LONG, All
from tests.faults.doing import SECOND, silent

MALFORMED = 10_000 if LONG else 300
SEED = 20160227


def _noise(chance: Random, size: int) -> bytes:
    return bytes(chance.randrange(256) for _ in range(size))


KINDS: dict[str, Callable[[Random], bytes]] = {
    ".txt": lambda chance: b"\x00\x01" + _noise(chance, 200),
    ".html": lambda chance: b"\x89PNG\r\n\x1a\n\x00\x00" + _noise(chance, 200),
    ".jsonl": lambda chance: b'{"id": "%d", "text": ' % chance.randrange(10**9),
    ".pdf": lambda chance: b"%PDF-1.7\n" + _noise(chance, 200),
    ".warc": lambda chance: (
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999\r\n\r\n" + _noise(chance, 99)
    ),
    ".warc.gz": lambda chance: b"\x1f\x8b\x08\x00" + _noise(chance, 99),
    ".wacz": lambda chance: b"PK\x03\x04" + _noise(chance, 99),
    ".csv": lambda chance: b'event_id_cnty,event_date\n"%d' % chance.randrange(10**9),
    ".mp4": lambda chance: _noise(chance, 99),
    ".json": lambda chance: b"[" * 2_000 + _noise(chance, 9),
}


def test_malformed_captures_are_told_and_what_the_good_ones_say_stands(
    case: Path, undisturbed: tuple[All, float]
) -> None:
    chance = Random(SEED)
    bad = case / "captures" / "bad"
    bad.mkdir()
    for number in range(MALFORMED):
        ending = list(KINDS)[number % len(KINDS)]
        (bad / f"{number:05}{ending}").write_bytes(KINDS[ending](chance))
    config = read_config(case, {})
    began = monotonic()
    summary = run(config, now=SECOND, by="a test", progress=silent)
    told = {failed.origin.split("#")[0] for failed in summary.failures}
    told |= {skipped.origin.split("#")[0] for skipped in summary.skipped}
    assert told == {f"bad/{path.name}" for path in bad.iterdir()}
    assert all(failed.reason for failed in summary.failures)
    assert not [failed.reason for failed in summary.failures if "please report" in failed.reason]
    with viewing(config) as view:
        assert len(view.failures()) == len(summary.failures)
        exported = tuple(line for what in sorted(EXPORTS) for line in FORMATS["jsonl"][what](view))
    told_of_good = tuple(line for line in exported if '"origin":"bad/' not in line)
    assert told_of_good == undisturbed[0][1]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stderr.write(f"{MALFORMED} malformed captures: {monotonic() - began:.1f} s, at most {memory} MiB\n")
