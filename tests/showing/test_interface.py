"""The texts of the workbench stand in every catalogue, and the words of the record in every language."""

import csv
import re
from collections import Counter
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

import holdfire.showing
from holdfire.showing.drawings import MARKS
from holdfire.showing.interface import ENGLISH, interface_in, languages
from holdfire.showing.page_agreement import CHECKED
from holdfire.showing.page_calendar import SCORES
from holdfire.showing.page_terms import AGREES
from holdfire.showing.status_lines import ALL, BESIDE_IT, NO_PLACE, OF_LATE, OUTSIDE, SEVERAL_AREAS
from holdfire.showing.words import tables, words_in
from holdfire.showing.workbench.incidents import NOT_HELD, SIDES
from holdfire.showing.workbench.queue_item import QueueKind
from holdfire.web.account_routes import WRONG
from holdfire.web.audit_page import audit_page
from holdfire.web.forms import FORMS
from holdfire.web.openapi import openapi, operations
from holdfire.web.pages import PAGES
from holdfire.web.people.audit import AuditKind
from holdfire.web.people.tokens import Scope
from holdfire.web.roles import Role
from holdfire.web.uploading import UPLOAD_FORMS, UPLOAD_PAGES

ROOM = Path(holdfire.showing.__file__).parent
TRANSLATIONS = tuple(language for language in languages() if language != ENGLISH)

TOLD = re.compile(r"""\bt\(\s*(["'])(?P<text>.*?)\1\s*\)""")
NAMED = re.compile(r"\{\w*\}|%[a-z]")
SAID = re.compile(r"""\bsay\(\s*(["'])(?P<text>.*?)\1""")
BARE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<[^>]*>", re.DOTALL)
PROPER = {"Holdfire", "SHA", "UTC", "MiB", "km", "OpenAPI", "api", "as", "of", "json", "openapi", "seat"}
"""What stands in every language as it is: names, units, addresses."""


def templates() -> list[Path]:
    own = sorted((ROOM / "templates" / "workbench").glob("*.html"))
    return [*own, ROOM / "templates" / "_parts.html"]


def told_by_templates() -> set[str]:
    return {found["text"] for path in templates() for found in TOLD.finditer(path.read_text("utf-8"))}


def told_by_pages() -> set[str]:
    pages = (*PAGES, *UPLOAD_PAGES, audit_page(None))
    return {page.nav for page in pages if page.nav} | {page.about for page in pages}


def told_by_the_api() -> set[str]:
    document = openapi((*PAGES, *UPLOAD_PAGES), (*FORMS, *UPLOAD_FORMS), ["case"])
    told = [operation for _, _, operation in operations(document)]
    texts = {operation["summary"] for operation in told}
    return texts | {operation["description"] for operation in told if "description" in operation}


def told_of_values() -> set[str]:
    kinds = (Role, Scope, AuditKind)
    told = {value.value for kind in kinds for value in kind} | {kind.words for kind in QueueKind}
    return told | {label for label, _ in SIDES.values()} | {NOT_HELD, WRONG, "yes", "no", "unknown"}


def said_by_builders() -> set[str]:
    """The texts that builders say in the reader's language, and those of fixed tables that templates tell."""
    said = {
        found["text"]
        for path in sorted(ROOM.rglob("*.py"))
        for found in SAID.finditer(path.read_text("utf-8"))
    }
    kinds = re.findall(r'_term\([^,]+, "([^"]+)"', (ROOM / "page_agreement.py").read_text("utf-8"))
    fixed = {*SCORES.values(), *AGREES.values(), *MARKS.values(), "nothing reported", *CHECKED.values()}
    fixed |= {OF_LATE, *BESIDE_IT, OUTSIDE, ALL, NO_PLACE, SEVERAL_AREAS}
    return said | {*kinds} | fixed


def told_by_builders() -> set[str]:
    """The texts that builders hand to templates in fields that are texts of the interface."""
    handed = re.compile(r'(?:Reason\(text=|Offer\(words=|yield Reason\(text=)"(?P<text>[^"]+)"')
    builders = sorted((ROOM / "workbench").glob("*.py"))
    return {found["text"] for path in builders for found in handed.finditer(path.read_text("utf-8"))}


def rows(language: str) -> list[dict[str, str]]:
    path = files("holdfire.showing") / "interface" / f"{language}.csv"
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines(), strict=True))


@pytest.mark.parametrize("language", TRANSLATIONS)
@pytest.mark.parametrize(
    ("told_by", "at_least"),
    [
        (told_by_templates, 500),
        (told_by_pages, 30),
        (told_by_the_api, 20),
        (told_of_values, 20),
        (told_by_builders, 20),
        (said_by_builders, 90),
    ],
)
def test_every_text_of_the_workbench_stands_in_every_catalogue(
    language: str, told_by: Callable[[], set[str]], at_least: int
) -> None:
    texts = told_by()
    assert len(texts) >= at_least
    assert texts - set(interface_in(language).texts) == set()


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_text_stands_twice_in_a_catalogue_and_none_is_empty(language: str) -> None:
    told = rows(language)
    assert [text for text, times in Counter(row["english"] for row in told).items() if times > 1] == []
    assert [row["english"] for row in told if not row["text"].strip()] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_catalogue_keeps_what_is_filled_in(language: str) -> None:
    for row in rows(language):
        assert sorted(NAMED.findall(row["english"])) == sorted(NAMED.findall(row["text"])), row
    english = words_in(ENGLISH).table
    for key, word in words_in(language).table.items():
        if key in english:
            assert set(NAMED.findall(english[key].words)) == set(NAMED.findall(word.words)), key


def test_french_sets_no_sign_on_a_line_of_its_own() -> None:
    told = [row["text"] for row in rows("fr")]
    told += [text for word in words_in("fr").table.values() for text in (word.words, word.note)]
    assert [text for text in told if re.search(r" [:;?!»]|« |\w'\w", text)] == []


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.name)
def test_no_template_of_the_workbench_says_a_word_that_no_catalogue_could_translate(path: Path) -> None:
    bare = BARE.sub(" ", path.read_text("utf-8"))
    assert set(re.findall(r"[A-Za-z]{2,}", bare)) - PROPER == set()


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_language_of_the_interface_has_words_for_every_value(language: str) -> None:
    assert language in tables()
    english, theirs = words_in(ENGLISH).table, words_in(language).table
    assert set(english) - set(theirs) == set()
    assert [key for key, word in theirs.items() if not word.words.strip()] == []
    assert [key for key, word in english.items() if bool(word.note) != bool(theirs[key].note)] == []
