"""A drafted agreement is YAML whose values are what was proposed, whatever reports put into it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from holdfire.lexicon.hand_file import HandFile
from holdfire.model.draft import (
    Alternative,
    Clocks,
    Draft,
    DraftField,
    DraftPassage,
    DraftSource,
    Form,
    Proposal,
    Remark,
    Section,
    Weight,
)
from holdfire.model.span import Citation, Span
from holdfire.showing.draft_agreement import draft_as_yaml, draft_summary

WEIGHT = Weight(reports=1, publishers=1, wordings=1)
ANY_TEXT = st.text(max_size=60)


def passage(words: str, said_by: str | None = None, note: str = "") -> DraftPassage:
    return DraftPassage(
        citation=Citation(report="report-1", span=Span(start=0, end=1, text="x")),
        words=words,
        source="wire",
        said_by=said_by,
        note=note,
    )


def draft(*sections: Section, document: str = "Wire: a report") -> Draft:
    return Draft(
        reports=2,
        on_terms=1,
        unread=1,
        languages=("xx",),
        sources=(DraftSource(id="wire", report="report-1", document=document, url="https://wire.example/1"),),
        sections=(Section(key="head", form=Form.HEAD), *sections),
    )


def data(drafted: Draft) -> Any:
    return HandFile.parse(draft_as_yaml(drafted), "agreement.yaml").data


@given(words=ANY_TEXT, said_by=ANY_TEXT, note=ANY_TEXT, document=ANY_TEXT, value=ANY_TEXT)
def test_no_words_of_a_report_can_change_what_the_file_says(
    words: str, said_by: str, note: str, document: str, value: str
) -> None:
    told = passage(words, said_by, note)
    section = Section(
        key="silence",
        form=Form.LIST,
        proposals=(
            Proposal(
                fields=(DraftField(key="about", value=value, quoted=True),),
                passages=(told,),
                weight=WEIGHT,
                alternatives=(
                    Alternative(
                        fields=(DraftField(key="about", value=words),),
                        passages=(told,),
                        weight=WEIGHT,
                        how=note,
                    ),
                ),
            ),
        ),
        remarks=(Remark(text=words, passages=(told,)),),
        questions=(note,),
    )
    read = data(draft(section, document=document))
    assert set(read) == {"texts", "silence"}
    assert read["silence"] == [{"about": _on_one_line(value)}]
    assert read["texts"][1]["document"] == _on_one_line(document)


def _on_one_line(text: str) -> str:
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())


def test_every_form_of_value_is_read_back_as_it_was() -> None:
    fields = (
        DraftField(
            key="at", value=Clocks(at="2016-02-27 00:00 Asia/Damascus", also=("2016-02-26 22:00 UTC",))
        ),
        DraftField(key="length", value="2 weeks"),
        DraftField(key="silent", value=True),
        DraftField(key="actors", value=("a-b", "true", "12", "no: yes", "a # b")),
        DraftField(key="source", value="wire"),
        DraftField(key="owner", wanted="whose: ids # or roles"),
    )
    read = data(draft(Section(key="ending", form=Form.ENTRY, proposals=(Proposal(fields=fields),))))
    assert read["ending"] == {
        "at": {"at": "2016-02-27 00:00 Asia/Damascus", "also": ["2016-02-26 22:00 UTC"]},
        "length": "2 weeks",
        "silent": True,
        "actors": ["a-b", "true", "12", "no: yes", "a # b"],
        "source": {"text": "wire"},
        "owner": None,
    }


def test_a_person_sees_the_passage_who_said_it_and_what_others_say() -> None:
    proposal = Proposal(
        fields=(DraftField(key="stated", value="2016-02-27"),),
        passages=(passage("It begins on Saturday.", "The General", "names only the day"),),
        weight=Weight(reports=3, publishers=2, wordings=1),
        alternatives=(
            Alternative(
                fields=(DraftField(key="stated", value="2016-02-28"),),
                passages=(passage("It begins on Sunday."),),
                weight=WEIGHT,
                how="1440 minutes later",
            ),
        ),
    )
    text = draft_as_yaml(draft(Section(key="start", form=Form.ENTRY, proposals=(proposal,))))
    words = " ".join(text.replace("#", " ").split())
    assert "3 reports of 2 publishers, in the same words: perhaps one origin:" in words
    assert "[wire] “It begins on Saturday.” – on the word of The General (names only the day)" in words
    assert "OR stated: 2016-02-28 (1 report of 1 publisher): 1440 minutes later" in words


def test_the_summary_counts_what_was_found_and_what_is_left() -> None:
    lines = draft_summary(
        draft(
            Section(
                key="parties",
                form=Form.LIST,
                proposals=(
                    Proposal(
                        fields=(DraftField(key="actor", value="army"), DraftField(key="role")),
                        passages=(passage("The army accepted."),),
                        weight=WEIGHT,
                    ),
                ),
                questions=("Who guarantees it?",),
            )
        )
    )
    assert lines == (
        (
            "2 reports read, 1 of them on terms. "
            "Terms were not looked for in 1 in xx: there are no tables of their words."
        ),
        "Found: parties (1).",
        "Missing: Who guarantees it?",
        "2 fields are left to fill in (TODO).",
    )
