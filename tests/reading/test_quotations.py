"""Who said what: every form in which news gives words, and what only looks like one."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.model.quotation import QuotationKind, Tier
from holdfire.model.report import BlockKind
from holdfire.reading.sentences import sentences_of
from holdfire.reading.speech.quotations import find_quotations
from tests.reading.quoting import only, quotations, report_of


def said(text: str, kind: BlockKind = BlockKind.BODY) -> list[tuple[str | None, list[str]]]:
    """Speakers' words and what each said, nested statements left out."""
    found = [one for one in quotations(text, kind=kind) if one.nested_in is None]
    return [
        (
            one.speaker.span.text if one.speaker and one.speaker.span else None,
            [part.text for part in one.contents],
        )
        for one in found
    ]


ONE_STATEMENT = [
    # the plain forms
    ('"All is quiet," the mayor said.', "the mayor", ['"All is quiet,"']),
    ('"All is quiet," said the mayor.', "the mayor", ['"All is quiet,"']),
    ('The mayor said: "All is quiet."', "The mayor", ['"All is quiet."']),
    ("The mayor said that all was quiet.", "The mayor", ["that all was quiet"]),
    ("All is quiet in the valley, the mayor said.", "the mayor", ["All is quiet in the valley"]),
    ("According to the mayor, all is quiet.", "the mayor", ["all is quiet"]),
    ("All is quiet, according to the mayor.", "the mayor", ["All is quiet"]),
    ("Thus, according to Orlov, the road is open.", "Orlov", ["the road is open"]),
    # an utterance that its cue interrupts is one
    ('"We wait," he said. "We have time."', "he", ['"We wait,"', '"We have time."']),
    ('"They promised bread," the nurse said; "they brought guns."', "the nurse",
     ['"They promised bread,"', '"they brought guns."']),
    # the cue between dashes inside the marks, as Russian news prints it
    ("“I repeat that we agreed, – said Orlov. – However, nothing is signed.”", "Orlov",
     ["“I repeat that we agreed,", "However, nothing is signed.”"]),
    ("“The line is quiet, – the mayor noted, – and the road is open.”", "the mayor",
     ["“The line is quiet,", "and the road is open.”"]),
    # the cue after marks, comma and dash
    ("“We hold to the plan”, – said the representative of the presidency..",
     "the representative of the presidency", ["“We hold to the plan”"]),
    ("«The corridor works», – noted the head of the centre.", "the head of the centre",
     ["«The corridor works»"]),
    # a name after the verb at the end of the sentence is the speaker
    ("This truce, if it holds, is the fifth since spring, added Sands.", "Sands",
     ["This truce, if it holds, is the fifth since spring"]),
    # whom it was said to is not who said it
    ("No one fired on our side, stated to journalists the chief of staff.", "the chief of staff",
     ["No one fired on our side"]),
    # "This was stated" gives the sentence before to the one named after
    ("The bridge is open again. This was stated to reporters the Premier’s press Secretary Anton Belov.",
     "the Premier’s press Secretary Anton Belov", ["The bridge is open again"]),
    # mixed words, and a name in marks at their end
    ("Moscow will keep to “Plan A” and not to “Plan B,” spokesman Orlov said Wednesday.", "spokesman Orlov",
     ["Moscow will keep to “Plan A” and not to “Plan B,”"]),
    # without a verb
    ('Orlov: "The line holds."', "Orlov", ['"The line holds."']),
    ("ORLOV: The line holds.", "ORLOV", ["The line holds."]),
    ("“The line holds.” – Anton Orlov", "Anton Orlov", ["“The line holds.”"]),
    # the day stands between verb and words
    ("The envoy said on Tuesday she hoped for a pause.", "The envoy", ["she hoped for a pause"]),
    # a description of the speaker is no statement of its own
    ('"I saw the map," said the delegate, who asked not to be named.',
     "the delegate, who asked not to be named", ['"I saw the map,"']),
    # what a speaker answers to is not what is said
    ("“We keep to the plan”, – said the spokesman, answering a question about plan “B”.", "the spokesman",
     ["“We keep to the plan”"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "contents"), ONE_STATEMENT)
def test_a_form_of_statement_is_read(text: str, speaker: str, contents: list[str]) -> None:
    assert said(text) == [(speaker, contents)]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels hold the heights above “Al Bab”, and plan “A” was never printed.",
        "Groups such as “Islamic State” stay outside the truce.",
        "The so-called “people's council” fled the town.",
        "The film “The Last Truce” opened near the “Peace” hotel.",
        "Fighting broke out near the “demilitarised zone” on Sunday.",
        "It was the third attempt, and it failed within hours.",
        "The plan known as “B” is no secret.",
    ],
)
def test_names_titles_and_scare_quotes_are_not_statements(text: str) -> None:
    assert said(text) == []


