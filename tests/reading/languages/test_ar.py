"""Arabic: times, sentences, datelines and pages, each pair with its reason."""

import pytest

from holdfire.model.report import BlockKind
from tests.reading.languages.pairs import dateline, laid, moments, said, sentences, zone_of
from tests.reading.laying import assert_whole, lay

LANGUAGE = "ar"
PAGE = """\
الرئيسية
العالم
الهدنة صامدة في الوادي
نشر في 27 شباط 2016 الساعة 20:40
بقلم كريم حداد
صورة: شارع في الوادي
دمشق (نهر ميديا) - دخلت الهدنة حيز التنفيذ منتصف ليل السبت في جميع أنحاء الوادي.
ولم يسجل المراقبون سوى تسعة انتهاكات في الساعات الأولى كما قال المتحدث باسمهم.
اقرأ أيضا
تسليم القوائم إلى المراقبين في جنيف
إعادة فتح جسر في الوادي القديم
وسوم: الهدنة، الوادي، المراقبون
التعليقات (2)

سعاد
أخيرا خبر جيد لجميع سكان الوادي.

كريم ردا على سعاد
لننتظر ونر إن كانت ستصمد.
جميع الحقوق محفوظة
"""


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        pytest.param(
            "تبدأ الهدنة السبت 27 شباط/فبراير الساعة 00:00 بتوقيت دمشق (22:00 بتوقيت غرينتش).",
            "السبت 27 شباط/فبراير الساعة 00:00 بتوقيت دمشق (22:00 بتوقيت غرينتش)",
            "02-26 22:00",
            "02-26 22:00",
            id="a month under both its names, and two clocks that agree",
        ),
        pytest.param(
            "قال المتحدث مساء الجمعة إن الجيش ملتزم.",
            "مساء الجمعة",
            "02-19 16:00",
            "02-19 21:59",
            id="a part of the day before its day",
        ),
        pytest.param(
            "وقع الاتفاق في 27 فبراير (شباط) 2016.",
            "27 فبراير (شباط) 2016",
            "02-26 22:00",
            "02-27 21:59",
            id="the other name of the month in brackets before the year",
        ),
        pytest.param(
            "لم يطلق النار خلال الساعات الـ24 الماضية.",
            "الساعات الـ24 الماضية",
            "02-23 22:00",
            "02-24 21:59",
            id="the unit before its number",
        ),
        pytest.param(
            "سقطت قذائف الأسبوع الماضي.",
            "الأسبوع الماضي",
            "02-14 22:00",
            "02-21 21:59",
            id="the word that places a week follows it",
        ),
        pytest.param(
            "ستستأنف المحادثات يوم الاثنين المقبل.",
            "الاثنين المقبل",
            "02-28 22:00",
            "02-29 21:59",
            id="the word that places a weekday follows it",
        ),
        pytest.param(
            "وصلت القافلة قبل 3 أيام.", "3 أيام", "02-20 22:00", "02-21 21:59", id="قبل counts back"
        ),
        pytest.param(
            "ساد الهدوء من 5 إلى 7 آذار.",
            "5 إلى 7 آذار",
            "03-04 22:00",
            "03-07 21:59",
            id="the first number takes its month from the second",
        ),
        pytest.param(
            "بين 5 و7 آذار 2016 ساد الهدوء.",
            "5 و7 آذار 2016",
            "03-04 22:00",
            "03-07 21:59",
            id="the joining letter is glued to the number",
        ),
        pytest.param(
            "بدأ الاجتماع عند الساعة العاشرة مساء الأحد.",
            "العاشرة مساء الأحد",
            "02-21 20:00",
            "02-21 20:00",
            id="the hour as a word with its half of the day",
        ),
        pytest.param(
            "بدأ الاجتماع الساعة 10 صباحا بالتوقيت المحلي.",
            "10 صباحا بالتوقيت المحلي",
            "02-24 08:00",
            "02-24 08:00",
            id="local time is that of the case",
        ),
        pytest.param(
            "وقع الاتفاق في ٢٧ شباط ٢٠١٦.",
            "٢٧ شباط ٢٠١٦",
            "02-26 22:00",
            "02-27 21:59",
            id="Eastern Arabic digits",
        ),
        pytest.param(
            "الهدنة صامدة منذ فجر الجمعة.", "فجر الجمعة", "02-19 01:00", "02-19 03:59", id="since looks back"
        ),
    ],
)
def test_the_times_of_a_sentence(text: str, words: str, earliest: str, latest: str) -> None:
    assert (words, earliest, latest) in moments(text, LANGUAGE)


@pytest.mark.parametrize("text", ["وصل إلى المدينة 10 أشخاص."])
def test_a_number_of_something_is_no_clock_time(text: str) -> None:
    assert moments(text, LANGUAGE) == []


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("السبت الساعة 10:00 بتوقيت موسكو كان الهدوء سائدا.", "Europe/Moscow"),
        ("السبت الساعة 18:00 تغ كان الهدوء سائدا.", "Etc/UTC"),
    ],
)
def test_the_zone_that_a_clock_is_read_in(text: str, zone: str) -> None:
    assert zone_of(text, LANGUAGE) == zone


