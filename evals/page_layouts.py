"""Builds pages around known articles, in the layouts of many kinds of site, for the task of main text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article: its title, its writer, and the paragraphs that are its main text; one that begins with
    "## " is a subhead."""

    title: str
    writer: str
    paragraphs: tuple[str, ...]

    @property
    def main_text(self) -> str:
        """What a reader of the page would call the article, without its title."""
        return "\n".join(text.removeprefix("## ") for text in self.paragraphs)

    def marked(self, paragraph: str = "<p>{}</p>\n", subhead: str = "<h2>{}</h2>\n") -> str:
        """Its paragraphs as markup."""
        return "".join(
            subhead.format(escape(text[3:])) if text.startswith("## ") else paragraph.format(escape(text))
            for text in self.paragraphs
        )


MENU = (
    "<ul>"
    + "".join(
        f"<li><a href='/{name.lower()}'>{name}</a></li>"
        for name in ("Home", "World", "Politics", "Opinion", "Sport", "Weather", "Video", "Newsletters")
    )
    + "</ul>"
)
TEASERS = (
    "Ferry crews call off a strike after night talks",
    "Museum opens its cellars to visitors for one weekend",
    "Bread prices climb for the fourth month in a row",
    "Old bridge reopens with a narrower roadway",
    "Village school wins a prize for its kitchen garden",
)
LINKS = "".join(f"<li><a href='/{number}'>{text}</a></li>" for number, text in enumerate(TEASERS))
CARDS = "".join(
    f"<div class='card'><a href='/{n}'><h3>{text}</h3></a><p>{text}, our reporter writes from"
    " the scene.</p></div>"
    for n, text in enumerate(TEASERS)
)
SAID = (
    "I do not believe a word of this, and neither should you, whoever wrote it.",
    "My cousin lives there and says the shelling never stopped for a single night.",
    "Why is nobody asking who pays for the trucks? Follow the money, people.",
    "Great reporting as always, please keep on telling us what happens there.",
)
COMMENTS = "".join(
    f"<div class='comment'><b class='author'>Reader {n}</b><p>{text}</p></div>" for n, text in enumerate(SAID)
)
COOKIES = (
    "<div id='cookie-banner'><p>We and our partners use cookies to give you the best experience on our site. "
    "By clicking accept you agree to their use as told in our privacy policy.</p>"
    "<button>Accept</button></div>"
)
FOOTER = (
    "<footer><p>© 2026 The Daily Courier. All rights reserved.</p><p>Terms of use. Privacy"
    " policy.</p></footer>"
)
SIGN_UP = (
    "<div class='newsletter'><p>Sign up for our morning letter and never miss a story from the region.</p>"
    "<form><input type='email'><button>Subscribe</button></form></div>"
)


def document(story: Story, body: str, head: str = "") -> str:
    """A whole page around what stands in its body."""
    return (
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>"
        f"{escape(story.title)} - The Daily "
        f"Courier</title>{head}<script>var tracked = true;</script></head><body>{body}</body></html>"
    )


def _head(story: Story) -> str:
    return f"<h1>{escape(story.title)}</h1><p class='byline'>By {story.writer}</p>"


def blog(s: Story) -> str:
    inside = f"<div class='post'><h2 class='title'>{s.title}</h2><div class='entry'>{s.marked()}</div></div>"
    side = f"<div id='sidebar'><h3>Archives</h3>{MENU}<h3>Recent posts</h3><ul>{LINKS}</ul></div>"
    return document(s, f"<div id='header'><h1>My notebook</h1>{MENU}</div>{inside}{side}{FOOTER}")


def agency(s: Story) -> str:
    inside = (
        f"<main><article><header>{_head(s)}</header><section itemprop='articleBody'>{s.marked()}"
        "</section></article></main>"
    )
    return document(s, f"<nav>{MENU}</nav>{inside}<aside><h2>Most read</h2><ol>{LINKS}</ol></aside>{FOOTER}")


def amp(s: Story) -> str:
    inside = (
        f"<amp-sidebar>{MENU}</amp-sidebar><article>{_head(s)}<amp-img alt='The square at noon'>"
        f"</amp-img>{s.marked()}</article>"
    )
    return document(s, f"{inside}<amp-list>{LINKS}</amp-list>{FOOTER}").replace("<html", "<html amp")


def table_columns(s: Story) -> str:
    """The tables of the nineties: menu, story and news in three cells."""
    return document(
        s,
        f"<table width='100%'><tr><td>{MENU}</td><td><font size=5>{s.title}</font><br><br>"
        f"{s.marked('{}<br><br>', '<b>{}</b><br><br>')}</td><td>{LINKS}</td></tr></table>",
    )


