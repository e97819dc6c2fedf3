"""Names are found in all scripts, other spellings by likeness, and strangers not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.lexicon.names import Named, NameFinder, folded
from holdfire.lexicon.spelling import likeness
from holdfire.model.actor import Actor, ActorKind, Name, RefBasis
from holdfire.model.case import Case
from holdfire.model.place import Place


def _actor(identifier: str, *names: str) -> Actor:
    return Actor(id=identifier, kind=ActorKind.ARMED_GROUP, names=tuple(Name(text=name) for name in names))


FINDER = NameFinder.of(
    Case(
        name="test",
        actors=(
            _actor("nusra", "Jabhat al-Nusra"),
            _actor("peskov", "Дмитрий Песков", "Песков", "بيسكوف", "Dmitry Peskov"),
            _actor("usa", "US", "United States"),
            _actor("turkey", "Turkey"),
        ),
        places=(
            Place(id="hama", names=(Name(text="Hama"),)),
            Place(id="homs", names=(Name(text="Homs"),)),
            Place(id="hodeidah", names=(Name(text="Hodeidah"),)),
            Place(id="damascus", names=(Name(text="دمشق"),)),
        ),
    )
)


def _found(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.namings[0].id) for hit in FINDER.find(text)]


def test_a_name_is_found_only_as_a_whole_word() -> None:
    assert _found("In Homs and in Hamad") == [("Homs", "homs")]


def test_an_acronym_is_told_from_the_word_it_looks_like() -> None:
    assert _found("They told us that the US agreed") == [("US", "usa")]


def test_a_country_is_told_from_the_bird() -> None:
    assert _found("a turkey in Turkey") == [("Turkey", "turkey")]


def test_a_russian_name_is_found_with_its_case_ending() -> None:
    assert _found("по словам Пескова") == [("Пескова", "peskov")]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Южный фронт", "Представитель Южного фронта опроверг обстрел.", "Южного фронта"),
        (
            "Свободная сирийская армия",
            "Отряды Свободной сирийской армии отошли.",
            "Свободной сирийской армии",
        ),
        (
            "Высший комитет по переговорам",
            "Глава Высшего комитета по переговорам.",
            "Высшего комитета по переговорам",
        ),
        ("Південний фронт", "Речник Південного фронту мовчав.", "Південного фронту"),
    ],
)
def test_every_word_of_a_slavic_name_may_bear_a_case_ending(name: str, text: str, found: str) -> None:
    actor = Actor(id="front", kind=ActorKind.ARMED_GROUP, names=(Name(text=name),))
    hits = NameFinder.of(Case(name="valley", actors=(actor,))).find(text)
    assert [text[hit.start : hit.end] for hit in hits] == [found]


@pytest.mark.parametrize("text", ["В сирийской армейской части.", "Сирийская. Армия ждёт.", "сирийская"])
def test_a_slavic_name_is_not_found_in_other_words_or_in_part(text: str) -> None:
    actor = Actor(id="army", kind=ActorKind.ARMED_FORCE, names=(Name(text="Сирийская армия"),))
    assert NameFinder.of(Case(name="valley", actors=(actor,))).find(text) == ()


def test_an_arabic_name_is_found_behind_a_joined_preposition() -> None:
    assert ("دمشق", "damascus") in _found("وصل بدمشق اليوم")


def test_the_longest_name_wins() -> None:
    assert _found("The United States said") == [("United States", "usa")]


@pytest.mark.parametrize("spelling", ["dzhebhat EN-Nusra", "Djabhat an-Nusra", "Джебхат ан-Нусра"])
def test_a_transliteration_is_matched_with_a_reason_and_no_entry(spelling: str) -> None:
    hit = FINDER.resembling(spelling)
    assert hit is not None
    assert hit.of(Named.ACTOR)[0].id == "nusra"
    assert hit.score >= 0.88
    assert "reads as 'Jabhat al-Nusra'" in hit.reason


@pytest.mark.parametrize("stranger", ["Sands", "Eagles", "Nusaybin", "Homeland", "Turkmen", "Dmitry Petrov"])
def test_a_stranger_is_matched_to_nothing(stranger: str) -> None:
    assert FINDER.resembling(stranger) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Latakia", "Lattakia"),
        ("Hodeidah", "Hudaydah"),
        ("Hama", "Хама"),
        ("Bill Clinton", "William Clinton"),
        ("Sergei Shoigu", "Serguei Choïgou"),
        ("Peskov", "Pieskow"),
        ("محمد علوش", "Mohammed Alloush"),
        ("أبو محمد الجولاني", "Abu Mohammad al-Julani"),
        ("لبنان", "Lubnan"),
    ],
)
def test_two_spellings_of_one_name_reach_the_line(one: str, other: str) -> None:
    assert likeness(one, other).one_name


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kerry", "Kelly"), ("Hama", "Homs"), ("Niger", "Nigeria"), ("Sands", "Peskov"), ("Kerry", "Cherry")],
)
def test_names_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert not likeness(one, other).one_name


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_between_nought_and_one_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other).score <= 1.0
    assert likeness(one, other).score == pytest.approx(likeness(other, one).score)


@given(st.text(max_size=200))
def test_any_text_is_searched_and_every_hit_lies_inside_it(text: str) -> None:
    assert len(folded(text)) == len(text)
    ends = 0
    for hit in FINDER.find(text):
        assert ends <= hit.start < hit.end <= len(text)
        ends = hit.end


def test_a_name_of_two_actors_is_left_open() -> None:
    finder = NameFinder.of(
        Case(name="two", actors=(_actor("a", "Ahrar Brigade"), _actor("b", "Ahrar Brigade")))
    )
    assert finder.resembling("Ahraar Brigade") is None
    assert {naming.id for naming in finder.find("the Ahrar Brigade")[0].namings} == {"a", "b"}
    assert finder.find("the Ahrar Brigade")[0].namings[0].basis is RefBasis.ALIAS
