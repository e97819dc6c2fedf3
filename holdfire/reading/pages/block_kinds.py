"""Says what kind of block each paragraph is: by its markup, its words, and where it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfire.model.report import BlockKind
from holdfire.reading.pages.comment_lines import Signed, signed_line
from holdfire.reading.pages.date_lines import find_days, is_date_line, is_page_clock
from holdfire.reading.pages.furniture import LONGEST_LINE, Furniture, is_dated_copyright
from holdfire.reading.pages.head_lines import head_kind, is_credit
from holdfire.reading.pages.headlines import find_headline, repeated_first_line
from holdfire.reading.pages.paragraphs import Names, Paragraph

_DIGIT = re.compile(r"\d")
_FEWEST_HEAD_WORDS = 3
_OUTLET_WORDS = 6
_OPENING_WORDS = 8
_MOSTLY_LINKED = 0.6
_HALF_LINKED = 0.5
_TAG_SIGNS = re.compile(r"[,،]|\s[|·•/]\s")
_TAG_PARTS = 3
_TAG_WORDS = 4
_LINK_RUN = 2
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){2,4}")
_DAY_WORDS = 3
_LONGEST_BYLINE = 120
_FEWEST_DAYS = 2
_ASIDE = re.compile(r"^[–—]|[.!?…]\s+[^\W\d_]|^[^:]{2,40}:\s.*\?$|:\s[\"“«„‘']")
"""A line that looks like a title and is running text: the name under words shown alone, several sentences,
a question after its asker's name, words after a colon."""
_SOURCE_WORDS = 10
_OPENS_QUOTATION = ('"', "“", "«", "„", "‘", "'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What is known when kinds are told: the words of furniture, the language, the titles the page gives
    itself and the names of outlets."""

    furniture: Furniture
    language: str | None
    titles: Names
    outlets: Names


def kinds_of(paragraphs: Sequence[Paragraph], clues: Clues) -> tuple[BlockKind, ...]:
    """The kind of each paragraph, in order.

    First what markup and words say of a line by itself; then the readers' comments; then, between the
    first and the last running text, body, subheads and lists of links; before it the head with the
    headline, after it the tail. What nothing speaks for is navigation, which is never evidence.
    """
    return _Sorter(paragraphs, clues).sort()


class _Sorter:
    """The kinds of one report while they are being told; None for one not told yet."""

    def __init__(self, paragraphs: Sequence[Paragraph], clues: Clues) -> None:
        self.paragraphs = paragraphs
        self.clues = clues
        self.kinds: list[BlockKind | None] = [self._first_look(paragraph) for paragraph in paragraphs]
        self.announced: set[int] = set()
        repeated = repeated_first_line(paragraphs)
        self.titles = Names.of((*clues.titles.keys, repeated)) if repeated else clues.titles

    def sort(self) -> tuple[BlockKind, ...]:
        comments = self._comments_start()
        body = self._body(comments)
        self._see_also_lists(comments)
        first, last = body or (comments, comments - 1)
        credited_to = frozenset(place for place in range(first) if self._is_credit(place))
        headline = find_headline(self.paragraphs, self.kinds, (first, last), self.titles, credited_to)
        if headline is not None:
            self.kinds[headline] = BlockKind.HEADLINE
            self._repeats(headline, comments)
        self._head(first, last, headline)
        self._middle(first, last)
        self._tail(last + 1, comments)
        self._after(comments)
        return tuple(kind or BlockKind.NAVIGATION for kind in self.kinds)

    def _first_look(self, paragraph: Paragraph) -> BlockKind | None:
        """What a paragraph is by its markup and its words alone."""
        text, mark = paragraph.text, paragraph.mark
        if mark is BlockKind.COMMENT and paragraph.item is None:
            return BlockKind.NAVIGATION
        if is_page_clock(text):
            return BlockKind.PAGE_CLOCK
        if mark is BlockKind.NAVIGATION and is_date_line(text, self.clues.language):
            return BlockKind.PAGE_CLOCK
        if mark is BlockKind.BYLINE and paragraph.is_prose and paragraph.words > 20:
            return None
        if mark is BlockKind.BYLINE and self.clues.furniture.label_length("clock", text):
            return BlockKind.PAGE_CLOCK
        if mark is BlockKind.CAPTION and is_dated_copyright(text):
            return BlockKind.NAVIGATION
        if mark is BlockKind.NAVIGATION and self.clues.furniture.is_tags(text):
            return BlockKind.TAGS
        if mark:
            return mark
        if is_date_line(text, self.clues.language) or self._is_published(text) or self._names_publisher(text):
            return BlockKind.BYLINE
        if paragraph.linked > _MOSTLY_LINKED and not paragraph.main and not paragraph.heading:
            return self.clues.furniture.kind(text) or (
                BlockKind.SEE_ALSO if paragraph.words > 3 else BlockKind.NAVIGATION
            )
        return None if paragraph.heading and self._is_title(paragraph) else self.clues.furniture.kind(text)

    def _is_published(self, text: str) -> bool:
        if not _DIGIT.search(text):
            return False
        labels = (self.clues.furniture.label_length(name, text) for name in ("published", "updated"))
        return any(length and is_date_line(text[length:], self.clues.language) for length in labels)

    def _names_publisher(self, text: str) -> bool:
        """Whether a line is an outlet's name and nothing else, or says that it is the source."""
        if self.clues.outlets.hold(text):
            return True
        labelled = self.clues.furniture.label_length("source", text) > 0
        return labelled and len(text.split()) <= _SOURCE_WORDS

    def _is_title(self, paragraph: Paragraph) -> bool:
        return self.clues.titles.hold(paragraph.text)

    def _comments_start(self) -> int:
        """Where the readers' comments begin: at their heading, once running text has been seen."""
        prose = False
        for place, paragraph in enumerate(self.paragraphs):
            told = self.kinds[place]
            prose = prose or (told is None and self._opens_body(paragraph))
            free = told in (None, BlockKind.NAVIGATION)
            if prose and free and self.clues.furniture.opens_comments(paragraph.text):
                self.kinds[place] = BlockKind.NAVIGATION
                return place
        return self._signed_comments()

    def _signed_comments(self) -> int:
        """Where comments without a heading begin: from there on every group of lines but furniture opens
        with a line that signs it, and its words follow close."""
        begin, opening = len(self.paragraphs), None
        for place in range(len(self.paragraphs) - 1, 0, -1):
            signed = self._signed(place)
            if signed:
                begin, opening = place, signed
            elif self.paragraphs[place].gap and self.kinds[place] not in _FURNITURE:
                break
        if opening is None or not any(map(self._opens_body, self.paragraphs[:begin])):
            return len(self.paragraphs)
        sure = not opening.dated or self.kinds[begin - 1] in _FURNITURE or self._is_late(begin)
        return begin if sure else len(self.paragraphs)

    def _is_late(self, place: int) -> bool:
        """Whether more words stand above a line than from it on."""
        above = sum(paragraph.words for paragraph in self.paragraphs[:place])
        return above > sum(paragraph.words for paragraph in self.paragraphs[place:])

    def _signed(self, place: int) -> Signed | None:
        """Who signs a comment by a line whose next line is the words; None where none does."""
        words = self.paragraphs[place + 1] if place + 1 < len(self.paragraphs) else None
        if words is None or words.gap or words.text.startswith(_OPENS_QUOTATION):
            return None
        return signed_line(self.paragraphs[place].text, self.clues.language, self.clues.furniture)

    def _opens_body(self, paragraph: Paragraph) -> bool:
        return paragraph.main and paragraph.is_prose and paragraph.words >= _OPENING_WORDS

    def _body(self, comments: int) -> tuple[int, int] | None:
        """The first and last paragraph of running text; a short one counts where there is no longer one."""
        running = [place for place in range(comments) if self._is_running(place)]
        while len(running) > 1 and self._is_endnote(self.paragraphs[running[-1]].text):
            self.kinds[running.pop()] = BlockKind.NAVIGATION
        for least in (_OPENING_WORDS, 1):
            opening = next((place for place in running if self.paragraphs[place].words >= least), None)
            if opening is not None:
                return opening, running[-1]
        return None

    def _is_endnote(self, text: str) -> bool:
        """Whether the last words of a report are about itself: who its writer is, what was corrected,
        the writer's initials."""
        short = len(text) <= LONGEST_LINE
        return short and bool(_INITIALS.fullmatch(text) or self.clues.furniture.label_length("endnote", text))

    def _is_running(self, place: int) -> bool:
        paragraph = self.paragraphs[place]
        free = self.kinds[place] is None and paragraph.main and paragraph.is_prose
        return free and not self.titles.hold(paragraph.text)

    def _see_also_lists(self, comments: int) -> None:
        """The entries under a heading such as "See also": the titles that follow it."""
        place = 0
        while place < comments:
            if not self.clues.furniture.opens_see_also(self.paragraphs[place].text):
                place += 1
                continue
            self.kinds[place] = self.kinds[place] or BlockKind.SEE_ALSO
            for entry in self._entries(place + 1, comments):
                self.kinds[entry] = BlockKind.SEE_ALSO
                place = entry
            place += 1

    def _entries(self, place: int, end: int) -> Iterator[int]:
        """The titles from `place` on. Where they stand line under line, an empty line ends the list."""
        begin = place
        while place < end and self.kinds[place] is None and self.paragraphs[place].is_title:
            paragraph = self.paragraphs[place]
            close_set = place - begin >= _LINK_RUN and not self.paragraphs[place - 1].gap
            if paragraph.heading or (close_set and paragraph.gap) or self._is_tag_line(place):
                return
            yield place
            place += 1

    def _is_credit(self, place: int) -> bool:
        text = self.paragraphs[place].text
        return self.kinds[place] is None and is_credit(text, self.clues.language, self.clues.furniture)

    def _repeats(self, headline: int, comments: int) -> None:
        wanted = Names.of([self.paragraphs[headline].text])
        for place in range(comments):
            free = self.kinds[place] in (None, BlockKind.BODY)
            if place != headline and free and wanted.hold(self.paragraphs[place].text):
                self.kinds[place] = BlockKind.HEADLINE_REPEAT

    def _head(self, first: int, last: int, headline: int | None) -> None:
        """What stands before the running text: furniture above the headline, standfirsts below."""
        credited = BlockKind.CAPTION in self.kinds[:first]
        below = range(first if headline is None else headline + 1, first)
        dated_below = any(self._is_dated(place) for place in below)
        for place in range(first):
            paragraph = self.paragraphs[place]
            above = headline is None or place < headline
            told_again = paragraph.mark is None or dated_below
            if self.kinds[place] is BlockKind.BYLINE and above and told_again and self._only_dates(place):
                self.kinds[place] = BlockKind.PAGE_CLOCK
            if above and self.kinds[place] is BlockKind.SEE_ALSO and paragraph.mark is None:
                self.kinds[place] = BlockKind.NAVIGATION
            if self.kinds[place] is not None:
                continue
            if above:
                self.kinds[place] = (
                    BlockKind.CAPTION if credited and paragraph.words >= 4 else BlockKind.NAVIGATION
                )
            else:
                self.kinds[place] = self._head_kind(place, first, last)

    def _only_dates(self, place: int) -> bool:
        """Whether a line gives a day and does not call it the day of publication."""
        text = self.paragraphs[place].text
        return is_date_line(text, self.clues.language) and not self._is_published(text)

    def _is_dated(self, place: int) -> bool:
        """Whether a byline gives the report's day."""
        text = self.paragraphs[place].text
        told = self.kinds[place] is BlockKind.BYLINE and len(text) <= _LONGEST_BYLINE
        return told and bool(find_days(text, self.clues.language))

    def _head_kind(self, place: int, first: int, last: int) -> BlockKind | None:
        """What a line between the headline and the running text is: a credit, the outlet's own line, the
        heading of the first section, or a standfirst."""
        paragraph = self.paragraphs[place]
        told = head_kind(paragraph.text, self.clues.language, self.clues.furniture)
        if told:
            return told
        if not paragraph.is_title:
            return BlockKind.BODY if paragraph.words >= _FEWEST_HEAD_WORDS and paragraph.is_prose else None
        heads_section = place == first - 1 and (paragraph.heading or self._has_sections(first, last))
        return BlockKind.SUBHEAD if heads_section or _letter_words(paragraph.text) > _OUTLET_WORDS else None

    def _has_sections(self, first: int, last: int) -> bool:
        """Whether a short line stands by itself between later paragraphs, as headings of sections do."""
        return any(
            self.kinds[place] is None and self.paragraphs[place].is_title and self.paragraphs[place].gap
            for place in range(first + 1, last)
        )

    def _middle(self, first: int, last: int) -> None:
        """What stands between the first and the last running text."""
        for run in self._title_runs(first, last + 1):
            for place in run if not self.paragraphs[run.start - 1].text.endswith(":") else ():
                self.kinds[place] = BlockKind.SEE_ALSO
        self._days_as_heads(first, last)
        for place in range(first, last + 1):
            if self.kinds[place] is None:
                announced = self._is_announced(place)
                self.kinds[place] = BlockKind.BODY if announced else self._kind_within(self.paragraphs[place])

    def _days_as_heads(self, first: int, last: int) -> None:
        """Days that stand alone between paragraphs, twice or more, head the sections of a digest."""
        days = [
            place
            for place in range(max(0, first - 1), last)
            if self.kinds[place] is BlockKind.BYLINE
            and self.paragraphs[place].words <= _DAY_WORDS
            and self.paragraphs[place].mark is None
        ]
        for place in days if len(days) >= _FEWEST_DAYS else ():
            self.kinds[place] = BlockKind.SUBHEAD

    def _kind_within(self, paragraph: Paragraph) -> BlockKind:
        plain_item = paragraph.listed and paragraph.linked < _HALF_LINKED
        if not (paragraph.main or paragraph.is_prose or paragraph.heading or plain_item):
            return BlockKind.NAVIGATION
        if paragraph.linked > 0.9 and paragraph.is_title and paragraph.words > 3:
            return BlockKind.SEE_ALSO
        plain = paragraph.listed or _ASIDE.search(paragraph.text) is not None
        heads = paragraph.heading or (paragraph.is_title and not plain)
        return BlockKind.SUBHEAD if heads and not paragraph.is_prose else BlockKind.BODY

    def _is_announced(self, place: int) -> bool:
        """Whether a line belongs to a list that running text announces with a colon; asked in order."""
        before = self.paragraphs[place - 1] if place else None
        if before is None or self.kinds[place - 1] is not BlockKind.BODY or self.paragraphs[place].heading:
            return False
        goes_on = place - 1 in self.announced and not self.paragraphs[place].gap
        if before.text.endswith(":") or goes_on:
            self.announced.add(place)
        return place in self.announced

    def _title_runs(self, begin: int, end: int) -> Iterator[range]:
        """Titles that stand line under line, as links do; subheads stand alone."""
        place = begin
        while place < end:
            stop = place
            while (
                stop < end and self._is_link_title(stop) and (stop == place or not self.paragraphs[stop].gap)
            ):
                stop += 1
            if stop - place >= _LINK_RUN:
                yield range(place, stop)
            place = max(stop, place + 1)

    def _is_link_title(self, place: int) -> bool:
        paragraph = self.paragraphs[place]
        free = self.kinds[place] is None and paragraph.node is None and not paragraph.listed
        return free and paragraph.is_title and paragraph.words >= 4 and not self._is_tag_line(place)

    def _tail(self, begin: int, end: int) -> None:
        """What stands between the last running text and the comments."""
        furnished = False
        for place in range(begin, end):
            paragraph = self.paragraphs[place]
            if self.kinds[place] is None:
                self.kinds[place] = self._tail_kind(place, furnished=furnished)
            furnished = furnished or (self.kinds[place] is not BlockKind.BODY and not paragraph.listed)

    def _tail_kind(self, place: int, *, furnished: bool) -> BlockKind:
        paragraph = self.paragraphs[place]
        if self._is_announced(place):
            return BlockKind.BODY
        if self._is_tag_line(place) or (place and self._labels_tags(place - 1)):
            return BlockKind.TAGS
        if paragraph.listed and paragraph.main and paragraph.linked < _HALF_LINKED and not furnished:
            return BlockKind.BODY
        return BlockKind.SEE_ALSO if paragraph.is_title and paragraph.words >= 3 else BlockKind.NAVIGATION

    def _labels_tags(self, place: int) -> bool:
        return self.clues.furniture.is_label("tags", self.paragraphs[place].text)

    def _is_tag_line(self, place: int) -> bool:
        """Whether a line is names between commas, bars or dots alone ("ceasefire, John Kerry, Syria")."""
        paragraph = self.paragraphs[place]
        parts = _TAG_SIGNS.split(paragraph.text)
        short = all(0 < len(part.split()) <= _TAG_WORDS for part in parts)
        return len(parts) >= _TAG_PARTS and short and not paragraph.stops

    def _after(self, comments: int) -> None:
        """From the heading of the comments on: comments, but for furniture and lists of links."""
        links = False
        for place in range(comments, len(self.paragraphs)):
            paragraph = self.paragraphs[place]
            if self.clues.furniture.opens_see_also(paragraph.text):
                links = True
                self.kinds[place] = BlockKind.SEE_ALSO
            elif self.kinds[place] is None or (
                self.kinds[place] in _SAID_BY_READERS and paragraph.mark is None
            ):
                links = links and paragraph.is_title
                self.kinds[place] = BlockKind.SEE_ALSO if links else BlockKind.COMMENT


def _letter_words(text: str) -> int:
    """How many words have a letter."""
    return sum(any(map(str.isalpha, word)) for word in text.split())


_FURNITURE = frozenset({BlockKind.NAVIGATION, BlockKind.SEE_ALSO, BlockKind.TAGS, BlockKind.PAGE_CLOCK})
_SAID_BY_READERS = frozenset(
    {BlockKind.BYLINE, BlockKind.CAPTION, BlockKind.TAGS, BlockKind.PAGE_CLOCK, BlockKind.SEE_ALSO}
)
"""Among comments, a line that looks like one of these is what a reader wrote."""