def nested_tables(s: Story) -> str:
    inner = f"<table><tr><td><h1>{s.title}</h1></td></tr><tr><td>{s.marked()}</td></tr></table>"
    return document(
        s,
        f"<table><tr><td colspan=2>{MENU}</td></tr><tr><td>{inner}</td><td>{CARDS}</td></tr></table>{FOOTER}",
    )


def unclosed(s: Story) -> str:
    return document(
        s,
        f"<div>{MENU}<div class=story><h1>{s.title}<p>By {s.writer}"
        f"{s.marked('<p>{}', '<h3>{}')}<div>{FOOTER}",
    )


def bare_lines(s: Story) -> str:
    """Text straight in the body, parted by line breaks."""
    return document(s, f"<h1>{s.title}</h1>{s.marked('{}<br><br>', '<b>{}</b><br><br>')}<hr>{MENU}")


def comments_first(s: Story) -> str:
    return document(
        s,
        f"<nav>{MENU}</nav><div id='comments'><h2>Comments</h2>{COMMENTS}</div><article>"
        f"{_head(s)}{s.marked()}</article>{FOOTER}",
    )


def comments_last(s: Story) -> str:
    return document(
        s,
        f"<article>{_head(s)}{s.marked()}</article><section id='comments'><h2>Comments (4)"
        f"</h2>{COMMENTS}</section>{FOOTER}",
    )


def long_comments(s: Story) -> str:
    return document(
        s,
        f"<article>{_head(s)}{s.marked()}</article><div class='comments-list'>{COMMENTS * 12}</div>{FOOTER}",
    )


def live_blog(s: Story) -> str:
    entry = "<div class='live-entry'><time datetime='2016-02-28T10:00:00Z'>10:00</time><p>{}</p></div>"
    return document(
        s,
        f"<nav>{MENU}</nav><main><h1>{s.title}</h1><div class='timeline'>"
        f"{s.marked(entry, '<h2>{}</h2>')}</div></main>{FOOTER}",
    )


def paywall(s: Story) -> str:
    wall = (
        "<div class='paywall'><h3>Continue reading</h3><p>Subscribe now for one euro a week to"
        " read the rest of this story.</p></div>"
    )
    return document(s, f"<article>{_head(s)}{s.marked()}</article>{wall}{FOOTER}")


def cookie_wall(s: Story) -> str:
    return document(
        s, f"{COOKIES}<nav>{MENU}</nav><article>{_head(s)}{s.marked()}</article>{FOOTER}{COOKIES}"
    )


def sign_up_inside(s: Story) -> str:
    half = len(s.paragraphs) // 2
    first, last = (
        Story(title="", writer="", paragraphs=part) for part in (s.paragraphs[:half], s.paragraphs[half:])
    )
    return document(s, f"<article>{_head(s)}{first.marked()}{SIGN_UP}{last.marked()}</article>{FOOTER}")


def related_inside(s: Story) -> str:
    half = len(s.paragraphs) // 2
    first, last = (
        Story(title="", writer="", paragraphs=part) for part in (s.paragraphs[:half], s.paragraphs[half:])
    )
    box = f"<aside class='related'><h4>Read more</h4><ul>{LINKS}</ul></aside>"
    return document(s, f"<article>{_head(s)}{first.marked()}{box}{last.marked()}</article>{FOOTER}")


def figures(s: Story) -> str:
    photo = (
        "<figure><img src='a.jpg'><figcaption>Smoke over the old market. Photo: Courier archive"
        "</figcaption></figure>"
    )
    return document(s, f"<article>{_head(s)}{photo}{s.marked()}{photo}</article>{FOOTER}")


def divs_only(s: Story) -> str:
    return document(
        s,
        f"<div>{MENU}</div><div><div>{s.title}</div>"
        f"{s.marked('<div>{}</div>', '<div><b>{}</b></div>')}</div><div>{LINKS}</div>",
    )


def spans_only(s: Story) -> str:
    return document(
        s,
        f"<div class=nav>{MENU}</div><div class=body><span class=h>{s.title}</span>"
        f"{s.marked('<span style=display:block>{}</span><br><br>', '<span><b>{}</b></span><br><br>')}"
        "</div>",
    )


def generated_classes(s: Story) -> str:
    return document(
        s,
        f"<div class='css-1x'>{MENU}</div><div class='css-9k'>{_head(s)}"
        f"{s.marked('<p class=css-77>{}</p>')}</div><div class='css-2z'>{CARDS}</div>",
    )


