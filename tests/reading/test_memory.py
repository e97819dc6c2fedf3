"""What reading leaves in memory: nothing that only a search for reference cycles would free."""

import gc

from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.reading.read import Reader

PAGE = """<html lang="en"><head><title>Army shells Northtown</title></head><body>
<nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>Army shells Northtown</h1>
<p>NORTHTOWN, 5 March 2016 - The army shelled the market of Northtown on Saturday, killing three people.</p>
<p>"The truce must hold," the mayor, Anna Holt, told reporters. Rebels denied firing first.</p>
<p>Monitors counted 14 violations of the ceasefire in 24 hours, nine of them by the army.</p>
</article></body></html>"""


def test_a_page_read_leaves_no_cycles_so_that_a_run_need_seldom_search_for_them() -> None:
    reader = Reader(Case(name="Northland"))
    capture = Capture(data=PAGE.encode(), origin="page.html", media_type=MediaType.HTML)
    assert reader.read(capture).mentions  # the tables of words are made by the first page
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            reader.read(capture)
        assert gc.collect() == 0
    finally:
        gc.enable()
