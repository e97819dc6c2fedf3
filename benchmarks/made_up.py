"""Made-up reports for benchmarks: as many as asked, in the manner of agency copy, the same every time."""

import json
from random import Random

TOWNS = ("Hama", "Homs", "Idlib", "Latakia", "Aleppo", "Daraya", "Douma", "Azaz")
WEAPONS = ("mortars", "artillery", "rockets", "tank guns")
SPEAKERS = (
    "a spokesman for the opposition",
    "the army command",
    "the monitoring group",
    "a Kremlin spokesman",
)
VERBS = ("said", "told reporters", "added", "stressed")
LEADS = (
    "Government forces shelled {town} with {weapon} on Saturday, killing {dead} people, {speaker} {verb}.",
    "Rebels fired {weapon} at {town} at {hour}:15 local time, {speaker} {verb}.",
    '"Nobody fired {weapon} at {town}," {speaker} {verb}. "We keep to the truce."',
    "{number} violations were recorded in the past 24 hours, {speaker} {verb}.",
    "Aid trucks reached {town} on Sunday, {speaker} {verb}.",
)


def sentences(random: Random, count: int) -> list[str]:
    """`count` sentences."""
    return [
        random.choice(LEADS).format(
            town=random.choice(TOWNS),
            weapon=random.choice(WEAPONS),
            dead=random.randint(2, 30),
            number=random.randint(3, 60),
            hour=random.randint(10, 22),
            speaker=random.choice(SPEAKERS),
            verb=random.choice(VERBS),
        )
        for _ in range(count)
    ]


def page(seed: int, paragraphs: int = 12) -> bytes:
    """One page with menus, an article and a footer."""
    random = Random(seed)
    body = "".join(f"<p>{' '.join(sentences(random, 3))}</p>" for _ in range(paragraphs))
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(12))
    headline = f"Truce day {seed}: {random.choice(TOWNS)} shelled"
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{headline}</title>"
        "<meta property='article:published_time' content='2016-02-28T12:00:00+00:00'></head>"
        f"<body><nav><ul>{menu}</ul></nav><article><h1>{headline}</h1>{body}</article>"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    ).encode()


def item(seed: int) -> bytes:
    """One line of a JSON Lines file."""
    text = "\n\n".join(sentences(Random(seed), 6))
    return json.dumps({"id": str(seed), "text": text, "published": "2016-02-28T12:00:00Z"}).encode()
