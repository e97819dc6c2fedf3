"""What a page says of itself beside its text: titles, addresses, times, publisher, language."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

_PUBLISHED = (
    "article:published_time", "og:published_time", "article:published", "parsely-pub-date", "datepublished",
    "date", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "sailthru.date",
    "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "article.published",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
_TITLES = ("og:title", "twitter:title", "headline", "title", "dc.title")
_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher", "copyright", "twitter:site")
_ARTICLE_TYPES = ("article", "posting", "report", "webpage")
_SITE_PARTS = (" | ", " – ", " — ", " - ", " :: ", " » ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A time as the page's own data gives it, and who gave it ("JSON-LD", "meta date", "time element")."""

    raw: str
    giver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """What a page says of itself; each tuple best first. `senders` are hosts a letter says it is from."""

    titles: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    published: tuple[Stamp, ...] = ()
    updated: tuple[Stamp, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawData:
    """The pieces of markup that page data is read from, in order of the page.

    `metas` are (name or property, content), `properties` microdata (itemprop, value), `times` the
    `datetime` of time elements, `links` the addresses of canonical links, `scripts` JSON-LD texts.
    """

    title: str = ""
    metas: tuple[tuple[str, str], ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    times: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    language: str | None = None


def page_data(raw: RawData) -> PageData:
    """Puts together what the pieces say: JSON-LD before meta elements before microdata before `<time>`."""
    article = _article(raw.scripts)
    metas = [(name.casefold(), content.strip()) for name, content in raw.metas if content.strip()]
    return PageData(
        titles=_distinct([_text(article, "headline"), *_contents(metas, _TITLES), *_without_site(raw.title)]),
        urls=_distinct(
            [*raw.links, *_contents(metas, ("og:url",)), _text(article, "url", "mainEntityOfPage")]
        ),
        sites=_distinct(
            [*_contents(metas, _SITES), _text(article, "publisher"), _text(article, "sourceOrganization")]
        ),
        published=_stamps(raw, article, metas, ("datePublished", _PUBLISHED)),
        updated=_stamps(raw, article, metas, ("dateModified", _MODIFIED)),
        language=_text(article, "inLanguage") or raw.language,
    )


def _stamps(
    raw: RawData,
    article: dict[str, object],
    metas: list[tuple[str, str]],
    names: tuple[str, tuple[str, ...]],
) -> tuple[Stamp, ...]:
    own, meta_names = names
    found = [Stamp(raw=_text(article, own), giver="JSON-LD")]
    found += [Stamp(raw=value, giver=f"meta {name}") for name, value in metas if name in meta_names]
    found += [Stamp(raw=value, giver="microdata") for name, value in raw.properties if name == own]
    if own == "datePublished":
        found += [Stamp(raw=value, giver="time element") for value in raw.times[:1]]
    return tuple(stamp for stamp in found if stamp.raw)


def _article(scripts: tuple[str, ...]) -> dict[str, object]:
    """The JSON-LD object that describes the article: the first of a kind of article, else the first dated."""
    nodes = [node for script in scripts for node in _nodes(script)]
    articles = [
        node
        for node in nodes
        if any(kind in str(node.get("@type", "")).casefold() for kind in _ARTICLE_TYPES)
    ]
    dated = [node for node in (*articles, *nodes) if "datePublished" in node]
    return next(iter((*dated, *articles)), {})


def _nodes(script: str) -> Iterator[dict[str, object]]:
    """Every object of a JSON-LD script, lists and graphs opened; nothing of one that is broken."""
    try:
        waiting: list[object] = [json.loads(script, strict=False)]
    except (json.JSONDecodeError, RecursionError):
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            yield node
            waiting.extend(value for key, value in node.items() if key == "@graph")


def _text(node: dict[str, object], *keys: str) -> str:
    """The first of these properties that is a text, or an object or list with a name or id."""
    for key in keys:
        value = node.get(key)
        if isinstance(value, list):
            value = next(iter(value), None)
        if isinstance(value, dict):
            value = value.get("name") or value.get("@id")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _contents(metas: list[tuple[str, str]], names: tuple[str, ...]) -> list[str]:
    return [content for wanted in names for name, content in metas if name == wanted]


def _without_site(title: str) -> list[str]:
    """A page title, and what it is without the name of the site at its end or beginning."""
    parts = [title.rpartition(mark)[0] for mark in _SITE_PARTS] + [title.partition(": ")[2]]
    return [title.strip(), *(part.strip() for part in parts if len(part.split()) > 2)]


def _distinct(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))
