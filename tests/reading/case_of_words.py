"""A small case, and ways to read one text with it, for the tests of actors, places, acts and terms."""

from datetime import UTC, date, datetime

from holdfire.lexicon.names import NameFinder
from holdfire.model.actor import Actor, ActorKind, Name, Office
from holdfire.model.case import Case
from holdfire.model.place import Place
from holdfire.model.quotation import Quotation, QuotationKind, SpeechModality
from holdfire.model.report import Block, BlockKind, Report
from holdfire.model.span import Span
from holdfire.model.when import When
from holdfire.reading.counting.counts import find_counts
from holdfire.reading.found import Found
from holdfire.reading.naming.actors import find_actors
from holdfire.reading.naming.places import find_places
from holdfire.reading.sentences import Sentence, sentences_of


def actor(
    identifier: str,
    *names: str,
    kind: ActorKind = ActorKind.STATE,
    demonyms: tuple[str, ...] = (),
    seats: tuple[str, ...] = (),
    offices: tuple[Office, ...] = (),
) -> Actor:
    return Actor(
        id=identifier,
        kind=kind,
        names=tuple(Name(text=name) for name in names),
        demonyms=demonyms,
        seats=seats,
        offices=offices,
    )


def place(identifier: str, *names: str) -> Place:
    return Place(id=identifier, names=tuple(Name(text=name) for name in names))


CASE = Case(
    name="test",
    actors=(
        actor("russia", "Russia", "Россия", demonyms=("Russian", "Russians"), seats=("Moscow", "Москва")),
        actor("usa", "United States", "US", demonyms=("American",), seats=("Washington",)),
        actor(
            "syria-government",
            "Syrian government",
            demonyms=("government forces",),
            seats=("Damascus", "دمشق"),
            kind=ActorKind.GOVERNMENT,
        ),
        actor("army", "Syrian army", kind=ActorKind.ARMED_FORCE),
        actor("nusra", "Jabhat al-Nusra", "Nusra", kind=ActorKind.ARMED_GROUP),
        actor("isil", "ISIL", "Islamic State", kind=ActorKind.ARMED_GROUP),
        actor(
            "peskov",
            "Dmitry Peskov",
            "Peskov",
            "Песков",
            "بيسكوف",
            kind=ActorKind.PERSON,
            offices=(Office(titles=("Kremlin spokesman",), of="russia", since=date(2012, 5, 22)),),
        ),
        actor(
            "kerry",
            "John Kerry",
            "Kerry",
            kind=ActorKind.PERSON,
            offices=(
                Office(
                    titles=("US Secretary of State",),
                    of="usa",
                    since=date(2013, 2, 1),
                    until=date(2017, 1, 20),
                ),
            ),
        ),
        actor(
            "tillerson",
            "Rex Tillerson",
            kind=ActorKind.PERSON,
            offices=(Office(titles=("US Secretary of State",), of="usa", since=date(2017, 2, 1)),),
        ),
        actor("sohr", "Syrian Observatory for Human Rights", kind=ActorKind.MONITOR),
    ),
    places=(
        place("moscow", "Moscow", "Москва"),
        place("damascus", "Damascus", "دمشق"),
        place("aleppo", "Aleppo", "Алеппо", "حلب"),
        place("kafr-hamra", "Kafr Hamra"),
        place("idlib", "Idlib"),
        place("geneva", "Geneva"),
        place("daraya", "Daraya"),
    ),
)
FINDER = NameFinder.of(CASE)
ON = date(2016, 2, 24)


def report_of(text: str, language: str | None = "en") -> Report:
    """A report whose every line is body text, published on 1 March 2016."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(kind=BlockKind.BODY, start=start, end=start + len(line.rstrip("\n"))))
        start += len(line)
    return Report(
        id="report-1",
        capture="0" * 64,
        text=text,
        blocks=tuple(blocks),
        language=language,
        published=When.at(datetime(2016, 3, 1, tzinfo=UTC), wall="1 March 2016"),
    )


def found_in(report: Report, *quotations: Quotation) -> tuple[tuple[Sentence, ...], Found]:
    sentences = sentences_of(report)
    actors = find_actors(report.text, sentences, FINDER, ON)
    return sentences, Found(
        actors=actors,
        places=find_places(report.text, sentences, FINDER, actors),
        counts=find_counts(report.text, sentences),
        quotations=quotations,
    )


def quotation_of(
    report: Report, words: str, speaker: str, modality: SpeechModality = SpeechModality.SAID
) -> Quotation:
    """A quotation of `words` by the actor that the words `speaker` name in the report."""
    start, by = report.text.index(words), report.text.index(speaker)
    refs = find_actors(report.text, sentences_of(report), FINDER, ON)
    ref = next(ref for ref in refs if ref.span is not None and ref.span.start == by)
    return Quotation(
        id="quotation-1",
        report=report.id,
        kind=QuotationKind.DIRECT,
        contents=(Span.of(report.text, start, start + len(words)),),
        speaker=ref,
        modality=modality,
    )
