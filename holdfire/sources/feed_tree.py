"""Reads the tree of a feed, RSS of any version or Atom, whole or broken: what each entry says."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from holdfire.model.errors import CaptureError
from holdfire.sources.addresses import web_address

_FEEDS = frozenset({"rss", "rdf", "feed", "channel"})
_ENTRIES = frozenset({"item", "entry"})
_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
}
"""Namespaces whose elements are asked for, and the prefix under which they are known here."""
_ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}\bencoding\s*=""")
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_JUNK = 2048
"""How far in the first mark-up may begin: servers print warnings and empty lines before it."""
_HTML_TYPES = frozenset({"html", "xhtml", "text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """What a feed says of one report, in its own words; None or empty where it does not say.

    `title`, `summary` and `content` are HTML, as RSS means them; an Atom text is escaped to be so. `link` is
    absolute; `source_name` and `source_url` are those of the element that names the true publisher.
    """

    id: str | None = None
    title: str | None = None
    link: str | None = None
    published: str | None = None
    updated: str | None = None
    author: str | None = None
    categories: tuple[str, ...] = ()
    source_name: str | None = None
    source_url: str | None = None
    summary: str | None = None
    content: str | None = None
    language: str | None = None


def entries_of(data: bytes, *, url: str | None, charset: str | None) -> Iterator[FeedEntry]:
    """Every entry of a feed, in its order. `url` is where the feed was found, `charset` what the transport
    named. Broken mark-up is read as far as it goes; entities of the document's own are never opened.

    Raises CaptureError for what is no feed.
    """
    root = _root(data, url, charset)
    if _local(root).casefold() not in _FEEDS:
        told = "a web page" if _local(root).casefold() == "html" else f"<{_local(root)[:40]}>"
        raise CaptureError(f"this is {told}, not a feed: give RSS or Atom")
    own = root.nsmap.get(root.prefix)
    channel = next((node for node in root if _local(node) == "channel"), root)
    about = _Element(channel, own)
    base = web_address(about.link() or "", url) or url
    language = about.text("language", "dc:language") or root.get(_LANGUAGE)
    for node in root.iter():
        if _is_element(node) and _local(node) in _ENTRIES:
            yield _entry(_Element(node, own), base, language)


def _root(data: bytes, url: str | None, charset: str | None) -> etree._Element:
    start = 0 if data.startswith(_MARKS[:2]) else max(0, data.find(b"<", 0, _JUNK))
    declared = data.startswith(_MARKS) or _ENCODING.match(data[start : start + 300])
    try:
        root = etree.fromstring(data[start:], _parser(None if declared else charset), base_url=url or "")
    except (etree.XMLSyntaxError, ValueError) as error:
        raise CaptureError("there is no mark-up in it: this is not a feed") from error
    if root is None:
        raise CaptureError("there is no mark-up in it: this is not a feed")
    return root


def _parser(charset: str | None) -> etree.XMLParser:
    """A parser that mends what it can, opens no entity and no other file."""
    try:
        return etree.XMLParser(
            encoding=charset,
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
    except LookupError:  # a charset nobody knows
        return _parser(None)


def _entry(element: "_Element", base: str | None, language: str | None) -> FeedEntry:
    base = element.node.base or base
    given, source_url = element.id(), element.source_url()
    link = element.link() or (given if element.id_is_link() else None)
    return FeedEntry(
        id=given,
        title=element.markup("title", "dc:title"),
        link=web_address(link, base) if link else None,
        published=element.text("pubDate", "published", "issued", "dc:date", "dcterms:issued", "created"),
        updated=element.text("updated", "modified", "dcterms:modified"),
        author=", ".join(dict.fromkeys(element.authors())) or None,
        categories=tuple(dict.fromkeys(element.categories())),
        source_name=element.source_name(),
        source_url=web_address(source_url, base) if source_url else None,
        summary=element.markup("description", "summary", "dc:description"),
        content=element.markup("content:encoded", "content", "xhtml:body", "fulltext"),
        language=element.node.get(_LANGUAGE) or element.text("dc:language") or language,
    )


class _Element:
    """An entry, or the feed itself, with its children by name."""

    def __init__(self, node: etree._Element, own: str | None) -> None:
        """`own` is the namespace of the feed's root: elements of it need no prefix."""
        self.node = node
        self._own = own
        self._children: dict[str, list[etree._Element]] = {}
        for child in node:
            if _is_element(child):
                self._children.setdefault(_name(child, own), []).append(child)

    def all(self, *names: str) -> Sequence[etree._Element]:
        """The children of these names, in order of the names."""
        return [child for name in names for child in self._children.get(name, ())]

    def text(self, *names: str) -> str | None:
        """The words of the first child of these names that has any."""
        return next(filter(None, map(_text, self.all(*names))), None)

    def markup(self, *names: str) -> str | None:
        """The inside of the first child of these names that has any, as HTML."""
        return next(filter(None, map(_markup, self.all(*names))), None)

    def id(self) -> str | None:
        """What the feed calls the entry."""
        return self.text("guid", "id", "dc:identifier") or self.node.get(_ABOUT)

    def id_is_link(self) -> bool:
        """Whether the entry's id is its address too: RSS says so unless it says otherwise."""
        guids = self.all("guid")
        return not self.all("id") and all(guid.get("isPermaLink", "true") != "false" for guid in guids)

    def link(self) -> str | None:
        """The address the entry leads to: the publisher's own before a counting service's."""
        links = self.all("link")
        pages = [link for link in links if link.get("rel", "alternate") == "alternate"]
        pages.sort(key=lambda link: link.get("type", "text/html") not in _HTML_TYPES)
        given = (link.get("href") or _text(link) for link in pages)
        return self.text("feedburner:origLink") or next(filter(None, given), None)

    def authors(self) -> Iterator[str]:
        """The names of the writers."""
        for author in self.all("author", "dc:creator"):
            name = _Element(author, self._own).text("name", "email") or _text(author)
            if name:
                yield name

    def categories(self) -> Iterator[str]:
        """The categories, by their labels where they have any."""
        for category in self.all("category", "dc:subject"):
            word = category.get("label") or category.get("term") or _text(category)
            if word and word.strip():
                yield " ".join(word.split())

    def source_name(self) -> str | None:
        """The name of the publisher that the entry was taken from."""
        for source in self.all("source", "dc:source"):
            name = _Element(source, self._own).markup("title") or _text(source)
            if name:
                return name
        return None

    def source_url(self) -> str | None:
        """An address of the publisher that the entry was taken from."""
        for source in self.all("source"):
            found = source.get("url") or _Element(source, self._own).link()
            if found:
                return found
        return None


def _is_element(node: etree._Element) -> bool:
    return isinstance(node.tag, str)


def _local(node: etree._Element) -> str:
    return _parted(node)[1] if _is_element(node) else ""


def _parted(node: etree._Element) -> tuple[str, str]:
    """The namespace, "" for none, and the name of an element; a prefix nobody declared stays in the name."""
    space, _, name = str(node.tag).rpartition("}")
    return space.removeprefix("{"), name


def _name(node: etree._Element, own: str | None) -> str:
    """The name of an element as it is asked for; one of a namespace nobody asks for keeps it."""
    space, name = _parted(node)
    if not space or space == own:
        return name
    return _PREFIXES.get(space, f"{space} ") + name


def _text(node: etree._Element) -> str | None:
    """The words directly in an element."""
    words = [node.text or ""]
    for child in node:
        if child.tag is etree.Entity:
            words.append(html.unescape(child.text or ""))
        words.append(child.tail or "")
    return "".join(words).strip() or None


def _markup(node: etree._Element) -> str | None:
    """The inside of an element as HTML, unless it says that it is something else, such as a picture."""
    kind = node.get("type", "").casefold()
    atom = _parted(node)[0] in _ATOM
    if "/" in kind and not kind.startswith("text/") and kind not in _HTML_TYPES:
        return None
    inner = [child for child in node if _is_element(child) and _local(child) not in _ENTRIES]
    if not inner:
        text = _text(node)
        plain = atom and kind not in _HTML_TYPES and node.get("mode") != "escaped"
        return html.escape(text, quote=False) if text and plain else text
    pieces = [html.escape(node.text or "", quote=False)]
    pieces += [etree.tostring(child, encoding="unicode", method="html") for child in inner]
    return "".join(pieces).strip() or None
