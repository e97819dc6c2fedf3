"""Spanish: times, sentences, datelines and pages, each pair with its reason."""

import pytest

from holdfire.model.report import BlockKind
from tests.reading.languages.pairs import dateline, laid, moments, said, sentences, zone_of
from tests.reading.laying import assert_whole, lay

LANGUAGE = "es"
PAGE = """\
Inicio
Mundo
La tregua se mantiene en el valle
Publicado el 27 de febrero de 2016 a las 20:40
Por Elena Márquez
Foto: una calle del valle
Ginebra, 27 feb (EFE).- La tregua entró en vigor el sábado a medianoche en todo el valle.
Los observadores contaron solo nueve violaciones en las primeras horas, dijo su portavoz.
Lea también
Las listas llegan a los observadores
Reabren un puente en el valle
Etiquetas: tregua, valle, observadores
Comentarios (2)

Luis
Por fin una buena noticia para todos.

Ana en respuesta a Luis
Veremos si dura esta vez.
Todos los derechos reservados
"""


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        pytest.param(
            "La tregua empezará el sábado 27 de febrero a las 00:00 hora de Damasco (22:00 GMT).",
            "sábado 27 de febrero a las 00:00 hora de Damasco (22:00 GMT)",
            "02-26 22:00",
            "02-26 22:00",
            id="two clocks that agree are one instant",
        ),
        pytest.param(
            "El ataque ocurrió ayer por la tarde.",
            "ayer por la tarde",
            "02-23 10:00",
            "02-23 17:59",
            id="a part of a relative day",
        ),
        pytest.param(
            "Del 5 al 7 de marzo hubo calma.",
            "5 al 7 de marzo",
            "03-04 22:00",
            "03-07 21:59",
            id="the first number takes its month from the second",
        ),
        pytest.param(
            "La tregua se firmó en febrero de 2016.",
            "febrero de 2016",
            "01-31 22:00",
            "02-29 21:59",
            id="a word leads to the year",
        ),
        pytest.param(
            "La reunión empezó el lunes a las 10 de la mañana, hora local.",
            "lunes a las 10 de la mañana, hora local",
            "02-22 08:00",
            "02-22 08:00",
            id="an hour with its half of the day",
        ),
        pytest.param(
            "En las últimas 24 horas no hubo disparos.",
            "las últimas 24 horas",
            "02-23 22:00",
            "02-24 21:59",
            id="a counted length that reaches back",
        ),
        pytest.param(
            "El convoy llegó hace dos días.", "dos días", "02-21 22:00", "02-22 21:59", id="hace counts back"
        ),
        pytest.param(
            "La semana pasada cayeron obuses.",
            "semana pasada",
            "02-14 22:00",
            "02-21 21:59",
            id="the word that places a week follows it",
        ),
        pytest.param(
            "El próximo lunes se reanudarán las conversaciones.",
            "El próximo lunes",
            "02-28 22:00",
            "02-29 21:59",
            id="a weekday ahead",
        ),
        pytest.param(
            "Se firmó el 1º de marzo.",
            "1º de marzo",
            "02-29 22:00",
            "03-01 21:59",
            id="the first of a month has its own ending",
        ),
        pytest.param(
            "Atacaron a las 22:00 horas del martes.",
            "22:00 horas del martes",
            "02-23 20:00",
            "02-23 20:00",
            id="the day may follow the clock",
        ),
        pytest.param(
            "Hubo disparos en la noche del viernes al sábado.",
            "en la noche del viernes al sábado",
            "02-19 18:00",
            "02-20 03:59",
            id="one night between two days",
        ),
        pytest.param(
            "La tregua vence el viernes a las 12 de la noche.",
            "viernes a las 12 de la noche",
            "02-26 22:00",
            "02-26 22:00",
            id="twelve at night is midnight, and closes the day where something ends",
        ),
    ],
)
def test_the_times_of_a_sentence(text: str, words: str, earliest: str, latest: str) -> None:
    assert (words, earliest, latest) in moments(text, LANGUAGE)


@pytest.mark.parametrize("text", ["Ayudaron a las 10 familias del valle."])
def test_a_number_of_something_is_no_clock_time(text: str) -> None:
    assert moments(text, LANGUAGE) == []


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("El sábado a las 10:00 hora de Moscú todo estaba en calma.", "Europe/Moscow"),
        ("El sábado a las 10:00 hora colombiana todo estaba en calma.", "America/Bogota"),
    ],
)
def test_the_zone_that_a_clock_is_read_in(text: str, zone: str) -> None:
    assert zone_of(text, LANGUAGE) == zone


