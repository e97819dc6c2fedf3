"""Bad input gets a clear answer, and loses nothing."""

import json
from pathlib import Path

import pytest

from tests.functional.conftest import Holdfire

BAD_CAPTURES = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "text"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 500, ""),
    "no-text.jsonl": (b'{"id": "1"}\n', "text"),
    "no-id.jsonl": (b'{"text": "The army shelled the town."}\n', "id"),
    "broken.jsonl": (b'{"id": "1", "text": \n', "JSON"),
    "film.mp4": (b"\x00\x00\x00\x18ftypmp42", ""),
}


@pytest.fixture
def new_case(tmp_path: Path, syria: Path) -> Path:
    """The example's hand-written files with no captures."""
    for path in (syria / "captures").iterdir():
        path.unlink()
    return syria


@pytest.mark.parametrize("name", BAD_CAPTURES)
def test_a_capture_that_cannot_be_read_is_recorded_with_its_reason_and_the_run_goes_on(
    name: str, new_case: Path, holdfire: Holdfire
) -> None:
    data, word = BAD_CAPTURES[name]
    (new_case / "captures" / name).write_bytes(data)
    (new_case / "captures" / "good.txt").write_text(
        "Army denies shelling\n\nDAMASCUS, February 28. The army denied shelling the town.\n",
        encoding="utf-8",
    )
    result = holdfire("run", new_case)
    assert result.exit_code == 0, result.output
    assert name in result.output
    assert word.lower() in result.output.lower()
    assert "1 read anew" in result.output


def test_a_capture_too_large_is_refused_without_being_taken_in(new_case: Path, holdfire: Holdfire) -> None:
    with (new_case / "captures" / "huge.txt").open("wb") as huge:
        huge.truncate(200 * 1024 * 1024)
    result = holdfire("run", new_case)
    assert result.exit_code == 0
    assert "huge.txt" in result.output
    assert "209,715,200 bytes" in result.output


def test_a_truncated_page_is_read_as_far_as_it_goes(new_case: Path, syria: Path, holdfire: Holdfire) -> None:
    page = (
        "<html><body><h1>Army denies shelling</h1><article><p>The army denied shelling the town on Sunday, "
        * 3
    )
    (new_case / "captures" / "cut.html").write_bytes(page.encode()[:-7])
    result = holdfire("read", new_case / "captures" / "cut.html", "--jsonl")
    assert result.exit_code == 0
    assert "Army denies shelling" in json.loads(result.stdout)["report"]["text"]


def test_a_wrong_declared_encoding_does_not_spoil_the_words(new_case: Path, holdfire: Holdfire) -> None:
    words = "Министерство обороны отрицает удары по городу в субботу, сообщил представитель ведомства."
    page = (
        f'<html><head><meta charset="utf-8"></head><body><h1>Москва отрицает</h1><p>{words}</p></body></html>'
    )
    (new_case / "captures" / "cp1251.html").write_bytes(page.encode("windows-1251"))
    result = holdfire("read", new_case / "captures" / "cp1251.html", "--jsonl")
    assert "Москва отрицает" in json.loads(result.stdout)["report"]["text"]


def test_an_agreement_with_faults_is_refused_with_every_fault_and_its_line(
    syria: Path, holdfire: Holdfire
) -> None:
    path = syria / "agreement.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\nprohibitons: []\nweather: fine\n", encoding="utf-8")
    result = holdfire("run", syria)
    assert result.exit_code == 3
    assert "agreement.yaml:" in result.output
    assert "prohibitons" in result.output
    assert "weather" in result.output
    assert "expected" in result.output
    assert not (syria / "record.db").exists()


def test_check_says_what_a_good_agreement_holds(syria: Path, holdfire: Holdfire) -> None:
    result = holdfire("check", syria)
    assert result.exit_code == 0
    assert "no fault found" in result.output


def test_check_reads_the_very_file_it_is_given(syria: Path, holdfire: Holdfire) -> None:
    other = syria / "other.yaml"
    good = (syria / "agreement.yaml").read_text(encoding="utf-8")
    other.write_text(f"{good}\nweather: fine\n", encoding="utf-8")
    result = holdfire("check", other)
    assert result.exit_code == 3
    assert "other.yaml:" in result.output
    assert "weather" in result.output
    other.write_text(good, encoding="utf-8")
    assert holdfire("check", other).exit_code == 0


def test_a_file_outside_a_case_is_checked_with_the_actors_of_the_case_named(
    syria: Path, tmp_path_factory: pytest.TempPathFactory, holdfire: Holdfire
) -> None:
    alone = tmp_path_factory.mktemp("alone") / "proposal.yaml"
    alone.write_text((syria / "agreement.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    refused = holdfire("check", alone)
    assert refused.exit_code == 3
    assert "--case" in refused.output
    assert holdfire("check", alone, "--case", syria).exit_code == 0


def test_a_folder_that_is_no_case_is_told_what_to_do(tmp_path: Path, holdfire: Holdfire) -> None:
    result = holdfire("run", tmp_path)
    assert result.exit_code == 3
    assert "holdfire new" in result.output


def test_a_new_case_can_be_made_and_is_never_written_over(tmp_path: Path, holdfire: Holdfire) -> None:
    folder = tmp_path / "mine"
    assert holdfire("new", folder).exit_code == 0
    assert holdfire("check", folder).exit_code == 0
    assert holdfire("run", folder).exit_code == 0
    assert holdfire("new", folder).exit_code == 3


def test_a_moment_without_an_offset_is_a_wrong_call(syria_run: Path, holdfire: Holdfire) -> None:
    result = holdfire("status", syria_run, "--as-of", "2016-03-01T18:00")
    assert result.exit_code == 2
    assert "offset" in result.output


def test_reading_tells_by_its_exit_code_that_something_could_not_be_read(
    new_case: Path, holdfire: Holdfire
) -> None:
    (new_case / "captures" / "empty.txt").write_bytes(b"")
    assert holdfire("read", new_case / "captures", "--jsonl").exit_code == 5
