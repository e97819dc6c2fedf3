"""Copies: cut, retitled and padded texts are copies; an own rendering is none; who copied whom."""

from holdfire.model.readings import Readings
from holdfire.model.story import CopyKind
from holdfire.reconciling.copies import Wording, copy_score, longest_common_run
from holdfire.reconciling.lineage import lineage
from tests.reconciling.cases import CASE, reading

STORY = [
    (
        "Shells fell on the market of Arda on Monday evening and killed four people, the "
        "hospital of the town said."
    ),
    "The truce in the valley had begun at noon the same day after talks of three weeks in the capital.",
    (
        "Each side said that the other had fired first, and the monitors said that they could "
        "not reach the place."
    ),
    "The envoy asked both sides to hold their fire until her team had seen the market on Wednesday.",
    "Bakers in the lower town opened again on Tuesday morning and sold bread for the first time in a week.",
]
RETOLD = [
    (
        "Four persons were killed on Monday night when artillery rounds hit a market in Arda, "
        "according to a local hospital."
    ),
    (
        "It happened hours after a truce came into force in the valley, agreed upon in three "
        "weeks of negotiations."
    ),
    "The parties blamed one another; monitors have had no access so far.",
    "Maria Ruiz, the envoy, wants restraint until her people visit the site on Wednesday.",
    "On Tuesday some bakeries reopened, selling bread again after a week without.",
]


def score(left: list[str], right: list[str]) -> float:
    return copy_score(Wording.of(left), Wording.of(right))


def test_cut_retitled_and_padded_texts_are_copies() -> None:
    assert score(STORY, STORY[:3]) >= 0.5
    assert score(STORY, ["Market struck", *STORY]) >= 0.5
    assert score(STORY, ["Follow us for news from the valley.", *STORY[1:], "Read our terms of use."]) >= 0.5


def test_an_own_rendering_is_no_copy() -> None:
    assert score(STORY, RETOLD) < 0.5


def test_the_longest_run_is_counted_in_words() -> None:
    assert longest_common_run(["a", "b", "c", "d", "e", "f"], ["x", "b", "c", "d", "e", "y"]) == 4
    assert longest_common_run(["a", "b", "c"], ["a", "b", "c"]) == 0


def test_the_later_report_is_the_copy_and_copies_share_their_origin() -> None:
    first = reading("Market of Arda shelled\n" + "\n".join(STORY), outlet="globe")
    later = reading("Four dead\n" + "\n".join(STORY), outlet="herald", hour=15)
    found = lineage(Readings.of([first, later]), CASE)
    descent = found.descents[later.report.id]
    assert (descent.original, descent.kind) == (first.report.id, CopyKind.NEAR)
    assert found.origins == {first.report.id: "globe", later.report.id: "globe"}


def test_a_credit_to_a_wire_is_a_reprint_even_where_its_report_was_not_captured() -> None:
    held = reading("Four dead\n" + "\n".join(RETOLD), outlet="herald", credits=("WW",))
    found = lineage(Readings.of([held]), CASE)
    assert found.descents[held.report.id].kind is CopyKind.WIRE_REPRINT
    assert found.origins[held.report.id] == "wire"


def test_a_reviewer_who_tells_two_reports_apart_is_heard() -> None:
    first = reading("Market of Arda shelled\n" + "\n".join(STORY), outlet="globe")
    later = reading("Four dead\n" + "\n".join(STORY), outlet="herald", hour=15)
    pair = tuple(sorted((first.report.id, later.report.id)))
    assert lineage(Readings.of([first, later]), CASE, frozenset({pair})).descents == {}
