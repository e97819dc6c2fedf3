"""Labelled reports are whole and well marked, and the scorer tells right from wrong."""

import re
from pathlib import Path

import pytest

from evals.gate import digest_of
from evals.marked import letters, parse
from evals.tasks.reports import PAGE_ENDING, part_of, score
from holdfire.model.report import EVIDENCE

REPORTS = Path(__file__).parents[2] / "evals" / "gold" / "reports"
FILES = sorted(REPORTS.glob("*.txt"))
UNSEEN = re.compile(r"<!--.*?-->|<(script|style|title)\b.*?</\1>|<[^>]*>|\s+", re.DOTALL)

GOOD = """⟦H|Bridge opens at Marlovo⟧

⟦R|Bridge opens at Marlovo⟧

⟦D|MARLOVO (Plain Wire) –⟧ The bridge over the river was opened to lorries on Tuesday morning after nine days.

⟪1d Mink|"We have moved the mines and the road is free,"⟫ ⟪1c|said⟫ ⟪1s|Colonel Jura Mink⟫.

⟪2s|The foreign ministry⟫ ⟪2c|said⟫ on Tuesday ⟪2i ministry|that the first convoy had crossed before noon⟫.

⟦T|Tags: Marlovo, bridge, convoy⟧

⟦N|Comments (2)⟧

⟦C petros_k|• petros_k
  Nine days for one bridge.⟧
⟦C Ioanna>petros_k|• Ioanna in reply to petros_k
  It is a long bridge.⟧
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "001.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "002.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_there_are_enough_reports_half_of_them_held_out() -> None:
    parts = [part_of(path.name) for path in FILES]
    assert len(parts) >= 120
    assert parts.count("held") == parts.count("dev")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_sign_a_reader_sees_stands_in_one_block(path: Path) -> None:
    page = path.name.endswith(PAGE_ENDING)
    read = parse(path.read_text(encoding="utf-8"), page=page)
    held = [
        (at, sign)
        for block in read.blocks
        for at, sign in letters(read.text, block.span.start, block.span.end, page=page)
    ]
    seen = UNSEEN.sub(" ", read.text) if page else read.text
    every = [sign for _, sign in letters(seen, 0, len(seen), page=page)]
    outside = len(every) - len(held)
    assert len({at for at, _ in held}) == len(held)
    assert outside <= (6 if page else 0), "only a stray sign between links may lie outside"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_utterance_stands_in_evidence(path: Path) -> None:
    page = path.name.endswith(PAGE_ENDING)
    read = parse(path.read_text(encoding="utf-8"), page=page)
    evidence = [block.span for block in read.blocks if block.kind in EVIDENCE]
    for quotation in read.quotations:
        for span in quotation.contents:
            assert any(block.holds(span) for block in evidence), span.text


def test_a_report_that_is_read_as_labelled_scores_one_in_its_part(folder: Path) -> None:
    figures = score(folder)
    assert {
        figures[f"dev.{name}"] for name in ("blocks", "headline", "comment authors", "comment replies")
    } == {1}
    assert {figures[f"held.{name}"] for name in ("direct f1", "direct speaker f1", "relations f1")} == {1}
    assert figures["dev.evidence kept"] == figures["dev.evidence clean"] == 1


@pytest.mark.parametrize(
    ("right", "wrong", "figure"),
    [
        ("⟦T|Tags: Marlovo, bridge, convoy⟧", "Tags: Marlovo, bridge, convoy", "blocks"),
        ("⟦T|Tags: Marlovo, bridge, convoy⟧", "Tags: Marlovo, bridge, convoy", "evidence kept"),
        ("The bridge over the river", "⟦P|The bridge over the river⟧", "evidence clean"),
        ("⟦H|Bridge opens at Marlovo⟧\n\n⟦R", "⟦N|Bridge opens at Marlovo⟧\n\n⟦H", "headline"),
        ("⟦C petros_k|", "⟦C petros|", "comment authors"),
        ("⟦C Ioanna>petros_k|", "⟦C Ioanna|", "comment replies"),
        ("⟪1d Mink|", "⟪1i Mink|", "direct f1"),
        ("⟪1d Mink|", "⟪1d Orlov|", "direct speaker f1"),
        (
            "⟪2i ministry|that the first convoy had crossed before noon⟫",
            "⟪2i ministry|that⟫ the first convoy had crossed before noon",
            "relations f1",
        ),
    ],
)
def test_a_label_that_the_reading_misses_costs_its_figure_in_its_part_alone(
    folder: Path, right: str, wrong: str, figure: str
) -> None:
    assert right in GOOD
    (folder / "001.txt").write_text(GOOD.replace(right, wrong), encoding="utf-8")
    figures = score(folder)
    assert figures[f"dev.{figure}"] < 1
    assert figures[f"held.{figure}"] == 1


def test_a_page_is_scored_by_the_signs_a_reader_sees(tmp_path: Path) -> None:
    page = (
        "<html lang='en'><head><title>Bridge opens</title></head><body><h1>⟦H|Bridge opens⟧</h1>"
        "<p>⟦B|⟪1d Mink|&ldquo;We have moved the mines &amp; <b>the road</b> is free,&rdquo;⟫ "
        "⟪1c|said⟫ ⟪1s|Colonel Jura Mink⟫.⟧</p></body></html>"
    )
    (tmp_path / "001.html.txt").write_text(page, encoding="utf-8")
    figures = score(tmp_path)
    assert figures["dev.blocks"] == figures["dev.direct f1"] == figures["dev.relations f1"] == 1


def test_the_digest_of_a_folder_changes_with_any_of_its_reports(folder: Path) -> None:
    before = digest_of(folder)
    assert before == digest_of(folder)
    (folder / "002.txt").write_text(GOOD + "\n", encoding="utf-8")
    changed = digest_of(folder)
    (folder / "002.txt").rename(folder / "004.txt")
    assert len({before, changed, digest_of(folder)}) == 3