def test_words_reported_are_direct_indirect_or_mixed_by_their_marks() -> None:
    kinds = {
        '"All is quiet," he said.': QuotationKind.DIRECT,
        "He said that all was quiet.": QuotationKind.INDIRECT,
        'He said that the line was "very quiet since dawn" today.': QuotationKind.MIXED,
        "He said that plan “B” was never made.": QuotationKind.INDIRECT,
    }
    assert {text: only(text).kind for text in kinds} == kinds


def test_a_statement_inside_a_statement_names_the_one_that_holds_it() -> None:
    outer, inner = quotations("A diplomat said that the ministry had promised that the road would open.")
    assert outer.nested_in is None
    assert inner.nested_in == outer.id
    assert inner.speaker is not None
    assert inner.speaker.name == "the ministry"
    assert inner.words == "that the road would open"
    assert inner.tier is Tier.C


def test_what_a_quoted_speaker_reports_is_nested_in_the_quotation() -> None:
    outer, inner = quotations('"In his speech the President said that the army would withdraw," Orlov noted.')
    assert (outer.kind, inner.nested_in) == (QuotationKind.DIRECT, outer.id)


def test_a_speaker_who_says_that_he_says_is_not_nested() -> None:
    assert only('"I said that the road was open," Orlov repeated.').nested_in is None


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“The line is quiet,” said Orlov. “We wait.\n“We have time.”"
    assert said(text) == [("Orlov", ["“The line is quiet,”", "“We wait.", "“We have time.”"])]


def test_a_colon_announces_the_quotation_of_the_next_paragraph() -> None:
    assert said("The mayor told the council:\n“We open the gates at six.”") == [
        ("The mayor", ["“We open the gates at six.”"])
    ]


def test_a_paragraph_of_speech_without_a_name_belongs_to_the_last_speaker() -> None:
    first, second = quotations("“The line is quiet,” said Orlov.\n“We have all the time we need.”")
    assert second.speaker is not None
    assert (second.speaker.basis.value, second.speaker.name) == ("continuation", "Orlov")
    assert second.cue is None
    assert first.tier is Tier.A


def test_two_speakers_of_one_paragraph_keep_their_words() -> None:
    text = "“The dead are ours,” a fighter said. His commander disagreed: “We do not know who fired.”"
    assert said(text) == [
        ("a fighter", ["“The dead are ours,”"]),
        ("His commander", ["“We do not know who fired.”"]),
    ]


def test_a_participle_reports_for_the_speaker_before_it() -> None:
    text = (
        "The bridge was blown up on Monday night, the governor said, adding that repairs would take a month."
    )
    assert said(text) == [
        ("the governor", ["The bridge was blown up on Monday night"]),
        ("the governor", ["that repairs would take a month"]),
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "contents"),
    [
        ("Orlov: Truce to Be Extended", "Orlov", ["Truce to Be Extended"]),
        ("Truce to Be Extended Until March - Foreign Ministry", "Foreign Ministry",
         ["Truce to Be Extended Until March"]),
        ("Orlov Says Truce Will Be Extended", "Orlov", ["Truce Will Be Extended"]),
    ],
)  # fmt: skip
def test_a_headline_names_its_speaker(text: str, speaker: str, contents: list[str]) -> None:
    assert said(text, BlockKind.HEADLINE) == [(speaker, contents)]


