"""Tables of events: each row a capture with its heading, and each fault with its line."""

from pathlib import Path

import pytest

from holdfire.model.capture import Capture, FailedCapture, Gathered, MediaType, Skipped
from holdfire.sources.gather import gather

HEAD = "incident_id,date,act,note\n"


def _read(folder: Path, data: bytes) -> list[Gathered]:
    path = folder / "incidents.csv"
    path.write_bytes(data)
    return list(gather([path]))


def test_each_row_is_a_capture_of_the_bytes_of_the_heading_and_its_own(tmp_path: Path) -> None:
    rows = ['1,2016-02-28,shelling,"two\nlines"', "2,2016-02-29,arrest,", "3,2016-03-01,siege,ж"]
    found = _read(tmp_path, b"\xef\xbb\xbf" + (HEAD + rows[0] + "\r\n,,,\n" + "\n".join(rows[1:])).encode())
    assert [(one.origin, one.data.decode()) for one in found if isinstance(one, Capture)] == [
        ("incidents.csv#2", HEAD + rows[0]),
        ("incidents.csv#5", HEAD + rows[1]),
        ("incidents.csv#6", HEAD + rows[2]),
    ]
    assert {one.media_type for one in found if isinstance(one, Capture)} == {MediaType.ROW}


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"a,b\n1,2\n", 1, "no table of events"),
        (b"incident_id,date,place,note\n", 1, "needs the column act"),
        (b"incident_id,id,date,act\n", 1, "stands there twice"),
        ((HEAD + '1,2016-02-28,shelling,x\n2,2016-02-28,shelling,"open\n').encode(), 3, "quotation mark"),
        ((HEAD + "1,2016-02-28,siege,\n2,2016-02-28,siege,Осада").encode("cp1251"), 3, "CSV UTF-8"),
    ],
)
def test_a_file_at_fault_is_told_with_its_line(tmp_path: Path, data: bytes, line: int, reason: str) -> None:
    failed = [one for one in _read(tmp_path, data) if isinstance(one, FailedCapture)]
    assert [one.origin for one in failed] == [f"incidents.csv#{line}"]
    assert reason in failed[0].reason


def test_columns_that_came_or_went_are_told_once(tmp_path: Path) -> None:
    heading = b"event_id_cnty,event_date,event_type,sub_event_type,actor1,new_one\n"
    rows = b"X1,2016-02-28,Battles,Armed clash,A,\nX2,2016-02-28,Battles,Armed clash,A,\n"
    told = [one for one in _read(tmp_path, heading + rows) if isinstance(one, Skipped)]
    assert [one.kind.partition(":")[0] for one in told] == [
        "columns not known, kept as they are",
        "columns this table used to have and this file lacks",
    ]
    assert "new_one" in told[0].kind
    assert "fatalities" in told[1].kind
