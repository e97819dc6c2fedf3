"""Words that match share a key, so that comparing by keys misses none."""

from hypothesis import given
from hypothesis import strategies as st

from holdfire.reconciling.vocabulary import vocabulary
from holdfire.reconciling.word_match import BOTH_GRAMMAR, match_keys, word_match
from holdfire.reconciling.words import words_of

KNOWN = vocabulary("en")
TOLD = words_of(
    "The US and the United States will not, never may: on Monday or Tuesday, 5 May or June, Petrov, "
    "Petroff and “Sands” shelled, shelling villages village; truce ceasefire attacked attack "
    "plan B or plan C, ten eleven!",
    "en",
)


@given(st.sampled_from(TOLD), st.sampled_from(TOLD))
def test_words_that_match_share_a_key(one, other) -> None:
    shared = set(match_keys(one, KNOWN)) & set(match_keys(other, KNOWN))
    assert word_match(one, other, KNOWN) <= BOTH_GRAMMAR or shared
