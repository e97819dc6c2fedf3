"""Makes the grammar of a language from its tables, every word in small letters and all its forms."""

from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from holdfire.lexicon.inflections import Inflections
from holdfire.lexicon.tables import Lexicon
from holdfire.model.quotation import SpeechModality
from holdfire.reading.speech.grammar import CueKind, CueWord, Grammar, Office, WordClass

TABLES = ("cues", "cue_helpers", "word_classes", "given_names", "offices")
"""A language can be read for quotations when it has all of these."""


@cache
def grammar_of(language: str | None) -> Grammar | None:
    """The grammar of a language, None where its tables do not have all that quotations need."""
    lexicon = Lexicon(language=language or "")
    if not language or not all(lexicon.has(table) for table in TABLES):
        return None
    return _GrammarMaker(lexicon).made()


class _GrammarMaker:
    """Reads the tables of one language; what word each form belongs to is kept on the way."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._inflections = Inflections.of(lexicon.language)
        pairs = lexicon.words("cue_helpers", kind="letter")
        self._letters = str.maketrans({pair[0]: pair[1] for pair in pairs})
        self._bases: dict[str, str] = {}
        self._oblique: set[str] = set()
        self._subjects: set[str] = set()

    def made(self) -> Grammar:
        lexicon = self._lexicon
        cues, phrases = self._cues()
        phrases_by_word = _by_first_word(phrases)
        classes = self._classes()
        endings = {word[1:]: found for word, found in classes.items() if word.startswith("-")}
        offices = self._offices()
        genders = {
            form: row["gender"] for row in lexicon.table("given_names") for form in self._forms(row["word"])
        }
        self._equals()
        return Grammar(
            cues=cues,
            phrases=phrases_by_word,
            cue_starts=frozenset(cues) | frozenset(phrases_by_word),
            classes={word: found for word, found in classes.items() if not word.startswith("-")},
            endings=endings,
            ending_lengths=tuple(sorted({len(ending) for ending in endings}, reverse=True)),
            participle_endings=tuple(ending for ending, found in endings.items() if found is WordClass.ING),
            helpers=self._helpers(),
            genders=genders,
            person_words=self._person_words(),
            office_words=_words_by_group(offices),
            offices=_by_first_word((office.words, office) for office in offices),
            is_inflected=self._inflections.are_known,
            base_forms=self._bases,
            oblique_forms=frozenset(self._oblique - self._subjects),
            ambiguous_forms=frozenset(self._oblique & self._subjects),
            name_endings=self._name_endings(),
            nominative_endings=self._nominative_endings(),
            oblique_name_endings=self._oblique_name_endings(),
            plural_endings=lexicon.words("cue_helpers", kind="plural ending"),
            object_modalities={
                self._small(word): modality
                for modality in SpeechModality
                for word in lexicon.words("cue_helpers", kind=f"object {modality}")
            },
            letters=self._letters,
        )

    def _small(self, word: str) -> str:
        return word.lower().translate(self._letters)

    def _forms(self, written: str) -> list[str]:
        """All forms of a word; what each is a form of is kept."""
        forms: list[str] = []
        for form in self._inflections.forms(written):
            small = self._small(form.text)
            forms.append(small)
            if self._inflections.are_known:
                self._bases.setdefault(small, self._small(form.base))
                (self._oblique if form.oblique else self._subjects).add(small)
        return forms

    def _classes(self) -> dict[str, WordClass]:
        return {
            form: WordClass(row["class"])
            for row in self._lexicon.table("word_classes")
            for form in self._forms(row["word"])
        }

    def _offices(self) -> list[Office]:
        found: list[Office] = []
        for row in self._lexicon.table("offices"):
            for word in row["word"].split():
                self._forms(word)
            words = self._small(self._inflections.base(row["word"])).split()
            known = " ".join(self._bases.get(word, word) for word in words)
            found.append(Office(words=known, group=row["group"], gender=row["gender"]))
        return found

    def _person_words(self) -> dict[str, str]:
        if not self._lexicon.has("person_words"):
            return {}
        return {self._small(row["word"]): row["gender"] for row in self._lexicon.table("person_words")}

    def _equals(self) -> None:
        """Words that say the same of a body: "РФ" and "российский" are Russia."""
        if self._lexicon.has("same_bodies"):
            for row in self._lexicon.table("same_bodies"):
                for form in self._forms(row["word"]):
                    self._bases[form] = self._small(row["body"])

    def _name_endings(self) -> tuple[tuple[str, str], ...]:
        if not self._lexicon.has("name_endings"):
            return ()
        rows = self._lexicon.table("name_endings")
        endings = ((row["ending"], row["instead"]) for row in rows)
        return tuple(sorted(endings, key=lambda pair: -len(pair[0])))

    def _nominative_endings(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """For each gender the endings of an oblique last name with the nominative one, longest first."""
        if not self._lexicon.has("name_endings"):
            return {}
        rows = sorted(self._lexicon.table("name_endings"), key=lambda row: -len(row["ending"]))
        return {
            gender: tuple((row["ending"], row[gender].removesuffix("-")) for row in rows if row[gender])
            for gender in ("male", "female")
        }

    def _oblique_name_endings(self) -> tuple[str, ...]:
        if not self._lexicon.has("name_endings"):
            return ()
        return self._lexicon.words("name_endings", "ending", oblique="yes")

    def _helpers(self) -> dict[str, frozenset[str]]:
        kinds = {row["kind"] for row in self._lexicon.table("cue_helpers")}
        return {
            kind: frozenset(map(self._small, self._lexicon.words("cue_helpers", kind=kind))) for kind in kinds
        }

    def _cues(self) -> tuple[dict[str, CueWord], list[tuple[str, CueWord]]]:
        """The cues by each of their forms, and those of several words."""
        words: dict[str, CueWord] = {}
        plain = frozenset(self._lexicon.words("cue_helpers", kind="plain speech"))
        going_on = frozenset(self._lexicon.words("cue_helpers", kind="going on"))
        phrases: list[tuple[str, CueWord]] = []
        for row in self._lexicon.table("cues"):
            cue = CueWord(
                word=row["word"],
                kind=CueKind(row["kind"]),
                modality=SpeechModality(row["modality"]),
                free=row["reach"] == "free",
                addressed=row["addressed"] == "yes",
                shy=frozenset(row["shy"].split()),
                plain=row["word"] in plain,
                goes_on=row["word"] in going_on,
            )
            if cue.kind is CueKind.PHRASE:
                phrases.append((self._small(row["forms"]), cue))
                continue
            for written in row["forms"].split():
                for form in self._inflections.forms(written):
                    words.setdefault(self._small(form.text), cue)
        return words, phrases


def _words_by_group(offices: Iterable[Office]) -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for office in offices:
        groups.setdefault(office.group, set()).add(office.words)
    return {group: frozenset(words) for group, words in groups.items()}


_Entry = TypeVar("_Entry")


def _by_first_word(
    entries: Iterable[tuple[str, _Entry]],
) -> dict[str, tuple[tuple[tuple[str, ...], _Entry], ...]]:
    """Entries of several words by the first of them, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], _Entry]]] = {}
    for phrase, entry in entries:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, entry))
    return {first: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for first, group in found.items()}
