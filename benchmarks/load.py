"""The workbench under load: `python -m benchmarks.load` serves a large case to many readers and reviewers.

Every reader has a session of their own and reads on after some seconds of thought; every reviewer claims an
item of the queue, decides about it with a reason, and goes on. At the end each decision that was answered
with success must be on record once, and each that was refused not at all."""

import asyncio
import os
import socket
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random
from subprocess import Popen
from tempfile import TemporaryDirectory
from time import monotonic
from urllib.parse import quote, urlencode

import click

from benchmarks.browser import NONE, Answer, Browser
from benchmarks.large_case import NAME, large_case
from benchmarks.measure import machine, most_memory_of, worked_by
from holdfire.config import read_config
from holdfire.model.decision import DecisionKind
from holdfire.open_case import viewing
from holdfire.web.people.accounts import NewAccount
from holdfire.web.people.book import FILE
from holdfire.web.people.people import People
from holdfire.web.roles import Role

THINKS = 5.0
"""Seconds that a reader or reviewer thinks between two pages, on average (exponentially distributed)."""

PASSWORD = "seven quiet geese cross the river"
ROOT = f"/{NAME}/"
CONFLICT, SEE_OTHER = 409, 303


@dataclass
class Told:
    """What was measured: seconds of each page's answers by its name, what went wrong, and the fate of each
    decision by its reason, which no two share."""

    begun: str
    until: float = 0
    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    accepted: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    claims: int = 0
    refused_claims: int = 0
    held: dict[str, str] = field(default_factory=dict)

    def note(self, page: str, answer: Answer, *well: int) -> Answer:
        """Counts an answer, as an error where its status is none of these."""
        self.taken[page].append(answer.took)
        if answer.status not in well:
            self.errors[f"{page}: {answer.status} {answer.said()}"] += 1
        return answer


@dataclass
class Person:
    """Somebody at a browser who has logged in."""

    name: str
    browser: Browser
    told: Told
    random: Random

    async def log_in(self) -> None:
        """Comes in through the form."""
        form = (await self.browser.get("/log-in")).forms("/log-in")[0]
        answer = await self.browser.post("/log-in", form | {"name": self.name, "password": PASSWORD})
        if answer.status != SEE_OTHER:
            raise AssertionError(f"{self.name} was not let in: {answer.status}")

    async def think(self) -> bool:
        """Waits some seconds; whether there is time for another page then."""
        await asyncio.sleep(min(self.random.expovariate(1 / THINKS), 5 * THINKS))
        return monotonic() < self.told.until

    async def read(self, page: str, address: str) -> Answer:
        """Reads a page."""
        return self.told.note(page, await self.browser.get(address), 200)


async def reads(person: Person, filters: tuple[dict[str, str], ...]) -> None:
    """A reader's day: pages as they come, one out of what the list before it showed."""
    random, seen = person.random, dict[str, list[str]]()
    while await person.think():
        page = random.choice(WALK)
        if page in ("incident", "report", "statement"):
            if seen.get(page):
                await person.read(f"one {page}", random.choice(seen[page]))
                continue
            page = f"{page}s"
        answer = await person.read(page, ROOT + _asked(page, random, filters))
        if page in ("incidents", "reports", "statements"):
            seen[page[:-1]] = answer.links(f"{ROOT}{page}/")


WALK = (
    *("today",) * 4,
    *("incidents",) * 6,
    *("incident",) * 6,
    *("statements", "statement") * 2,
    *("actors", "agreement"),
    *("reports", "report", "report"),
    *("search",) * 2,
    "queue",
)
"""What readers look at, as often as it is here."""


def _asked(page: str, random: Random, filters: tuple[dict[str, str], ...]) -> str:
    """The address of a page, relative to the case, with what a reader may ask of it."""
    if page == "today":
        return ""
    query: dict[str, str] = {}
    if page == "incidents":
        query = dict(random.choice(filters))
        if random.random() < 0.2:
            query["view"] = random.choice(("map", "timeline"))
        if random.random() < 0.5:
            query["sort"] = "latest"
    if page in ("statements", "reports") and random.random() < 0.5:
        query = {"skip": str(50 * random.randint(0, 40))}
    if page == "search":
        query = {"q": random.choice(WORDS)}
    return f"{page}?{urlencode(query)}" if query else page


