"""Main text: how much of the article of a page is found and how little else, beside trafilatura's figure."""

import json
import re
from collections import Counter
from pathlib import Path
from statistics import fmean

from trafilatura import extract

from evals.page_layouts import page_of
from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.model.report import BlockKind
from holdfire.reading.pages.layout import lay_out

_WORD = re.compile(r"\w+")
_MAIN = (BlockKind.DATELINE, BlockKind.BODY, BlockKind.SUBHEAD)


def score(gold: Path) -> dict[str, float]:
    """The mean F1 of words over the pages built from `gold`, and how far it lies above trafilatura's."""
    by_page = figures(gold)
    ours, theirs = (fmean(pair[at] for pair in by_page.values()) for at in (0, 1))
    return {"f1": ours, "f1_above_peer": ours - theirs}


def figures(gold: Path) -> dict[str, tuple[float, float]]:
    """For each page, by its layout, our F1 of words and trafilatura's."""
    found: dict[str, tuple[float, float]] = {}
    for line in gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        page, main_text = page_of(record["layout"], record["title"], record["writer"], record["paragraphs"])
        theirs = extract(page, fast=True, include_comments=False) or ""
        found[record["layout"]] = (_f1(_ours(page), main_text), _f1(theirs, main_text))
    return found


def _ours(page: bytes) -> str:
    report, _ = lay_out(Capture(data=page, origin="page", media_type=MediaType.HTML), Case(name="none"))
    return "\n".join(report.text[block.start : block.end] for block in report.blocks_of(*_MAIN))


def _f1(found: str, wanted: str) -> float:
    """Of the words as a bag: twice those in both, to all of either."""
    ours, theirs = (Counter(_WORD.findall(text.casefold())) for text in (found, wanted))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())