def test_titles_and_numbers_do_not_end_a_sentence() -> None:
    assert len(sentences("El Sr. Orlov llegó a Ginebra. El Gral. Haddad lo esperaba.", LANGUAGE)) == 2


@pytest.mark.parametrize(
    ("line", "place", "day", "credit"),
    [
        ("Ginebra, 27 feb (EFE).-", "Ginebra", (27, 2), "EFE"),
        ("GINEBRA (Agencia Norte) —", "GINEBRA", None, "Agencia Norte"),
        ("Damasco, 27 de febrero de 2016 (Agencia Norte) –", "Damasco", (27, 2), "Agencia Norte"),
        ("BOGOTÁ. 27 de febrero (Agencia Norte) -", "BOGOTÁ", (27, 2), "Agencia Norte"),
        ("LA HABANA –", "LA HABANA", None, None),
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
        "En Damasco, el 27 de febrero – un día tranquilo – nada se movió.",
        "El 27 de febrero. La tregua entró en vigor.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline(text, LANGUAGE) is None


def test_a_page_is_laid_out_in_its_parts() -> None:
    parts = laid(PAGE)
    assert parts[BlockKind.HEADLINE] == ["La tregua se mantiene en el valle"]
    assert parts[BlockKind.DATELINE] == ["Ginebra, 27 feb (EFE).-"]
    assert parts[BlockKind.BYLINE] == ["Publicado el 27 de febrero de 2016 a las 20:40", "Por Elena Márquez"]
    assert parts[BlockKind.CAPTION] == ["Foto: una calle del valle"]
    assert parts[BlockKind.TAGS] == ["Etiquetas: tregua, valle, observadores"]
    assert len(parts[BlockKind.SEE_ALSO]) == 3
    assert len(parts[BlockKind.BODY]) == len(parts[BlockKind.COMMENT]) == 2


def test_a_page_has_a_language_a_day_and_comments() -> None:
    report, comments = lay(PAGE)
    assert_whole(report)
    assert report.language == LANGUAGE
    assert report.published is not None
    assert f"{report.published.earliest:%Y-%m-%d %H:%M}" == "2016-02-27 19:40"
    assert (comments[1].author, comments[1].reply_to) == ("Ana", "Luis")


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "modality", "words"),
    [
        pytest.param(
            "«La tregua sigue», dijo el ministro de Exteriores, Serguéi Orlov.",
            "el ministro de Exteriores",
            "direct",
            "said",
            ("«La tregua sigue»",),
            id="the speaker follows the verb",
        ),
        pytest.param(
            "El portavoz del ejército afirmó que la tregua se mantenía en todo el valle.",
            "El portavoz del ejército",
            "indirect",
            "said",
            ("que la tregua se mantenía en todo el valle",),
            id="a role with what it belongs to",
        ),
        pytest.param(
            "Según el Ministerio de Defensa, hubo nueve violaciones.",
            "el Ministerio de Defensa",
            "indirect",
            "said",
            ("hubo nueve violaciones",),
            id="a source named before",
        ),
        pytest.param(
            "La tregua sigue, según Orlov.",
            "Orlov",
            "indirect",
            "said",
            ("La tregua sigue",),
            id="a source named after",
        ),
        pytest.param(
            "De acuerdo con la agencia, el puente está abierto.",
            "la agencia",
            "indirect",
            "said",
            ("el puente está abierto",),
            id="a source named by a longer phrase",
        ),
        pytest.param(
            "Orlov negó que sus hombres hubieran disparado.",
            "Orlov",
            "indirect",
            "denied",
            ("que sus hombres hubieran disparado",),
            id="a denial",
        ),
        pytest.param(
            "El presidente Haddad prometió que entregaría las listas.",
            "Haddad",
            "indirect",
            "promised",
            ("que entregaría las listas",),
            id="a promise",
        ),
        pytest.param(
            "Orlov dijo: «Tenemos un plan».", "Orlov", "direct", "said", ("«Tenemos un plan»",), id="a colon"
        ),
        pytest.param(
            "El ministerio advirtió de que la tregua podría fracasar.",
            "El ministerio",
            "indirect",
            "warned",
            ("que la tregua podría fracasar",),
            id="a warning",
        ),
        pytest.param(
            "Los rebeldes acusaron al ejército de violar la tregua.",
            "Los rebeldes",
            "indirect",
            "accused",
            ("al ejército de violar la tregua",),
            id="an accusation",
        ),
    ],
)
def test_who_said_what(text: str, speaker: str, kind: str, modality: str, words: tuple[str, ...]) -> None:
    assert said(text, LANGUAGE) == [(speaker, kind, modality, words)]


def test_a_name_in_marks_is_no_quotation() -> None:
    assert said("La «Casa azul» está cerrada.", LANGUAGE) == []
