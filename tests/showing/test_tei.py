"""Statements as TEI: every rendering's words come back from the document, whatever they hold."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.quotation import SpeechModality
from holdfire.model.statement import (
    Agreement,
    Entry,
    ReadingKind,
    Rendering,
    RenderingFit,
    Statement,
    Stretch,
    Variant,
)
from holdfire.reconciling.apparatus import agreements
from holdfire.showing.segments import by_language, segments
from holdfire.showing.tei import NAMESPACE, tei
from tests.showing import factories

TEI = f"{{{NAMESPACE}}}"
ID, LANG = "{http://www.w3.org/XML/1998/namespace}id", "{http://www.w3.org/XML/1998/namespace}lang"
REPORTS = {reading.report.id: reading.report for reading in factories.readings()}


def said(*renderings: str, apparatus: tuple[Entry, ...] = (), languages: str = "") -> Statement:
    """A statement in these words, the first the base, all in English unless told otherwise."""
    told = languages.split() or ["en"] * len(renderings)
    firsts = {language: words for words, language in reversed(list(zip(renderings, told, strict=True)))}
    return Statement(
        id="statement-1",
        speaker=None,
        speaker_name="Orlov",
        modality=SpeechModality.SAID,
        renderings=tuple(
            Rendering(
                siglum=chr(ord("A") + number),
                quotation=f"quotation-{number}",
                report="report-a",
                words=words,
                fit=RenderingFit.SAME if number else RenderingFit.BASE,
                language=language,
                agreements=agreements(firsts[language], words, language),
            )
            for number, (words, language) in enumerate(zip(renderings, told, strict=True))
        ),
        apparatus=apparatus,
    )


def entry(base: str, reading: str, kind: ReadingKind, variant: str, **witnesses: str) -> Entry:
    """An entry of which each witness, given with its words, has the variant where it first stands."""
    start = base.index(reading)
    stretches = tuple(
        Stretch(siglum=siglum, start=words.index(variant), end=words.index(variant) + len(variant))
        for siglum, words in witnesses.items()
        if variant
    )
    return Entry(
        start=start,
        end=start + len(reading),
        base=reading,
        kind=kind,
        variants=(Variant(words=variant, witnesses=tuple(witnesses), stretches=stretches),),
    )


def document(*statements: Statement) -> ET.Element:
    return ET.fromstring("\n".join(tei(statements, REPORTS, factories.CASE)))


def words_of(root: ET.Element, statement: str, siglum: str) -> str:
    """What a tool reads as one witness' text: what all share, and the readings that name the witness."""
    (block,) = (
        division.find(f"{TEI}ab") for division in root.iter(f"{TEI}div") if division.get(ID) == statement
    )
    assert block is not None
    return read_as(block, f"#{statement}-{siglum}")


def read_as(block: ET.Element, pointer: str) -> str:
    words = block.text or ""
    for app in block:
        own = [reading for reading in app if pointer in reading.get("wit", "").split()]
        assert len(own) == 1, "each witness reads one thing in each place"
        words += read_as(own[0], pointer) + (app.tail or "")
    return words


def apps(root: ET.Element) -> list[tuple[str | None, str | None, list[str]]]:
    return [
        (app.get("type"), app.get("ana"), [reading.text or "" for reading in app])
        for app in root.iter(f"{TEI}app")
    ]


def test_a_changed_number_is_an_app_of_its_kind_marked_as_a_divergence() -> None:
    statement = factories.reconciled().statements[0]
    assert apps(document(statement)) == [
        ("negation", "#divergence", ["no", "a"]),
        ("number", "#divergence", ["9", "19"]),
    ]


def test_neighbouring_differences_are_kept_apart_as_the_apparatus_has_them() -> None:
    base, other = "They killed 5 Kurds there", "They killed 9 Turks there"
    found = (
        entry(base, "5", ReadingKind.NUMBER, "9", B=other),
        entry(base, "Kurds", ReadingKind.NAME, "Turks", B=other),
    )
    kinds = [kind for kind, *_ in apps(document(said(base, other, apparatus=found)))]
    assert kinds == ["number", "name"]


def test_additions_omissions_and_what_the_apparatus_leaves_out_are_told_apart() -> None:
    base, other = "The army said it fired at night", "the army of Hama said it fired"
    found = (
        entry(base, "", ReadingKind.ADDITION, "of Hama", B=other),
        entry(base, "at night", ReadingKind.OMISSION, "", B=other),
    )
    found = (replace(found[0], start=8, end=8), found[1])
    assert apps(document(said(base, other, apparatus=found))) == [
        ("minor", "#mere-wording", ["The", "the"]),
        ("addition", "#mere-wording", ["", " of Hama"]),
        ("omission", "#mere-wording", [" at night", ""]),
    ]


def test_words_in_another_place_are_a_transposition_that_leads_both_ways() -> None:
    root = document(said("On Sunday morning the army fired", "The army fired on Sunday morning"))
    held = {app.get(ID): app for app in root.iter(f"{TEI}app")}
    moved = {
        key: reading.get("corresp", "")
        for key, app in held.items()
        for reading in app
        if reading.get("type") == "transposition"
    }
    assert len(moved) == 2
    assert {place.removeprefix("#") for place in moved.values()} == set(moved)
    assert words_of(root, "statement-1", "B") == "The army fired on Sunday morning"


