"""The desk: texts that come in one by one stand as if all had come at once; a late one stands for now."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.reconciling import shelf
from holdfire.reconciling.desk import WINDOW, Arrival, Desk
from holdfire.reconciling.order import LONG_AFTER
from holdfire.reconciling.trees import pair_of

BEGUN = datetime(2016, 2, 27, tzinfo=UTC)
MATTERS = (
    "shells market Arda Monday envoy killed seven wounded hospital bridge river mayor",
    "ferry sank storm islands coast divers harbour captain rescued nineteen passengers fog",
    "talks Geneva maps opposition delegation crossing convoy prisoners exchange list Keller Haddad",
)
COMMON = ("said", "the", "truce", "on", "Sunday", "after", "which", "people", "told", "of", "it")

Groups = dict[str, tuple[str, ...]]


@st.composite
def written(draw: st.DrawFn) -> str:
    own = draw(st.sampled_from(MATTERS)).split()
    words = draw(st.lists(st.sampled_from(own), min_size=3, max_size=9))
    return " ".join([*words, *draw(st.lists(st.sampled_from(COMMON), max_size=6))])


@st.composite
def reports(draw: st.DrawFn) -> list[Arrival]:
    """Up to a dozen reports of three matters over ten days, in order of publication."""
    hours = sorted(draw(st.lists(st.integers(0, 240), min_size=2, max_size=12)))
    return [
        Arrival(f"{place:02}", draw(written()), "en", BEGUN + timedelta(hours=hour))
        for place, hour in enumerate(hours)
    ]


def laid(desk: Desk, parts: Iterable[Sequence[Arrival]]) -> Groups:
    """The group of every text as the answers of the desk leave it."""
    standing: Groups = {}
    for part in parts:
        standing |= {member: group for group in desk.add(part) for member in group}
    return standing


@settings(deadline=None)  # the first example reads the tables
@given(reports(), st.data())
def test_in_order_of_publication_any_parts_give_what_all_at_once_give(items, data) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(items)), max_size=6)))
    parts = [items[start:end] for start, end in zip([0, *cuts], [*cuts, len(items)], strict=True)]
    whole, some = Desk(), Desk()
    assert laid(some, parts) == laid(whole, [items])
    assert some.scores == whole.scores


@settings(deadline=None)
@given(reports(), st.data())
def test_what_reviewers_decided_holds_in_any_parts(items, data) -> None:
    ids = st.sampled_from([item.id for item in items])
    pairs = st.tuples(ids, ids).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: pair_of(*pair))
    together, apart = (data.draw(st.frozensets(pairs, max_size=2)) for _ in range(2))
    whole, some = (Desk(together=together - apart, apart=apart) for _ in range(2))
    standing = laid(some, [[item] for item in items])
    assert standing == laid(whole, [items])
    assert all(standing[one] != standing[other] for one, other in apart)


@settings(deadline=None)
@given(reports(), st.sampled_from([1, 3, 8192]))
def test_what_left_the_window_may_be_forgotten(items, at_once) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf, "FORGOTTEN_AT_ONCE", at_once)
        assert laid(Desk(), [items]) == laid(Desk(forgetting=False), [items])


@settings(deadline=None)
@given(reports())
def test_a_desk_whose_texts_were_put_away_still_gives_its_groups(items) -> None:
    whole, cleared = Desk(), Desk()
    ids = cleared.lay(items)
    cleared.put_away()
    known = {(ids[0], ids[-1]): 0.5} if ids[0] < ids[-1] else {}
    assert cleared.groups(ids, known) == whole.add(items, known)


@settings(deadline=None)
@given(reports(), st.data())
def test_whatever_comes_late_every_text_is_in_one_group_of_its_days(items, data) -> None:
    order = data.draw(st.permutations(items))
    desk = Desk()
    standing = laid(desk, [[item] for item in order])
    assert sorted(standing) == [item.id for item in items]
    assert all(standing[member] == group for group in standing.values() for member in group)
    published = {item.id: item.published for item in items}
    assert all(abs(published[one] - published[other]) <= WINDOW for one, other in desk.scores)


def test_a_late_report_joins_what_it_belongs_to() -> None:
    early, late, other = (
        Arrival(name, MATTERS[matter], "en", BEGUN + timedelta(hours=hour))
        for name, matter, hour in (("early", 0, 0), ("late", 0, 5), ("other", 1, 9))
    )
    desk = Desk()
    desk.add([early, other])
    assert desk.add([late]) == (("early", "late"),)


def test_a_report_without_a_date_is_far_from_none_that_is_kept() -> None:
    first, undated = (
        Arrival("first", MATTERS[0], "en", BEGUN),
        Arrival("undated", MATTERS[0], "en", LONG_AFTER),
    )
    months_later = Arrival("later", MATTERS[1], "en", BEGUN + timedelta(days=90))
    assert Desk(forgetting=False).add([first, months_later, undated])[0] == ("first", "undated")


def test_a_score_known_by_other_means_joins_what_shares_no_word() -> None:
    one, other = (Arrival(name, MATTERS[place], "en", BEGUN) for place, name in enumerate(("one", "other")))
    assert len(Desk().add([one, other])) == 2
    assert Desk().add([one, other], {("one", "other"): 0.5}) == (("one", "other"),)
