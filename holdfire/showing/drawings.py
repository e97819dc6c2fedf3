"""Drawings as SVG: well-formed, told in words too, with marks that differ in shape and not only colour."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement, tostring

MARKS: Mapping[str, str] = {
    "breach": "apparent breach",
    "open": "cannot be determined, contested or excepted",
    "outside": "outside the truce",
    "keeping": "in keeping with the terms",
}
"""The marks of incidents and what each stands for, in the order of a legend."""

LETTER_WIDTH, LEGEND_GAP = 5.7, 34.0
"""Units a letter of a label takes at most on average, and the room round a mark of the legend."""

SEAM = 1.0
"""Units by which pictures that lie side by side overlap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """An SVG drawing being made, `width` by `height` in its own units; colours come from the style sheet
    through classes."""

    name: str
    title: str
    description: str
    width: float
    height: float
    root: Element = field(init=False)

    def __post_init__(self) -> None:
        root = Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {number(self.width)} {number(self.height)}",
                "class": f"drawing {self.name}",
                "role": "group",
                "aria-labelledby": f"{self.name}-title {self.name}-description",
            },
        )
        SubElement(root, "title", {"id": f"{self.name}-title"}).text = self.title
        SubElement(root, "desc", {"id": f"{self.name}-description"}).text = self.description
        object.__setattr__(self, "root", root)

    def group(self, css: str, *, parent: Element | None = None) -> Element:
        """A group of shapes of one class."""
        return SubElement(self._in(parent), "g", {"class": css})

    def link(self, href: str, label: str, *, parent: Element | None = None) -> Element:
        """A group that leads to a page; `label` is read out and shown when pointed at."""
        link = SubElement(self._in(parent), "a", {"href": href, "aria-label": label})
        SubElement(link, "title").text = label
        return link

    def line(
        self, start: tuple[float, float], end: tuple[float, float], css: str, parent: Element | None = None
    ) -> None:
        """A straight line."""
        (x1, y1), (x2, y2) = start, end
        at = {"x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2), "class": css}
        SubElement(self._in(parent), "line", at)

    def rect(
        self, corner: tuple[float, float], size: tuple[float, float], css: str, parent: Element | None = None
    ) -> None:
        """A rectangle from its upper left corner."""
        (x, y), (width, height) = corner, size
        at = {"x": number(x), "y": number(y), "width": number(width), "height": number(height), "class": css}
        SubElement(self._in(parent), "rect", at)

    def image(self, corner: tuple[float, float], side: float, href: str, parent: Element) -> None:
        """A square picture from its upper left corner; a little larger, so that two have no seam between."""
        at = {"x": number(corner[0]), "y": number(corner[1]), "width": number(side + SEAM)}
        SubElement(parent, "image", at | {"height": number(side + SEAM), "href": href})

    def circle(
        self, centre: tuple[float, float], radius: float, css: str, parent: Element | None = None
    ) -> None:
        """A circle."""
        at = {"cx": number(centre[0]), "cy": number(centre[1]), "r": number(radius), "class": css}
        SubElement(self._in(parent), "circle", at)

    def path(self, data: str, css: str, parent: Element | None = None) -> None:
        """A path."""
        SubElement(self._in(parent), "path", {"d": data, "class": css})

    def text(self, at: tuple[float, float], words: str, css: str, parent: Element | None = None) -> None:
        """Words, at the foot of their line."""
        element = SubElement(self._in(parent), "text", {"x": number(at[0]), "y": number(at[1]), "class": css})
        element.text = words

    def mark(
        self, kind: str, centre: tuple[float, float], size: float, parent: Element | None = None
    ) -> None:
        """The mark of an incident: a filled diamond, an open circle, an open square or a small cross,
        so that no two differ by colour alone."""
        x, y = centre
        css = f"mark mark-{kind}"
        if kind == "breach":
            corners = ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
            self.path(closed(corners), css, parent)
        elif kind == "open":
            self.circle(centre, size * 0.8, css, parent)
        elif kind == "outside":
            self.rect((x - size * 0.7, y - size * 0.7), (size * 1.4, size * 1.4), css, parent)
        else:
            arm = size * 0.8
            across = f"M{number(x - arm)} {number(y)}H{number(x + arm)}"
            self.path(f"{across}M{number(x)} {number(y - arm)}V{number(y + arm)}", css, parent)

    def legend(self, corner: tuple[float, float], marks: Mapping[str, str]) -> None:
        """What each of MARKS stands for, in a reader's words, in one line to the right of `corner`."""
        x, y = corner
        group = self.group("legend")
        for kind, words in marks.items():
            self.mark(kind, (x + 6, y - 4), 6, group)
            self.text((x + 17, y), words, "label", group)
            x += LEGEND_GAP + len(words) * LETTER_WIDTH

    def svg(self) -> str:
        """The drawing as text."""
        return tostring(self.root, encoding="unicode")

    def _in(self, parent: Element | None) -> Element:
        return self.root if parent is None else parent


def number(value: float) -> str:
    """A coordinate with one decimal at most: drawings stay small, and equal for equal input."""
    return f"{round(value, 1):g}"


def closed(points: tuple[tuple[float, float], ...]) -> str:
    """The path of a closed figure."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"
