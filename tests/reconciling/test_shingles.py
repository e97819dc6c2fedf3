"""Shingles: exact measures, and candidates that miss no near copy."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from holdfire.reconciling.shingles import candidates, containment, hashed, resemblance, shingles, signature

words = st.lists(st.sampled_from("abcdefgh"), max_size=30)


@given(words, words)
def test_the_measures_lie_between_none_and_all(left, right) -> None:
    one, other = shingles(left), shingles(right)
    assert 0 <= resemblance(one, other) <= containment(one, other) <= 1


@given(words)
def test_a_text_holds_and_resembles_itself(text) -> None:
    runs = shingles(text)
    assert containment(runs, runs) == resemblance(runs, runs) == (1.0 if text else 0.0)


def test_a_signature_estimates_the_resemblance() -> None:
    left, right = [f"w{n}" for n in range(400)], [f"w{n}" for n in range(100, 500)]
    estimate = float(np.mean(signature(hashed(left)) == signature(hashed(right))))
    assert abs(estimate - resemblance(shingles(left), shingles(right))) < 0.12


@given(words, words)
def test_numbered_runs_are_shared_as_the_runs_themselves_are(left, right) -> None:
    shared = np.intersect1d(hashed(left), hashed(right))
    assert len(shared) == len(shingles(left) & shingles(right))


def test_a_cut_copy_is_a_candidate_and_a_stranger_is_not() -> None:
    text = [f"word{n}" for n in range(120)]
    others = [f"x{n}" for n in range(120)]
    signed = [signature(hashed(held)) for held in (text, text[:100], [], others)]
    found = list(candidates(["b", "a", "d", "c"], np.array(signed)))
    assert found == [("a", "b")]


@given(st.randoms())
def test_candidates_do_not_depend_on_order(random) -> None:
    texts = {f"t{n}": signature(hashed([f"w{(n // 2) * 50 + k}" for k in range(60)])) for n in range(6)}
    first, other = list(texts), list(texts)
    random.shuffle(other)
    given_ = [list(candidates(keys, np.array([texts[key] for key in keys]))) for keys in (first, other)]
    assert given_[0] == given_[1] != []
