"""Finds what a quantity counts: the noun after it, or the dead and wounded it stands for."""

from dataclasses import dataclass, replace

from holdfire.reading.counting.ages import age_before, ages_behind, is_an_age_aside
from holdfire.reading.counting.count_words import CountedNoun, CountWords
from holdfire.reading.counting.quantities import Quantity, read_quantity
from holdfire.reading.word_stream import Words, digits_at, is_at

MOST_MODIFIERS = 4
"""Words that may stand between a number and its noun ("three government artillery positions")."""

PEOPLE = CountedNoun(what="people", person=True, only_harmed=True)
"""What "two 9-year-olds" are."""
OF_AGE = 18
"""Younger people are children."""

SHORTEST_TRADE = 5
"""Letters a word must have for its ending to tell a trade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A quantity with its noun, up to before word `stop`. `who` are the words for people counted, `group` of
    whom they are, `harm` what befell them where the noun itself says so; `noun` is None for a bare number.
    `was` is what an adjective says ("captured soldiers"), `whole` the number these are some of ("four of the
    nine men"), `of_them` marks some of those told of before, `implied` people told without a number ("her
    mother"), `aged_alike` that the ages behind are also of those told just before."""

    quantity: Quantity
    stop: int
    noun: CountedNoun | None = None
    who: str | None = None
    group: str = ""
    harm: str | None = None
    was: str | None = None
    whole: Quantity | None = None
    of_them: bool = False
    implied: bool = False
    aged_alike: bool = False

    @property
    def start(self) -> int:
        """Its first word."""
        return self.quantity.start

    @property
    def person(self) -> bool:
        """Whether its noun is one for people."""
        return self.noun is not None and self.noun.person


def counted_in(words: Words, text: str, book: CountWords, *, harmed: bool = True) -> tuple[Counted, ...]:
    """The quantities of a sentence that count something, in order; "a" and "an" only where people may be
    `harmed`."""
    found: list[Counted] = []
    read_to = 0
    for at in book.openings.among(words):
        quantity = read_quantity(words, at, book) if at >= read_to else None
        counts = quantity is not None and (harmed or not quantity.vague_one)
        counted = counted_from(words, text, quantity, book) if quantity and counts else None
        if counted:
            found.append(counted)
            read_to = counted.stop
    return tuple(found)


def counted_from(words: Words, text: str, quantity: Quantity, book: CountWords) -> Counted | None:
    """What this quantity counts; None where it measures, or is an article without people."""
    if _is_a_measure(words, quantity, book):
        return None
    start = _after_of(words, quantity.stop, book)
    of_them = book.roles["partitive"].stop(words, quantity.stop) is not None
    whole = read_quantity(words, start, book) if start > quantity.stop else None
    if whole and (whole.vague_one or whole.low < quantity.low or whole.low == whole.high == 0):
        whole = None
    at = whole.stop if whole else start
    at, age = age_before(words, book.roles["own"].stop(words, at) or at, book)
    named = _named(words, text, at, quantity, book)
    if named is None and age is not None:
        named = Counted(quantity=quantity, stop=at, noun=PEOPLE)
    if named is None:
        couple = book.nouns.longest(words, quantity.stop - 1) if start == quantity.stop else None
        if couple and couple[0].size == quantity.low == quantity.high:
            return Counted(quantity=quantity, stop=start, noun=couple[0], group=couple[0].group)
        rise = quantity.qualifier == "range" and book.roles["rise"].ends_before(words, quantity.start, 1)
        number = replace(quantity, low=quantity.high or 0, qualifier=None) if rise else quantity
        bare = Counted(quantity=number, stop=start, whole=whole, of_them=of_them)
        return None if quantity.vague_one or _may_be_a_year(quantity) else bare
    if named.person:
        behind = ages_behind(words, named.stop, named.quantity.low, book)
        age = age if age is not None else behind.youngest
        group = "child" if age is not None and age < OF_AGE else named.group
        several = behind.number > named.quantity.low
        named = replace(named, stop=behind.stop, group=group, aged_alike=several)
    if book.roles["paired"].stop(words, quantity.start) and named.noun and named.noun.one:
        one = replace(named.quantity, low=1, high=1, vague_one=True)
        return replace(named, quantity=one)  # "both the driver and his wife"
    return replace(named, whole=whole, of_them=of_them)


