"""The words of a language that name actors without a name: countries, offices, soldiers, crowds."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.tables import Lexicon, languages


@dataclass(frozen=True, slots=True)
class ActorWords:
    """`groups`, `roles`, `modifiers` in small letters, `weak` those that name an actor only where they act;
    `markers` and `countries` with their capitals; `countries` holds names and adjectives, `capitals` seats of
    government, `country_openings` the first words of both; `holdings` what armies hold and lose. `weapons`
    shoot for those whose they are ("Russian aircraft"), `posts` are hit for them ("army positions"), `blows`
    are what weapons deal ("rocket fire"); `quantities` say how many of a group ("two of its men"), `unnamed`
    that nobody knows whose it is ("unidentified jets"); `towns` are places where people live, which no word
    makes an actor, `munitions` what is fired and thrown; `bodies` offices of
    which a place has one ("the police")."""

    groups: frozenset[str]
    weak: frozenset[str]
    roles: frozenset[str]
    modifiers: frozenset[str]
    markers: frozenset[str]
    countries: frozenset[str]
    adjectives: frozenset[str]
    capitals: frozenset[str]
    country_openings: frozenset[str]
    holdings: frozenset[str]
    weapons: frozenset[str]
    posts: frozenset[str]
    blows: frozenset[str]
    quantities: frozenset[str]
    unnamed: frozenset[str]
    towns: frozenset[str]
    munitions: frozenset[str]
    bodies: frozenset[str]


@cache
def actor_words() -> ActorWords:
    """The words of all languages that have tables of them; scripts and capitals keep them apart."""
    by_kind: dict[str, set[str]] = {}
    for language in languages():
        lexicon = Lexicon(language=language)
        for table in ("actor_words", "countries"):
            for row in lexicon.table(table) if lexicon.has(table) else ():
                by_kind.setdefault(row["kind"], set()).add(row["word"])
    countries = by_kind.get("name", set()) | by_kind.get("adjective", set())
    capitals = by_kind.get("capital", set())
    return ActorWords(
        groups=frozenset(by_kind.get("group", ())),
        weak=frozenset(by_kind.get("weak", ())),
        roles=frozenset(by_kind.get("role", ())),
        modifiers=frozenset(by_kind.get("modifier", ())),
        markers=frozenset(by_kind.get("marker", ())),
        countries=frozenset(countries),
        adjectives=frozenset(by_kind.get("adjective", ())),
        capitals=frozenset(capitals),
        country_openings=frozenset(name.split()[0] for name in countries | capitals),
        holdings=frozenset(_holdings()),
        weapons=frozenset(by_kind.get("weapon", ())),
        posts=frozenset(by_kind.get("post", ())),
        blows=frozenset(by_kind.get("blow", ())),
        quantities=frozenset(by_kind.get("quantity", ())),
        unnamed=frozenset(by_kind.get("unnamed", ())),
        towns=frozenset(by_kind.get("town", ())),
        munitions=frozenset(by_kind.get("munition", ())),
        bodies=frozenset(by_kind.get("body", ())),
    )


def _holdings() -> Iterator[str]:
    for language in languages():
        lexicon = Lexicon(language=language)
        if lexicon.has("trigger_words"):
            yield from lexicon.words("trigger_words", group="territory")
