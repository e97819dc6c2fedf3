"""Ukrainian: times, sentences, datelines and pages, each pair with its reason."""

import pytest

from holdfire.model.report import BlockKind
from tests.reading.languages.pairs import dateline, laid, moments, said, sentences, zone_of
from tests.reading.laying import assert_whole, lay

LANGUAGE = "uk"
PAGE = """\
Головна
Світ
Перемир’я в долині триває
Опубліковано 27 лютого 2016 року о 20:40
Автор: Олена Марчук
Фото: вулиця в долині
ЖЕНЕВА, 27 лютого (Північ) — Перемир’я набуло чинності в суботу опівночі по всій долині.
Спостерігачі нарахували лише дев’ять порушень за перші години, повідомив їхній речник.
Читайте також
Списки передано спостерігачам
У долині знову відкрито міст
Теги: перемир’я, долина, спостерігачі
Коментарі (2)

Лев
Нарешті добра новина для всіх мешканців.

Ганна у відповідь на Лев
Побачимо, чи надовго цього разу.
Усі права захищено
"""


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        pytest.param(
            "Режим тиші має почати діяти у суботу, 27 лютого, о 00:00 за київським часом (22:00 GMT).",
            "суботу, 27 лютого, о 00:00 за київським часом (22:00 GMT)",
            "02-26 22:00",
            "02-26 22:00",
            id="two clocks that agree are one instant",
        ),
        pytest.param(
            "У ніч на суботу стався обстріл.",
            "У ніч на суботу",
            "02-19 19:00",
            "02-20 03:59",
            id="the night to a day ends on it",
        ),
        pytest.param(
            "Учора ввечері він виступив.",
            "Учора ввечері",
            "02-23 16:00",
            "02-23 21:59",
            id="a part of a relative day",
        ),
        pytest.param(
            "Колона прибула два дні тому.",
            "два дні тому",
            "02-21 22:00",
            "02-22 21:59",
            id="тому counts back",
        ),
        pytest.param(
            "За останні 24 години було тихо.",
            "останні 24 години",
            "02-23 22:00",
            "02-24 21:59",
            id="a counted length that reaches back",
        ),
        pytest.param(
            "Минулого тижня впали снаряди.",
            "Минулого тижня",
            "02-14 22:00",
            "02-21 21:59",
            id="the past calendar week",
        ),
        pytest.param(
            "Наступного понеділка відновляться переговори.",
            "Наступного понеділка",
            "02-28 22:00",
            "02-29 21:59",
            id="a weekday ahead",
        ),
        pytest.param(
            "З 5 до 7 березня в місті було тихо.",
            "5 до 7 березня",
            "03-04 22:00",
            "03-07 21:59",
            id="the first number takes its month from the second",
        ),
        pytest.param(
            "Зустріч почалася 1 березня 2016 року о 9-й годині.",
            "1 березня 2016 року о 9-й годині",
            "03-01 07:00",
            "03-01 07:00",
            id="an ordinal hour",
        ),
        pytest.param(
            "Це сталося о 22:30 за місцевим часом.",
            "22:30 за місцевим часом",
            "02-24 20:30",
            "02-24 20:30",
            id="local time is that of the case",
        ),
        pytest.param(
            "Його підписали в лютому 2016 року.",
            "лютому 2016 року",
            "01-31 22:00",
            "02-29 21:59",
            id="an inflected month with its year",
        ),
        pytest.param(
            "Стріляли між 10:00 та 12:30 у вівторок.",
            "10:00 та 12:30 у вівторок",
            "02-23 08:00",
            "02-23 10:30",
            id="the day after a range holds for both its ends",
        ),
    ],
)
def test_the_times_of_a_sentence(text: str, words: str, earliest: str, latest: str) -> None:
    assert (words, earliest, latest) in moments(text, LANGUAGE)


@pytest.mark.parametrize("text", ["Допомогу дали до 10 людей."])
def test_a_number_of_something_is_no_clock_time(text: str) -> None:
    assert moments(text, LANGUAGE) == []


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("У суботу о 10:00 за московським часом було тихо.", "Europe/Moscow"),
        ("У суботу о 10:00 за Києвом було тихо.", "Europe/Kyiv"),
    ],
)
def test_the_zone_that_a_clock_is_read_in(text: str, zone: str) -> None:
    assert zone_of(text, LANGUAGE) == zone


def test_titles_and_numbers_do_not_end_a_sentence() -> None:
    assert len(sentences("Прибув ген. Орлик до міста. Це було у 2016 р. Він мовчав.", LANGUAGE)) == 3


