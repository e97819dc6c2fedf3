"""Every entry of the tables of triggers tells its act in its own example sentence."""

import pytest

from holdfire.lexicon.tables import SHARED, Lexicon
from holdfire.lexicon.trigger_patterns import Trigger, TriggerTable, act_codings
from holdfire.model.act import Act
from holdfire.reading.acts.acts_told import ActFinder
from holdfire.reading.acts.means import means_in
from holdfire.reading.sentence_words import SentenceWords

TABLE = TriggerTable.of("en")
FINDER = ActFinder.of("en")
assert TABLE is not None
assert FINDER is not None


@pytest.mark.parametrize("trigger", TABLE.triggers, ids=lambda trigger: trigger.pattern)
def test_an_entry_tells_its_act_in_its_example(trigger: Trigger) -> None:
    assert FINDER is not None
    words = SentenceWords.of(trigger.example, 0, len(trigger.example), FINDER.lemmas)
    assert trigger in [told.trigger for told in FINDER.all_in(words)]
    assert trigger.act in {told.trigger.act for told in FINDER.chosen_in(words)}


def test_every_act_has_a_coding_and_a_trigger() -> None:
    assert TABLE is not None
    assert set(act_codings()) == set(Act)
    assert {trigger.act for trigger in TABLE.triggers} >= set(Act)


def test_a_breach_of_the_truce_keeps_its_cameo_code_that_plover_loses() -> None:
    row = next(row for row in Lexicon(language=SHARED).table("acts") if row["act"] == "truce_violated")
    assert (row["cameo"], row["plover"]) == ("196", "ASSAULT")


@pytest.mark.parametrize("row", Lexicon(language="en").table("means"), ids=lambda row: row["word"])
def test_a_means_is_found_in_its_example(row) -> None:  # type: ignore[no-untyped-def]
    assert row["means"] in {means.name for means in means_in(row["example"], 0, len(row["example"]), "en")}


def test_a_language_without_triggers_has_no_table() -> None:
    assert TriggerTable.of("xx") is None
    assert ActFinder.of("xx") is None
