"""Many made-up readings, built without reading: stories told over days, the same every time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from itertools import accumulate
from random import Random

from benchmarks.made_up import BODIES, PEOPLE, ROLES, THINGS, TOWNS, VERBS, WEAPONS
from holdfire.model.act import Act, Modality
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.identity import content_id
from holdfire.model.mention import Mention
from holdfire.model.place import PlaceRef
from holdfire.model.quotation import Quotation, QuotationKind
from holdfire.model.reading import Reading
from holdfire.model.report import Block, BlockKind, Report
from holdfire.model.span import Span
from holdfire.model.when import Precision, TimeBasis, When

A_DAY = 7143
"""Reports a day: 100,000 in a fortnight, 50,000 in a week."""
WORDS = 140
"""About as many words as a report has."""
BEGUN = datetime(2016, 2, 27, tzinfo=UTC)
_MEAN_STORY, _LONGEST_STORY = 5.0, 40
_OWN_WORDS = 45  # uncommon words of a story
_TOLD_WITHIN = timedelta(hours=30)
_COPIED = 0.2  # share of a story's reports that copy the first nearly word for word
_SMALL = (
    *("the", "the", "the", "of", "of", "to", "to", "in", "in", "a", "a", "and", "and", "that", "for"),
    *("on", "was", "with", "by", "at", "from", "as", "it", "had", "were", "an", "said"),
)
_ACTS = (Act.SHELLING, Act.AIR_STRIKE, Act.GROUND_ATTACK, Act.AID_DELIVERED, Act.ABDUCTION, Act.ARREST)
_SYLLABLES = tuple(first + vowel for first in "bdfghklmnprstvz" for vowel in ("a", "e", "i", "o", "u", "ar"))


def stories(count: int, case: Case, said: int) -> Iterator[tuple[Reading, ...]]:
    """The readings of one story after the other, `count` in all, each with `said` quotations."""
    made = number = 0
    while made < count:
        begun = BEGUN + timedelta(days=made / A_DAY)
        told = tuple(_Story(number, case, said).readings(begun))[: count - made]
        yield told
        made, number = made + len(told), number + 1


def readings(count: int, case: Case) -> list[Reading]:
    """The first `count` readings, in order of publication, A_DAY a day."""
    made: list[Reading] = []
    number = 0
    while len(made) < count * 1.02 + A_DAY:
        made += _Story(number, case).readings(BEGUN + timedelta(days=len(made) / A_DAY))
        number += 1
    return sorted(made, key=lambda item: (_moment(item), item.report.id))[:count]


def texts(count: int, case: Case) -> list[str]:
    """The texts of so many reports."""
    return [item.report.text for item in readings(count, case)]


def _moment(item: Reading) -> datetime:
    published = item.report.published
    return published.earliest if published and published.earliest else BEGUN


@cache
def _vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """40,000 words of syllables and how often each is met, summed (Zipf's law)."""
    random = Random(0)
    words = dict.fromkeys("".join(random.choices(_SYLLABLES, k=random.randint(2, 4))) for _ in range(45_000))
    kept = tuple(words)[:40_000]
    return kept, tuple(accumulate(1 / (rank + 8) for rank in range(len(kept))))


class _Story:
    """One matter: its words, its town, day and toll, what is said on it, and who reports it."""

    def __init__(self, number: int, case: Case, said: int = 2) -> None:
        self.number, self.case = number, case
        self.random = random = Random(number)
        self.words, self.sums = _vocabulary()
        self.own = random.choices(self.words[300:], k=_OWN_WORDS)
        self.place = random.choice(case.places) if random.random() < 0.5 else None
        self.town = self.place.name if self.place else f"{random.choice(TOWNS)}{random.choice(self.own)}"
        self.actor = random.choice(case.actors)
        self.speaker = (
            (random.choice(case.actors).name, True)
            if random.random() < 0.5
            else (f"{random.choice(PEOPLE).split()[0]} {random.choice(self.own).title()}", False)
        )
        self.dead = random.randint(2, 40)
        self.act = random.choice(_ACTS)
        self.said = [self._words(random, 16) for _ in range(said)]

    def readings(self, begun: datetime) -> Iterator[Reading]:
        """The story's reports, from one to forty, within some hours."""
        size = min(_LONGEST_STORY, 1 + int(self.random.expovariate(1 / (_MEAN_STORY - 1))))
        first: str | None = None
        for place in range(size):
            random = Random(self.number * 64 + place)
            head = f"{self.town} {' '.join(self._words(random, 6))}".capitalize()
            body = self._body(random) if first is None or random.random() > _COPIED else first
            first = first or body
            published = begun + self.random.random() ** 2 * _TOLD_WITHIN if place else begun
            yield self._reading(f"{self.number:07}-{place:02}", f"{head}\n{body}", published, random)

    def _words(self, random: Random, count: int) -> list[str]:
        """Small words, words of the language and words of the story, mixed."""
        small, known = (
            random.choices(_SMALL, k=count),
            random.choices(self.words, cum_weights=self.sums, k=count),
        )
        own = random.choices(self.own, k=count)
        return [
            small[at] if (chance := random.random()) < 0.45 else known[at] if chance < 0.75 else own[at]
            for at in range(count)
        ]

    def _body(self, random: Random) -> str:
        told = (
            f"{self.actor.name} used {random.choice(WEAPONS)} in {self.town}; {self.dead} people were killed."
        )
        said = [
            f"“{self._rendered(random, words)},” {self.speaker[0]} {random.choice(VERBS)}."
            for words in self.said
        ]
        rest = [
            " ".join((*self._words(random, 14), f"{random.choice(THINGS)}, {random.choice(BODIES)} said."))
            for _ in range((WORDS - 55) // 18)
        ]
        return " ".join((told, rest[0], said[0], *rest[1:], *said[1:], f"A {random.choice(ROLES)} agreed."))

    def _rendered(self, random: Random, words: list[str]) -> str:
        """The utterance as one outlet gives it: a word in eight another."""
        own = (random.choice(self.own) if random.random() < 0.125 else word for word in words)
        return " ".join(own).capitalize()

    def _reading(self, key: str, text: str, published: datetime, random: Random) -> Reading:
        head = text.index("\n")
        capture = sha256(text.encode()).hexdigest()
        report = Report(
            id=content_id("report", capture),
            capture=capture,
            text=text,
            blocks=(
                Block(kind=BlockKind.HEADLINE, start=0, end=head),
                Block(kind=BlockKind.BODY, start=head, end=len(text)),
            ),
            headline=Span.of(text, 0, head),
            published=When.at(published, wall="published"),
            language="en",
            outlet=random.choice(self.case.outlets).id,
        )
        return Reading(
            report=report,
            quotations=tuple(self._quotations(key, report)),
            mentions=(self._mention(key, report, published),),
        )

    def _quotations(self, key: str, report: Report) -> Iterator[Quotation]:
        name, known = self.speaker
        actor = next((item.id for item in self.case.actors if item.name == name), None) if known else None
        basis = RefBasis.ALIAS if actor else RefBasis.DESCRIPTION
        at = 0
        while (start := report.text.find("“", at)) >= 0:
            at = report.text.index("”", start)
            yield Quotation(
                id=f"quotation-{key}-{start}",
                report=report.id,
                kind=QuotationKind.DIRECT,
                contents=(Span.of(report.text, start + 1, at),),
                speaker=ActorRef(name=name, basis=basis, actor=actor),
            )

    def _mention(self, key: str, report: Report, published: datetime) -> Mention:
        start = report.text.index("\n") + 1
        clause = Span.of(report.text, start, report.text.index(".", start))
        day = published.replace(hour=0, minute=0, second=0, microsecond=0)
        return Mention(
            id=f"mention-{key}",
            report=report.id,
            act=self.act,
            trigger=clause,
            clause=clause,
            modality=Modality.ACTUAL,
            actors=(ActorRef(name=self.actor.name, basis=RefBasis.ALIAS, actor=self.actor.id),),
            place=PlaceRef(span=clause, name=self.town, place=self.place.id if self.place else None),
            when=When(
                earliest=day,
                latest=day + timedelta(hours=24),
                wall="that day",
                precision=Precision.DAY,
                basis=TimeBasis.RELATIVE,
            ),
            harm=(Count(low=self.dead, high=self.dead, what="killed", span=clause),),
        )
