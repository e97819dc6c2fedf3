"""Finds the phrases that the grammar of a sentence shows to be places: "the village of Varnak"."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from holdfire.lexicon.place_words import NOUNS
from holdfire.reading.naming.place_runs import HELD, NameRun, PlaceGrammar
from holdfire.reading.naming.place_sentence import PlaceSentence
from holdfire.reading.sentence_words import SentenceWords

_FARTHEST_CUE, _CLOSE_CUE = 6, 3
_FARTHEST_NOUN = 3
_MOST_MODIFIERS = 2
_MOST_STEPS = 10
_LONGEST_LINE = 5
_JOINED = frozenset({"and", "or", "&"})
_PLACED = frozenset({"within", "near", "toward"})
_CUED = {"motion_preposition": "motion", "blow_preposition": "blow", "flight_preposition": "flight"}
"""Prepositions that lead to a place only behind a word of these kinds: "fled to", "raid on", "flew over"."""

_BEFORE_PLACES = _PLACED | {*_CUED, "genitive"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePhrase:
    """Words `first` to `last` (exclusive) that stand for a place, with the `names` in it, the nearest to the
    spot first. `named` where it begins with a name or the noun of one ("village of"), not with a site or a
    side ("market in", "south of"); `lies_in` where what is named first lies in what is named next; `wide`
    for a country, a province, a front; not `sure` where its words may name whom one attacks or goes to;
    `listed` where they name several."""

    first: int
    last: int
    names: tuple[tuple[int, int], ...]
    named: bool
    lies_in: bool
    wide: bool
    sure: bool
    listed: bool


@dataclass(slots=True)
class _Draft:
    """A phrase as it grows to the left; `before` is the word its context ends at, `shown` whether something
    shows that it is a place, `merges` whether it hangs on the phrase before it."""

    first: int
    last: int
    names: list[tuple[int, int]]
    before: int
    wide: bool
    shown: bool = False
    sure: bool = True
    listed: bool = False
    named: bool = True
    lies_in: bool = True
    merges: bool = False
    nouns: set[str] = field(default_factory=set)

    def open_at(self, first: int) -> None:
        """Lets the phrase begin further left."""
        self.first = self.before = first


def phrases_in(sentence: SentenceWords, grammar: PlaceGrammar) -> tuple[PlacePhrase, ...]:
    """The phrases of a sentence that stand for places, in order, none overlapping."""
    runs = tuple(grammar.runs(sentence))
    openings = grammar.words.line_openings
    if not runs and openings.isdisjoint([word.lower for word in sentence.words]):
        return ()
    return _Phrases(sentence, grammar).all(runs)


class _Phrases:
    """Reads the surroundings of each run of capitals, from left to right, then the lines between sides."""

    def __init__(self, sentence: SentenceWords, grammar: PlaceGrammar) -> None:
        self._sentence = sentence
        self._grammar = grammar
        self._small = grammar.small
        self._words = PlaceSentence.of(sentence, grammar)
        self._drafts: list[_Draft] = []

    def all(self, capitals: Iterable[NameRun]) -> tuple[PlacePhrase, ...]:
        """The phrases round the runs of capitals, each read with what stands before and behind it."""
        lines = self._words.lines
        runs = [run for run in capitals if not (lines and self._in_line(run))]
        self._run_at = {run.first: run for run in runs if not run.owns}
        free = 0
        for run in runs:
            if run.first >= free:
                draft = self._draft(run)
                free = draft.last
                if draft.shown or not run.owns:
                    self._keep(draft)
        if lines:
            self._keep_lines()
        shown = sorted((draft for draft in self._drafts if draft.shown), key=lambda draft: draft.first)
        return tuple(
            PlacePhrase(
                first=draft.first,
                last=draft.last,
                names=tuple(draft.names),
                named=draft.named,
                lies_in=draft.lies_in,
                wide=draft.wide,
                sure=draft.sure,
                listed=draft.listed,
            )
            for draft in shown
        )

    def _keep(self, draft: _Draft) -> None:
        last = self._drafts[-1] if self._drafts else None
        if draft.merges and last is not None and (last.shown or last.nouns):
            last.last, last.shown = draft.last, last.shown or draft.shown
            last.names += draft.names
            last.lies_in = last.lies_in and draft.lies_in
        else:
            self._drafts.append(draft)

    def _draft(self, run: NameRun) -> _Draft:
        draft = _Draft(run.first, run.last, [(run.first, run.last)], run.first, run.country)
        listed = not run.owns and self._take_list(draft)
        taken = self._take_noun_behind(draft, run, listed=listed)
        if run.owns and not (taken and self._owns_a_place(draft, run)):
            draft.last, draft.shown = run.last, False
            return draft
        if self._is_of_a_body(draft) or (run.qualifies and not taken) or self._is_of_a_matter(draft):
            return draft
        draft.shown = taken or self._is_struck(draft) or self._is_told_of(draft)
        for _ in range(_MOST_STEPS):
            if not self._step_left(draft, run):
                break
        return draft

    def _is_of_a_body(self, draft: _Draft) -> bool:
        """ "Varnak officials", "a Varnak spokesman": a name that only tells whose people act."""
        part = self._words.part(draft.last)
        crowd = part.crowd and "locals" not in part.kinds and not self._sentence.words[draft.last].capital
        return crowd or self._words.lower(draft.last) == "&"

    def _is_of_a_matter(self, draft: _Draft) -> bool:
        """ "the Varnak talks": a name behind an article that only tells which of its kind is meant."""
        if draft.nouns or not self._words.determines(draft.first - 1) or self._is_told_of(draft):
            return False
        plural = self._words.lower(draft.last).endswith("s") and not self._words.is_closed(draft.last)
        return plural or not self._words.ends_its_noun(draft.last)

    def _owns_a_place(self, draft: _Draft, run: NameRun) -> bool:
        """ "Varnak's airport", "Varnak's outskirts", not "the general's house"."""
        return run.country or bool(draft.nouns & {"wide", "part"}) or self._is_behind_place_word(run)

    # what stands behind a name

    def _take_list(self, draft: _Draft) -> bool:
        """ "A, B and C": the names that follow in a list, where it is one; whether there is one."""
        last, names = draft.last, list(draft.names)
        while True:
            mark = self._words.lower(last)
            following = last + 1 if mark in _JOINED or mark == "," else -1
            if mark == "," and self._words.lower(last + 1) in _JOINED:
                following = last + 2
            run = self._run_at.get(following)
            if run is None or run.person or run.qualifies:
                return False
            last = run.last
            names.append((run.first, run.last))
            if self._words.lower(run.first - 1) in _JOINED:
                break
        if self._small.plays("reporting", self._sentence.lemma(last)):
            return False
        draft.last, draft.names, draft.listed = last, names, True
        return True

    def _take_noun_behind(self, draft: _Draft, run: NameRun, *, listed: bool) -> bool:
        """ "Varnak railway station", "Syrian territory": takes in the noun of a place behind its name;
        whether it shows that this is a place."""
        end = 0
        for number in range(draft.last, min(draft.last + _FARTHEST_NOUN, len(self._words.lowers))):
            part, word = self._words.part(number), self._sentence.words[number]
            if word.mark or word.capital or self._words.is_closed(number) or not word.text[0].isalpha():
                break
            if part.kinds & NOUNS or self._words.line_from(number):
                end = max(number + 1, self._words.line_from(number))
            elif self._words.is_verb_form(number) or part.crowd or word.lower.endswith("ly"):
                break
        if not end:
            last = self._words.part(draft.last - 1).kinds if not run.qualifies else frozenset()
            inside = last & NOUNS if draft.last - draft.first > 1 else frozenset()
            draft.nouns |= inside
            draft.wide = draft.wide or "wide" in inside
            return (bool(inside) and self._is_behind_place_word(run)) or self._is_opened(run)
        noun = self._words.part(end - 1)
        line = self._words.line_to(end) is not None
        if run.qualifies and not ("wide" in noun.kinds or line):
            return False
        plural = self._grammar.lemmas.noun(self._words.lowers[end - 1]) != self._words.lowers[end - 1]
        if plural and not (listed or line or "part" in noun.kinds or self._is_behind_place_word(run)):
            return False
        draft.last = end
        draft.nouns |= noun.kinds & NOUNS
        draft.wide = "wide" in noun.kinds or run.qualifies
        if run.qualifies:
            draft.names = []
            return self._is_behind_place_word(run)
        return True

    def _is_opened(self, run: NameRun) -> bool:
        """ "Mount Varnak", "Fort Varnak"."""
        return "opener" in self._words.part(run.first).kinds and run.last - run.first > 1 and not run.person

    def _is_behind_place_word(self, run: NameRun) -> bool:
        at = run.first - 1
        while self._words.determines(at) or "directional" in self._words.part(at).kinds:
            at -= 1
        return not self._words.part(at).kinds.isdisjoint(_BEFORE_PLACES)

    def _is_struck(self, draft: _Draft) -> bool:
        """ "Varnak was shelled", "Varnak came under fire"."""
        at = draft.last
        if self._grammar.words.phrase_before("struck", self._words.lowers[at : at + 2]):
            return True
        plays = self._small.plays
        while plays("auxiliary", self._sentence.lemma(at)) or self._words.lower(at).endswith("ly"):
            at += 1
        passive = "passive" in self._words.part(at - 1).kinds and at > draft.last
        return passive and "struck" in self._words.part(at).kinds and self._words.is_participle(at)

    def _is_told_of(self, draft: _Draft) -> bool:
        """ "the Varnak truce", "Varnak residents"."""
        return bool(self._words.part(draft.last).kinds & {"truce", "locals"})

    # what stands before a name

    def _step_left(self, draft: _Draft, run: NameRun) -> bool:
        """Takes in, or passes over, what stands before a phrase; whether to go on."""
        at = draft.before - 1
        if at < (self._drafts[-1].last if self._drafts else 0):
            return False
        word, part = self._sentence.words[at], self._words.part(at)
        if self._words.determines(at) or (word.capital and word.text.endswith(("'s", "’s"))):
            draft.before = at
            return True
        if "directional" in part.kinds and not word.mark:
            draft.shown = draft.shown or not run.person
            draft.open_at(at)
            return True
        if word.lower.endswith(HELD):
            draft.before, draft.shown = at, True
            return True
        if draft.first > 0 and part.adjective and draft.nouns and word.capital:
            draft.before = at
            return True
        if self._hangs_on(draft, at):
            return False
        if draft.before == draft.first and part.kinds & {"area", "wide"} and not word.capital:
            draft.nouns |= part.kinds & NOUNS
            draft.wide = draft.wide or "wide" in part.kinds
            draft.open_at(self._words.noun_phrase_at(at))
            draft.shown = True
            return True
        return self._step_over_relation(draft, run, at)

    def _hangs_on(self, draft: _Draft, at: int) -> bool:
        """ "Varnak, Hama province": a wider place behind a comma."""
        hangs = (
            self._words.lower(at) == ","
            and draft.wide
            and bool(self._drafts)
            and self._drafts[-1].last == at
            and not self._drafts[-1].wide
            and not self._words.is_verb_form(draft.last)
        )
        draft.merges = draft.merges or hangs
        return hangs

    def _step_over_relation(self, draft: _Draft, run: NameRun, at: int) -> bool:
        """Reads "in", "near", "south of", "shelling of", "from" before a phrase."""
        kinds = self._words.part(at).kinds
        size = self._grammar.words.phrase_before("near", self._words.lowers[: at + 1])
        if size or kinds & _PLACED:
            if "trusting" in self._words.part(at - 1).kinds:
                return False
            draft.shown = draft.shown or not run.person
            if "toward" in kinds:
                return False
            draft.lies_in = draft.lies_in and "within" in kinds and not size
            apart = draft.wide and self._words.lower(at - 1) == "," and self._phrase_ends(at - 1)
            return self._take_head(draft, at - (size or 1) - apart)
        if "genitive" in kinds:
            return self._step_over_of(draft, run, at)
        if "leading" in kinds and self._is_way(at - 1):
            draft.shown, draft.lies_in = draft.shown or not run.person, False
            return self._take_head(draft, at - 1)
        reached = "reached" in kinds and not self._words.determines(at - 1)
        self._show_by_cue(draft, run, shows=reached or self._is_cued(at))
        return False

    def _show_by_cue(self, draft: _Draft, run: NameRun, *, shows: bool) -> None:
        """ "attacked Varnak", "fled to Varnak": it may be a person or a group as well, so it is not sure."""
        bare = draft.nouns or self._words.ends_its_noun(draft.last)
        if shows and bare and not draft.shown and not run.person:
            draft.shown, draft.sure = True, run.country

    def _step_over_of(self, draft: _Draft, run: NameRun, at: int) -> bool:
        head = self._words.part(at - 1)
        named = self._sentence.words[at - 1].capital and at - 1 > 0
        if named and (head.never or ("site" in head.kinds and "opener" not in head.kinds)):
            return False
        if self._grammar.words.phrase_before("idiom", self._words.lowers[:at]):
            return False
        if "direction" in head.kinds:
            draft.open_at(at - 1)
            draft.shown, draft.named, draft.lies_in = True, False, False
            place_before = bool(self._words.part(at - 2).kinds & NOUNS) or self._phrase_ends(at - 1)
            return self._take_head(draft, at - 2) if place_before else True
        if head.kinds & NOUNS or self._words.line_to(at) is not None:
            draft.nouns |= head.kinds & NOUNS
            draft.wide = draft.wide if head.kinds & {"site", "part"} else "wide" in head.kinds
            draft.named = draft.named and bool(head.kinds & {"area", "wide"})
            draft.shown = draft.shown or not (run.person and head.kinds <= {"part"})
            return self._take_head(draft, at - 1)
        self._show_by_cue(draft, run, shows=bool(head.kinds & {"people", "blow"}))
        return False

    def _take_head(self, draft: _Draft, at: int) -> bool:
        """Takes in the noun or phrase that ends with word `at`, which the rest of the phrase hangs on."""
        draft.before = at + 1
        if self._phrase_ends(at + 1):
            draft.merges = True
            return False
        line = self._words.line_to(at + 1)
        owned = "genitive" in self._words.part(at + 1).kinds
        kinds = self._words.part(at).kinds & (NOUNS if owned else NOUNS - {"part"})
        if line is None and not kinds:
            return False
        if self._sentence.words[at].capital and line is None:
            return False
        draft.named = draft.named and bool(kinds & {"area", "wide"}) and bool(draft.nouns or draft.names)
        draft.nouns |= kinds & NOUNS
        draft.open_at(self._words.noun_phrase_at(at if line is None else line))
        draft.named = draft.named and owned
        return True

    def _phrase_ends(self, last: int) -> bool:
        return bool(self._drafts) and self._drafts[-1].last == last

    def _is_way(self, at: int) -> bool:
        """ "the road to", "a bridge over", "the border with": a noun that leads to what follows."""
        return "way" in self._words.part(at).kinds or self._words.line_to(at + 1) is not None

    def _is_cued(self, at: int) -> bool:
        """Whether a word of going, striking or flying before a weak preposition makes a place of its noun."""
        preposition = self._words.part(at).kinds
        wanted = {cue for kind, cue in _CUED.items() if kind in preposition}
        if "source_preposition" in preposition:
            wanted |= {"unit", "blow"}
        reach = _CLOSE_CUE if "blow_preposition" in preposition else _FARTHEST_CUE
        for number in range(at - 1, max(at - 1 - reach, -1), -1):
            if wanted & self._words.part(number).kinds:
                return True
            if self._sentence.words[number].mark:
                return False
        return False

    # lines between sides

    def _in_line(self, run: NameRun) -> bool:
        """ "the Line of Control": no name of its own."""
        lines, first = self._words.lines, run.first
        return any(run.last <= lines.get(at, 0) for at in range(first, first - _LONGEST_LINE, -1))

    def _keep_lines(self) -> None:
        """The lines that no phrase holds."""
        taken = {number for draft in self._drafts if draft.shown for number in range(draft.first, draft.last)}
        for first, last in self._words.lines.items():
            if taken.isdisjoint(range(first, last)):
                self._keep_line(first, last)

    def _keep_line(self, first: int, last: int) -> None:
        """ "along the whole line of contact": a line told by its noun alone."""
        if not self._words.ends_its_noun(last):
            return
        begin = first
        while begin > 0 and first - begin < _MOST_MODIFIERS and self._words.modifies(begin - 1):
            begin -= 1
        short = self._sentence.words[first].text[1:] != self._words.lower(first)[1:]  # "LoC"
        if not (short or self._words.determines(begin - 1)):
            return
        at = begin - 1 - self._words.determines(begin - 1)
        if self._words.part(at).kinds & {*_PLACED, "motion_preposition", "leading", "left"}:
            self._drafts.append(_Draft(begin, last, [], begin, wide=True, shown=True, named=False))
