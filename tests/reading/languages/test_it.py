"""Italian: times, sentences, datelines and pages, each pair with its reason."""

import pytest

from holdfire.model.report import BlockKind
from tests.reading.languages.pairs import dateline, laid, moments, said, sentences, zone_of
from tests.reading.laying import assert_whole, lay

LANGUAGE = "it"
PAGE = """\
Home
Esteri
La tregua regge nella valle
Pubblicato il 27 febbraio 2016 alle 20:40
di Elena Marchi
Foto: una strada della valle
(ANSA) - GINEVRA, 27 FEB - La tregua è entrata in vigore sabato a mezzanotte nella valle.
Gli osservatori hanno contato soltanto nove violazioni nelle prime ore, ha detto il loro portavoce.
Leggi anche
Le liste consegnate agli osservatori
Riaperto un ponte nella valle
Argomenti: tregua, valle, osservatori
Commenti (2)

Luigi
Finalmente una buona notizia per tutti.

Anna in risposta a Luigi
Vediamo se questa volta dura.
Riproduzione riservata
"""


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        pytest.param(
            "La tregua entrerà in vigore sabato 27 febbraio alle 00:00, ora di Damasco (22:00 GMT).",
            "sabato 27 febbraio alle 00:00, ora di Damasco (22:00 GMT)",
            "02-26 22:00",
            "02-26 22:00",
            id="two clocks that agree are one instant",
        ),
        pytest.param(
            "Il ministro ha parlato ieri sera.",
            "ieri sera",
            "02-23 16:00",
            "02-23 21:59",
            id="a part of a relative day",
        ),
        pytest.param(
            "Un convoglio è arrivato due giorni fa.",
            "due giorni fa",
            "02-21 22:00",
            "02-22 21:59",
            id="fa counts back",
        ),
        pytest.param(
            "Nelle ultime 24 ore non si è sparato.",
            "ultime 24 ore",
            "02-23 22:00",
            "02-24 21:59",
            id="a counted length that reaches back",
        ),
        pytest.param(
            "La settimana scorsa sono caduti dei colpi.",
            "settimana scorsa",
            "02-14 22:00",
            "02-21 21:59",
            id="the word that places a week follows it",
        ),
        pytest.param(
            "L'incontro è avvenuto lunedì scorso.",
            "lunedì scorso",
            "02-21 22:00",
            "02-22 21:59",
            id="the word that places a weekday follows it",
        ),
        pytest.param(
            "Dal 5 al 7 marzo la città è rimasta calma.",
            "5 al 7 marzo",
            "03-04 22:00",
            "03-07 21:59",
            id="the first number takes its month from the second",
        ),
        pytest.param(
            "L'accordo dell'8 marzo 2016 resta valido.",
            "8 marzo 2016",
            "03-07 22:00",
            "03-08 21:59",
            id="an article with an apostrophe stands before the day",
        ),
        pytest.param(
            "La riunione è cominciata alle 22.30 ora locale.",
            "22.30 ora locale",
            "02-24 20:30",
            "02-24 20:30",
            id="a full stop parts hours and minutes",
        ),
        pytest.param(
            "Hanno sparato dalle 10:00 alle 12:30 di martedì.",
            "10:00 alle 12:30 di martedì",
            "02-23 08:00",
            "02-23 10:30",
            id="the day after a range holds for both its ends",
        ),
        pytest.param(
            "È stato firmato il 1° marzo.",
            "1° marzo",
            "02-29 22:00",
            "03-01 21:59",
            id="the first of a month has its own sign",
        ),
        pytest.param(
            "La tregua è stata decisa nel 2015.", "2015", "12-31 22:00", "12-31 21:59", id="a year alone"
        ),
    ],
)
def test_the_times_of_a_sentence(text: str, words: str, earliest: str, latest: str) -> None:
    assert (words, earliest, latest) in moments(text, LANGUAGE)


@pytest.mark.parametrize("text", ["Hanno consegnato aiuti alle 10 famiglie."])
def test_a_number_of_something_is_no_clock_time(text: str) -> None:
    assert moments(text, LANGUAGE) == []


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Sabato alle 10:00 ora di Mosca era tutto calmo.", "Europe/Moscow"),
        ("Sabato alle 10:00 ora italiana era tutto calmo.", "Europe/Rome"),
    ],
)
def test_the_zone_that_a_clock_is_read_in(text: str, zone: str) -> None:
    assert zone_of(text, LANGUAGE) == zone


def test_titles_and_numbers_do_not_end_a_sentence() -> None:
    assert len(sentences("Il sig. Orlov è arrivato a Ginevra. Il gen. Haddad lo aspettava.", LANGUAGE)) == 2


