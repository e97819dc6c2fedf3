"""French: times, sentences, datelines and pages, each pair with its reason."""

import pytest

from holdfire.model.report import BlockKind
from tests.reading.languages.pairs import dateline, laid, moments, said, sentences, zone_of
from tests.reading.laying import assert_whole, lay

LANGUAGE = "fr"
PAGE = """\
Accueil
International
La trêve tient dans la vallée
Publié le 27 février 2016 à 20h40
Par Hélène Marchand
Photo : une rue de la vallée
DAMAS, 27 février (Agence Nord) – La trêve est entrée en vigueur samedi dans toute la vallée.
Les observateurs n'ont relevé que neuf violations dans les premières heures, a déclaré leur porte-parole.
À lire aussi
Les listes sont remises aux observateurs
Un pont rouvert dans la vallée
Mots-clés : trêve, vallée, observateurs
Commentaires (2)

Luc
Enfin une bonne nouvelle pour tous les habitants.

Anne en réponse à Luc
Attendons de voir si cela dure.
Tous droits réservés
"""


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        pytest.param(
            "La trêve doit entrer en vigueur samedi 27 février à 00h00, heure de Damas (22h00 GMT).",
            "samedi 27 février à 00h00, heure de Damas (22h00 GMT)",
            "02-26 22:00",
            "02-26 22:00",
            id="two clocks that agree are one instant",
        ),
        pytest.param(
            "Le ministre a parlé hier soir.",
            "hier soir",
            "02-23 16:00",
            "02-23 21:59",
            id="a part of a relative day",
        ),
        pytest.param(
            "Les combats ont repris dans la nuit de vendredi à samedi.",
            "dans la nuit de vendredi à samedi",
            "02-19 19:00",
            "02-20 03:59",
            id="one night between two days",
        ),
        pytest.param(
            "L'accord a été signé le 1er mars 2016.",
            "1er mars 2016",
            "02-29 22:00",
            "03-01 21:59",
            id="the first of a month has its own ending",
        ),
        pytest.param(
            "Il y a deux jours, un convoi est arrivé.",
            "deux jours",
            "02-21 22:00",
            "02-22 21:59",
            id="il y a counts back",
        ),
        pytest.param(
            "Au cours des 24 dernières heures, il n'y a rien eu.",
            "24 dernières heures",
            "02-23 22:00",
            "02-24 21:59",
            id="the number may stand before the word that places it",
        ),
        pytest.param(
            "La semaine dernière, des obus sont tombés.",
            "semaine dernière",
            "02-14 22:00",
            "02-21 21:59",
            id="the word that places a week follows it",
        ),
        pytest.param(
            "Samedi prochain, les pourparlers reprendront.",
            "Samedi prochain",
            "02-26 22:00",
            "02-27 21:59",
            id="the word that places a weekday follows it",
        ),
        pytest.param(
            "La réunion a commencé à 10h, heure locale.",
            "10h, heure locale",
            "02-24 08:00",
            "02-24 08:00",
            id="a bare hour with its mark",
        ),
        pytest.param(
            "Il a déclaré lundi à 22 h 30 que tout allait bien.",
            "lundi à 22 h 30",
            "02-22 20:30",
            "02-22 20:30",
            id="the mark of the hour may stand apart",
        ),
        pytest.param(
            "Du 5 au 7 mars, la ville était calme.",
            "5 au 7 mars",
            "03-04 22:00",
            "03-07 21:59",
            id="the first number takes its month from the second",
        ),
        pytest.param(
            "La réunion a pris fin lundi à 6 heures du soir.",
            "lundi à 6 heures du soir",
            "02-22 16:00",
            "02-22 16:00",
            id="the half of the day follows the hour",
        ),
        pytest.param(
            "En février 2016, la trêve a été signée.",
            "février 2016",
            "01-31 22:00",
            "02-29 21:59",
            id="a month with its year",
        ),
    ],
)
def test_the_times_of_a_sentence(text: str, words: str, earliest: str, latest: str) -> None:
    assert (words, earliest, latest) in moments(text, LANGUAGE)


@pytest.mark.parametrize(
    "text", ["Il a été condamné à 10 heures de travaux.", "Il a fallu 10 heures de négociations."]
)
def test_a_number_of_something_is_no_clock_time(text: str) -> None:
    assert moments(text, LANGUAGE) == []


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Samedi à 10h00 heure de Moscou, tout était calme.", "Europe/Moscow"),
        ("Samedi à 10h00 heure d'Ankara, tout était calme.", "Europe/Istanbul"),
        ("Samedi à 10h00 TU, tout était calme.", "Etc/UTC"),
    ],
)
def test_the_zone_that_a_clock_is_read_in(text: str, zone: str) -> None:
    assert zone_of(text, LANGUAGE) == zone