WORDS = ("killed", "people were killed", "agreed", "Aleppo", "rockets Homs", "shells used")


async def reviews(person: Person, numbers: Iterator[int]) -> None:
    """A reviewer's day: the next item is claimed and decided. Now and then they decide about what another
    holds, or on a page that has grown old, and must be told so."""
    told, place = person.told, 0
    while await person.think():
        others = [item for item, by in told.held.items() if by != person.name]
        if others and person.random.random() < 0.1:
            address = f"review?item={quote(person.random.choice(others))}&reader={person.name}"
        else:
            address = f"review?reader={person.name}&after={place}"
        page = await person.read("review", ROOT + address)
        place = person.random.randint(0, 300)
        claims = page.forms(f"{ROOT}claim")
        if claims and not await _claimed(person, claims[0]):
            continue
        forms = [form for form in page.forms(f"{ROOT}decide") if _is_whole(form)]
        if not forms or not await person.think():
            continue
        await _decide(person, person.random.choice(forms), f"load {told.begun} {next(numbers)}")


def _is_whole(form: dict[str, str]) -> bool:
    """Whether a form decides with a word, so that nothing has to be chosen."""
    kind = form.get("kind")
    if kind in (DecisionKind.SAME, DecisionKind.DIFFERENT):
        return "other" in form
    return kind in (DecisionKind.ACCEPT_MENTION, DecisionKind.REJECT_MENTION)


async def _claimed(person: Person, form: dict[str, str]) -> bool:
    told = person.told
    answer = told.note("claim", await person.browser.post(f"{ROOT}claim", form), SEE_OTHER, CONFLICT)
    told.claims += 1
    if answer.status != SEE_OTHER:
        told.refused_claims += 1
        return False
    told.held[answer.onward.partition("item=")[2].partition("&")[0] or form["target"]] = person.name
    return True


async def _decide(person: Person, form: dict[str, str], reason: str) -> None:
    told = person.told
    sent = await person.browser.post(f"{ROOT}decide", form | {"reason": reason})
    answer = told.note("decide", sent, SEE_OTHER, CONFLICT)
    if answer.status in (SEE_OTHER, CONFLICT):
        (told.accepted if answer.status == SEE_OTHER else told.conflicts).append(reason)


