"""Scripts in what was captured, decided, uploaded or asked: shown as text on every page, obeyed on none."""

from contextlib import ExitStack
from dataclasses import fields
from datetime import UTC, datetime
from itertools import product
from typing import get_type_hints

import pytest
from click.testing import CliRunner
from lxml import html
from starlette.testclient import TestClient

from holdfire.cli import main
from holdfire.config import read_config
from holdfire.model.decision import Decision, DecisionKind
from holdfire.open_case import OpenCase
from holdfire.web.app import Doors, workbench
from holdfire.web.desk import Desk
from holdfire.web.people.accounts import NewAccount
from holdfire.web.people.people import People
from holdfire.web.roles import Role
from tests.functional.conftest import copied
from tests.web.attacks.browser import PASSWORD, Browser

CASE = "/syria-2016"
SCRIPT = "<script>pwned()</script>"
PICTURE = "\"'><img src=x onerror=pwned()>"
LINK = "javascript:pwned()"
LEADING = {"href", "src", "action", "formaction", "xlink:href", "data", "poster", "cite", "content"}
CAPTURE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Shelling near Aleppo &lt;script>pwned()&lt;/script></title>
<link rel="canonical" href="{LINK}">
<meta property="og:url" content="{LINK}">
<meta property="og:site_name" content="Wire &lt;img src=x onerror=pwned()>">
<meta name="author" content="A. Nonymous &lt;svg onload=pwned()>">
<meta property="article:published_time" content="2016-02-29T12:00:00+00:00">
</head><body><article>
<h1>Shelling near Aleppo kills three &lt;script>pwned()&lt;/script></h1>
<p class="byline">By A. Nonymous &lt;svg onload=pwned()></p>
<p>Government artillery shelled Kafr Hamra on 29 February 2016 &lt;script>pwned()&lt;/script>, killing three
civilians &lt;img src=x onerror=pwned()>, activists said.</p>
<p>&quot;We will answer any shelling of Kafr Hamra &lt;script>pwned()&lt;/script>,&quot; Russian
Foreign Minister Sergei Lavrov said on Monday in Moscow.</p>
<p>The opposition counted 17 &lt;script>pwned()&lt;/script> violations of the truce in 24 hours on Monday.</p>
<p><a href="{LINK}">Read more &lt;iframe srcdoc='&lt;script>pwned()&lt;/script>'></a></p>
</article>
<section class="comments"><div class="comment"><p class="author">{{{{1787*1789}}}}</p>
<p>&lt;script>pwned()&lt;/script> what a thing to say about Aleppo</p></div></section>
</body></html>
"""
TEXT = f"""Shelling near Aleppo {SCRIPT} {PICTURE}

Government artillery shelled Hirbinifsah on 29 February 2016 {SCRIPT}, killing two civilians {PICTURE}.

"We are ready to stop the shelling {SCRIPT}," Russian Foreign Minister Sergei Lavrov said on Monday.

The opposition counted 19 {SCRIPT} violations of the truce in 24 hours on Monday.
"""


@pytest.fixture(scope="module")
def hostile_case(tmp_path_factory):
    """The Syrian example with two captures more, of somebody who wants scripts to run; run once."""
    folder = copied("syria-2016", tmp_path_factory.mktemp("hostile"))
    for capture in sorted((folder / "captures").iterdir())[14:]:
        capture.unlink()
    (folder / "captures" / "80 <img src=x onerror=pwned()>.html").write_text(CAPTURE, encoding="utf-8")
    (folder / "captures" / "81 <script>pwned()<.txt").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(main, ["run", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    with OpenCase(read_config(folder, {})) as case:
        for incident in case.view().reconciled().incidents:
            reason = f"{SCRIPT} {PICTURE}"
            case.decide(
                Decision(
                    id=f"decision-{incident.id}",
                    kind=DecisionKind.SET_WORK,
                    target=incident.id,
                    value="triaged",
                    by="<b onclick=pwned()>",
                    at=datetime.now(UTC),
                    reason=reason,
                )
            )
    return folder


@pytest.fixture(scope="module")
def reached(hostile_case, tmp_path_factory):
    """The case, an administrator's browser, and the ids of everything that came of the hostile captures."""
    with ExitStack() as stack:
        people = stack.enter_context(People(tmp_path_factory.mktemp("people") / "accounts.db"))
        people.accounts.add(NewAccount(name="boss", password=PASSWORD), "test", datetime.now(UTC))
        people.accounts.set_password("boss", PASSWORD, to_change=False)
        people.accounts.set_role("boss", Role.ADMINISTRATOR, None)
        opened = stack.enter_context(OpenCase(read_config(hostile_case, {})))
        desk = Desk("syria-2016", opened)
        app = workbench({"syria-2016": desk}, lambda: datetime.now(UTC), "nobody", Doors(people=people))
        one = Browser(TestClient(app, base_url="https://bench.example", follow_redirects=False))
        assert one.log_in("boss", PASSWORD).status_code == 303
        one.client.post(
            f"{CASE}/captures",
            data={"form_token": one.token(f"{CASE}/")},
            files={"file": (f"{PICTURE}.html", SCRIPT.encode(), "text/html")},
        )
        yield app, one, ids(opened)


def ids(opened):
    """Everything a page could be about, what is hostile first."""
    view = opened.view()
    hostile = [reading for reading in view.readings() if "pwned" in reading.report.text]
    assert len(hostile) == 2
    together = view.reconciled()
    found = {item.id for reading in hostile for item in (*reading.mentions, *reading.quotations)}
    incidents = [item.id for item in together.incidents if found & {a.mention for a in item.accounts}]
    statements = [item.id for item in together.statements if found & {r.quotation for r in item.renderings}]
    assert incidents
    assert statements
    reports = [reading.report for reading in hostile]
    return [
        *(report.id for report in reports),
        *(report.capture for report in reports),
        *incidents,
        *statements,
        *(story.id for story in together.stories),
        *(actor.id for actor in view.case().actors[:3]),
        *(clause.id for clause in (*view.agreement().prohibitions, *view.agreement().obligations)[:3]),
        view.agreement().id,
    ]


def faults(text):
    """What a browser would obey of what was captured."""
    tree = html.fromstring(text)
    found = [
        f"<{node.tag} {name}={value!r}>"
        for node in tree.iter()
        if isinstance(node.tag, str)
        for name, value in node.attrib.items()
        if name.lower().startswith("on")
        or name.lower() == "srcdoc"
        or (
            name.lower() in LEADING
            and value.strip().lower().startswith(("javascript:", "vbscript:", "data:t"))
        )
        or (
            name.lower() in {"src", "href", "action"}
            and "pwned" in value
            and not value.startswith(("/", "?", "#"))
        )
    ]
    scripts = [node for node in tree.iter("script") if node.get("src") != "/static/workbench.js" or node.text]
    strangers = [
        node
        for node in tree.iter("iframe", "object", "embed", "base")
        if "/captures/" not in (node.get("src") or "")
    ]
    return [*found, *(html.tostring(node)[:200] for node in (*scripts, *strangers))]


def addresses_of(page, candidates):
    """The addresses of a page, with each id in the place of its name."""
    names = [part for part in page.path.split("/") if part.startswith("{")]
    for given in product(candidates, repeat=len(names)):
        path = page.path
        for name, value in zip(names, given, strict=True):
            path = path.replace(name, value, 1)
        yield f"{CASE}{path}"


def test_no_page_obeys_what_was_captured_decided_or_uploaded(reached):
    app, one, candidates = reached
    shown = set()
    for page in app.state.pages:
        answered = [one.get(address) for address in addresses_of(page, candidates)]
        good = [answer for answer in answered if answer.status_code == 200]
        assert good, f"no id of this test leads to a page {page.name}: teach it one"
        for answer in answered:
            assert faults(answer.text) == [], answer.url
            assert str(1787 * 1789) not in answer.text, "a template of the reporter's was filled in"
            if "pwned" in answer.text:
                shown.add(page.name)
    assert {"audit", "uploads"} <= shown, (
        "the hostile words must come as far as the pages, or nothing was tried"
    )


def test_no_page_obeys_what_it_is_asked(reached):
    app, one, candidates = reached
    number = 0
    for page in app.state.pages:
        address = next(addresses_of(page, candidates))
        hints = get_type_hints(page.asked)
        texts = [
            f.name
            for f in fields(page.asked)
            if f"{{{f.name}}}" not in page.path and "str" in str(hints[f.name])
        ]
        for words in (SCRIPT, PICTURE, LINK):
            for name in [*texts, "no_such_question"]:
                answer = one.get(address, params={name: words})
                assert faults(answer.text) == [], (page.name, name)
                number += 1
    assert number


@pytest.mark.parametrize(
    "address", [f"{CASE}/{SCRIPT}", f"/{PICTURE}/", f"{CASE}/as-of/{PICTURE}/", f"/log-in?next={LINK}"]
)
def test_no_error_obeys_its_address(reached, address):
    _, one, _ = reached
    assert faults(one.get(address).text) == []


def test_the_name_tried_at_the_log_in_comes_back_as_text(browser):
    answer = browser().log_in(PICTURE, "wrong wrong wrong")
    assert answer.status_code == 403
    assert faults(answer.text) == []
    assert "pwned" in answer.text


def test_what_would_be_obeyed_is_found():
    for bad in (
        SCRIPT,
        "<img src=x onerror=pwned()>",
        f"<a href='{LINK}'>x</a>",
        "<a href=' JavaScript:pwned()'>x</a>",
        "<iframe src=https://evil.example></iframe>",
        "<svg onload=pwned()></svg>",
    ):
        assert faults(f"<p>{bad}</p>"), bad
    assert faults("<p>&lt;script&gt;pwned()</p><script src='/static/workbench.js' defer></script>") == []


def test_data_of_the_api_are_never_a_page(reached):
    app, one, candidates = reached
    for page in app.state.pages:
        address = next(addresses_of(page, candidates))
        answer = one.get(f"/api{address}")
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_captured_original_is_served_so_that_nothing_in_it_is_obeyed(reached):
    """Whatever route serves it: by its SHA-256, under the case's captures."""
    app, one, candidates = reached
    if not any(getattr(route, "path", "") == "/{case}/captures/{sha256}" for route in app.routes):
        pytest.skip("no route serves the captured originals yet")
    answered = [one.get(f"{CASE}/captures/{digest}") for digest in candidates[2:4]]
    assert {answer.status_code for answer in answered} == {200}
    for answer in answered:
        assert "pwned" in answer.text
        kind = answer.headers["content-type"].partition(";")[0]
        policy = answer.headers["content-security-policy"]
        assert kind == "text/plain" or (policy.startswith("sandbox;") and "allow-scripts" not in policy)
        assert answer.headers["x-content-type-options"] == "nosniff"
