"""Measured: what two utterances have in common is kept as it was found, in order of the later one."""

from hypothesis import given
from hypothesis import strategies as st

from holdfire.reconciling.measured import Measure, Measured
from holdfire.reconciling.speakers import Speakers
from holdfire.reconciling.trees import pair_of
from holdfire.reconciling.utterances import Utterances
from tests.reconciling.cases import CASE, reading, ref, saying

shares = st.floats(0, 1)
measures = st.builds(Measure, shares, shares, shares, st.integers(0, 40))


@given(st.lists(st.dictionaries(st.integers(0, 9), measures, max_size=4), max_size=6))
def test_what_was_measured_is_given_back_by_place(given_) -> None:
    kept = Measured()
    for place, found in enumerate(given_):
        kept.keep(place, found)
        assert kept.of(place + 1) == {}
    assert [kept.of(place) for place in range(len(given_))] == given_


def test_what_was_kept_once_stays_as_it_was() -> None:
    kept = Measured()
    kept.keep(0, {})
    kept.keep(0, {3: Measure(0.5, 0.5, 0.5, 4)})
    assert kept.of(0) == {}


def test_what_was_measured_before_more_was_known_leaves_the_links_as_they_are() -> None:
    palet = ref("palet", "Anton Palet")
    words = (
        "The bridge over the river will open again when the last mortar has left the ridge",
        "The bridge over the river opens again once the last mortar has left the ridge",
        "Open it again when the last mortar has left, said nobody but the mayor of Arda",
    )
    told = [
        saying(reading(f"News {number}.\n“{said}”", hour=number), said, palet)
        for number, said in enumerate(words)
    ]
    speakers, matter = Speakers(CASE, {}), frozenset({pair_of(told[0].report.id, told[2].report.id)})
    once, fresh = (Utterances.of(told, speakers) for _ in range(2))
    before = once.links()
    assert once.within(speakers, matter).links() == fresh.within(speakers, matter).links() != before