@contextmanager
def served(case: Path) -> Iterator[tuple[int, Popen[bytes]]]:
    """`holdfire serve` in a process of its own, with accounts: its port and process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = "from holdfire.cli import main; main()"
    command = [sys.executable, "-c", start, "serve", str(case), "--accounts", "--port", str(port)]
    process = Popen(command, cwd=Path(__file__).parents[1], env=os.environ)
    try:
        yield port, process
    finally:
        process.terminate()
        process.wait(30)


def let_in(place: Path, names: list[str]) -> None:
    """Makes an account with the rights of an editor for each of these names, where it has none."""
    now = datetime.now(UTC)
    with People(place) as people:
        for name in names:
            if people.accounts.find(name) is None:
                people.accounts.add(NewAccount(name=name, password=PASSWORD), "benchmark", now)
                people.accounts.set_role(name, Role.ADMINISTRATOR if name == names[0] else Role.EDITOR, None)
                people.accounts.set_password(name, PASSWORD, to_change=False)


async def walked(port: int, told: Told, readers: list[str], reviewers: list[str], minutes: float) -> None:
    """All of them at work for so many minutes, after each has logged in."""
    people = [
        Person(name=name, browser=Browser(port), told=told, random=Random(name))
        for name in (*readers, *reviewers)
    ]
    await _answering(port)
    first = await _first_page(people[0])
    click.echo(f"first page after the start: {first:.1f} s")
    for person in people[1:]:
        await person.log_in()
    filters = tuple(_filters())
    told.until = monotonic() + 60 * minutes
    numbers = count(1)
    await asyncio.gather(
        *(reads(person, filters) for person in people[: len(readers)]),
        *(reviews(person, numbers) for person in people[len(readers) :]),
    )
    for person in people:
        person.browser.close()


async def _answering(port: int) -> None:
    for _ in range(600):
        if (await Browser(port).get("/log-in")).status != NONE:
            return
        await asyncio.sleep(0.1)
    raise AssertionError("the workbench does not answer")


async def _first_page(person: Person) -> float:
    await person.log_in()
    today, queue = await person.browser.get(ROOT), await person.browser.get(f"{ROOT}queue")
    return today.took + queue.took


def _filters() -> Iterator[dict[str, str]]:
    yield {}
    for outcome in ("cannot_determine", "apparent_breach", "contested"):
        yield {"outcome": outcome}
    for act in ("shelling", "air_strike", "arrest"):
        yield {"act": act}
    yield {"evidence": "corroborated"}
    yield {"since": "2016-03-01", "until": "2016-03-03"}
    yield {"place": "aleppo"}
    yield {"actor": "syria-government", "act": "shelling"}


def lost(case: Path, told: Told) -> list[str]:
    """What is wrong with the record after all: a decision answered with success that is not on record once,
    or one refused that is."""
    with viewing(read_config(case, {})) as view:
        kept = Counter(item.reason for item in view.decisions())
    wrong = [f"{kept[reason]} times: {reason}" for reason in told.accepted if kept[reason] != 1]
    return wrong + [f"kept though refused: {reason}" for reason in told.conflicts if kept[reason]]


def table(told: Told) -> Iterator[str]:
    """Lines of the table: how many of each page, and the times by which part of them was there."""
    yield "| page | asked | p50 | p95 | p99 | longest |"
    yield "|---|---|---|---|---|---|"
    everything = [seconds for taken in told.taken.values() for seconds in taken]
    for page, taken in (*sorted(told.taken.items()), ("all", everything)):
        ordered = sorted(taken)
        parts = (ordered[min(len(ordered) * part // 100, len(ordered) - 1)] for part in (50, 95, 99, 100))
        yield f"| {page} | {len(ordered):,} | {' | '.join(f'{seconds * 1e3:,.0f} ms' for seconds in parts)} |"


@click.command()
@click.option("--reports", type=int, default=200_000)
@click.option("--readers", type=int, default=50)
@click.option("--reviewers", type=int, default=5)
@click.option("--minutes", type=float, default=10)
@click.option("--case", "folder", type=click.Path(file_okay=False, path_type=Path))
def main(reports: int, readers: int, reviewers: int, minutes: float, folder: Path | None) -> None:
    """Serve a record of so many reports, and let them all work. With --case FOLDER, what is built is kept
    there and used again."""
    with TemporaryDirectory() as spare:
        folder = folder or Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        case = large_case(folder, reports)
        names = [f"reader {number}" for number in range(readers)]
        deciding = [f"reviewer-{number}" for number in range(reviewers)]
        let_in(folder / FILE, [*deciding, *names])
        told = Told(begun=datetime.now(UTC).isoformat(timespec="seconds"))
        with served(case) as (port, process):
            before = os.getloadavg()[0]
            asyncio.run(walked(port, told, names, deciding, minutes))
            worked, memory = worked_by(process.pid), most_memory_of(process.pid)
        click.echo(f"{machine()}; load before {before:.1f}, after {os.getloadavg()[0]:.1f}")
        click.echo(
            f"{reports:,} reports, {readers} readers, {reviewers} reviewers, {minutes:g} minutes, "
            f"{THINKS:g} s of thought on average; the server worked {worked:.0f} s, {memory:.0f} MB at most"
        )
        for line in table(told):
            click.echo(line)
        click.echo(f"errors: {dict(told.errors) or 'none'}")
        click.echo(
            f"{told.claims} claims, {told.refused_claims} told that another holds it; {len(told.accepted)} "
            f"decisions taken, {len(told.conflicts)} told of a conflict; lost: {lost(case, told) or 'none'}"
        )


if __name__ == "__main__":
    main()