@pytest.mark.parametrize(
    "kind", [BlockKind.COMMENT, BlockKind.CAPTION, BlockKind.SEE_ALSO, BlockKind.TAGS, BlockKind.NAVIGATION]
)
def test_nothing_but_evidence_gives_a_quotation(kind: BlockKind) -> None:
    assert quotations('"All is quiet," the mayor said.', kind=kind) == ()


@pytest.mark.parametrize("language", ["xx", None, "ru"])
def test_a_language_without_tables_gives_nothing_rather_than_english(language: str | None) -> None:
    report = report_of('"All is quiet," the mayor said.', language=language)
    assert find_quotations(report, sentences_of(report_of(report.text)), ()) == ()


def test_the_same_text_gives_the_same_ids() -> None:
    text = '"We wait," he said. "We have time." The mayor said that all was quiet.'
    assert [one.id for one in quotations(text)] == [one.id for one in quotations(text)]


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ('"All is quiet," the mayor said.', Tier.A),  # marks and a cue agree
        ("The mayor said that all was quiet.", Tier.B),  # a cue alone
        ("The mayor believes that all is quiet.", Tier.C),  # a thought, reported as if said
        ("The mayor refused to say whether all was quiet.", Tier.C),  # nothing was said
    ],
)
def test_the_tier_tells_how_many_signs_agree(text: str, tier: Tier) -> None:
    assert only(text).tier is tier


WORDS = (
    "Orlov|the mayor|said|that|he|added|according to|denied|who|of|and|plan|“|”|\"|,|.|–|:|''|‘|’|\n|27|"
    "quiet|This|was stated|by|«|»|(|)|ORLOV|spokesman|told|them|?|…|saying|U.S."
)
NEWS = st.lists(st.sampled_from(WORDS.split("|")), max_size=60).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(NEWS, st.text(max_size=60)))
def test_any_text_is_read_and_every_span_stands_in_it(text: str) -> None:
    found = quotations(text)
    assert len({one.id for one in found}) == len(found)
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        spans = [*one.contents, *([one.cue] if one.cue else []), *([one.speaker.span] if one.speaker else [])]
        assert all(text[span.start : span.end] == span.text != "" for span in spans if span)
        assert all(a.end <= b.start for a, b in pairwise(one.contents))


@pytest.mark.parametrize(
    "piece",
    [
        'Orlov said that he said "so" and ',
        "“",
        "said ",
        '"a," he said, ',
        "Orlov, the mayor, ",
        "the of ",
        ": – ",
    ],
)
def test_work_grows_with_the_length_of_the_text_alone(piece: str) -> None:
    def steps(times: int) -> int:
        """Calls made while the text is read, a count that no clock can shake."""
        calls = 0

        def count(frame: object, event: str, argument: object) -> None:
            nonlocal calls
            calls += event == "call"

        sys.setprofile(count)
        try:
            quotations(piece * times)
        finally:
            sys.setprofile(None)
        return calls

    steps(1)
    assert steps(3200) < 5.5 * steps(800)


@pytest.mark.parametrize(
    "text",
    [
        'Every morning we write "brittle" and go home.',
        'They say "Monday" and mean never.',
        "The two sides discussed how wide a bridge is.",
        "Nobody spoke to the crowd on Friday.",
        "The guard posted a man at the gate.",
    ],
)
def test_words_named_as_words_and_verbs_with_a_mere_object_are_no_speech(text: str) -> None:
    assert not quotations(text)


@pytest.mark.parametrize(
    "text",
    ['"Go home," the mayor posted.', 'They write: "It is over."', 'He spoke of "a long week" on Friday.'],
)
def test_the_same_verbs_report_words_that_are_said(text: str) -> None:
    assert len(quotations(text)) == 1