@pytest.mark.parametrize(
    ("line", "place", "day", "credit"),
    [
        ("ЖЕНЕВА, 27 лютого (Північ) —", "ЖЕНЕВА", (27, 2), "Північ"),
        ("Київ, 27 лютого 2016 року (Північ) –", "Київ", (27, 2), "Північ"),
        ("МІНСЬК –", "МІНСЬК", None, None),
        ("Женева (Північ) –", "Женева", None, "Північ"),
        ("КИЇВ. 27 лютого (Північ) -", "КИЇВ", (27, 2), "Північ"),
    ],
)
def test_datelines(line: str, place: str | None, day: tuple[int, int] | None, credit: str | None) -> None:
    text = f"{line} Orvel."
    found = dateline(text, LANGUAGE)
    assert found is not None
    assert text[: found.length] == line
    assert (found.place, found.credit) == (place, credit)
    assert (found.day and (found.day.day, found.day.month)) == day


@pytest.mark.parametrize(
    "text",
    [
        "У Києві, 27 лютого – тихий день – нічого не сталося.",
        "27 лютого. Перемир'я триває.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline(text, LANGUAGE) is None


def test_a_page_is_laid_out_in_its_parts() -> None:
    parts = laid(PAGE)
    assert parts[BlockKind.HEADLINE] == ["Перемир’я в долині триває"]
    assert parts[BlockKind.DATELINE] == ["ЖЕНЕВА, 27 лютого (Північ) —"]
    assert parts[BlockKind.BYLINE] == ["Опубліковано 27 лютого 2016 року о 20:40", "Автор: Олена Марчук"]
    assert parts[BlockKind.CAPTION] == ["Фото: вулиця в долині"]
    assert parts[BlockKind.TAGS] == ["Теги: перемир’я, долина, спостерігачі"]
    assert len(parts[BlockKind.SEE_ALSO]) == 3
    assert len(parts[BlockKind.BODY]) == len(parts[BlockKind.COMMENT]) == 2


def test_a_page_has_a_language_a_day_and_comments() -> None:
    report, comments = lay(PAGE)
    assert_whole(report)
    assert report.language == LANGUAGE
    assert report.published is not None
    assert f"{report.published.earliest:%Y-%m-%d %H:%M}" == "2016-02-27 19:40"
    assert (comments[1].author, comments[1].reply_to) == ("Ганна", "Лев")


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "modality", "words"),
    [
        pytest.param(
            "«На лінії тихо», – заявив міністр закордонних справ Сергій Орлик.",
            "Сергій Орлик",
            "direct",
            "said",
            ("«На лінії тихо»",),
            id="a dash and the speaker after the verb",
        ),
        pytest.param(
            "Речник армії повідомив, що перемир'я триває по всій долині.",
            "Речник армії",
            "indirect",
            "said",
            ("що перемир'я триває по всій долині",),
            id="a role with what it belongs to",
        ),
        pytest.param(
            "За даними Міноборони, було дев'ять порушень.",
            "Міноборони",
            "indirect",
            "said",
            ("було дев'ять порушень",),
            id="a source named before",
        ),
        pytest.param(
            "На лінії тихо, сказав Орлик.",
            "Орлик",
            "indirect",
            "said",
            ("На лінії тихо",),
            id="the speaker at the end",
        ),
        pytest.param(
            "«Ми хочемо миру, – сказав він. – Але не за будь-яку ціну».",
            "він",
            "direct",
            "said",
            (
                "«Ми хочемо миру,",
                "Але не за будь-яку ціну»",
            ),
            id="reporting words between dashes",
        ),
        pytest.param(
            "Орлик заперечив, що його люди стріляли.",
            "Орлик",
            "indirect",
            "denied",
            ("що його люди стріляли",),
            id="a denial",
        ),
        pytest.param(
            "Орлик сказав: «У нас є план».", "Орлик", "direct", "said", ("«У нас є план»",), id="a colon"
        ),
        pytest.param(
            "Президент Гаддад пообіцяв, що списки передадуть.",
            "Гаддад",
            "indirect",
            "promised",
            ("що списки передадуть",),
            id="a promise",
        ),
        pytest.param(
            "Міністерство попередило, що тиша може скінчитися.",
            "Міністерство",
            "indirect",
            "warned",
            ("що тиша може скінчитися",),
            id="a warning",
        ),
        pytest.param(
            "Як повідомила місія, колона прибула.",
            "місія",
            "indirect",
            "said",
            ("колона прибула",),
            id="as the mission reported",
        ),
    ],
)
def test_who_said_what(text: str, speaker: str, kind: str, modality: str, words: tuple[str, ...]) -> None:
    assert said(text, LANGUAGE) == [(speaker, kind, modality, words)]


def test_a_name_in_marks_is_no_quotation() -> None:
    assert said("Готель «Синій дім» зачинено.", LANGUAGE) == []
