"""Entries of several words are found where they begin, end and stand, and nowhere else."""

import pytest

from holdfire.lexicon.clause_words import ROLES, ClauseWords
from holdfire.lexicon.cues import cues_among, cues_of
from holdfire.lexicon.lemmas import Lemmas

FOUND = ClauseWords.of("en")
assert FOUND is not None
SMALL: ClauseWords = FOUND


@pytest.mark.parametrize("role", ROLES)
def test_every_entry_is_found_at_the_start_at_the_end_and_inside(role: str) -> None:
    for entry in SMALL.by_role[role]:
        words = entry.split(" ")
        assert SMALL.starts_with(role, [*words, "xyz"]) == len(words)
        assert SMALL.starts_with(role, ["xyz", *words], 1) == len(words)
        assert SMALL.ends_with(role, ["xyz", *words])
        assert SMALL.stands_in(role, ["xyz", *words, "xyz"])


@pytest.mark.parametrize("words", [[], ["xyz"], ["in", "xyz"], ["xyz", "case"], ["in", "xyz", "case"]])
def test_parts_of_an_entry_are_none(words: list[str]) -> None:
    assert SMALL.starts_with("conditional", words) == 0
    assert not SMALL.ends_with("conditional", words)
    assert not SMALL.stands_in("conditional", words)


def test_the_longest_entry_counts() -> None:
    assert SMALL.starts_with("conditional", ["in", "the", "event", "of", "war"]) == 4
    assert SMALL.starts_with("conditional", ["in", "the", "event", "that"]) == 3
    assert SMALL.starts_with("conditional", ["event"]) == 0


def test_the_first_words_of_conditions_and_subordinate_clauses_may_open_a_clause() -> None:
    assert {"if", "in", "which", "and", "should"} <= SMALL.clause_openers
    assert not {"army", "the"} & SMALL.clause_openers


@pytest.mark.parametrize("table", ["term_cues", "contingency_cues", "position_cues"])
def test_a_cue_is_among_those_that_the_words_of_its_example_can_begin(table: str) -> None:
    lemmas = Lemmas.of("en")
    for cue in cues_of("en", table):
        forms = {lemmas.lemma(word.strip(".,")) for word in cue.example.split()}
        assert cue in cues_among(forms, "en", table)
    assert cues_among({"xyz"}, "en", table) == []
