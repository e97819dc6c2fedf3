"""Voices: whose word an account is where the case's table does not know who is named for it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from holdfire.lexicon.actor_words import actor_words
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.incident import Account
from holdfire.model.reading import Reading
from holdfire.model.report import BlockKind, Report
from holdfire.model.span import Span
from holdfire.reconciling.words import TOKEN, content_stems, fold

_TOLD_BEFORE = re.compile(r", ([^,.;:\n]+), $")
"""What stands between two commas before a name: "the head of the northern command, Varro, said"."""
_LONGEST_BEFORE = 120


@dataclass(frozen=True, slots=True)
class Voices:
    """Of a report, by folded name, the words in which it describes whom it names; and on whose word its lead
    is told, which is whose word its headline is."""

    report: Report
    described: Mapping[str, str]
    lead: ActorRef | None

    @classmethod
    def of(cls, reading: Reading) -> "Voices":
        """What the reading tells of those who speak in it."""
        described: dict[str, list[str]] = defaultdict(list)
        for ref in _unlisted(reading):
            described[fold(ref.name)] += _descriptions(ref, reading.report)
        words = {name: "; ".join(dict.fromkeys(words)) for name, words in described.items()}
        return cls(reading.report, words, _lead(reading))

    def description(self, claimant: ActorRef) -> str:
        """All the words the report has for a claimant: its name, and what is told of it ("of the DPR")."""
        return "; ".join((claimant.name, self.described.get(fold(claimant.name), "")))

    def behind(self, claimant: ActorRef | None, passage: Span) -> ActorRef | None:
        """On whose word a passage is: a headline that names nobody known is on the lead's."""
        if (claimant is None or claimant.actor is None) and _in_headline(passage, self.report):
            return self.lead or claimant
        return claimant


def _unlisted(reading: Reading) -> Iterator[ActorRef]:
    """Those named for what the report tells whom the case's table does not know."""
    claimants = (mention.claimant for mention in reading.mentions)
    speakers = (quotation.speaker for quotation in reading.quotations)
    yield from (ref for ref in (*claimants, *speakers) if ref is not None and ref.actor is None)


def _descriptions(ref: ActorRef, report: Report) -> Iterator[str]:
    """The words a name stands in, and those set before it between commas."""
    if ref.span is None or ref.basis is RefBasis.PRONOUN:
        return
    yield ref.span.text
    start, end = ref.span.start, ref.span.end
    before = _TOLD_BEFORE.search(report.text[max(0, start - _LONGEST_BEFORE) : start])
    if before and report.text[end : end + 1] == ",":
        yield before.group(1)


def _lead(reading: Reading) -> ActorRef | None:
    """On whose word the first paragraph under the headline is told; None where it is the report's own."""
    body = reading.report.blocks_of(BlockKind.BODY)
    if not body or not reading.report.blocks_of(BlockKind.HEADLINE):
        return None
    told = [
        *((item.trigger.start, item.claimant) for item in reading.mentions),
        *((item.start, item.speaker) for item in reading.quotations),
    ]
    first = [(at, ref) for at, ref in told if ref is not None and body[0].start <= at < body[0].end]
    return min(first, key=lambda item: (item[0], item[1].name))[1] if first else None


def _in_headline(passage: Span, report: Report) -> bool:
    return any(block.start <= passage.start < block.end for block in report.blocks_of(BlockKind.HEADLINE))


def of_one_voice(
    accounts: Sequence[Account], voices: Sequence[ActorRef | None], languages: Mapping[str, str | None]
) -> tuple[Account, ...]:
    """The accounts, those on one voice's word under one origin: a spokesman is one, however many outlets
    carry what he said. The side's, where one of them speaks for a side; else that of the first. `voices` are
    those behind the accounts, `languages` those of their reports."""
    found: list[Account] = []
    names = {
        account.mention: _name_of(voice, languages.get(account.report))
        for account, voice in zip(accounts, voices, strict=True)
    }
    for account in accounts:
        alike = [other for other in found if _one_voice(account, other, names)]
        spoken = (other.origin for other in (*alike, account) if other.camp)
        origin = next(spoken, alike[0].origin if alike else account.origin)
        found = [replace(other, origin=origin) if other in alike else other for other in found]
        found.append(replace(account, origin=origin))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Name:
    """The stems of a claimant's name, those of words with a capital, and whether it is an official body's."""

    stems: frozenset[str]
    proper: frozenset[str]
    official: bool


def _name_of(voice: ActorRef | None, language: str | None) -> _Name | None:
    if voice is None or voice.actor is not None or voice.basis is RefBasis.PRONOUN:
        return None
    words = TOKEN.findall(voice.name)
    proper = (word for word in words if word[:1].isupper() and word not in actor_words().adjectives)
    return _Name(
        frozenset(content_stems(voice.name, language)),
        frozenset(content_stems(" ".join(proper), language)),
        any(fold(word) in actor_words().bodies for word in words),
    )


def _one_voice(one: Account, other: Account, names: Mapping[str, _Name | None]) -> bool:
    """Whether two reports name one claimant: all words of the one are in the other's, a name among them. An
    official body that goes without a name ("the ministry") is one where no two sides speak of it."""
    left, right = names[one.mention], names[other.mention]
    if left is None or right is None or one.report == other.report:
        return False
    fewer, more = sorted((left, right), key=lambda name: len(name.stems))
    if not fewer.stems or not fewer.stems <= more.stems:
        return False
    if fewer.proper and fewer.proper <= more.proper:
        return True
    apart = one.camp is not None and other.camp is not None and one.camp != other.camp
    return fewer.official and not apart
