"""Where the texts of an agreement differ, an incident is judged under each, and nothing is averaged."""

from holdfire.judging.moments import read_moment
from holdfire.model.act import Act
from holdfire.model.agreement import Agreement
from holdfire.model.finding import Finding, Outcome
from tests.judging.factories import AGREEMENT, INSIDE, account, agreement, finding, incident

WHEN = read_moment(INSIDE, "Asia/Damascus")


def two_texts(reading: str, base: str = "") -> Agreement:
    text = AGREEMENT.replace(
        "  - {id: terms, document: The Terms}",
        "  - {id: terms, document: The Terms}\n  - {id: press, document: The Press Text, status: leaked}",
    ).replace(
        "    text: No attacks",
        f"    {base}\n    other_readings: [{{text: press, {reading}}}]\n    text: No attacks",
    )
    return agreement(text=text)


def found(act: Act, terms: Agreement, whom: str = "brigades") -> Finding:
    return finding(incident(act, account(["army"], [whom], "brigade-town", WHEN)), terms=terms)


def test_texts_that_lead_apart_make_it_contested_and_each_says_its_own() -> None:
    terms = two_texts("wording: No attacks by ground., acts: [ground_attack]")
    strike = found(Act.AIR_STRIKE, terms)
    assert strike.outcome is Outcome.CONTESTED
    assert [(under.text, under.outcome) for under in strike.readings] == [
        ("terms", Outcome.APPARENT_BREACH),
        ("press", Outcome.OUT_OF_SCOPE_ACT),
    ]
    assert strike.readings[1].wording == ("No attacks by ground.",)
    first, press = "The Terms (“No attacks with any weapons.”)", "The Press Text (“No attacks by ground.”)"
    assert strike.missing == (f"which text holds: {first} or {press}",)


def test_texts_that_lead_to_the_same_leave_the_outcome_and_are_shown() -> None:
    terms = two_texts("wording: No attacks by ground., acts: [ground_attack]")
    ground = found(Act.GROUND_ATTACK, terms)
    assert ground.outcome is Outcome.APPARENT_BREACH
    assert {under.outcome for under in ground.readings} == {Outcome.APPARENT_BREACH}
    assert ground.missing == ()


def test_an_act_that_no_text_treats_otherwise_has_no_readings() -> None:
    terms = two_texts("wording: No attacks by ground., acts: [shelling, ground_attack, arrest]")
    assert found(Act.AID_BLOCKED, terms).readings == ()
    assert found(Act.ARREST, terms).outcome is Outcome.CONTESTED


def test_any_in_one_text_and_offensive_in_the_other_leave_a_doubtful_act_open() -> None:
    terms = two_texts("wording: No offensive attacks., quantifier: offensive")
    shots, assault = found(Act.SMALL_ARMS_FIRE, terms), found(Act.GROUND_ATTACK, terms)
    assert shots.outcome is Outcome.CANNOT_DETERMINE
    assert [under.outcome for under in shots.readings] == [
        Outcome.APPARENT_BREACH,
        Outcome.CANNOT_DETERMINE,
    ]
    assert assault.outcome is Outcome.APPARENT_BREACH
    assert shots.missing[0] == "whether this was an offensive act (small arms fire)"


def test_the_texts_are_told_apart_by_the_clauses_that_decide_and_each_wording_once() -> None:
    text = (
        AGREEMENT.replace(
            "  - {id: terms, document: The Terms}",
            "  - {id: terms, document: The Terms}\n  - {id: press, document: The Press Text}\n"
            "  - {id: radio, document: The Radio Text}",
        )
        .replace(
            "    text: No attacks with any weapons.",
            "    binds: [council]\n    text: No attacks with any weapons.\n"
            "    other_readings: [{text: radio, wording: None., quantifier: offensive}]",
        )
        .replace(
            "permissions:\n",
            "  - id: guns\n    text: No guns.\n    acts: [shelling]\n    binds: [government]\n"
            "    other_readings: [{text: press, wording: No big guns., quantifier: offensive}]\n"
            "    source: {text: terms, article: 3}\npermissions:\n",
        )
    )
    shelled = found(Act.SHELLING, agreement(text=text))
    one, other = "The Terms and The Radio Text (“No guns.”)", "The Press Text (“No big guns.”)"
    assert {under.text: under.wording for under in shelled.readings}["press"] == ("No big guns.",)
    assert shelled.missing[-1] == f"which text holds: {one} or {other}"


def test_what_lies_outside_the_agreement_lies_outside_it_under_every_text() -> None:
    terms = two_texts("wording: No attacks by ground., acts: [ground_attack]")
    assert found(Act.AIR_STRIKE, terms, whom="front").outcome is Outcome.EXCLUDED_ACTOR


def test_a_permission_may_be_wider_in_one_text() -> None:
    text = AGREEMENT.replace(
        "  - {id: terms, document: The Terms}",
        "  - {id: terms, document: The Terms}\n  - {id: later, document: The Later Text}",
    ).replace(
        "    standard: proportionate",
        "    standard: proportionate\n"
        "    other_readings: [{text: later, wording: Wider., acts: [air_strike]}]",
    )
    strike = found(Act.AIR_STRIKE, agreement(text=text))
    assert [under.text for under in strike.readings] == ["terms", "later"]
    assert strike.outcome is Outcome.APPARENT_BREACH