def _is_a_measure(words: Words, quantity: Quantity, book: CountWords) -> bool:
    """Ages, lengths, shares and clock times count nothing."""
    after = quantity.stop + is_at(words, quantity.stop, "-", glued=True)
    measured = book.roles["measure"].stop(words, after)
    trade = book.nouns.longest(words, measured) if measured and quantity.vague_one else None
    if trade and trade[0].person:
        return False  # "a night watchman"
    if measured or _is_an_age(words, quantity.start, book):
        return True
    clock = is_at(words, quantity.stop, ":", glued=True) and digits_at(words, quantity.stop + 1, 2, 2)
    return bool(clock) or is_an_age_aside(words, quantity.start, quantity.stop)


def _is_an_age(words: Words, start: int, book: CountWords) -> bool:
    """ "aged 9", "brothers aged 9 and 11" """
    if book.roles["age_lead"].ends_before(words, start, 2):
        return True
    if book.roles["age_limit"].stop(words, start):  # "seven of whom were under 18"
        number = book.roles["age_limit"].stop(words, start) or start
        young = digits_at(words, number, 1, 2)
        return bool(young and young <= OF_AGE and book.roles["auxiliary"].stop(words, start - 1))
    joined = start > 2 and book.roles["age_joint"].stop(words, start - 1) == start
    return joined and words[start - 2].digits and book.roles["age_lead"].ends_before(words, start - 2, 2)


def _may_be_a_year(quantity: Quantity) -> bool:
    single = quantity.stop - quantity.start == 1
    return single and quantity.low == quantity.high and 1900 <= quantity.low <= 2100


def _after_of(words: Words, at: int, book: CountWords) -> int:
    while stop := book.roles["of"].stop(words, at):
        at = stop
    return at


def _named(words: Words, text: str, start: int, quantity: Quantity, book: CountWords) -> Counted | None:
    """The nearest noun that can be counted, with only modifiers before it."""
    was: str | None = None
    at = start
    while at < min(start + MOST_MODIFIERS + 1, len(words)):
        if _is_a_genitive(words, at):
            at += 2
            continue
        harm = book.harm["noun"].longest(words, at) or book.harm["after"].longest(words, at)
        if harm:
            described = _last_noun(words, harm[1], book)
            if described is None:
                return _harm_as_noun(words, text, (start, at), quantity, book) or _of_a_trade(
                    words, text, (start, at), quantity, book
                )
            was, at = harm[0], harm[1]
            continue
        if _ends_the_phrase(words, at, book):
            return _of_a_trade(words, text, (start, at), quantity, book)
        noun = _last_noun(words, at, book)
        if noun and _is_a_genitive(words, noun[1]):
            at = noun[1]
        elif noun:
            return _of_noun(words, text, (start, at), quantity, noun, was, book)
        else:
            at += 1
    return None


def _is_a_genitive(words: Words, at: int) -> bool:
    """ "the school's gatekeeper" """
    mark = is_at(words, at, "'", glued=True) or is_at(words, at, "’", glued=True)
    return mark and is_at(words, at + 1, "s", glued=True)


def _harm_as_noun(
    words: Words, text: str, place: tuple[int, int], quantity: Quantity, book: CountWords
) -> Counted | None:
    """ "12 dead", "two more lives"; "a wounded" and "a life" count nothing."""
    start, at = place
    harm = book.harm["noun"].longest(words, at)
    untold = at > start and quantity.high == 0 and book.roles["untold"].stop(words, start)
    if harm is None or untold or (quantity.vague_one and book.roles["many_only"].stop(words, at)):
        return None
    who = text[words[start].start : words[at - 1].end] if at > start else None
    group = _company(words, start, at, book) or ""
    return Counted(quantity=quantity, stop=harm[1], harm=harm[0], who=who, group=group)


def _of_noun(
    words: Words,
    text: str,
    place: tuple[int, int],
    quantity: Quantity,
    noun: tuple[CountedNoun, int],
    was: str | None,
    book: CountWords,
) -> Counted | None:
    (start, at), (counted, stop) = place, noun
    many = _company_of(words, text, at, stop, quantity, book) if quantity.low == quantity.high == 1 else None
    if many:
        return many
    if quantity.vague_one and not counted.person:
        return None
    if not counted.person:
        return Counted(quantity=quantity, stop=stop, noun=counted)
    if counted.size > 1 and quantity.high is not None:
        quantity = replace(quantity, low=quantity.low * counted.size, high=quantity.high * counted.size)
    company = _company(words, start, stop - 1, book)
    own = counted.group not in ("", "staff", "man", "woman") and company != "child"
    return Counted(
        quantity=quantity,
        stop=stop,
        noun=counted,
        who=text[words[start].start : words[stop - 1].end],
        group=counted.group if own else company or counted.group,
        was=was,
    )


