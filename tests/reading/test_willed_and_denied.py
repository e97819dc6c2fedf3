"""What is willed, denied or given up is told for what it is, and deeds beside it stay deeds."""

import pytest

from holdfire.model.act import Act, Modality
from holdfire.reading.acts.mentions import find_mentions
from tests.reading.case_of_words import found_in, report_of


def _told(text: str) -> dict[Act | None, Modality]:
    report = report_of(text)
    sentences, found = found_in(report)
    return {mention.act: mention.modality for mention in find_mentions(report, sentences, found)}


@pytest.mark.parametrize(
    ("text", "act", "modality"),
    [
        ("The rebels threatened to shell the port if the road stayed shut.", Act.SHELLING, "threatened"),
        ("Both armies pledged not to shell the port.", Act.SHELLING, "promised"),
        ("The army gave its word that it would never shell the port.", Act.SHELLING, "promised"),
        ("The envoy urged the army to refrain from shelling the port.", Act.SHELLING, "demanded"),
        ("The envoy told the general to release the pilots.", Act.PRISONER_RELEASE, "demanded"),
        ("The parties agreed in principle to release the pilots.", Act.PRISONER_RELEASE, "promised"),
        ("The army has no plans to shell the port.", Act.SHELLING, "negated"),
        ("The army dropped plans to shell the port.", Act.SHELLING, "negated"),
        ("The army denied any plan to shell the port.", Act.SHELLING, "denied"),
        ("No soldier would shell the port.", Act.SHELLING, "negated"),
        ("There is no evidence that the army shelled the port.", Act.SHELLING, "negated"),
        ("The general ordered his gunners to shell the port.", Act.SHELLING, "future"),
        ("Anyone shelling the port would be tried.", Act.SHELLING, "conditional"),
        ("The guns fell silent without shelling the port.", Act.SHELLING, "negated"),
        ("The army would leave in return for a release of prisoners.", Act.PRISONER_RELEASE, "conditional"),
        ("The planned release of prisoners fell through.", Act.PRISONER_RELEASE, "negated"),
        ("They must leave by noon or face an air strike.", Act.AIR_STRIKE, "threatened"),
        ("An air strike on the port is being considered.", Act.AIR_STRIKE, "hypothetical"),
    ],
)
def test_what_is_only_willed_or_given_up_is_no_deed(text: str, act: Act, modality: str) -> None:
    assert _told(text)[act] is Modality(modality)


@pytest.mark.parametrize(
    "text",
    [
        "The guns never stopped shelling the port.",
        "The shelling of the port has not ceased.",
        "The army, which denies everything, shelled the port.",
        "The army denied the report, but rebels shelled the port.",
        "The envoy failed to keep the army from shelling the port.",
        "There is no doubt that the army shelled the port.",
        "The army shelled the port twice in the past day.",
        "Planes came, and heavy guns shelled the port.",
        "The army provided no reason and shelled the port.",
    ],
)
def test_a_deed_beside_a_denial_or_one_that_went_on_stays_a_deed(text: str) -> None:
    assert _told(text)[Act.SHELLING] in (Modality.ACTUAL, Modality.ONGOING, Modality.ALLEGED)


def test_denying_a_deed_blocks_no_aid() -> None:
    told = _told("The ministry denied having attacked the convoy.")
    assert Act.AID_BLOCKED not in told
    assert set(told.values()) & {Modality.DENIED}


def test_a_denial_reaches_over_and_in_the_clause_it_denies() -> None:
    told = _told("The army denied that it had crossed the border and shelled the port.")
    assert told[Act.SHELLING] is Modality.DENIED


def test_a_step_of_the_truce_that_only_dates_the_news_is_background() -> None:
    told = _told("Guns shelled the port two days after the army announced a ceasefire.")
    assert told[Act.TRUCE_DECLARED] is Modality.BACKGROUND
    assert told[Act.SHELLING] is Modality.ACTUAL


def test_the_verb_of_giving_opens_no_condition() -> None:
    told = _told("The centre provided 200 food baskets to the displaced.")
    assert Modality.CONDITIONAL not in told.values()
