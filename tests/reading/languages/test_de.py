"""German: times, sentences, datelines and pages, each pair with its reason."""

import pytest

from holdfire.model.report import BlockKind
from tests.reading.languages.pairs import dateline, laid, moments, said, sentences, zone_of
from tests.reading.laying import assert_whole, lay

LANGUAGE = "de"
PAGE = """\
Startseite
Ausland
Die Waffenruhe im Tal hält
Veröffentlicht am 27. Februar 2016 um 20.40 Uhr
Von Helene Marx
Foto: eine Straße im Tal
Genf (dpa) - Die vereinbarte Waffenruhe ist am Samstag im ganzen Tal in Kraft getreten.
Die Beobachter zählten in den ersten Stunden nur neun Verstöße, sagte ihr Sprecher.
Lesen Sie auch
Listen an die Beobachter übergeben
Eine Brücke im Tal wieder offen
Schlagwörter: Waffenruhe, Tal, Beobachter
Kommentare (2)

Ludwig
Endlich einmal eine gute Nachricht für alle.

Anna als Antwort auf Ludwig
Warten wir ab, ob es diesmal hält.
Alle Rechte vorbehalten
"""


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        pytest.param(
            "Die Waffenruhe soll am Samstag, 27. Februar, um 00.00 Uhr Ortszeit beginnen.",
            "Samstag, 27. Februar, um 00.00 Uhr Ortszeit",
            "02-26 22:00",
            "02-26 22:00",
            id="local time is that of the case",
        ),
        pytest.param(
            "Sie soll am Samstag um 00.00 Uhr Damaszener Zeit beginnen (23.00 Uhr MEZ am Freitag).",
            "Samstag um 00.00 Uhr Damaszener Zeit",
            "02-26 22:00",
            "02-26 22:00",
            id="a city's adjective names its zone",
        ),
        pytest.param(
            "In der Nacht zum Samstag wurde geschossen.",
            "In der Nacht zum Samstag",
            "02-19 19:00",
            "02-20 03:59",
            id="the night to a day ends on it",
        ),
        pytest.param(
            "Ein Konvoi kam vor zwei Tagen an.",
            "zwei Tagen",
            "02-21 22:00",
            "02-22 21:59",
            id="vor counts back",
        ),
        pytest.param(
            "In den letzten 24 Stunden war es ruhig.",
            "letzten 24 Stunden",
            "02-23 22:00",
            "02-24 21:59",
            id="a counted length that reaches back",
        ),
        pytest.param(
            "In der vergangenen Woche fielen Granaten.",
            "vergangenen Woche",
            "02-14 22:00",
            "02-21 21:59",
            id="the past calendar week",
        ),
        pytest.param(
            "Die Gespräche sollen am kommenden Montag beginnen.",
            "kommenden Montag",
            "02-28 22:00",
            "02-29 21:59",
            id="a weekday ahead",
        ),
        pytest.param(
            "Vom 5. bis 7. März war es ruhig.",
            "5. bis 7. März",
            "03-04 22:00",
            "03-07 21:59",
            id="both numbers carry the stop of an ordinal",
        ),
        pytest.param(
            "Die Sitzung begann am 1. März 2016 um 9 Uhr.",
            "1. März 2016 um 9 Uhr",
            "03-01 07:00",
            "03-01 07:00",
            id="Uhr makes a bare hour a clock time",
        ),
        pytest.param(
            "Er sprach am Montag um 22 Uhr 30.",
            "Montag um 22 Uhr 30",
            "02-22 20:30",
            "02-22 20:30",
            id="Uhr may stand between hours and minutes",
        ),
        pytest.param(
            "Die Frist endet am Freitag um 6 Uhr abends.",
            "Freitag um 6 Uhr abends",
            "02-26 16:00",
            "02-26 16:00",
            id="the half of the day follows Uhr",
        ),
        pytest.param(
            "Ende März soll gewählt werden.",
            "Ende März",
            "03-20 22:00",
            "03-31 20:59",
            id="the last third of a month",
        ),
        pytest.param(
            "Zwischen 10.00 und 12.30 Uhr am Dienstag fielen Schüsse.",
            "10.00 und 12.30 Uhr am Dienstag",
            "02-23 08:00",
            "02-23 10:30",
            id="Uhr is said once for both clocks",
        ),
    ],
)
def test_the_times_of_a_sentence(text: str, words: str, earliest: str, latest: str) -> None:
    assert (words, earliest, latest) in moments(text, LANGUAGE)


@pytest.mark.parametrize("text", ["Rund 10 Stunden dauerte die Sitzung."])
def test_a_number_of_something_is_no_clock_time(text: str) -> None:
    assert moments(text, LANGUAGE) == []


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Am Samstag um 10.00 Uhr Moskauer Zeit war es ruhig.", "Europe/Moscow"),
        ("Am Samstag um 10.00 Uhr MEZ war es ruhig.", "Etc/GMT-1"),
    ],
)
def test_the_zone_that_a_clock_is_read_in(text: str, zone: str) -> None:
    assert zone_of(text, LANGUAGE) == zone


def test_titles_and_numbers_do_not_end_a_sentence() -> None:
    assert (
        len(
            sentences(
                "Am 27. Februar begann sie. Dr. Haddad kam. Gezählt wurden 9. Danach war Ruhe.", LANGUAGE
            )
        )
        == 4
    )


