"""People told without a number: "and her mother", "killed their driver", "the mayor and two guards"."""

from collections.abc import Set
from dataclasses import replace

from holdfire.reading.counting.count_words import CountWords
from holdfire.reading.counting.counted import Counted, counted_from, ends_behind
from holdfire.reading.counting.harm_named import named_before
from holdfire.reading.counting.quantities import Quantity
from holdfire.reading.word_stream import Words, is_at

LONGEST_LEAD = 12
"""Words from "the mayor and" to before which others must be told."""


def implied_in(words: Words, text: str, every: tuple[Counted, ...], book: CountWords) -> tuple[Counted, ...]:
    """Those counted with the people told without a number beside them, in order: "and her mother", "killed
    their driver", "killed himself", "the mayor and two guards". Only beside words of harm or others told."""
    found: list[Counted] = []
    taken = {at for counted in every for at in range(counted.start, counted.stop)}
    ends = {counted.stop for counted in every}
    starts = {counted.start for counted in every}
    beside = starts | {at for at, word in enumerate(words) if word.key in book.possessives}
    for at in range(len(words)):
        if words[at].key not in book.implying or at in taken:
            continue
        before = words[at - 1].key if at else ""
        if book.roles["saying"].ends_before(words, at, 1):
            continue
        links = before in book.links
        heads = links or at == 0 or before in book.heads
        struck = before in book.before_lasts or named_before(words, at, book) is not None
        leads = not beside.isdisjoint(range(at + 3, at + LONGEST_LEAD))
        implied = _implied(words, text, at, book) if heads or struck or leads else None
        if implied is None:
            continue
        implied = _past_name(words, implied, book)
        joined = (links and not ends.isdisjoint((at - 1, at - 2))) or _leads_on(words, implied, starts, book)
        if joined or struck or (heads and _is_told_of(words, implied.stop, book)):
            found.append(implied)
            ends.add(implied.stop)
            taken.update(range(at, implied.stop))
    if not found:
        return every
    inside = {at for implied in found for at in range(implied.start, implied.stop)}
    apart = (counted for counted in every if counted.start not in inside)
    return tuple(sorted((*apart, *found), key=lambda counted: counted.start))


def _past_name(words: Words, implied: Counted, book: CountWords) -> Counted:
    """ "the mayor, Dr. Omar Said, and two guards": behind the name, which tells of the same one."""
    if not is_at(words, implied.stop, ","):
        return implied
    for at in range(implied.stop + 1, min(implied.stop + LONGEST_LEAD, len(words))):
        if is_at(words, at, ",") and at > implied.stop + 1:
            joined = book.roles["and"].stop(words, at + 1) or book.roles["auxiliary"].stop(words, at + 1)
            return replace(implied, stop=at) if joined else implied
        if not (words[at].text[0].isupper() or is_at(words, at, ".")):
            break
    return implied


def _leads_on(words: Words, implied: Counted, starts: Set[int], book: CountWords) -> bool:
    """Whether others are joined to them ("the mayor and his wife", "the nurse and two guards")."""
    joint = book.roles["coordination"].stop(words, implied.stop)
    joint = (joint and book.roles["and"].stop(words, joint)) or joint
    if joint is None or implied.noun is None:
        return False
    possessive = book.roles["possessive"].stop(words, joint)
    return joint in starts or (
        possessive is not None and (possessive in starts or _has_person(words, joint, book))
    )


def _has_person(words: Words, at: int, book: CountWords) -> bool:
    found = book.nouns.longest(words, at + 1)
    return found is not None and found[0].person


def _with_another(words: Words, text: str, counted: Counted, book: CountWords) -> Counted | None:
    """ "his wife and son": two by one word before them"""
    joint = book.roles["and"].stop(words, counted.stop)
    other = book.nouns.longest(words, joint) if joint else None
    if other is None or counted.noun is None or not (counted.noun.one and other[0].one and other[0].person):
        return None
    if counted.group != other[0].group or not book.roles["possessive"].stop(words, counted.start):
        return None
    quantity = replace(counted.quantity, low=2, high=2)
    who = text[words[counted.quantity.stop].start : words[other[1] - 1].end]
    return replace(counted, quantity=quantity, stop=other[1], who=who, implied=True)


def _is_told_of(words: Words, at: int, book: CountWords) -> bool:
    """Whether harm follows: "was badly hurt", "suffered burns", ", 9, died"."""
    if is_at(words, at, ","):
        ahead = range(at + 1, min(at + LONGEST_LEAD, len(words)))
        at = next((n + 1 for n in ahead if is_at(words, n, ",")), at + 1)
    small = (book.roles["gravity"], book.roles["auxiliary"], book.roles["adverb"])
    while book.harm["people_after"].stop(words, at) is None:
        stop = next(filter(None, (role.stop(words, at) for role in small)), None)
        if stop is None:
            return False
        at = stop
    return True


def _implied(words: Words, text: str, at: int, book: CountWords) -> Counted | None:
    one = Quantity(low=1, high=1, start=at, stop=at + 1, vague_one=True)
    if book.roles["reflexive"].stop(words, at):
        return Counted(quantity=one, stop=at + 1, implied=True)
    more = book.roles["one_more"].stop(words, at)
    if more:
        ends = ends_behind(words, more, book) and not book.roles["of"].stop(words, more)
        return Counted(quantity=replace(one, stop=more), stop=more, implied=True) if ends else None
    if book.roles["ordinal"].stop(words, at + 1):
        return None  # "the fourth soldier killed this week"
    counted = counted_from(words, text, one, book)
    both = _with_another(words, text, counted, book) if counted else None
    if both:
        return both
    one_person = (
        counted is not None
        and counted.noun is not None
        and counted.noun.person
        and (counted.noun.one or counted.noun.size > 1)
    )
    return replace(counted, implied=True) if counted and one_person else None
