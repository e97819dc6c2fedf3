"""Collation and the apparatus: links may cross, every base word stands in one place, offsets are right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.statement import ReadingKind
from holdfire.reconciling.apparatus import agreements, apparatus
from holdfire.reconciling.collation import collate, slots
from holdfire.reconciling.divergences import divergences
from holdfire.reconciling.vocabulary import vocabulary
from holdfire.reconciling.words import WordKind, words_of

WORDS = [
    "the",
    "truce",
    "in",
    "Arda",
    "began",
    "on",
    "Monday",
    "and",
    "will",
    "not",
    "fail",
    ",",
    "12",
    "men",
    "of",
    "plan",
    "“A”",
    "left",
    "Bela",
]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(" ".join)


def collated(left: str, right: str):
    return collate(words_of(left, "en"), words_of(right, "en"), vocabulary("en"))


def readings(base: str, **witnesses: str) -> list[tuple[str, list[str], ReadingKind]]:
    return [
        (entry.base, [variant.words for variant in entry.variants], entry.kind)
        for entry in apparatus(base, witnesses, "en")
    ]


@given(texts, texts)
def test_links_are_one_to_one(left, right) -> None:
    links = collated(left, right).links
    assert len(set(links.values())) == len(links)


@given(texts, texts)
def test_a_word_is_linked_or_stands_in_one_slot(left, right) -> None:
    alignment = collated(left, right)
    found = list(slots(alignment))
    rows = [row for run, _ in found for row in run]
    columns = [column for _, run in found for column in run]
    assert sorted([*alignment.links, *rows]) == list(range(len(alignment.left)))
    assert len(columns) == len(set(columns))
    assert not set(columns) & set(alignment.links.values())


@given(texts, texts, texts)
def test_every_base_word_is_in_one_entry_at_most_and_offsets_are_right(base, one, other) -> None:
    end = 0
    for entry in apparatus(base, {"B": one, "C": other}, "en"):
        assert entry.start >= end
        assert base[entry.start : entry.end] == entry.base
        end = entry.end


@given(texts)
def test_identical_texts_give_an_empty_apparatus(text) -> None:
    assert apparatus(text, {"B": text, "C": text}, "en") == ()


@given(texts, texts, texts)
def test_a_variant_is_what_stands_at_its_stretches_in_each_witness(base, one, other) -> None:
    witnesses = {"B": one, "C": other}
    for entry in apparatus(base, witnesses, "en"):
        for variant in entry.variants:
            printed = {
                siglum: " … ".join(
                    witnesses[siglum][item.start : item.end]
                    for item in variant.stretches
                    if item.siglum == siglum
                )
                for siglum in variant.witnesses
            }
            assert printed[variant.witnesses[0]] == variant.words
            assert {item.siglum for item in variant.stretches} <= set(variant.witnesses)
            assert all(bool(words) == bool(variant.words) for words in printed.values())


@given(texts, texts)
def test_what_two_renderings_agree_in_is_the_same_in_both(base, witness) -> None:
    for item in agreements(base, witness, "en"):
        assert item.length > 0
        assert base[item.start :][: item.length] == witness[item.own :][: item.length]


def test_agreements_cross_where_words_stand_in_another_order() -> None:
    base, witness = "On Monday night the army fired", "The army fired on Monday night"
    held = agreements(base, witness, "en")
    assert [base[item.start :][: item.length] for item in held] == ["Monday night", "army fired"]
    assert held[0].own > held[1].own


@pytest.mark.parametrize(
    ("kind", "base", "witness", "reading", "variant"),
    [
        ("wording", "The army fired at the huts", "The army fired at the sheds", "huts", "sheds"),
        ("name", "The shells fell on Arda at noon", "The shells fell on Bela at noon", "Arda", "Bela"),
        ("number", "It counted 12 shells today", "It counted 21 shells today", "12", "21"),
        ("date", "Talks resume on Monday in Arda", "Talks resume on Friday in Arda", "Monday", "Friday"),
        ("negation", "The road was not open", "The road was open", "not", ""),
        ("modality", "The army will leave", "The army may leave", "will", "may"),
        ("omission", "Two old men were hurt", "Two men were hurt", "old", ""),
        ("addition", "Two men were hurt", "Two old men were hurt", "", "old"),
        ("wording", "They implement the plan", "They carry out the plan", "implement", "carry out"),
    ],
)
def test_each_kind_of_entry_has_its_base_reading_and_its_variant(
    kind, base, witness, reading, variant
) -> None:
    assert readings(base, B=witness) == [(reading, [variant], ReadingKind(kind))]


def test_a_not_in_a_clause_that_the_other_lacks_denies_nothing() -> None:
    base, longer = "It counted 15 breaches", "It counted 15 breaches, which it did not put in numbers before"
    assert [kind for _, _, kind in readings(base, B=longer)] == [ReadingKind.ADDITION]
    assert [kind for _, _, kind in readings(longer, B=base)] == [ReadingKind.OMISSION]


def test_moved_words_are_linked_across_one_another() -> None:
    alignment = collated(
        "In Arda shells killed two men on Monday", "On Monday two men in Arda died from shells"
    )
    places = {
        alignment.left[row].text: alignment.right[column].text for row, column in alignment.links.items()
    }
    assert places["Arda"] == "Arda"
    assert places["Monday"] == "Monday"
    assert places["shells"] == "shells"


def test_a_label_is_set_against_the_label_in_its_place() -> None:
    found = readings("We must focus on plan “And” now", B="We should focus on ‘Plan A’ now")
    assert ("And", ["A"], ReadingKind.NAME) in found


def test_each_divergence_is_told_apart_from_wording() -> None:
    base = "Our troops did not strike the hospital in Arda on Monday, 12 people may have died"
    found = {
        kind: words
        for _, words, kind in readings(
            base, B="Our forces struck the hospital in Arda on Tuesday, 21 people will have died"
        )
    }
    assert set(found) >= {ReadingKind.NEGATION, ReadingKind.DATE, ReadingKind.NUMBER, ReadingKind.MODALITY}
    assert found[ReadingKind.NUMBER] == ["21"]


def test_an_abridgement_shows_as_an_omission_and_its_reverse_as_an_addition() -> None:
    long, short = "The truce holds well in the whole valley today", "The truce holds well"
    assert [kind for _, _, kind in readings(long, B=short)] == [ReadingKind.OMISSION]
    assert [kind for _, _, kind in readings(short, B=long)] == [ReadingKind.ADDITION]


def test_witnesses_with_one_reading_stand_together() -> None:
    (entry,) = apparatus("He hopes for peace", {"B": "He expects peace", "C": "He expects peace"}, "en")
    assert [variant.witnesses for variant in entry.variants] == [("B", "C")]


def test_numbers_written_in_two_ways_do_not_diverge() -> None:
    for left, right in (
        ("It counted 26,000 shells", "It counted 26 000 shells"),
        ("It counted 26,000 shells", "It counted 26, 000 shells"),
        ("It counted twelve shells", "It counted 12 shells"),
        ("It counted eighty-six shells", "It counted 86 shells"),
        ("Some 4,6 million fled", "Some 4.6 million fled"),
    ):
        assert divergences(left, right, "en")[1] == ()


def test_a_changed_number_date_name_and_negation_are_found() -> None:
    for left, right, kind in (
        ("It counted 12 shells in the town", "It counted 14 shells in the town", ReadingKind.NUMBER),
        ("The talks begin on 3 March in Bela", "The talks start on 3 May in Bela", ReadingKind.DATE),
        ("The shells fell on Qartaba at noon", "The shells fell on Medlin at noon", ReadingKind.NAME),
        ("The army did not open fire first", "The army did open fire first", ReadingKind.NEGATION),
    ):
        assert [item.kind for item in divergences(left, right, "en")[1]] == [kind]


def test_a_word_that_denies_by_itself_answers_a_negation() -> None:
    _, found = divergences("He did not accept the offer of talks", "He refused the offer of talks", "en")
    assert found == ()


def test_a_language_without_tables_is_still_collated() -> None:
    found = apparatus("armia otworzyła ogień w Ardzie", {"B": "armia otworzyła ogień w Beli"}, "xx")
    assert [entry.kind for entry in found] == [ReadingKind.NAME]
    assert [word.kind for word in words_of("w Ardzie 5", "xx")][1:] == [WordKind.NAME, WordKind.NUMBER]