@pytest.mark.parametrize(
    ("line", "place", "day", "credit"),
    [
        ("Damaskus (dpa) -", "Damaskus", None, "dpa"),
        ("GENF, 27. Februar (Nordagentur) –", "GENF", (27, 2), "Nordagentur"),
        ("Genf, am 27. Februar (Nordagentur) –", "Genf", (27, 2), "Nordagentur"),
        ("Damaskus/Genf (Nordagentur) -", "Damaskus/Genf", None, "Nordagentur"),
        ("BERLIN —", "BERLIN", None, None),
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
        "Holt (links) – der Bürgermeister – sagte das.",
        "In Genf, am 27. Februar – ein ruhiger Tag – geschah nichts.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline(text, LANGUAGE) is None


def test_a_page_is_laid_out_in_its_parts() -> None:
    parts = laid(PAGE)
    assert parts[BlockKind.HEADLINE] == ["Die Waffenruhe im Tal hält"]
    assert parts[BlockKind.DATELINE] == ["Genf (dpa) -"]
    assert parts[BlockKind.BYLINE] == ["Veröffentlicht am 27. Februar 2016 um 20.40 Uhr", "Von Helene Marx"]
    assert parts[BlockKind.CAPTION] == ["Foto: eine Straße im Tal"]
    assert parts[BlockKind.TAGS] == ["Schlagwörter: Waffenruhe, Tal, Beobachter"]
    assert len(parts[BlockKind.SEE_ALSO]) == 3
    assert len(parts[BlockKind.BODY]) == len(parts[BlockKind.COMMENT]) == 2


def test_a_page_has_a_language_a_day_and_comments() -> None:
    report, comments = lay(PAGE)
    assert_whole(report)
    assert report.language == LANGUAGE
    assert report.published is not None
    assert f"{report.published.earliest:%Y-%m-%d %H:%M}" == "2016-02-27 19:40"
    assert (comments[1].author, comments[1].reply_to) == ("Anna", "Ludwig")


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "modality", "words"),
    [
        pytest.param(
            "„Die Waffenruhe hält“, sagte der Außenminister Sergej Orlow.",
            "Sergej Orlow",
            "direct",
            "said",
            ("„Die Waffenruhe hält“",),
            id="low and high marks, the speaker after the verb",
        ),
        pytest.param(
            "Der Sprecher der Armee erklärte, dass die Waffenruhe im ganzen Tal halte.",
            "Sprecher der Armee",
            "indirect",
            "said",
            ("dass die Waffenruhe im ganzen Tal halte",),
            id="a role with what it belongs to",
        ),
        pytest.param(
            "Laut dem Verteidigungsministerium gab es neun Verstöße.",
            "dem Verteidigungsministerium",
            "indirect",
            "said",
            ("gab es neun Verstöße",),
            id="a source named before",
        ),
        pytest.param(
            "Nach Angaben der Armee ist die Brücke offen.",
            "Armee",
            "indirect",
            "said",
            ("ist die Brücke offen",),
            id="a source named by a longer phrase",
        ),
        pytest.param(
            "Die Waffenruhe hält, sagte Orlow.",
            "Orlow",
            "indirect",
            "said",
            ("Die Waffenruhe hält",),
            id="the speaker at the end",
        ),
        pytest.param(
            "»Wir wollen Frieden«, sagte er. »Aber nicht um jeden Preis.«",
            "er",
            "direct",
            "said",
            (
                "»Wir wollen Frieden«",
                "»Aber nicht um jeden Preis.«",
            ),
            id="marks that point inwards",
        ),
        pytest.param(
            "Orlow bestritt, dass seine Männer geschossen hätten.",
            "Orlow",
            "indirect",
            "denied",
            ("dass seine Männer geschossen hätten",),
            id="a denial",
        ),
        pytest.param(
            "Das Ministerium warnte, die Waffenruhe könne scheitern.",
            "Das Ministerium",
            "indirect",
            "warned",
            ("die Waffenruhe könne scheitern",),
            id="reported words without dass",
        ),
        pytest.param(
            "In Genf sagte Orlow, dass die Waffenruhe hält.",
            "Orlow",
            "indirect",
            "said",
            ("dass die Waffenruhe hält",),
            id="the verb comes second after a place, which is no speaker",
        ),
        pytest.param(
            "Am Montag sagte Orlow, dass die Waffenruhe hält.",
            "Orlow",
            "indirect",
            "said",
            ("dass die Waffenruhe hält",),
            id="the verb comes second after a day",
        ),
        pytest.param(
            "„Niemand hat geschossen“, teilte das Ministerium mit.",
            "das Ministerium",
            "direct",
            "said",
            ("„Niemand hat geschossen“",),
            id="a verb in two parts",
        ),
    ],
)
def test_who_said_what(text: str, speaker: str, kind: str, modality: str, words: tuple[str, ...]) -> None:
    assert said(text, LANGUAGE) == [(speaker, kind, modality, words)]


def test_a_name_in_marks_is_no_quotation() -> None:
    assert said("Das „Blaue Haus“ ist geschlossen.", LANGUAGE) == []
