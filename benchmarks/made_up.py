"""Made-up reports for benchmarks: as many as asked, in the manner of agency copy, the same every time."""

import json
from collections.abc import Iterator
from html import escape
from random import Random

TOWNS = ("Hama", "Homs", "Idlib", "Latakia", "Aleppo", "Daraya", "Douma", "Azaz", "Palmyra", "Deraa")
WEAPONS = ("mortars", "artillery", "rockets", "tank guns", "heavy machine guns", "home-made shells")
BODIES = ("the army", "the High Negotiations Committee", "the monitoring group", "the foreign ministry")
PEOPLE = ("Samir Haddad", "Leila Mansour", "Viktor Orlov", "Anne Keller", "Omar al-Jundi", "Peter Lindqvist")
ROLES = ("spokesman", "envoy", "field commander", "aid coordinator", "deputy minister", "resident")
DAYS = ("Saturday", "Sunday", "Monday", "Tuesday", "27 February", "the second day of the truce", "last week")
VERBS = ("said", "told reporters", "added", "insisted", "warned", "acknowledged", "denied", "recalled")
THINGS = (
    "the crossing",
    "the hospital",
    "the power station",
    "two villages",
    "the old market",
    "the ring road",
)
CLAIMS = (
    "nobody has fired on {town} since {day}",
    "the truce holds in most of the country",
    "they would answer fire with fire",
    "talks can begin only when the sieges end",
    "{number} families have come back to {town}",
    "the maps handed over in Geneva leave out {thing}",
    "trucks were turned back at {thing} without a reason",
    "there is no military solution",
)
LEADS = (
    (
        "Government forces shelled {town} with {weapon} on {day}, killing {dead} people,"
        " {person}, a {role}, {verb}."
    ),
    "Rebels fired {weapon} at {town} at {hour}:15 local time, {body} {verb}.",
    '"{Claim}," {person} {verb}. "{Claim2}."',
    "“{Claim},” {verb} {person}, a {role} in {town}.",
    "{number} violations were recorded in the past 24 hours, {body} {verb}.",
    "Aid trucks reached {thing} near {town} on {day} for the first time in {dead} months.",
    "According to {body}, {claim}.",
    "{person} {verb} that {claim}, and that {claim2}.",
    "Asked about {thing}, the {role} {verb} {claim}.",
    "Shops were open in {town} and children played near {thing}, though few people slept in their own beds.",
    "The price of bread has fallen by a third since {day}, and fuel is sold by the litre from plastic cans.",
    "If {body} does not withdraw from {thing}, the guarantors may meet again in {dead} days.",
    "He {verb} the two sides had agreed on {thing} but not on who would guard it.",
    "A convoy of {dead} lorries waited outside {town} while engineers cleared mines from the road.",
)


def sentences(random: Random, count: int) -> list[str]:
    """`count` sentences."""
    return [_sentence(random) for _ in range(count)]


def article(seed: int, words: int = 750) -> str:
    """A news article of about this many words (never fewer), in paragraphs of one to four sentences."""
    return "\n\n".join(_paragraphs(Random(seed), words))


def page(seed: int, words: int = 540) -> bytes:
    """One page as news sites build them: data for machines, scripts, menus, an article, links, comments."""
    random = Random(seed)
    body = "".join(f"<p>{text}</p>\n" for text in _paragraphs(random, words))
    menu = "".join(f'<li class="item"><a href="/{n}/">Section {n}</a></li>' for n in range(30))
    links = "".join(
        f'<div class="card"><a href="/story/{n}"><img src="/{n}.jpg" alt="">'
        f"<h3>{_sentence(random)[:60]}</h3></a></div>"
        for n in range(20)
    )
    comments = "".join(
        f'<div class="comment"><b class="author">Reader {n}</b><p>{_sentence(random)}</p></div>'
        for n in range(8)
    )
    headline = f"Truce day {seed}: {random.choice(TOWNS)} shelled"
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{headline} | The Daily</title>"
        "<meta property='article:published_time' content='2016-02-28T12:00:00+00:00'>"
        f"<style>{'.a{color:red}' * 400}</style><script>{'var a=1;' * 2000}</script></head>"
        f"<body><nav><ul>{menu}</ul></nav><main><article><h1>{headline}</h1>"
        f'<p class="byline">By {random.choice(PEOPLE)}</p>{body}</article>'
        f'<section class="related"><h2>Related</h2>{links}</section>'
        f'<section class="comments"><h2>Comments</h2>{comments}</section></main>'
        "<footer><p>All rights reserved.</p></footer></body></html>"
    ).encode()


def page_of(text: str) -> bytes:
    """A page with a menu and an article of this text: its first line the headline, each other a paragraph."""
    headline, *lines = [escape(line) for line in text.split("\n") if line.strip()]
    menu = "".join(f"<a href=/{n}/>Section {n}</a>" for n in range(30))
    body = "".join(f"<p>{line}</p>\n" for line in lines)
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{headline}</title></head><body>"
        f"<nav>{menu}</nav><main><article><h1>{headline}</h1>{body}</article></main></body></html>"
    ).encode()


def item(seed: int) -> bytes:
    """One line of a JSON Lines file."""
    text = "\n\n".join(sentences(Random(seed), 6))
    return json.dumps({"id": str(seed), "text": text, "published": "2016-02-28T12:00:00Z"}).encode()


def _paragraphs(random: Random, words: int) -> Iterator[str]:
    written = 0
    while written < words:
        text = " ".join(sentences(random, random.randint(1, 4)))
        written += len(text.split())
        yield text


def _sentence(random: Random) -> str:
    words: dict[str, object] = {
        "town": random.choice(TOWNS),
        "weapon": random.choice(WEAPONS),
        "body": random.choice(BODIES),
        "person": random.choice(PEOPLE),
        "role": random.choice(ROLES),
        "day": random.choice(DAYS),
        "thing": random.choice(THINGS),
        "verb": random.choice(VERBS),
        "dead": random.randint(2, 30),
        "number": random.randint(3, 60),
        "hour": random.randint(10, 22),
    }
    claim, claim2 = (random.choice(CLAIMS).format(**words) for _ in range(2))
    words |= {"claim": claim, "claim2": claim2, "Claim": _capital(claim), "Claim2": _capital(claim2)}
    text = random.choice(LEADS).format(**words)
    return _capital(text)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
