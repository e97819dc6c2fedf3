"""Two captures that nobody here wrote: what must be found in them, where they lie beside the checkout.

Run with the example's agreement, actors and outlets; only structure, offsets and a few words are
asserted, so that none of their text stands here.
"""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from holdfire.cli import main

ROOT = Path(__file__).parents[2]
CAPTURES = ROOT.parent / "shared" / "captures"
EXAMPLE = ROOT / "examples" / "syria-2016"
EVIDENCE = {"headline", "body", "subhead"}
JsonObject = Mapping[str, Any]

pytestmark = pytest.mark.skipif(not CAPTURES.is_dir(), reason="the two captures are not beside this checkout")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's case files with the two captures in place of its own, after one run."""
    folder = tmp_path_factory.mktemp("real") / "case"
    folder.mkdir()
    for path in EXAMPLE.glob("*.yaml"):
        shutil.copy(path, folder)
    shutil.copytree(CAPTURES, folder / "captures")
    result = CliRunner().invoke(main, ["run", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="module")
def reports(case: Path) -> dict[str, JsonObject]:
    """What `holdfire read` says of each capture, by the first three digits of its name."""
    result = CliRunner().invoke(main, ["read", str(case / "captures"), "--jsonl"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    read = [json.loads(line) for line in result.stdout.splitlines()]
    return {Path(report["capture"]["origin"]).name[:3]: report for report in read}


def export(case: Path, what: str) -> list[JsonObject]:
    result = CliRunner().invoke(main, ["export", str(case), "--what", what], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def blocks(report: JsonObject, kind: str) -> list[str]:
    text = report["report"]["text"]
    return [text[block["start"] : block["end"]] for block in report["blocks"] if block["kind"] == kind]


def spans(value: Any) -> list[JsonObject]:
    """Every {start, end, text} below a value."""
    if isinstance(value, list):
        return [span for item in value for span in spans(item)]
    if not isinstance(value, dict):
        return []
    below = [span for item in value.values() for span in spans(item)]
    return [value, *below] if isinstance(value.get("text"), str) and "start" in value else below


def said(report: JsonObject, speaker: str) -> list[JsonObject]:
    """The quotations whose speaker's name or words contain `speaker`."""
    return [
        quotation
        for quotation in report["quotations"]
        if quotation["speaker"]
        and speaker in f"{quotation['speaker']['name']} {quotation['speaker']['text']}"
    ]


@pytest.mark.parametrize("name", ["000", "002"])
def test_the_text_is_the_file_and_every_span_quotes_it(reports: dict[str, JsonObject], name: str) -> None:
    report = reports[name]
    raw = next(CAPTURES.glob(f"{name}*.txt")).read_bytes()
    assert report["report"]["text"] == raw.decode("utf-8-sig")
    found = [
        span for key in ("quotations", "mentions", "times", "term_claims") for span in spans(report[key])
    ]
    assert found
    assert all(report["report"]["text"][span["start"] : span["end"]] == span["text"] for span in found)


@pytest.mark.parametrize("name", ["000", "002"])
def test_nothing_is_read_from_anything_but_headline_and_body(
    reports: dict[str, JsonObject], name: str
) -> None:
    report = reports[name]
    evidence = [block for block in report["blocks"] if block["kind"] in EVIDENCE]
    for key in ("quotations", "mentions", "tallies", "term_claims", "times"):
        for span in spans(report[key]):
            assert any(
                block["start"] <= span["start"] and span["end"] <= block["end"] for block in evidence
            ), (
                key,
                span,
            )


def test_000_has_its_layout(reports: dict[str, JsonObject]) -> None:
    report = reports["000"]
    assert len(blocks(report, "headline")) == len(blocks(report, "headline_repeat")) == 1
    assert blocks(report, "dateline") == ["MOSCOW, February 24."]
    see_also = " ".join(blocks(report, "see_also"))
    assert "A source in the Russian foreign Ministry" in see_also
    assert "main stages of its settlement" in see_also
    assert len(blocks(report, "subhead")) == 4
    assert not blocks(report, "comment")


def test_002_has_its_layout(reports: dict[str, JsonObject]) -> None:
    report = reports["002"]
    assert report["report"]["headline"]["text"].startswith("Kremlin Comments")
    assert blocks(report, "dateline")[0].startswith("MOSCOW (Sputnik)")
    assert any("2017" in clock for clock in blocks(report, "page_clock"))
    assert len(blocks(report, "see_also")) in {1, 3}
    assert any("Dmitry Peskov, Russia" in tags for tags in blocks(report, "tags"))
    assert report["report"]["outlet"] == "sputnik"


def test_002_keeps_the_readers_comments_apart(reports: dict[str, JsonObject]) -> None:
    comments = reports["002"]["comments"]
    assert len(comments) >= 12
    assert {"jj42", "dvdgrg09"} <= {comment["reply_to"] for comment in comments}
    assert {"megargy", "Ann"} <= {comment["author"] for comment in comments}


def test_the_page_clock_of_2017_is_not_a_publication_date(reports: dict[str, JsonObject]) -> None:
    published = reports["002"]["report"]["published"]
    assert published is None or "2017" not in json.dumps(published)
    assert "2017" not in json.dumps([time["when"] for time in reports["002"]["times"]])


def test_the_spokesmans_quotations_are_found_under_all_his_names(reports: dict[str, JsonObject]) -> None:
    first, second = reports["000"], reports["002"]
    assert len(said(first, "Sands")) >= 2
    assert len(said(first, "Peskov")) + len(said(first, "representative of the Kremlin")) >= 4
    assert any(
        "representative of the Kremlin" in quotation["speaker"]["text"]
        for quotation in first["quotations"]
        if quotation["speaker"] and quotation["speaker"]["text"]
    )
    assert len(said(second, "Peskov")) >= 3


def test_sands_is_merged_with_nobody(reports: dict[str, JsonObject], case: Path) -> None:
    assert all(quotation["speaker"]["actor"] is None for quotation in said(reports["000"], "Sands"))
    accepted = [pair for pair in export(case, "equivalences") if pair["status"] != "inferred"]
    assert accepted == []


def test_the_two_reports_are_one_story(case: Path) -> None:
    assert [len(story["reports"]) for story in export(case, "stories")] == [2]


def test_at_least_three_utterances_stand_in_both_each_with_an_apparatus(case: Path) -> None:
    joined = [
        statement
        for statement in export(case, "statements")
        if len({rendering["report"] for rendering in statement["renderings"]}) == 2
    ]
    assert len(joined) >= 3
    assert all(statement["apparatus"] for statement in joined)


@pytest.mark.parametrize(("here", "there"), [("Sands", "Peskov"), ("And", "A")])
def test_an_equivalence_is_offered_with_kinds_and_counts_of_evidence(
    case: Path, here: str, there: str
) -> None:
    offered = [
        pair
        for pair in export(case, "equivalences")
        if re.search(rf"\b{here}\b", pair["here"]) and re.search(rf"\b{there}\b", pair["there"])
    ]
    assert offered, [(pair["here"], pair["there"]) for pair in export(case, "equivalences")]
    assert all(pair["status"] == "inferred" for pair in offered)
    assert len({item["kind"] for item in offered[0]["evidence"]}) >= 2
    assert offered[0]["segments"] >= 1


def test_a_transliteration_from_russian_is_matched_to_its_group(reports: dict[str, JsonObject]) -> None:
    refs = [ref for ref in reports["000"]["actors"] if ref["text"] and "EN-Nusra" in ref["text"]]
    assert [ref["actor"] for ref in refs] == ["nusra"]


def test_the_start_is_22_hours_utc_and_the_pages_gmt_is_180_minutes_off(
    reports: dict[str, JsonObject],
) -> None:
    start = next(time for time in reports["000"]["times"] if time["when"] and "Damascus" in time["text"])
    assert start["when"]["earliest"] == start["when"]["latest"] == "2016-02-26T22:00:00Z"
    assert start["when"]["conflict_minutes"] == 180
    assert any(other["earliest"] == "2016-02-27T01:00:00Z" for other in start["when"]["alternatives"])
    assert "Moscow" in (start["note"] or "")


def test_plan_b_is_spoken_of_and_nothing_of_it_happened(reports: dict[str, JsonObject]) -> None:
    claims = [
        claim
        for report in reports.values()
        for claim in report["term_claims"]
        if claim["kind"] == "contingency"
    ]
    claimants = {claim["claimant"]["actor"] for claim in claims if claim["claimant"]}
    assert {"john-kerry", "dmitry-peskov"} <= claimants
    assert all(claim["stance"] for claim in claims)
    happened = {"actual", "ongoing", "alleged"}
    for report in reports.values():
        for claim in (claim for claim in report["term_claims"] if claim["kind"] == "contingency"):
            inside = [
                mention
                for mention in report["mentions"]
                if claim["start"] <= mention["trigger"]["start"] < claim["end"]
                and mention["modality"] in happened
                and mention["act"]
                in {"attack_unspecified", "territory_taken", "truce_violated", "truce_lapsed"}
            ]
            assert inside == []


def test_moscow_and_damascus_are_similar_not_identical_on_somebodys_word(
    reports: dict[str, JsonObject],
) -> None:
    positions = [
        position
        for position in reports["000"]["positions"]
        if {actor["actor"] for actor in position["actors"]} >= {"russia", "syria-government"}
    ]
    assert any(position["closeness"] == "similar_not_identical" for position in positions)
    assert all(position["claimant"] for position in positions)


def test_no_incident_comes_of_two_press_statements(case: Path) -> None:
    force = {
        "shelling",
        "air_strike",
        "ground_attack",
        "attack_unspecified",
        "territory_taken",
        "truce_violated",
    }
    assert [incident["act"] for incident in export(case, "incidents") if incident["act"] in force] == []
