"""Mentions: which act, who, whom, where, with what, whom it hurt, on whose word."""

from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.act import Act, Modality
from holdfire.model.mention import Mention
from holdfire.model.quotation import SpeechModality, Tier
from holdfire.reading.acts.mentions import find_mentions
from holdfire.reading.found import Found
from holdfire.reading.sentences import sentences_of
from tests.reading.case_of_words import found_in, quotation_of, report_of


def _mentions(text: str) -> dict[Act, Mention]:
    report = report_of(text)
    sentences, found = found_in(report)
    return {mention.act: mention for mention in find_mentions(report, sentences, found)}


def _actors(mention: Mention) -> list[str | None]:
    return [ref.actor for ref in mention.actors]


def test_an_act_has_its_actor_place_means_and_harm() -> None:
    shelling = _mentions(
        "Government forces shelled the village of Kafr Hamra with mortars on Monday, killing three civilians."
    )[Act.SHELLING]
    assert _actors(shelling) == ["syria-government"]
    assert shelling.place is not None
    assert shelling.place.place == "kafr-hamra"
    assert shelling.means is not None
    assert shelling.means.text == "mortars"
    assert [(count.low, count.what) for count in shelling.harm] == [(3, "killed")]
    assert shelling.modality is Modality.ACTUAL
    assert shelling.tier is Tier.A


def test_the_killing_a_strike_did_is_not_told_twice() -> None:
    assert set(_mentions("An air strike hit a market in Idlib, killing five people.")) == {Act.AIR_STRIKE}


def test_a_passive_turns_actor_and_target_round() -> None:
    shelling = _mentions("Nusra was shelled by the Syrian army near Idlib.")[Act.SHELLING]
    assert _actors(shelling) == ["army"]
    assert [ref.actor for ref in shelling.targets] == ["nusra"]


def test_a_noun_has_its_actor_behind_by_and_its_target_behind_of() -> None:
    shelling = _mentions("The shelling of Nusra by the Syrian army went on all night.")[Act.SHELLING]
    assert _actors(shelling) == ["army"]
    assert [ref.actor for ref in shelling.targets] == ["nusra"]


def test_an_adjective_before_a_strike_is_its_actor() -> None:
    assert _actors(_mentions("Russian air strikes on Idlib killed seven people.")[Act.AIR_STRIKE]) == [
        "russia"
    ]


def test_one_that_is_accused_is_the_actor_of_what_it_is_accused_of() -> None:
    mentions = _mentions("The US accused the Syrian army of shelling Daraya.")
    assert _actors(mentions[Act.ACCUSATION]) == ["usa"]
    assert _actors(mentions[Act.SHELLING]) == ["army"]
    assert mentions[Act.SHELLING].modality is Modality.ALLEGED
    assert mentions[Act.SHELLING].claimant is not None
    assert mentions[Act.SHELLING].claimant.actor == "usa"


def test_what_a_speaker_says_happened_is_that_speakers_claim() -> None:
    report = report_of("“Nusra shelled Kafr Hamra,” Peskov told reporters.")
    quotation = quotation_of(report, "Nusra shelled Kafr Hamra", "Peskov")
    sentences, found = found_in(report, quotation)
    (shelling,) = [m for m in find_mentions(report, sentences, found) if m.act is Act.SHELLING]
    assert shelling.modality is Modality.ALLEGED
    assert shelling.in_quotation == quotation.id
    assert shelling.claimant == quotation.speaker


def test_what_a_speaker_denies_is_denied() -> None:
    report = report_of("Peskov denied that Russia bombed Idlib.")
    quotation = quotation_of(report, "Russia bombed Idlib", "Peskov", SpeechModality.DENIED)
    sentences, found = found_in(report, quotation)
    (strike,) = [m for m in find_mentions(report, sentences, found) if m.act is Act.AIR_STRIKE]
    assert strike.modality is Modality.DENIED


def test_a_monitor_behind_the_comma_is_claimant_and_not_target() -> None:
    strike = _mentions("An air strike hit Idlib, the Syrian Observatory for Human Rights said.")[
        Act.AIR_STRIKE
    ]
    assert strike.claimant is not None
    assert strike.claimant.actor == "sohr"
    assert strike.targets == ()


def test_those_who_talk_with_each_other_are_all_actors() -> None:
    talks = _mentions("Peskov and Kerry held talks in Geneva.")[Act.TALKS]
    assert _actors(talks) == ["peskov", "kerry"]


def test_a_place_is_taken_from_the_acts_own_clause() -> None:
    mentions = _mentions("After talks in Geneva broke up, rebels shelled Daraya.")
    assert mentions[Act.SHELLING].place is not None
    assert mentions[Act.SHELLING].place.place == "daraya"


def test_the_number_of_attacks_is_a_tally_and_no_attack() -> None:
    assert Act.ATTACK_UNSPECIFIED not in _mentions("The number of attacks in Aleppo was given as nine.")
    assert Act.ATTACK_UNSPECIFIED in _mentions("The attacks in Aleppo went on.")


def test_a_breach_told_with_its_count_is_told() -> None:
    assert Act.TRUCE_VIOLATED in _mentions("Nine violations of the truce were recorded in Aleppo.")
    assert Act.TRUCE_VIOLATED in _mentions("The Syrian army violated the truce in Aleppo.")


def test_words_of_a_name_tell_no_act() -> None:
    assert _mentions("The name Islamic State was used.") == {}


def test_a_language_without_tables_is_read_as_nothing() -> None:
    report = report_of("Правительственные войска обстреляли деревню.", language="ru")
    sentences, found = found_in(report)
    assert find_mentions(report, sentences, found) == ()


def test_the_same_report_gives_the_same_ids() -> None:
    text = "Government forces shelled Kafr Hamra."
    assert [m.id for m in _mentions(text).values()] == [m.id for m in _mentions(text).values()]


_WORDS = st.sampled_from(
    [
        "the",
        "army",
        "shelled",
        "Daraya",
        "if",
        "should",
        "not",
        "will",
        "by",
        "and",
        ",",
        "(",
        ")",
        "“",
        "”",
        ":",
        "said",
        "that",
        "Moscow",
        "2013",
        "?",
        "air",
        "strikes",
        "of",
    ]
)


@given(st.one_of(st.text(max_size=150), st.lists(_WORDS, max_size=30).map(" ".join)))
def test_any_text_is_read_and_every_span_is_its_text(text: str) -> None:
    report = report_of(text)
    for mention in find_mentions(report, sentences_of(report), Found()):
        for span in (mention.trigger, mention.clause):
            assert text[span.start : span.end] == span.text
        assert mention.clause.holds(mention.trigger)
