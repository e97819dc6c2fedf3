"""Feeds: every entry of every dialect a capture, as the feed told it; broken ones as far as they go."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.capture import Capture, FailedCapture, MediaType
from holdfire.model.errors import CaptureError
from holdfire.sources.feeds import captures_of
from holdfire.sources.gather import gather

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>All the news</title><link>https://gatherer.example/</link><language>en</language>
<item>
  <media:title>not this one</media:title>
  <title>Truce &amp;amp; talks</title>
  <link>/go?to=1&amp;from=feed</link>
  <guid isPermaLink="false">7</guid>
  <pubDate>Mon, 22 Feb 2016 20:40:00 +0200</pubDate>
  <dc:creator>Ann Lee</dc:creator><dc:creator>Ivo Kern</dc:creator>
  <category>truce</category><category> prisoners
     of war </category><category>truce</category>
  <source url="https://northernwire.example/rss">Northern Wire</source>
  <description>&lt;p&gt;In short.&lt;/p&gt;</description>
  <content:encoded><![CDATA[<p>At <b>length</b>.</p>]]></content:encoded>
</item>
<item><title>Second</title><guid>https://gatherer.example/2</guid></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru" xml:base="https://x.example/d/">
<title>t</title><link href="https://x.example/"/>
<entry><id>urn:1</id><title>5 &lt; 6</title>
  <link rel="self" href="self"/><link rel="enclosure" href="film"/><link rel="alternate" href="e1"/>
  <published>2016-02-22T20:40:00Z</published><updated>2016-02-23T08:00:00Z</updated>
  <author><name>Ann Lee</name><email>a@x.example</email></author>
  <category term="t1" label="Truce"/><category term="t2"/>
  <source><title>Northern Wire</title><link href="https://northernwire.example/"/></source>
  <summary type="html">&lt;i&gt;short&lt;/i&gt;</summary>
  <content type="xhtml">
  <div xmlns="http://www.w3.org/1999/xhtml"><p>Long &amp; <b>bold</b></p></div></content>
</entry></feed>"""

RSS_1 = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://x.example/"><title>c</title></channel>
<item rdf:about="https://x.example/1"><title>One</title><dc:date>2016-02-22</dc:date></item></rdf:RDF>"""

RSS_090 = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>c</title></channel>
<item><title>One</title><link>https://x.example/1</link></item></rdf:RDF>"""


def _entries(data: bytes, url: str | None = None, charset: str | None = None) -> list[dict[str, Any]]:
    found = captures_of(data, "feed.xml", url=url, charset=charset)
    return [json.loads(one.data) for one in found if isinstance(one, Capture)]


def _item(inside: str, before: str = "") -> bytes:
    return f"{before}<rss><channel><item>{inside}</item></channel></rss>".encode()


def test_an_entry_of_rss_is_told_with_everything_the_feed_said() -> None:
    first, second = _entries(RSS)
    assert first == {
        "id": "7",
        "title": "Truce &amp; talks",
        "link": "https://gatherer.example/go?to=1&from=feed",
        "published": "Mon, 22 Feb 2016 20:40:00 +0200",
        "author": "Ann Lee, Ivo Kern",
        "categories": ["truce", "prisoners of war"],
        "source": {"name": "Northern Wire", "url": "https://northernwire.example/rss"},
        "summary": "<p>In short.</p>",
        "content": "<p>At <b>length</b>.</p>",
        "language": "en",
    }
    assert second["link"] == second["id"] == "https://gatherer.example/2"


def test_an_entry_of_atom_is_told_in_the_same_words() -> None:
    (entry,) = _entries(ATOM)
    assert entry["title"] == "5 &lt; 6"
    assert entry["link"] == "https://x.example/d/e1"
    assert (entry["published"], entry["updated"]) == ("2016-02-22T20:40:00Z", "2016-02-23T08:00:00Z")
    assert (entry["author"], entry["categories"]) == ("Ann Lee", ["Truce", "t2"])
    assert entry["source"] == {"name": "Northern Wire", "url": "https://northernwire.example/"}
    assert entry["summary"] == "<i>short</i>"
    assert "<p>Long &amp; <b>bold</b></p>" in entry["content"]
    assert entry["language"] == "ru"


@pytest.mark.parametrize("data", [RSS_1, RSS_090])
def test_the_first_dialects_of_rss_are_read(data: bytes) -> None:
    (entry,) = _entries(data)
    assert (entry["title"], entry["link"]) == ("One", "https://x.example/1")


def test_an_entry_is_a_capture_of_its_own_under_its_number_and_its_link() -> None:
    first, second = captures_of(RSS, "feed.xml")
    assert isinstance(first, Capture)
    assert first.media_type is MediaType.FEED_ENTRY
    assert (first.origin, second.origin) == ("feed.xml#1", "feed.xml#2")
    assert first.url == "https://gatherer.example/go?to=1&from=feed"


def test_the_same_entry_gives_the_same_bytes_whatever_stands_around_it() -> None:
    entry = "<title>T</title><link>https://x.example/1</link>"
    turned = "<comments>3</comments><link>https://x.example/1</link>\n<title>T</title>"
    (one,) = captures_of(_item(entry), "a")
    (_, two) = captures_of(_item(f"<title>New</title></item><item>{turned}"), "b")
    assert isinstance(one, Capture)
    assert isinstance(two, Capture)
    assert one.sha256 == two.sha256


