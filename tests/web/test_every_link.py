"""Every link on the pages where people look answers, and arrives at an anchor that is there."""

from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.showing.html_reader import PageReader

HOME = "http://127.0.0.1/syria-2016/"
LISTS = ("statements", "actors", "agreement", "claims", "tallies", "stories", "reports", "search?q=truce")
FEW = 3
"""So many of each kind of line are opened from a list, and their links followed too."""


class Walker:
    """Asks each address once and remembers what it answered."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.answers: dict[str, tuple[int, PageReader | None]] = {}

    def answer(self, address: str) -> tuple[int, PageReader | None]:
        if address not in self.answers:
            response = self.client.get(address)
            is_page = "/captures/" not in address and "html" in response.headers.get("content-type", "")
            self.answers[address] = response.status_code, PageReader(response.text) if is_page else None
        return self.answers[address]

    def links(self, address: str) -> list[tuple[str, str]]:
        """The links of a page that lead into the case, each with its anchor."""
        page = self.answer(address)[1]
        found = [urldefrag(urljoin(address, link)) for link in page.links] if page else []
        return [(each.url, each.fragment) for each in found if each.url.startswith(HOME)]


def looked_at(walker: Walker) -> list[str]:
    """Lists, and a few lines of each kind that they lead to."""
    pages = [HOME + page for page in LISTS]
    kinds = {urlsplit(page).path.split("/")[2] for page in pages}
    for page in tuple(pages):
        opened: dict[str, int] = {}
        for address, _ in walker.links(page):
            kind = urlsplit(address).path.split("/")[2]
            is_line = urlsplit(address).path.count("/") == 3 and kind in kinds
            if is_line and address not in pages and opened.setdefault(kind, 0) < FEW:
                opened[kind] += 1
                pages.append(address)
    return pages


@pytest.fixture
def walker(client: TestClient) -> Walker:
    return Walker(client)


def test_every_link_answers_with_its_anchor(walker: Walker) -> None:
    pages = looked_at(walker)
    assert len(pages) > 2 * len(LISTS)
    passages: dict[str, int] = {}
    wrong = []
    for page in pages:
        for address, anchor in walker.links(page):
            report = urlsplit(address).path if "at" in parse_qs(urlsplit(address).query) else ""
            passages[report] = passages.get(report, 0) + 1
            if report and passages[report] > FEW:
                continue
            status, read = walker.answer(address)
            if status != 200 or (anchor and read is not None and anchor not in read.ids):
                wrong.append((page, address, anchor, status))
    assert wrong == []
    assert len(walker.answers) > 100


def test_pages_are_well_formed_with_one_id_each(walker: Walker) -> None:
    for page in looked_at(walker):
        read = walker.answer(page)[1]
        assert read is not None, page
        assert read.faults == [], page
        assert sorted(set(read.ids)) == sorted(read.ids), page


def test_nothing_is_fetched_from_outside(walker: Walker) -> None:
    for page in looked_at(walker):
        read = walker.answer(page)[1]
        assert read is not None
        assert [address for address in read.fetched if not address.startswith("/static/")] == [], page


def test_every_field_has_a_label(walker: Walker) -> None:
    for page in looked_at(walker):
        read = walker.answer(page)[1]
        assert read is not None
        labelled = {attributes.get("for") for tag, attributes in read.tags if tag == "label"}
        fields = [at for tag, at in read.tags if tag in {"input", "select"} and at.get("type") != "hidden"]
        unnamed = [at for at in fields if at.get("id") is not None and at["id"] not in labelled]
        assert unnamed == [], page
