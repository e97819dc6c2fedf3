"""Noun phrases before a verb and after "by" or "according to", found by the words that end them."""

from holdfire.reading.counting.tally_line import Line

LONGEST_NAME = 14
"""Words that the name of a claimant may have."""
LONGEST_ASIDE = 14
"""Words between commas after a subject ("the mission, led by a Finnish general, recorded")."""

Phrase = tuple[int, int]
"""From which to before which word."""


def subject_before(line: Line, verb: int, floor: int = 0) -> Phrase | None:
    """The subject of the verb at word `verb`, no earlier than `floor`: the noun phrase before it, over
    adverbs and over an aside between commas; for "which" and "who" the phrase that they stand for."""
    stop = _before_asides(line, verb, floor)
    if stop > floor and line.words[stop - 1].key == ",":
        opens = _aside_opens(line, stop - 1, floor)
        if opens is None:
            return None
        stop = opens
    found = phrase_before(line, stop, floor)
    if found and line.is_at("relative", found[0]) == found[1]:
        return phrase_before(line, _over_comma(line, found[0]), floor) or found
    return found


def _over_comma(line: Line, at: int) -> int:
    return at - 1 if at and line.words[at - 1].key == "," else at


def _before_asides(line: Line, stop: int, floor: int) -> int:
    while stop > floor:
        before = line.is_before("aside", stop)
        if before is not None and before >= floor:
            stop = before
        elif stop - 1 in line.dated and stop > floor + 1:
            stop = _before_date(line, stop, floor)
        else:
            return stop
    return stop


def _before_date(line: Line, stop: int, floor: int) -> int:
    """Over "the mission on Monday recorded"; a date that opens the sentence is left."""
    start = stop
    while start > floor and start - 1 in line.dated:
        start -= 1
    lead = line.is_before("says when", start)
    if lead is None or lead <= floor or line.is_mark(lead - 1):
        return start if start > floor and not line.is_mark(start - 1) else stop
    return lead


def _aside_opens(line: Line, comma: int, floor: int) -> int | None:
    """Where the comma stands that opens an aside closed at word `comma`; None where there is none."""
    for at in range(comma - 1, max(floor, comma - LONGEST_ASIDE) - 1, -1):
        if line.words[at].key == ",":
            return at
    return None


def phrase_before(line: Line, stop: int, floor: int = 0) -> Phrase | None:
    """The noun phrase that stops just before word `stop`."""
    start = stop
    if stop > floor and line.is_at("pronoun", stop - 1) == stop and not _is_a_name(line, stop - 1):
        return stop - 1, stop
    while start > floor and stop - start < LONGEST_NAME and _goes_back(line, start, stop, floor):
        start -= 1
    while start < stop and (line.is_at("shifting", start) or line.is_mark(start)):
        start += 1
    while stop > start and _may_not_end(line, stop - 1):
        stop -= 1
    return (start, stop) if start < stop else None


def _goes_back(line: Line, start: int, stop: int, floor: int) -> bool:
    """Whether the word before `start` belongs to the phrase `start:stop`."""
    at = start - 1
    word = line.words[at]
    if at in line.dated or is_number(line, at):
        return False
    if not word.text[0].isalnum():
        return word.key in "-'’&/" or (word.key == '"' and start < stop)
    stops = line.is_at("phrase stop", at) or line.is_at("times", at)
    if stops and line.is_at("of", at) is None and not _is_a_name(line, at):
        return False
    if start < stop and line.is_at("determiner", start) and not _binds(line, at, floor):
        return False
    return (start == stop or not _is_verb(line, at, start)) and (not _opens_a_circumstance(line, at, floor))


def is_number(line: Line, at: int) -> bool:
    """Whether a number stands at word `at`, and not one that numbers a unit ("25th")."""
    word = line.words[at]
    ordinal = at + 1 < len(line.words) and line.words[at + 1].glued and line.words[at + 1].text[0].isalpha()
    return word.digits and not word.glued and not ordinal


def _is_a_name(line: Line, at: int) -> bool:
    """Whether a word that could be small is written as part of a name."""
    return at > 0 and line.words[at].text[0].isupper() and not line.is_mark(at - 1)


