"""Searching a case through the command a user types."""

import json
from pathlib import Path

import pytest

from tests.functional.conftest import Holdfire


def test_words_are_found_marked_and_lead_to_their_report(syria_run: Path, holdfire: Holdfire) -> None:
    result = holdfire("search", syria_run, "truce")
    assert result.exit_code == 0, result.output
    heading, line, words, *_ = result.stdout.splitlines()
    assert heading == "Reports:"
    assert "*truce*" in words.lower()
    report = line.split()[0]
    assert holdfire("explain", report, "--case", syria_run).exit_code == 0


def test_as_data_every_passage_says_where_it_stands(syria_run: Path, holdfire: Holdfire) -> None:
    result = holdfire("search", syria_run, "truce", "--json", "--in", "reports")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert found
    for item in found:
        start, end = item["marks"][0]
        assert item["span"]["text"][start:end].lower() == "truce"
        assert item["kind"] == "reports"


def test_the_second_page_goes_on_where_the_first_ends(syria_run: Path, holdfire: Holdfire) -> None:
    first = holdfire("search", syria_run, "the", "--json")
    second = holdfire("search", syria_run, "the", "--json", "--page", "2")
    assert "More: --page 2" in first.stderr
    pages = [set(page.stdout.splitlines()) for page in (first, second)]
    assert len(pages[0]) == 20
    assert pages[1]
    assert not pages[0] & pages[1]


def test_filters_leave_only_what_meets_them(syria_run: Path, holdfire: Holdfire) -> None:
    asked = ("search", syria_run, "shelling daraya", "--json")
    every = holdfire(*asked, "--in", "incidents").stdout.splitlines()
    assert every
    assert set(holdfire(*asked, "--state", "alleged").stdout.splitlines()) == set(every)
    assert holdfire(*asked, "--state", "verified").stdout == ""
    assert set(holdfire(*asked, "--place", "daraya", "--act", "shelling").stdout.splitlines()) >= set(every)
    assert holdfire(*asked, "--until", "2016-01-01T00:00Z").stdout == ""


def test_nothing_found_is_said(syria_run: Path, holdfire: Holdfire) -> None:
    result = holdfire("search", syria_run, "xylophone")
    assert result.exit_code == 0
    assert "Nothing on record" in result.stdout


@pytest.mark.parametrize("option", [("--actor", "nobody-known"), ("--place", "nowhere-known")])
def test_an_unknown_id_is_refused(syria_run: Path, holdfire: Holdfire, option: tuple[str, str]) -> None:
    result = holdfire("search", syria_run, "truce", *option)
    assert result.exit_code == 4
    assert "by its id" in result.stderr