def test_relative_links_stand_on_the_address_of_the_feed() -> None:
    (entry,) = _entries(_item("<title>T</title><link>../a</link>"), url="https://x.example/feeds/all")
    assert entry["link"] == "https://x.example/a"


def test_a_link_that_is_no_web_address_is_no_link() -> None:
    (entry,) = _entries(_item("<title>T</title><link>javascript:alert(1)</link>"))
    assert "link" not in entry


@pytest.mark.parametrize(
    ("data", "titles"),
    [
        (b"<rss><channel><item><title>One<item><title>Two</title></channel>", ["One", "Two"]),
        (b"<rss><channel><item><title>One</title><item><title>Two</title>", ["One", "Two"]),
        (b"\n Notice: x in y\n" + _item("<title>One</title>", '<?xml version="1.0"?>'), ["One"]),
        (_item("<title>A &nbsp;B &eacute; C & D</title>"), ["A \xa0B \xe9 C  D"]),
        (_item("<title>One</title><content:encoded>x</content:encoded>"), ["One"]),
        (_item("<title>One</title>", '<?xml version="1.0" encoding="nonsense"?>'), ["One"]),
        (b"\xef\xbb\xbf" + _item("<title>One</title>"), ["One"]),
        (_item("<title>O\x00n\x08e</title>"), ["One"]),
        (_item("<title>One</title>").decode().encode("utf-16"), ["One"]),
        (RSS_1[:-40], ["One"]),
    ],
)
def test_a_broken_feed_is_read_as_far_as_it_goes(data: bytes, titles: list[str]) -> None:
    assert [entry["title"] for entry in _entries(data)] == titles


def test_a_feed_is_read_in_the_charset_it_declares_and_else_in_the_one_its_server_named() -> None:
    item = _item("<title>Перемирие</title>").decode()
    declared = '<?xml version="1.0" encoding="windows-1251"?>' + item
    assert _entries(declared.encode("cp1251"))[0]["title"] == "Перемирие"
    assert _entries(item.encode("cp1251"), charset="windows-1251")[0]["title"] == "Перемирие"
    assert _entries(declared.encode("cp1251"), charset="utf-8")[0]["title"] == "Перемирие"
    assert _entries(item.encode("utf-8"), charset="nonsense")[0]["title"] == "Перемирие"


def test_mark_up_that_was_never_escaped_is_kept_as_html() -> None:
    (entry,) = _entries(_item("<description>One <b>two</b> three<br/>four</description>"))
    assert entry["summary"] == "One <b>two</b> three<br>four"


def test_entities_of_the_documents_own_are_never_opened(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    outside = f'<!ENTITY out SYSTEM "{(tmp_path / "secret").as_uri()}">'
    head = f'<!DOCTYPE rss [<!ENTITY e0 "boom">{bomb}{outside}]>'
    (capture,) = captures_of(_item("<title>T &e9; &out;</title>", head), "feed.xml")
    assert isinstance(capture, Capture)
    assert len(capture.data) < 100
    assert b"boom" not in capture.data
    assert b"secret" not in capture.data


@pytest.mark.parametrize(
    "data", [b"", b"x", b"\xff\xfe", b"<", b"<html><body>Log in</body></html>", b"<opml/>"]
)
def test_what_is_no_feed_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(CaptureError, match="not a feed"):
        list(captures_of(data, "feed.xml"))


def test_an_entry_without_words_and_a_feed_without_entries_are_told() -> None:
    (found,) = captures_of(_item("<link>https://x.example/</link>"), "feed.xml")
    assert isinstance(found, FailedCapture)
    assert (found.origin, "neither a title nor a text" in found.reason) == ("feed.xml#1", True)
    (found,) = captures_of(b"<rss><channel/></rss>", "feed.xml")
    assert isinstance(found, FailedCapture)
    assert "no entries" in found.reason


def test_feeds_and_single_entries_in_a_folder_are_gathered(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_bytes(RSS)
    (tmp_path / "b.atom").write_bytes(ATOM)
    (tmp_path / "c.xml").write_bytes(b"<opml/>")
    (tmp_path / "d.entry.json").write_bytes(b'{"title":"T"}')
    found = list(gather([tmp_path]))
    assert [one.origin for one in found] == ["a.rss#1", "a.rss#2", "b.atom#1", "c.xml", "d.entry.json"]
    assert isinstance(found[3], FailedCapture)
    assert all(isinstance(one, Capture) and one.media_type is MediaType.FEED_ENTRY for one in found[:3])
    assert isinstance(found[4], Capture)
    assert found[4].data == b'{"title":"T"}'


@given(st.binary())
def test_no_bytes_break_the_reader(data: bytes) -> None:
    _read_somehow(data)


@given(
    st.integers(0, len(RSS)), st.integers(0, 60), st.binary(max_size=8), st.sampled_from([RSS, ATOM, RSS_1])
)
def test_no_damage_to_a_feed_breaks_the_reader(at: int, length: int, put: bytes, feed: bytes) -> None:
    _read_somehow(feed[:at] + put + feed[at + length :])


def _read_somehow(data: bytes) -> None:
    try:
        for found in captures_of(data, "feed.xml", url="https://x.example/feed"):
            if isinstance(found, Capture):
                assert json.loads(found.data)
    except CaptureError:
        return
