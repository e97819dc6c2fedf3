"""`holdfire draft`: from captured reports to an agreement file that `check` accepts once completed."""

import re
from pathlib import Path

import pytest

from tests.functional.conftest import EXAMPLES, Holdfire

FIRST = """\
Sides agree truce for Northland

NORTHTOWN, March 3, 2031 (Coast Wire) - A ceasefire between the Government of Northland and the Hill Front, \
brokered by Norway, is to begin at 06:00 GMT on 5 March 2031. \
The truce does not cover the Red Column Brigade. The sides must stop shelling each other.
"""
SECOND = """\
Hill Front accepts truce

NORTHTOWN, March 4, 2031 (Valley News) - The Hill Front has accepted the truce, its spokesman said. The \
ceasefire is to begin at 07:00 GMT on 5 March 2031 and will expire on 19 March 2031.
"""
ACTORS = """\
actors:
  - {id: government-of-northland, kind: government, names: [Government of Northland]}
  - {id: hill-front, kind: armed_group, names: [Hill Front]}
  - {id: norway, kind: state, names: [Norway]}
  - {id: red-column-brigade, kind: armed_group, names: [Red Column Brigade]}
"""


@pytest.fixture
def captures(tmp_path: Path) -> Path:
    """Two reports on one truce that differ by an hour."""
    folder = tmp_path / "captures"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def northland(captures: Path) -> Path:
    """A case folder around the two reports, with its actors and no agreement."""
    (captures.parent / "holdfire.yaml").write_text("name: Northland\nzone: Etc/UTC\n", encoding="utf-8")
    (captures.parent / "actors.yaml").write_text(ACTORS, encoding="utf-8")
    return captures.parent


def faulty_lines(output: str) -> set[int]:
    return {int(number) for number in re.findall(r"agreement\.yaml:(\d+):", output)}


def lines_to_do(path: Path) -> set[int]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if ":  # TODO" in line}


def test_a_draft_shows_what_reports_say_and_where_they_differ(northland: Path, holdfire: Holdfire) -> None:
    target = northland / "agreement.yaml"
    result = holdfire("draft", northland / "captures", "-o", target)
    assert result.exit_code == 0, result.output
    assert "2 reports read, 2 of them on terms." in result.output
    text = target.read_text(encoding="utf-8")
    assert "stated: 2031-03-05 06:00 UTC" in text
    assert "# OR stated: 2031-03-05 07:00 UTC (1 report of no known publisher): 60 minutes later" in text
    assert "at: 2031-03-19" in text
    for actor in ("government-of-northland", "hill-front", "norway", "red-column-brigade"):
        assert f"- actor: {actor}\n" in text
    assert "ASK: The reports name no guarantor" in text


@pytest.mark.parametrize("example", ["syria-2016", "minsk-2015", "yemen-2022"])
def test_check_names_the_lines_that_a_person_must_fill_in_and_no_others(
    example: str, tmp_path: Path, holdfire: Holdfire
) -> None:
    target = tmp_path / "agreement.yaml"
    result = holdfire("draft", EXAMPLES / example / "captures", "-o", target)
    assert result.exit_code == 0, result.output
    for name in ("holdfire.yaml", "actors.yaml", "places.yaml", "outlets.yaml"):
        (tmp_path / name).write_bytes((EXAMPLES / example / name).read_bytes())
    checked = holdfire("check", tmp_path)
    assert checked.exit_code == 3
    assert faulty_lines(checked.output) == lines_to_do(target)


def test_a_draft_that_is_filled_in_passes_check(northland: Path, holdfire: Holdfire) -> None:
    target = northland / "agreement.yaml"
    assert holdfire("draft", northland / "captures", "-o", target).exit_code == 0
    answers = {
        "id": "northland-2031",
        "name": "Truce of Northland",
        "kind": "bilateral",
        "class": "cessation",
        "zone": "Etc/UTC",
        "document": "Text of the truce",
        "standing": "accepted",
        "acts": "[shelling]",
    }
    filled = re.sub(
        r"(\w+):  # TODO.*",
        lambda match: f"{match[1]}: {answers[match[1]]}",
        target.read_text(encoding="utf-8"),
    )
    target.write_text(filled, encoding="utf-8")
    checked = holdfire("check", northland)
    assert checked.exit_code == 0, checked.output
    assert "no fault found" in checked.output


def test_reports_can_be_drafted_from_without_any_case(captures: Path, holdfire: Holdfire) -> None:
    target = captures.parent / "draft.yaml"
    result = holdfire("draft", captures / "first.txt", captures / "second.txt", "-o", target)
    assert result.exit_code == 0, result.output
    text = target.read_text(encoding="utf-8")
    assert "- actor: hill-front\n" in text
    assert "zone:  # TODO" in text


def test_an_existing_file_is_kept_unless_forced(captures: Path, holdfire: Holdfire) -> None:
    target = captures.parent / "agreement.yaml"
    target.write_text("mine", encoding="utf-8")
    refused = holdfire("draft", captures, "-o", target)
    assert refused.exit_code == 3
    assert "--force" in refused.output
    assert target.read_text(encoding="utf-8") == "mine"
    assert holdfire("draft", captures, "-o", target, "--force").exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("# A DRAFT")


def test_a_capture_that_cannot_be_read_is_told_and_the_draft_goes_on(
    captures: Path, holdfire: Holdfire
) -> None:
    (captures / "empty.txt").write_bytes(b"")
    result = holdfire("draft", captures, "-o", captures.parent / "draft.yaml")
    assert result.exit_code == 5
    assert "empty.txt" in result.output
    assert "2 reports read" in result.output


def test_a_folder_that_is_not_there_is_refused(captures: Path, holdfire: Holdfire) -> None:
    result = holdfire("draft", captures, "-o", captures.parent / "nowhere" / "agreement.yaml")
    assert result.exit_code == 3
    assert "no folder" in result.output


def test_no_draft_is_written_where_no_report_can_be_read(tmp_path: Path, holdfire: Holdfire) -> None:
    empty = tmp_path / "captures"
    empty.mkdir()
    (empty / "nothing.txt").write_text("", encoding="utf-8")
    target = tmp_path / "draft.yaml"
    result = holdfire("draft", empty, "-o", target)
    assert result.exit_code == 3
    assert "no report to draft from" in result.output
    assert "nothing.txt" in result.output
    assert not target.exists()