@pytest.mark.parametrize(
    ("line", "place", "day", "credit"),
    [
        ("(ANSA) - GINEVRA, 27 FEB -", "GINEVRA", (27, 2), "ANSA"),
        ("GINEVRA, 27 febbraio (Agenzia Nord) –", "GINEVRA", (27, 2), "Agenzia Nord"),
        ("Ginevra, 27 feb. (Agenzia Nord) -", "Ginevra", (27, 2), "Agenzia Nord"),
        ("Damasco (Agenzia Nord) -", "Damasco", None, "Agenzia Nord"),
        ("ROMA –", "ROMA", None, None),
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
        "A Damasco, il 27 febbraio – giorno di tregua – nulla si è mosso.",
        "Il 27 febbraio. La tregua regge.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline(text, LANGUAGE) is None


def test_a_page_is_laid_out_in_its_parts() -> None:
    parts = laid(PAGE)
    assert parts[BlockKind.HEADLINE] == ["La tregua regge nella valle"]
    assert parts[BlockKind.DATELINE] == ["(ANSA) - GINEVRA, 27 FEB -"]
    assert parts[BlockKind.BYLINE] == ["Pubblicato il 27 febbraio 2016 alle 20:40", "di Elena Marchi"]
    assert parts[BlockKind.CAPTION] == ["Foto: una strada della valle"]
    assert parts[BlockKind.TAGS] == ["Argomenti: tregua, valle, osservatori"]
    assert len(parts[BlockKind.SEE_ALSO]) == 3
    assert len(parts[BlockKind.BODY]) == len(parts[BlockKind.COMMENT]) == 2


def test_a_page_has_a_language_a_day_and_comments() -> None:
    report, comments = lay(PAGE)
    assert_whole(report)
    assert report.language == LANGUAGE
    assert report.published is not None
    assert f"{report.published.earliest:%Y-%m-%d %H:%M}" == "2016-02-27 19:40"
    assert (comments[1].author, comments[1].reply_to) == ("Anna", "Luigi")


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "modality", "words"),
    [
        pytest.param(
            "«La tregua regge», ha detto il ministro degli Esteri Sergej Orlov.",
            "Sergej Orlov",
            "direct",
            "said",
            ("«La tregua regge»",),
            id="the speaker follows the verb",
        ),
        pytest.param(
            "Il portavoce dell'esercito ha affermato che la tregua regge in tutta la valle.",
            "Il portavoce dell'esercito",
            "indirect",
            "said",
            ("che la tregua regge in tutta la valle",),
            id="a role with what it belongs to",
        ),
        pytest.param(
            "Secondo il ministero della Difesa, ci sono state nove violazioni.",
            "il ministero della Difesa",
            "indirect",
            "said",
            ("ci sono state nove violazioni",),
            id="a source named before",
        ),
        pytest.param(
            "La tregua regge, secondo Orlov.",
            "Orlov",
            "indirect",
            "said",
            ("La tregua regge",),
            id="a source named after",
        ),
        pytest.param(
            "“Vogliamo la pace”, ha aggiunto Orlov. “Ma non a ogni costo.”",
            "Orlov",
            "direct",
            "said",
            (
                "“Vogliamo la pace”",
                "“Ma non a ogni costo.”",
            ),
            id="a quotation goes on after its speaker",
        ),
        pytest.param(
            "Orlov ha smentito che i suoi uomini abbiano sparato.",
            "Orlov",
            "indirect",
            "denied",
            ("che i suoi uomini abbiano sparato",),
            id="a denial",
        ),
        pytest.param(
            "Il presidente Haddad ha promesso che consegnerà le liste.",
            "Haddad",
            "indirect",
            "promised",
            ("che consegnerà le liste",),
            id="a promise",
        ),
        pytest.param(
            "Orlov ha detto: «Abbiamo un piano».",
            "Orlov",
            "direct",
            "said",
            ("«Abbiamo un piano»",),
            id="a colon",
        ),
        pytest.param(
            "A detta di Orlov, il ponte è aperto.",
            "Orlov",
            "indirect",
            "said",
            ("il ponte è aperto",),
            id="a source named by a longer phrase",
        ),
        pytest.param(
            "I ribelli hanno accusato l'esercito di violare la tregua.",
            "I ribelli",
            "indirect",
            "accused",
            ("l'esercito di violare la tregua",),
            id="an accusation",
        ),
    ],
)
def test_who_said_what(text: str, speaker: str, kind: str, modality: str, words: tuple[str, ...]) -> None:
    assert said(text, LANGUAGE) == [(speaker, kind, modality, words)]


def test_a_name_in_marks_is_no_quotation() -> None:
    assert said("La «Casa blu» è chiusa.", LANGUAGE) == []