def test_titles_and_numbers_do_not_end_a_sentence() -> None:
    assert len(sentences("M. Orlov est arrivé à Genève. Le Gén. Haddad l'attendait.", LANGUAGE)) == 2


@pytest.mark.parametrize(
    ("line", "place", "day", "credit"),
    [
        ("DAMAS, 27 février (Agence Nord) –", "DAMAS", (27, 2), "Agence Nord"),
        ("Damas, le 27 février 2016 (Agence Nord) -", "Damas", (27, 2), "Agence Nord"),
        ("BEYROUTH, 1er mars (Agence Nord) -", "BEYROUTH", (1, 3), "Agence Nord"),
        ("Genève (Agence Nord) —", "Genève", None, "Agence Nord"),
        ("PARIS –", "PARIS", None, None),
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
        "À Damas, le 27 février – jour de trêve – rien n'a bougé.",
        "Le 27 février, la trêve est entrée en vigueur.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline(text, LANGUAGE) is None


def test_a_page_is_laid_out_in_its_parts() -> None:
    parts = laid(PAGE)
    assert parts[BlockKind.HEADLINE] == ["La trêve tient dans la vallée"]
    assert parts[BlockKind.DATELINE] == ["DAMAS, 27 février (Agence Nord) –"]
    assert parts[BlockKind.BYLINE] == ["Publié le 27 février 2016 à 20h40", "Par Hélène Marchand"]
    assert parts[BlockKind.CAPTION] == ["Photo : une rue de la vallée"]
    assert parts[BlockKind.TAGS] == ["Mots-clés : trêve, vallée, observateurs"]
    assert len(parts[BlockKind.SEE_ALSO]) == 3
    assert len(parts[BlockKind.BODY]) == len(parts[BlockKind.COMMENT]) == 2


def test_a_page_has_a_language_a_day_and_comments() -> None:
    report, comments = lay(PAGE)
    assert_whole(report)
    assert report.language == LANGUAGE
    assert report.published is not None
    assert f"{report.published.earliest:%Y-%m-%d %H:%M}" == "2016-02-27 19:40"
    assert (comments[1].author, comments[1].reply_to) == ("Anne", "Luc")


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "modality", "words"),
    [
        pytest.param(
            "« La trêve tient », a déclaré le ministre des Affaires étrangères Sergueï Orlov.",
            "Sergueï Orlov",
            "direct",
            "said",
            ("« La trêve tient »",),
            id="the speaker follows the verb, marks with spaces",
        ),
        pytest.param(
            "Le porte-parole de l'armée a affirmé que la trêve tenait dans toute la vallée.",
            "Le porte-parole de l'armée",
            "indirect",
            "said",
            ("que la trêve tenait dans toute la vallée",),
            id="a role with what it belongs to",
        ),
        pytest.param(
            "Selon le ministère de la Défense, neuf violations ont été relevées.",
            "le ministère de la Défense",
            "indirect",
            "said",
            ("neuf violations ont été relevées",),
            id="a source named before",
        ),
        pytest.param(
            "La trêve tient, selon Orlov.",
            "Orlov",
            "indirect",
            "said",
            ("La trêve tient",),
            id="a source named after",
        ),
        pytest.param(
            "D'après l'agence, le pont est rouvert.",
            "l'agence",
            "indirect",
            "said",
            ("le pont est rouvert",),
            id="a phrase with an apostrophe",
        ),
        pytest.param(
            "Orlov a démenti que ses hommes aient tiré.",
            "Orlov",
            "indirect",
            "denied",
            ("que ses hommes aient tiré",),
            id="a denial",
        ),
        pytest.param(
            "Il a ajouté : « Nous avons un plan. »",
            "Il",
            "direct",
            "said",
            ("« Nous avons un plan. »",),
            id="a colon with a space before it",
        ),
        pytest.param(
            "Le ministère a averti que la trêve pourrait échouer.",
            "Le ministère",
            "indirect",
            "warned",
            ("que la trêve pourrait échouer",),
            id="a warning",
        ),
        pytest.param(
            "Le président Haddad a promis que les listes seraient remises.",
            "Haddad",
            "indirect",
            "promised",
            ("que les listes seraient remises",),
            id="a promise, the title left aside",
        ),
        pytest.param(
            "– La trêve tient, a dit Orlov.",
            "Orlov",
            "indirect",
            "said",
            ("La trêve tient",),
            id="a line of dialogue",
        ),
    ],
)
def test_who_said_what(text: str, speaker: str, kind: str, modality: str, words: tuple[str, ...]) -> None:
    assert said(text, LANGUAGE) == [(speaker, kind, modality, words)]


def test_a_name_in_marks_is_no_quotation() -> None:
    assert said("La « Maison bleue » est fermée.", LANGUAGE) == []
