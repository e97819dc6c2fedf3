"""A captured original is shown so that a browser obeys nothing in it."""

import pytest

from holdfire.web.hostile import hostile

PAGE = b"<script>pwned()</script><form action=//evil.example><meta http-equiv=refresh content=0>"


@pytest.mark.parametrize("media_type", ["text/html", "TEXT/HTML; charset=utf-8", "application/xhtml+xml"])
def test_a_web_page_is_shown_in_a_cage(media_type: str) -> None:
    answer = hostile(PAGE, media_type)
    policy = answer.headers["content-security-policy"]
    assert answer.body == PAGE
    assert policy.startswith("sandbox; default-src 'none'")
    assert "allow-" not in policy
    assert "script-src" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("media_type", ["text/plain", "text/xml", "text/javascript", "application/json"])
def test_any_other_text_is_plain_text(media_type: str) -> None:
    assert hostile(PAGE, media_type).headers["content-type"] == "text/plain"


@pytest.mark.parametrize("media_type", ["image/svg+xml", "application/pdf", "application/warc", "", "text"])
def test_anything_else_is_a_file_to_keep(media_type: str) -> None:
    headers = hostile(PAGE, media_type).headers
    assert headers["content-type"] == "application/octet-stream"
    assert headers["content-disposition"].startswith("attachment")
    assert headers["content-security-policy"].startswith("sandbox;")