def _company(words: Words, start: int, stop: int, book: CountWords) -> str | None:
    """Whose people they are by the words before the noun ("hospital" before "workers")."""
    found = (book.companies.longest(words, at) for at in range(stop - 1, start - 1, -1))
    return next((group for group, _ in filter(None, found)), None)


def _company_of(
    words: Words, text: str, at: int, stop: int, quantity: Quantity, book: CountWords
) -> Counted | None:
    """ "a family of five", "a team of three medics": as many as are named behind."""
    size_at = book.roles["of_size"].stop(words, stop)
    if size_at is None or not book.roles["company"].ends_before(words, stop, 1):
        return None
    size = read_quantity(words, size_at, book)
    if size is None or size.vague_one or _is_a_measure(words, size, book):
        return None
    size = replace(size, start=quantity.start)
    family = book.nouns.longest(words, at)
    named = _named(words, text, size.stop, size, book)
    if named and named.person:
        return named
    people = CountedNoun(what="people", person=True, group=family[0].group if family else "")
    who = text[words[at].start : words[stop - 1].end]
    return Counted(quantity=size, stop=size.stop, noun=people, who=who, group=people.group)


def _of_a_trade(
    words: Words, text: str, place: tuple[int, int], quantity: Quantity, book: CountWords
) -> Counted | None:
    """People by a word no table holds ("two arborists"), told by how it ends."""
    start, at = place
    key = words[at - 1].key if at > start else ""
    ends = len(key) >= SHORTEST_TRADE and key.endswith(book.person_endings)
    if not ends or book.roles["not_a_person"].stop(words, at - 1):
        return None
    noun = CountedNoun(what=key, person=True, only_harmed=True, one=not key.endswith(book.plural_endings))
    return Counted(quantity=quantity, stop=at, noun=noun, who=text[words[start].start : words[at - 1].end])


def _ends_the_phrase(words: Words, at: int, book: CountWords) -> bool:
    """Whether the words of one noun phrase cannot run on over this one."""
    if (words[at].digits and not words[at].glued) or book.roles["boundary"].stop(words, at):
        return True
    if book.numbers.stop(words, at):
        return True
    return not words[at].text[0].isalnum() and words[at].key != "-"


def _last_noun(words: Words, at: int, book: CountWords) -> tuple[CountedNoun, int] | None:
    """The noun at word `at`; of two in a row ("police officers", "rebel positions") the last. People that a
    table knows only as harmed may describe what comes behind them ("a Russian drone")."""
    found = book.nouns.longest(words, at)
    if not found:
        return None
    if found[0].person and found[0].one and _is_harm_noun(words, found[1], book):
        return None  # "civilian casualties"
    if found[0].person and not (found[0].one or found[0].only_harmed):
        return found  # "four students shot"
    if found[0].person and book.harm["people_after"].stop(words, found[1]):
        return found  # "three militiamen shot dead"
    after = _last_noun(words, found[1], book)
    describes = found[0].only_harmed or (found[0].person and found[0].one)
    if after or not describes or ends_behind(words, found[1], book):
        return after or found
    return None


def _is_harm_noun(words: Words, at: int, book: CountWords) -> bool:
    """ "casualties", "deaths"; not "wounded", which may tell of the noun before it"""
    return book.harm["noun"].stop(words, at) is not None and book.harm["after"].stop(words, at) is None


def ends_behind(words: Words, at: int, book: CountWords) -> bool:
    """Whether no further word of the same phrase can stand at word `at`."""
    if at >= len(words) or not words[at].text[0].isalpha():
        return not is_at(words, at, "-", glued=True)
    key = words[at].key
    return (
        key in book.clause_words
        or book.harm["people_after"].stop(words, at) is not None
        or key.endswith(book.verb_endings)
        or book.roles["boundary"].stop(words, at) is not None
        or book.roles["place_lead"].stop(words, at) is not None
        or book.roles["adverb"].stop(words, at) is not None
        or book.roles["of"].stop(words, at) is not None
    )
