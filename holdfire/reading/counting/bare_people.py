"""People told without number or article: "kills bride, groom", "Woman and child hurt", "a man and wife"."""

from collections.abc import Set

from holdfire.reading.counting.count_words import CountWords
from holdfire.reading.counting.counted import Counted, counted_from, ends_behind
from holdfire.reading.counting.quantities import Quantity
from holdfire.reading.word_stream import Words, is_at

KIN = frozenset({"kin", "woman", "man", "child"})
"""Groups of whom two are told under one article ("a mother and daughter")."""


def with_bare(words: Words, text: str, every: tuple[Counted, ...], book: CountWords) -> tuple[Counted, ...]:
    """All counted, with those told by a bare noun: behind a verb of headlines, at the head of one, or joined
    to one told with an article."""
    found: list[Counted] = []
    kin = {one.stop + 1 for one in every if one.quantity.vague_one and one.noun and one.group in KIN}
    joined: set[int] = set()
    taken = {at for counted in every for at in range(counted.start, counted.stop)}
    starts = {counted.start for counted in every}
    verbs = {at + 1 for at, word in enumerate(words) if word.key in book.headline_lasts}
    heads = {at + 1 for at, word in enumerate(words) if word.key in (":", ";", ",")} | {0}
    heads = heads if every or any(word.key in book.harm["after"].firsts() for word in words) else set()
    ahead = sorted(kin | verbs | heads, reverse=True)
    while ahead:
        at = ahead.pop()
        if at in taken or at >= len(words) or not words[at].text[0].isalpha():
            continue
        links = at > 0 and words[at - 1].key in book.links
        struck = (links and (at in joined or at in kin)) or (at in verbs and _is_struck(words, at, book))
        bare = _bare(words, text, at, book) if struck or at in heads else None
        if bare is None or (at in kin and bare.group not in KIN):
            continue
        told = (
            bare if struck or _leads_to(words, bare.stop, starts) else _told_behind(words, text, bare, book)
        )
        if told:
            found.append(told)
            taken.update(range(at, told.stop))
            joined.add(told.stop + 1)
            ahead.append(told.stop + 1)
    return tuple(sorted((*every, *found), key=lambda counted: counted.start)) if found else every


def _leads_to(words: Words, at: int, starts: Set[int]) -> bool:
    """ "Woman, three children shot dead" """
    return is_at(words, at, ",") and at + 1 in starts


def _is_struck(words: Words, at: int, book: CountWords) -> bool:
    """Whether "kills" or "wounding" stands before it; a participle may describe it ("a wounded man")."""
    if book.roles["captive"].stop(words, at) or book.roles["determiner"].ends_before(words, at - 1, 1):
        return False
    return book.harm["people_before"].ends_before(words, at)


def _bare(words: Words, text: str, at: int, book: CountWords) -> Counted | None:
    one = Quantity(low=1, high=1, start=at, stop=at, vague_one=True)
    if words[at].key in book.implying or book.numbers.stop(words, at):
        return None
    counted = counted_from(words, text, one, book)
    if counted is None or counted.noun is None or not counted.noun.person or counted.harm or counted.was:
        return None
    single = counted.noun.one or counted.noun.size > 1
    named = counted.stop < len(words) and words[counted.stop].text[0].isupper()
    if not single or named or book.roles["of"].stop(words, counted.stop):
        return None
    return (
        Counted(
            quantity=one,
            stop=counted.stop,
            noun=counted.noun,
            who=counted.who,
            group=counted.group,
            implied=True,
        )
        if ends_behind(words, counted.stop, book)
        else None
    )


def _told_behind(words: Words, text: str, bare: Counted, book: CountWords) -> Counted | None:
    """The head of a headline, where a participle ends what is told of it: "Man, 34, killed in Nikopol"."""
    stop = bare.stop + is_at(words, bare.stop, ",")
    joint = book.roles["and"].stop(words, bare.stop)
    second = _bare(words, text, joint, book) if joint else None
    told = book.harm["after"].stop(words, second.stop if second else stop)
    if told is None:
        return None
    closed = told >= len(words) or not words[told].text[0].isalnum()
    if not closed and not any(
        book.roles[role].stop(words, told) for role in ("place_lead", "boundary", "stop")
    ):
        return None
    return (
        bare
        if second
        else Counted(
            quantity=bare.quantity, stop=stop, noun=bare.noun, who=bare.who, group=bare.group, implied=True
        )
    )
