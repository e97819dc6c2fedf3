"""Reporting words are told from their other uses, and every row of the table works."""

import pytest

from holdfire.model.quotation import SpeechModality
from holdfire.model.report import BlockKind
from holdfire.reading.speech.cues import find_cues
from tests.reading.quoting import examples, only, passage, quotations


def cues(text: str, kind: BlockKind = BlockKind.BODY) -> list[str]:
    found = passage(text, kind)
    return [" ".join(found.words[cue.first : cue.end]) for cue in find_cues(found)]


@pytest.mark.parametrize(("word", "example"), examples("cues"))
def test_the_example_of_every_cue_gives_a_quotation_with_that_cue(word: str, example: str) -> None:
    forms = passage(example).grammar.cues
    found = [one.cue.text.lower() for one in quotations(example) if one.cue is not None]
    assert any(cue == word or forms.get(cue.split()[-1], None) == forms.get(word) for cue in found), found


@pytest.mark.parametrize("table", ["cue_helpers", "word_classes", "given_names", "offices"])
def test_every_example_shows_its_word(table: str) -> None:
    for word, example in examples(table):
        assert word.strip("-").lower() in example.lower(), (word, example)


def test_a_verb_after_an_article_is_a_noun() -> None:
    assert cues("The report of the mission was short.") == []


def test_a_capitalised_verb_inside_a_sentence_is_a_name() -> None:
    assert cues("They met at the Evening Call and wept.") == []


def test_a_headline_may_capitalise_its_verb() -> None:
    assert cues("Orlov Says Truce Holds", BlockKind.HEADLINE) == ["Says"]


def test_an_infinitive_alone_does_not_report() -> None:
    assert cues("They came to say goodbye.") == []


def test_declining_to_say_reports_but_says_nothing() -> None:
    text = "The colonel declined to say whether his guns had fired."
    (cue,) = find_cues(passage(text))
    assert cue.negated


def test_a_cue_keeps_its_auxiliaries_and_leaves_adverbs() -> None:
    assert cues("The envoy has also said so.") == ["has also said"]


def test_a_phrase_names_a_source_without_a_verb() -> None:
    assert cues("According to the mission, all is quiet.") == ["According to"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The army denied that its guns had fired.", SpeechModality.DENIED),
        ("The commander promised that the road would open.", SpeechModality.PROMISED),
        ("The group threatened that it would answer.", SpeechModality.THREATENED),
        ("The council demanded that the siege be lifted.", SpeechModality.DEMANDED),
        ("The envoy hopes that the lull will last.", SpeechModality.HOPED),
        ("The general warned that violators would be struck.", SpeechModality.WARNED),
        ("Ankara accused the militia of “daily breaches”.", SpeechModality.ACCUSED),
        ("The ministry admitted that a shell had gone astray.", SpeechModality.ADMITTED),
        ("“Who watches the line?” the delegate asked.", SpeechModality.ASKED),
        ("The mayor said that the guns were silent.", SpeechModality.SAID),
    ],
)
def test_the_cue_tells_what_the_speaker_did(text: str, modality: SpeechModality) -> None:
    assert only(text).modality is modality


def test_not_to_deny_is_not_to_deny() -> None:
    assert only("The army did not deny that its guns had fired.").modality is SpeechModality.SAID