def _binds(line: Line, at: int, floor: int) -> bool:
    """Whether word `at` ties the phrase after it to a noun before it ("the head | of | the mission")."""
    if line.is_at("of", at):
        return True
    tied = line.is_at("binds", at) is not None and at > floor
    return tied and not line.is_mark(at - 1) and at - 1 not in line.dated


def _opens_a_circumstance(line: Line, at: int, floor: int) -> bool:
    """Whether a preposition at word `at` begins a circumstance and no part of the name after it."""
    if line.is_at("shifting", at) is None or line.is_at("of", at):
        return False
    return not _binds(line, at, floor)


def _is_verb(line: Line, at: int, start: int) -> bool:
    """Whether a verb of claiming stands at word `at`, and no noun ("the reports", "reports of")."""
    found = line.vocabulary.claims.longest(line.words, at)
    if not found or is_noun(line, at, found[1]) or line.is_at("of", at + 1):
        return False
    return line.is_at("document", at) is None and found[1] <= start + 1


def is_noun(line: Line, at: int, stop: int) -> bool:
    """Whether what may be a verb is a noun here ("the monitors", "Monitors of", "reports of")."""
    person = line.is_at("person", at - 1) is not None and line.is_at("document", at) is None
    if (line.is_before("names a noun", at) is not None and not person) or (
        line.is_mark(at - 1) and line.is_mark(stop)
    ):
        return True
    return line.is_at("document", at) is not None and line.is_at("of", stop) is not None


def phrase_after(line: Line, start: int) -> Phrase | None:
    """The noun phrase that begins at word `start`, after "by" or "according to"."""
    at = start
    while at < len(line.words) and at - start < LONGEST_NAME and _goes_on(line, at, start):
        at += 1
    while at > start and (line.is_mark(at - 1) or _may_not_end(line, at - 1)):
        at -= 1
    return (start, at) if at > start else None


def _may_not_end(line: Line, at: int) -> bool:
    return any(line.is_at(role, at) == at + 1 for role in ("determiner", "binds", "of"))


def _goes_on(line: Line, at: int, start: int) -> bool:
    word = line.words[at]
    if at in line.dated or is_number(line, at):
        return False
    if not word.text[0].isalnum():
        return word.key in "-'’&/" or (at > start and word.key == '"') or _is_an_initial(line, at)
    if line.is_at("phrase stop", at) or line.is_at("pronoun", at):
        return _is_a_name(line, at)
    if line.is_at("of", at):
        return True
    if line.is_at("binds", at):
        return _binds_on(line, at, start)
    if at > start and line.is_at("determiner", at) and not _follows_a_tie(line, at):
        return False
    if at > start and any(line.is_at(role, at) == at + 1 for role in ("rises", "verb", "moves", "harm")):
        return False
    return line.vocabulary.claims.longest(line.words, at) is None or _is_a_noun_here(line, at, start)


def _is_an_initial(line: Line, at: int) -> bool:
    """The point in "U.N." and "Gen."."""
    glued = at + 1 < len(line.words) and line.words[at + 1].glued
    return line.words[at].key == "." and glued


def _follows_a_tie(line: Line, at: int) -> bool:
    return line.is_before("of", at) is not None or line.is_before("binds", at) is not None


def _binds_on(line: Line, at: int, start: int) -> bool:
    """ "the mission | in | Tripoli", but not "in the past 24 hours"."""
    after = at + 1
    if at == start or after >= len(line.words) or after in line.dated or after + 1 in line.dated:
        return False
    if line.is_at("determiner", after) and any(line.is_at("time noun", after + n) for n in (1, 2)):
        return False
    if line.is_and(at):
        return line.words[after].text[0].isupper() and line.words[at - 1].text[0].isupper()
    if line.is_at("binds a noun", at) and not line.words[after].digits:
        return True
    return line.words[after].text[0].isupper() or line.is_at("determiner", after) is not None


def _is_a_noun_here(line: Line, at: int, start: int) -> bool:
    if at == start:
        return False
    return line.is_at("document", at) is not None or line.is_before("names a noun", at) is not None