def test_three_witnesses_with_one_reading_share_it() -> None:
    base, other = "counted 15 breaches", "counted 12 breaches"
    found = entry(base, "15", ReadingKind.NUMBER, "12", B=other, C=other)
    root = document(said(base, other, other, apparatus=(found,)))
    (app,) = root.iter(f"{TEI}app")
    assert [reading.get("wit") for reading in app] == ["#statement-1-A", "#statement-1-B #statement-1-C"]


def test_renderings_in_other_languages_are_readings_of_their_own_within_which_each_is_collated() -> None:
    root = document(said("Nine ships left", "غادرت تسع سفن", "Nine ships went", languages="en ar en"))
    outer = root.find(f"{TEI}text//{TEI}app")
    assert outer is not None
    assert outer.get("type") == "language"
    assert [(reading.get(LANG), reading.get("wit")) for reading in outer] == [
        ("en", "#statement-1-A #statement-1-C"),
        ("ar", "#statement-1-B"),
    ]
    assert [reading.text for reading in outer.iter(f"{TEI}rdg")] == ["went", "غادرت تسع سفن"]
    assert words_of(root, "statement-1", "C") == "Nine ships went"


def test_a_witness_names_its_outlet_date_and_capture() -> None:
    root = document(factories.reconciled().statements[0])
    witness = next(root.iter(f"{TEI}witness"))
    report = REPORTS["report-a"]
    assert witness.get(ID) == "statement-1-A"
    assert witness.findtext(f"{TEI}bibl/{TEI}publisher") == "The Wire"
    date = witness.find(f"{TEI}bibl/{TEI}date")
    assert date is not None
    assert date.get("notBefore") == "2016-02-27T22:00:00+00:00"
    assert report.capture in [found.text for found in witness.iter(f"{TEI}idno")]


def test_every_pointer_leads_to_something_and_no_id_stands_twice() -> None:
    second = replace(said("a b", "b a c"), id="statement-2")
    root = document(factories.reconciled().statements[0], second)
    ids = [element.get(ID) for element in root.iter() if element.get(ID)]
    assert len(ids) == len(set(ids))
    pointers = {
        pointer
        for element in root.iter()
        for name in ("wit", "corresp", "ana")
        for pointer in element.get(name, "").split()
    }
    assert pointers
    assert {pointer.removeprefix("#") for pointer in pointers} <= set(ids)


def test_a_record_without_statements_is_a_document_too() -> None:
    assert document().find(f"{TEI}text/{TEI}body/{TEI}p") is not None


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\ud800", "￾"])
def test_what_xml_forbids_is_replaced(sign: str) -> None:
    root = document(said(f"nine{sign} ships", "nine boats"))
    assert words_of(root, "statement-1", "A") == "nine\ufffd ships"


WORDS = st.sampled_from(["army", "Army", "fired", "at", "Hama", "5", "9", "<b>", "&amp;", "قصف", "…", "it's"])
SPACES = st.sampled_from([" ", "  ", "\n", "\r\n", "\u00a0", ", ", ""])
TEXTS = st.lists(st.tuples(WORDS, SPACES), min_size=1, max_size=9).map(
    lambda parts: "".join(word + space for word, space in parts)
)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """Any renderings, with an apparatus that may be wrong about them."""
    renderings = draw(st.lists(TEXTS, min_size=1, max_size=4))
    base = renderings[0]
    edges = sorted(draw(st.lists(st.integers(0, len(base)), max_size=6)))
    offsets = st.integers(-2, max(map(len, renderings)) + 2)
    found = tuple(
        Entry(
            start=start,
            end=end,
            base=base[start:end],
            kind=draw(st.sampled_from(list(ReadingKind))),
            variants=(
                Variant(
                    words=draw(st.one_of(TEXTS, st.just(""))),
                    witnesses=tuple(draw(st.sets(st.sampled_from("BCD"), min_size=1))),
                    stretches=tuple(
                        Stretch(siglum=siglum, start=first, end=last)
                        for siglum, first, last in draw(
                            st.lists(st.tuples(st.sampled_from("BCD"), offsets, offsets), max_size=3)
                        )
                    ),
                ),
            ),
        )
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    )
    languages = draw(
        st.lists(st.sampled_from(["en", "ar"]), min_size=len(renderings), max_size=len(renderings))
    )
    statement = said(*renderings, apparatus=found, languages=" ".join(languages))
    wrong = draw(st.lists(st.builds(Agreement, start=offsets, own=offsets, length=offsets), max_size=2))
    told = tuple(
        replace(item, agreements=(*item.agreements, *wrong)) if item is not statement.base else item
        for item in statement.renderings
    )
    return replace(statement, renderings=told)


@given(statements())
def test_the_readings_of_a_witness_in_order_are_its_words(statement: Statement) -> None:
    collated = statement.apparatus
    for group in by_language(statement):
        held = segments(group, collated)
        for rendering in group:
            assert "".join(segment.readings[rendering.siglum] for segment in held) == rendering.words
        assert [segment.start for segment in held] == sorted(segment.start for segment in held)
        collated = ()


@given(statements())
def test_the_document_gives_every_witness_its_words_back(statement: Statement) -> None:
    root = document(statement)
    for item in statement.renderings:
        assert words_of(root, "statement-1", item.siglum) == item.words