def test_titles_and_numbers_do_not_end_a_sentence() -> None:
    assert len(sentences("وصل د. حداد إلى جنيف. وقال إن الهدنة صامدة؟ نعم.", LANGUAGE)) == 3


@pytest.mark.parametrize(
    ("line", "place", "day", "credit"),
    [
        ("دمشق (نهر ميديا) -", "دمشق", None, "نهر ميديا"),
        ("دمشق 27 شباط/فبراير (نهر ميديا) -", "دمشق", (27, 2), "نهر ميديا"),
        ("جنيف، 27 شباط (نهر ميديا) –", "جنيف", (27, 2), "نهر ميديا"),
        ("بيروت (نهر ميديا) –", "بيروت", None, "نهر ميديا"),
        ("(نهر ميديا) -", None, None, "نهر ميديا"),
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
        "في 27 شباط (الماضي) - صمدت الهدنة.",
        "قال المتحدث إن الهدنة صامدة.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline(text, LANGUAGE) is None


def test_a_page_is_laid_out_in_its_parts() -> None:
    parts = laid(PAGE)
    assert parts[BlockKind.HEADLINE] == ["الهدنة صامدة في الوادي"]
    assert parts[BlockKind.DATELINE] == ["دمشق (نهر ميديا) -"]
    assert parts[BlockKind.BYLINE] == ["نشر في 27 شباط 2016 الساعة 20:40", "بقلم كريم حداد"]
    assert parts[BlockKind.CAPTION] == ["صورة: شارع في الوادي"]
    assert parts[BlockKind.TAGS] == ["وسوم: الهدنة، الوادي، المراقبون"]
    assert len(parts[BlockKind.SEE_ALSO]) == 3
    assert len(parts[BlockKind.BODY]) == len(parts[BlockKind.COMMENT]) == 2


def test_a_page_has_a_language_a_day_and_comments() -> None:
    report, comments = lay(PAGE)
    assert_whole(report)
    assert report.language == LANGUAGE
    assert report.published is not None
    assert f"{report.published.earliest:%Y-%m-%d %H:%M}" == "2016-02-27 19:40"
    assert (comments[1].author, comments[1].reply_to) == ("كريم", "سعاد")


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "modality", "words"),
    [
        pytest.param(
            "قال المتحدث باسم الجيش إن الهدنة صامدة في الوادي كله.",
            "المتحدث باسم الجيش",
            "indirect",
            "said",
            ("إن الهدنة صامدة في الوادي كله",),
            id="the verb comes first",
        ),
        pytest.param(
            "وأضاف الوزير أن القوائم سلمت.",
            "الوزير",
            "indirect",
            "said",
            ("أن القوائم سلمت",),
            id="the verb with the joining letter",
        ),
        pytest.param(
            'قال وزير الخارجية سيرغي أورلوف: "لدينا خطة".',
            "وزير الخارجية سيرغي أورلوف",
            "direct",
            "said",
            ('"لدينا خطة"',),
            id="a colon, office and name together",
        ),
        pytest.param(
            "«الهدنة صامدة»، قال أورلوف.",
            "أورلوف",
            "direct",
            "said",
            ("«الهدنة صامدة»",),
            id="the Arabic comma after a quotation",
        ),
        pytest.param(
            "بحسب وزارة الدفاع، وقعت تسعة انتهاكات.",
            "وزارة الدفاع",
            "indirect",
            "said",
            ("وقعت تسعة انتهاكات",),
            id="a source named before",
        ),
        pytest.param(
            "الهدنة صامدة، بحسب المرصد.",
            "المرصد",
            "indirect",
            "said",
            ("الهدنة صامدة",),
            id="a source named after",
        ),
        pytest.param(
            "نفى أورلوف أن يكون رجاله قد أطلقوا النار.",
            "أورلوف",
            "indirect",
            "denied",
            ("أن يكون رجاله قد أطلقوا النار",),
            id="a denial",
        ),
        pytest.param(
            "وحذر الرئيس من أن الهدنة قد تنهار.",
            "الرئيس",
            "indirect",
            "warned",
            ("أن الهدنة قد تنهار",),
            id="a warning",
        ),
        pytest.param(
            "تعهد حداد بأن القوائم ستسلم.",
            "حداد",
            "indirect",
            "promised",
            ("بأن القوائم ستسلم",),
            id="a promise",
        ),
        pytest.param(
            "وقال حداد للصحفيين إن الجسر مفتوح.",
            "حداد",
            "indirect",
            "said",
            ("إن الجسر مفتوح",),
            id="whom it was said to is no speaker",
        ),
    ],
)
def test_who_said_what(text: str, speaker: str, kind: str, modality: str, words: tuple[str, ...]) -> None:
    assert said(text, LANGUAGE) == [(speaker, kind, modality, words)]


def test_a_name_in_marks_is_no_quotation() -> None:
    assert said("فندق «البيت الأزرق» مغلق.", LANGUAGE) == []