def sidebar_class(s: Story) -> str:
    """The article's own box is called after the column beside it."""
    return document(
        s,
        f"<div class='content with-sidebar'>{_head(s)}{s.marked()}</div><div class='sidebar'>"
        f"{CARDS}</div>{FOOTER}",
    )


def share_bars(s: Story) -> str:
    bar = "<ul class='share'><li>Share on Facebook</li><li>Tweet</li><li>Email</li><li>Print</li></ul>"
    return document(
        s,
        f"<article>{_head(s)}{bar}{s.marked()}{bar}</article><p class='tags'>Tags: truce,"
        f" talks, aid</p>{FOOTER}",
    )


def author_box(s: Story) -> str:
    box = (
        f"<div class='author-bio'><p>{s.writer} has reported from the region for twenty years and"
        " lives on the coast.</p></div>"
    )
    return document(s, f"<article>{_head(s)}{s.marked()}</article>{box}{FOOTER}")


def forum(s: Story) -> str:
    posts = "".join(f"<div class='reply'><p>{text}</p></div>" for text in SAID)
    return document(
        s, f"<div class='topic'><h1>{s.title}</h1><div class='post-body'>{s.marked()}</div></div>{posts}"
    )


def press_release(s: Story) -> str:
    contact = "<p>Press office, telephone 555 0101</p>"
    return document(
        s,
        f"<div id='logo'>Ministry</div>{MENU}<div id='content'><h1>{s.title}</h1>{s.marked()}{contact}</div>",
    )


def quoted(s: Story) -> str:
    return document(
        s, f"<article>{_head(s)}{s.marked('<blockquote><p>{}</p></blockquote>')}</article>{FOOTER}"
    )


def listed(s: Story) -> str:
    return document(
        s,
        f"<nav>{MENU}</nav><article>{_head(s)}<ul>"
        f"{s.marked('<li>{}</li>', '<li><b>{}</b></li>')}</ul></article>{FOOTER}",
    )


def section_boxes(s: Story) -> str:
    return document(
        s,
        f"<nav>{MENU}</nav><main><h1>{s.title}</h1>"
        f"{s.marked('<section><p>{}</p></section>', '<section><h2>{}</h2></section>')}</main>"
        f"<section>{CARDS}</section>{FOOTER}",
    )


def many_teasers(s: Story) -> str:
    return document(
        s, f"<nav>{MENU}</nav>{CARDS * 4}<article>{_head(s)}{s.marked()}</article>{CARDS * 6}{FOOTER}"
    )


def second_story(s: Story) -> str:
    other = (
        "<article class='teaser'><h2>Old bridge reopens</h2><p>The old bridge was opened again on"
        " Friday.</p></article>"
    )
    return document(s, f"<article>{_head(s)}{s.marked()}</article>{other * 3}{FOOTER}")


def hidden(s: Story) -> str:
    menu = f"<div style='display:none'><p>{' '.join(SAID)}</p></div>"
    return document(
        s,
        f"{menu}<article>{_head(s)}{s.marked()}</article><noscript><p>Please enable JavaScript"
        f" to read on.</p></noscript>{FOOTER}",
    )


def printed(s: Story) -> str:
    return document(
        s,
        f"<p>The Daily Courier</p><h1>{s.title}</h1><p>{s.writer}</p>{s.marked()}<p>Printed"
        " from thedailycourier.example</p>",
    )


def centred(s: Story) -> str:
    return document(
        s,
        f"<center>{MENU}<h1>{s.title}</h1></center>"
        f"{s.marked('<p align=justify><font face=Arial>{}</font></p>')}<center>{LINKS}"
        "</center>",
    )


LAYOUTS: Mapping[str, Callable[[Story], str]] = {
    layout.__name__: layout
    for layout in (
        blog, agency, amp, table_columns, nested_tables, unclosed, bare_lines, comments_first, comments_last,
        long_comments, live_blog, paywall, cookie_wall, sign_up_inside, related_inside, figures,
        divs_only,
        spans_only, generated_classes, sidebar_class, share_bars, author_box, forum, press_release, quoted,
        listed,
        section_boxes,
        many_teasers, second_story, hidden, printed, centred,
    )
}  # fmt: skip


def page_of(layout: str, title: str, writer: str, paragraphs: Sequence[str]) -> tuple[bytes, str]:
    """A page in one of the LAYOUTS, and the main text in it."""
    story = Story(title=title, writer=writer, paragraphs=tuple(paragraphs))
    return LAYOUTS[layout](story).encode(), story.main_text
