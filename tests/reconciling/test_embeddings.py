"""A model that the case names: it joins what two languages say alike, and nothing is new without it."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from holdfire.lexicon.embeddings import LocalModel, Vectors
from holdfire.model.decision import DecisionKind
from holdfire.model.errors import CaseError
from holdfire.model.pairing import PairKind
from holdfire.model.reading import Reading
from holdfire.reconciling.features import SAME_WORDS, SAME_WORDS_AND_SENSE
from holdfire.reconciling.reconcile import reconcile
from holdfire.reconciling.senses import Senses
from holdfire.reconciling.shelf import Shelf
from tests.reconciling import cases
from tests.reconciling.cases import CASE

TABLE = {
    word: number
    for number, words in enumerate(
        (
            ("ceasefire", "перемирие"),
            ("hold", "продержится"),
            ("convoys", "колонны"),
            ("reach", "достигнут"),
            ("town", "города"),
            ("prisoners", "пленных"),
            ("exchange", "обменяем"),
            ("market", "рынок"),
            ("shelled", "обстреляли"),
            ("not", "не"),
        )
    )
    for word in words
}


class TwoTongues:
    """A bag of the words of a small bilingual table, as an encoder."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str], /) -> Vectors:
        self.asked += texts
        rows = np.full((len(texts), len(TABLE)), 1e-6, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.casefold().replace(",", " ").split():
                if word in TABLE:
                    row[TABLE[word]] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def in_english(
    words: str = "The ceasefire will hold when convoys reach the town", *, number: int = 0
) -> Reading:
    return cases.saying(
        cases.reading(f"Palet speaks\nToday he said: {words}.", outlet="globe", number=number),
        words,
        cases.ref("palet"),
    )


def in_russian(
    words: str = "Перемирие продержится, если колонны достигнут города", *, number: int = 0, by: str = "palet"
) -> Reading:
    held = cases.reading(
        f"Слово Палета\nСегодня он сказал: {words}.", outlet="herald", number=number, hour=13, language="ru"
    )
    return cases.saying(held, words, cases.ref(by))


def joined(*readings: Reading, encoder: TwoTongues | None) -> list[int]:
    """How many renderings each statement has."""
    found = reconcile(readings, CASE, encoder=encoder).statements
    return sorted(len(statement.renderings) for statement in found)


def test_what_one_speaker_says_alike_in_two_languages_is_one_statement_by_a_model_alone() -> None:
    assert joined(in_english(), in_russian(), encoder=None) == [1, 1]
    assert joined(in_english(), in_russian(), encoder=TwoTongues()) == [2]


def test_renderings_in_two_languages_are_never_collated_word_by_word() -> None:
    (statement,) = reconcile([in_english(), in_russian()], CASE, encoder=TwoTongues()).statements
    assert statement.apparatus == ()
    assert {rendering.language for rendering in statement.renderings} == {"en", "ru"}


def test_another_matter_or_another_speaker_is_not_joined_by_a_model() -> None:
    other_matter = in_russian("Завтра мы обменяем всех пленных на мосту")
    assert joined(in_english(), other_matter, encoder=TwoTongues()) == [1, 1]
    assert joined(in_english(), in_russian(by="ruiz"), encoder=TwoTongues()) == [1, 1]


def test_the_more_alike_of_two_candidates_is_taken() -> None:
    near = in_russian()
    far = cases.saying(
        cases.reading(
            "Ещё слово\nОн сказал: Перемирие продержится, пленных обменяем.", outlet="wire", language="ru"
        ),
        "Перемирие продержится, пленных обменяем",
        cases.ref("palet"),
    )
    found = reconcile([in_english(), near, far], CASE, encoder=TwoTongues()).statements
    (pair,) = (statement for statement in found if len(statement.renderings) == 2)
    assert {rendering.report for rendering in pair.renderings} == {in_english().report.id, near.report.id}


def test_two_utterances_alike_in_sense_make_their_reports_of_one_matter() -> None:
    first, second = "The ceasefire will hold when convoys reach the town", "We exchange all wounded prisoners"
    others = "Перемирие продержится, если колонны достигнут города", "Обменяем всех раненых пленных"
    palet = cases.ref("palet")
    english = cases.saying(in_english(f"{first}. {second}"), second, palet)
    russian = cases.saying(in_russian(f"{others[0]}. {others[1]}"), others[1], palet)
    english = cases.saying(replace(english, quotations=english.quotations[1:]), first, palet)
    russian = cases.saying(replace(russian, quotations=russian.quotations[1:]), others[0], palet)
    assert len(reconcile([english, russian], CASE).stories) == 2
    assert len(reconcile([english, russian], CASE, encoder=TwoTongues()).stories) == 1


def test_a_reviewer_who_holds_two_apart_outranks_the_model() -> None:
    english, russian = in_english(), in_russian()
    one, other = english.quotations[0].id, russian.quotations[0].id
    apart = cases.decision(DecisionKind.DIFFERENT, one, other)
    found = reconcile([english, russian], CASE, [apart], encoder=TwoTongues()).statements
    assert len(found) == 2


def test_the_record_says_that_sense_was_asked_for_only_where_a_model_was() -> None:
    one = in_english()
    two = cases.saying(
        cases.reading(
            "Palet on the truce\nHe told us: The ceasefire will hold if the convoys reach the town.",
            outlet="wire",
            hour=14,
        ),
        "The ceasefire will hold if the convoys reach the town",
        cases.ref("palet"),
    )

    def questions(encoder: TwoTongues | None) -> set[str]:
        held = reconcile([one, two], CASE, encoder=encoder).pairings
        (pairing,) = (pairing for pairing in held if pairing.kind is PairKind.QUOTATIONS)
        return {feature.name for feature in pairing.features}

    assert questions(TwoTongues()) == questions(None) | {"sense"}


def test_in_one_language_sense_is_one_more_question_and_neutral_in_the_middle() -> None:
    shelf = Shelf([("The ceasefire will hold", "en"), ("The ceasefire is going to hold", "en")])
    pair = shelf.pair(0, 1)
    by_words = SAME_WORDS.score(pair)
    low, middle, high = (SAME_WORDS_AND_SENSE.score(pair._replace(sense=sense)) for sense in (0.1, 0.6, 0.9))
    assert low < middle < high
    assert middle == pytest.approx(by_words)


def test_what_stands_in_many_reports_is_encoded_once() -> None:
    encoder = TwoTongues()
    Senses.of(["a town", "a market", "a town"], encoder)
    assert encoder.asked == ["a market", "a town"]


def test_the_nearest_are_the_most_alike_first_and_none_under_the_floor() -> None:
    senses = Senses.of(
        ["ceasefire hold town", "market shelled", "ceasefire hold town reach", "ceasefire prisoners"],
        TwoTongues(),
    )
    assert senses.nearest(0, [1, 2, 3], 3, floor=0.3) == (2, 3)
    assert senses.nearest(0, [1, 2, 3], 1, floor=0.3) == (2,)
    assert senses.nearest(0, [], 3, floor=0.3) == ()


def test_without_the_package_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(CaseError, match=r"pip install 'holdfire\[embeddings\]'"):
        LocalModel("some-model", tmp_path)


def test_a_model_is_read_from_this_machine_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = []

    class Model:
        def __init__(self, name: str, **told: object) -> None:
            asked.append((name, told))
            if name == "absent":
                raise OSError("not in the store")

        def encode(self, texts: list[str], **told: object) -> list[list[float]]:
            assert told["normalize_embeddings"] is True
            return [[1.0, 0.0] for _ in texts]

    monkeypatch.setitem(sys.modules, "sentence_transformers", SimpleNamespace(SentenceTransformer=Model))
    (tmp_path / "model").mkdir()
    model = LocalModel("model", tmp_path)
    assert asked == [(str(tmp_path / "model"), {"device": "cpu", "local_files_only": True})]
    assert model.encode(["a", "b"]).tolist() == [[1.0, 0.0], [1.0, 0.0]]
    assert model.encode([]).shape == (0, 0)
    with pytest.raises(CaseError, match=r"absent .* downloads none"):
        LocalModel("absent", tmp_path)


def test_a_record_without_quotations_needs_no_sense() -> None:
    silent = cases.reading("Shelling\nShells fell on Arda.", outlet="globe")
    assert reconcile([silent], CASE, encoder=TwoTongues()).statements == ()


def test_of_one_matter_too_a_model_must_itself_make_it_likely() -> None:
    english = in_english("The ceasefire will hold this winter")
    near = in_russian("Перемирие продержится всю зиму")
    far = in_russian("Перемирие, но обстреляли рынок, города и колонны")

    def renderings(russian: Reading) -> list[int]:
        one_matter = cases.decision(DecisionKind.SAME, english.report.id, russian.report.id)
        found = reconcile([english, russian], CASE, [one_matter], encoder=TwoTongues())
        assert len(found.stories) == 1
        return sorted(len(statement.renderings) for statement in found.statements)

    assert renderings(near) == [2]
    assert renderings(far) == [1, 1]
