"""Pages of a list: every line once, in order, and what was asked kept on the way to other pages."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.act import Act
from holdfire.model.errors import AskedError
from holdfire.showing.workbench.paged import MOST_LINES, Paging, lines_asked, of_page, paging


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a list may be asked."""

    id: str = ""
    skip: int = 0
    most: int = 50
    act: Act | None = None
    open: bool = False


TOTALS = st.integers(min_value=0, max_value=400)
SIZES = st.integers(min_value=1, max_value=MOST_LINES)


def followed(total: int, most: int) -> list[Paging]:
    """The pages that following the way to the next leads through."""
    pages = [paging(Asked(most=most), total)]
    while pages[-1].last < total:
        pages.append(paging(Asked(most=most, skip=pages[-1].skip + most), total))
    return pages


@given(TOTALS, SIZES)
def test_following_the_next_page_gives_every_line_once_and_in_order(total: int, most: int) -> None:
    lines, pages = range(total), followed(total, most)

    assert [line for page in pages for line in of_page(lines, page)] == list(lines)
    assert [page.page for page in pages] == list(range(1, len(pages) + 1))
    assert {page.pages for page in pages} == {len(pages)}


@given(TOTALS, SIZES, st.integers(min_value=0, max_value=1000))
def test_a_page_never_lies_beyond_the_list_and_tells_what_it_shows(total: int, most: int, skip: int) -> None:
    page = paging(Asked(most=most, skip=skip), total)
    shown = of_page(range(total), page)

    assert len(shown) == page.last - page.first + 1 if total else (page.first, page.last) == (0, 0)
    assert (shown[0] + 1, shown[-1] + 1) == (page.first, page.last) if total else not shown
    assert page.skip == skip if skip < total else page.last == total
    assert page.page <= page.pages


@pytest.mark.parametrize("most", [0, -1, MOST_LINES + 1])
def test_more_lines_than_are_given_at_once_or_none_are_refused_with_how_many_may_be_asked(most: int) -> None:
    with pytest.raises(AskedError, match=f"from 1 to {MOST_LINES}"):
        lines_asked(Asked(most=most))


def test_the_way_to_another_page_keeps_all_that_was_asked_and_nothing_else() -> None:
    asked = Asked(id="start", skip=10, most=20, act=Act.SHELLING, open=True)

    assert paging(asked, 100, path=("id",)).keeps == (("most", "20"), ("act", "shelling"), ("open", "true"))
    assert paging(replace(asked, most=50, act=None, open=False), 100, path=("id",)).keeps == ()


def test_a_page_in_the_middle_says_which_it_is() -> None:
    page = paging(Asked(skip=40, most=20), 95)

    assert (page.first, page.last, page.page, page.pages) == (41, 60, 3, 5)
