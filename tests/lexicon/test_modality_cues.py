"""Every cue of modality makes of the act in its own sentence what the table says."""

import pytest

from holdfire.lexicon.modality_cues import TABLE, CueRole, ModalityCues
from holdfire.lexicon.tables import Lexicon, Row
from holdfire.model.act import SAID_TO_BE_SO, Act, Modality
from holdfire.reading.acts.mentions import find_mentions
from tests.reading.case_of_words import found_in, report_of

ROWS = Lexicon(language="en").table(TABLE)
FORCE = {Act.ATTACK_UNSPECIFIED, Act.SHELLING, Act.GROUND_ATTACK, Act.WITHDRAWAL}


def _told_in(row: Row) -> set[Modality]:
    report = report_of(row["example"])
    sentences, found = found_in(report)
    return {m.modality for m in find_mentions(report, sentences, found) if m.act in FORCE}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['role']}: {row['word']}")
def test_a_cue_keeps_the_act_of_its_example_apart_or_makes_a_deed_of_it(row: Row) -> None:
    deed = row["modality"] == Modality.ACTUAL or (row["role"] == CueRole.ENDING and not row["modality"])
    assert bool(_told_in(row) & SAID_TO_BE_SO) is deed, row["example"]


def test_nearly_every_example_tells_an_act() -> None:
    assert sum(1 for row in ROWS if _told_in(row)) > 0.97 * len(ROWS)


def test_the_longest_of_several_cues_with_one_beginning_counts() -> None:
    words = ["they", "called", "off", "an", "attack"]
    places = list(ModalityCues.of("en").places(words, words))
    assert [(place.first, place.last) for place in places if place.cue.role is CueRole.OBJECT] == [(1, 3)]


def test_a_language_without_the_table_has_no_cues() -> None:
    assert list(ModalityCues.of("xx").places(["fear", "of"], ["fear", "of"])) == []
