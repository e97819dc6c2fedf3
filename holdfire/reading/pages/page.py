"""Reads an HTML page: walks its tree once, writing down its text and where each paragraph stands."""

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import extract
from trafilatura.settings import Extractor

from holdfire.model.errors import CaptureError
from holdfire.reading.pages.main_text import MainText
from holdfire.reading.pages.page_data import PageData, RawData, page_data
from holdfire.reading.pages.page_stretches import paragraphs_of
from holdfire.reading.pages.page_walk import Walk
from holdfire.reading.pages.paragraphs import Paragraph

_NO_TEXT = "the page has no text: it may be drawn by a script; save it from a browser as it is shown"
_TOO_DEEP = (
    "the page is nested deeper than can be parsed; its boxes were taken out first, so paths are missing"
)
_BOXES = re.compile(
    r"(?i)<(/?)(?:div|span|font|b|i|em|strong|section|article|center|blockquote|table|tbody|tr|td|ul|ol|li|dl)\b[^>]{0,2000}>"
)
_SWOLLEN_TAG = re.compile(r"<([A-Za-z][\w:-]{0,100})\s[^<>]{65536,}>")
"""A tag with so many attributes is no page's: the parser compares each with all the others."""
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_PLAIN_ELEMENTS = etree.ElementDefaultClassLookup(element=HtmlElement)
"""Every element is of one class: lxml.html would ask Python for the class of each."""
_EXTRACTION = Extractor(fast=True, comments=False, tables=True)
_PROPERTIES = ("datePublished", "dateModified")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as read: its text, the paragraphs in it, and what it says of itself."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    data: PageData
    notes: tuple[str, ...] = ()


def read_page(markup: str) -> Page:
    """The text of a page with its paragraphs, each with its path and what the markup says of it.

    White space is drawn together as a browser does; a line break is a line end, and an empty line
    stands between paragraphs. Raises CaptureError for a page without text.
    """
    tree, notes = _parsed(markup)
    walk = Walk()
    walk.over(tree)
    if not walk.stretches:
        raise CaptureError(_NO_TEXT)
    data = page_data(_raw_data(tree, walk))
    text, paragraphs = paragraphs_of(walk.stretches, MainText(_extracted(tree)), data.titles)
    return Page(text=text, paragraphs=paragraphs, data=data, notes=notes)


def _parsed(markup: str) -> tuple[HtmlElement, tuple[str, ...]]:
    clean = _SWOLLEN_TAG.sub(r"<\1>", _XML_DECLARATION.sub("", markup).replace("\x00", ""))
    tree, faults = _tree(clean)
    if not any("depth" in fault.lower() for fault in faults):
        return tree, ()
    flat = _BOXES.sub(lambda box: "<br><br>" if box.group(1) else " ", clean)
    return _tree(flat)[0], (_TOO_DEEP,)


def _tree(markup: str) -> tuple[HtmlElement, tuple[str, ...]]:
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_PLAIN_ELEMENTS)
    try:
        tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise CaptureError(_NO_TEXT) from error
    return tree, tuple(str(entry.message) for entry in parser.error_log)


def _extracted(tree: HtmlElement) -> str:
    """The main text as the extractor sees it, readers' comments left out; "" where it finds none."""
    return extract(tree, options=_EXTRACTION) or ""


def _raw_data(tree: HtmlElement, walk: Walk) -> RawData:
    """The pieces of markup that page data is read from."""
    properties = (
        (node.get("itemprop"), node.get("content") or node.get("datetime"))
        for node in tree.xpath("//*[@itemprop]")
    )
    return RawData(
        title=next((node.text_content() for node in tree.iter("title")), ""),
        metas=tuple(
            (node.get("property") or node.get("name") or "", node.get("content") or "")
            for node in tree.iter("meta")
        ),
        properties=tuple((name, value) for name, value in properties if name in _PROPERTIES and value),
        times=tuple(walk.times),
        links=tuple(node.get("href") or "" for node in tree.iter("link") if node.get("rel") == "canonical"),
        scripts=tuple(
            node.text or "" for node in tree.iter("script") if node.get("type") == "application/ld+json"
        ),
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )
