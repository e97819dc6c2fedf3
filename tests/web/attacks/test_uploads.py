"""What is sent through the browser: kept apart, under a safe name, of a bounded size, over nothing."""

from hashlib import sha256

import pytest

from holdfire.web import uploading
from holdfire.web.quarantine import LONGEST_NAME, safe_name

CASE = "/syria-2016"
PAGE = f"{CASE}/uploads"
CONTENT = b"<p>Shelling was reported.</p>"


def send(one, name, content=CONTENT, token=None):
    token = one.token(PAGE, f"{CASE}/captures") if token is None else token
    return one.client.post(
        f"{CASE}/captures", data={"form_token": token}, files={"file": (name, content, "text/html")}
    )


def test_a_file_waits_apart_until_an_editor_releases_it(logged_in, case):
    one = logged_in("editor")
    before = {path.name for path in (case / "captures").iterdir()}
    assert send(one, "new.html").status_code == 303
    assert {path.name for path in (case / "captures").iterdir()} == before
    digest = sha256(CONTENT).hexdigest()
    assert (case / "uploads" / digest).read_bytes() == CONTENT
    assert "new.html" in one.get(PAGE).text
    assert one.post(f"{PAGE}/release", {"sha256": digest}, page=PAGE).status_code == 303
    assert (case / "captures" / "new.html").read_bytes() == CONTENT
    assert not list((case / "uploads").iterdir())
    told = logged_in("administrator").get(f"{CASE}/audit?of=doors&kind=upload").text
    assert "sent new.html" in told
    assert f"uploads-release: sha256 {digest}" in told


@pytest.mark.parametrize(
    "name",
    [
        "../../holdfire.yaml",
        "..\\..\\holdfire.yaml",
        "/etc/cron.d/evil",
        "C:\\autoexec.bat",
        "captures/../../x",
        "....//....//x",
        ".",
        "..",
        ".bashrc",
        "x\x00.html",
        "a\u202elmth.exe",
        "con\r\nSet-Cookie: x",
        "x" * 5000 + ".html",
        "ملف.html",
        "%2e%2e%2fholdfire.yaml",
    ],
)
def test_no_name_leads_out_of_the_folder(logged_in, case, name):
    one = logged_in("editor")
    around = {path for path in case.parent.rglob("*") if case / "uploads" not in path.parents}
    assert send(one, name).status_code in {303, 400}
    digest = sha256(CONTENT).hexdigest()
    one.post(f"{PAGE}/release", {"sha256": digest}, page=PAGE)
    after = {path for path in case.parent.rglob("*") if case / "uploads" not in path.parents}
    new = after - around - {case / "uploads"}
    assert all(
        path.parent == case / "captures" or path.name.startswith(("record.db", "accounts.db")) for path in new
    )


@pytest.mark.parametrize("digest", ["../captures/x", "..", "", "a" * 63, "/etc/passwd", "A" * 64, "*"])
@pytest.mark.parametrize("way", ["release", "discard"])
def test_nothing_but_a_file_that_waits_can_be_named(logged_in, digest, way):
    assert logged_in("editor").post(f"{PAGE}/{way}", {"sha256": digest}, page=PAGE).status_code in {400, 404}


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("a\\b\\c.html", "c.html"),
        ("...", "capture"),
        (".htaccess", "htaccess"),
        ("a<b>:c|d?.txt", "abcd.txt"),
        ("a\u202eb.txt", "ab.txt"),
        ("", "capture"),
    ],
)
def test_a_name_keeps_only_what_is_safe(name, safe):
    assert safe_name(name) == safe


def test_a_name_is_short_enough_for_any_file_system_and_keeps_its_ending():
    name = safe_name("й" * 500 + ".html")
    assert len(name.encode()) <= LONGEST_NAME
    assert name.endswith("й.html")


def test_a_capture_of_the_same_name_is_not_overwritten(logged_in, case):
    one = logged_in("editor")
    there = next((case / "captures").glob("*.html"))
    before = there.read_bytes()
    send(one, there.name)
    digest = sha256(CONTENT).hexdigest()
    one.post(f"{PAGE}/release", {"sha256": digest}, page=PAGE)
    assert there.read_bytes() == before
    assert (case / "captures" / f"{there.stem}-{digest[:16]}.html").read_bytes() == CONTENT


def test_the_same_bytes_sent_again_change_nothing(logged_in, case):
    one = logged_in("editor")
    send(one, "first.html")
    send(one, "second.html")
    text = one.get(PAGE).text
    assert "first.html" in text
    assert "second.html" not in text


def test_a_file_that_is_discarded_is_gone(logged_in, case):
    one = logged_in("editor")
    send(one, "new.html")
    one.post(f"{PAGE}/discard", {"sha256": sha256(CONTENT).hexdigest()}, page=PAGE)
    assert not list((case / "uploads").iterdir())
    assert not (case / "captures" / "new.html").exists()


def test_too_much_is_refused_while_it_comes_and_nothing_is_kept(logged_in, case, monkeypatch):
    monkeypatch.setattr(uploading, "MOST_BYTES", 1000)
    one = logged_in("editor")
    assert send(one, "large.html", b"x" * 1001).status_code == 413
    token = one.token(PAGE)
    monkeypatch.setattr(uploading, "MOST_OF_A_FORM", 1000)
    assert send(one, "large.html", b"x" * 5_000_000, token).status_code == 413
    assert not (case / "uploads").exists() or not list((case / "uploads").iterdir())


def test_a_form_that_brings_too_much_is_refused(logged_in):
    answer = logged_in("administrator").post(
        f"{CASE}/people/add", {"name": "x" * 2_000_000}, page=f"{CASE}/people"
    )
    assert answer.status_code == 413


def test_a_hostile_name_is_shown_as_text(logged_in):
    one = logged_in("editor")
    send(one, "<img src=x onerror=alert(1)>.html")
    text = one.get(PAGE).text
    assert "<img" not in text
    assert "onerror=alert" in text
