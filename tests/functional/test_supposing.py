"""A person reads a finding as an argument, and supposes otherwise without touching the record."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from tests.functional.conftest import Holdfire


def one_line(text: str) -> str:
    return " ".join(text.split())


def finding_about(export: Callable[..., list[dict[str, object]]], folder: Path, what: str) -> str:
    found = [item for item in export(folder, "findings") if what in str(item["missing"])]
    return str(found[0]["id"])


def test_a_finding_is_told_as_an_argument(
    syria_run: Path, holdfire: Holdfire, export: Callable[..., list[dict[str, object]]]
) -> None:
    finding = finding_about(export, syria_run, "who held Daret Izza")
    told = holdfire("explain", finding, "--case", syria_run)
    parts = ["Said to have happened", "Held against", "Tests", "Outcome", "Not known", "What would flip it"]
    places = [told.output.index(f"\n{part}\n") for part in parts]
    assert places == sorted(places)
    words = one_line(told.output)
    assert "Cannot determine. What the terms make of it cannot be determined yet." in words
    assert "if that speaks for a breach, apparent breach" in words
    assert "source grade F" in words
    assert "sha256" not in words
    chain = holdfire("explain", finding, "--case", syria_run, "--chain")
    assert "sha256" in chain.output


def test_the_village_held_by_another_flips_what_was_found_and_the_record_stays(
    syria_run: Path, holdfire: Holdfire
) -> None:
    record = syria_run / "record.db"
    before = sha256(record.read_bytes()).hexdigest()
    by_front = holdfire("suppose", syria_run, "--control", "Daret-Izza=Jabhat-al-Nusra")
    assert by_front.exit_code == 0, by_front.output
    assert "cannot determine → excluded actor" in one_line(by_front.output)
    by_party = holdfire("suppose", syria_run, "--control", "daret-izza=hnc-groups")
    assert "cannot determine → apparent breach" in one_line(by_party.output)
    assert sha256(record.read_bytes()).hexdigest() == before


def test_a_supposition_that_changes_nothing_says_so(syria_run: Path, holdfire: Holdfire) -> None:
    result = holdfire("suppose", syria_run, "--control", "damascus=syria-government")
    assert result.exit_code == 0
    assert "Nothing would change: no finding" in result.output


def test_without_an_outlet_what_it_alone_told_is_gone(syria_run: Path, holdfire: Holdfire) -> None:
    result = holdfire("suppose", syria_run, "--without", "syrian-network-for-human-rights")
    assert result.exit_code == 0, result.output
    assert "→ not on record" in one_line(result.output)


def test_a_name_the_case_does_not_know_is_refused(syria_run: Path, holdfire: Holdfire) -> None:
    result = holdfire("suppose", syria_run, "--control", "Kafr-Homra=nusra")
    assert result.exit_code == 3
    assert "near it are kafr hamra" in result.output
    assert holdfire("suppose", syria_run).exit_code == 2


def test_a_word_of_one_side_on_who_was_hit_is_settled_by_whose_ground_it_was(
    syria_run: Path, holdfire: Holdfire
) -> None:
    by_front = holdfire("suppose", syria_run, "--control", "Kafr-Hamra=al-Nusra")
    assert by_front.exit_code == 0, by_front.output
    flipped = one_line(by_front.output)
    assert "Findings that flip: 1" in flipped
    assert "cannot determine → excluded actor" in flipped
