"""A language that another package brings: the worked example of the documentation, read as it stands."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs" / "lexicons.md"
TABLE = re.compile(r"`(pt/\w+\.csv)`:\n\n```csv\n(.*?)```", re.DOTALL)
ENTRY_POINT = re.compile(r"```toml\n\[project\.entry-points\.\"([\w.]+)\"\]\n\w+ = \"(\w+)\"\n```")
READ = """
from datetime import date
from holdfire.lexicon.tables import Lexicon, languages
from holdfire.model.report import BlockKind
from holdfire.reading.moments.times import Reference, find_times
from holdfire.reading.pages.datelines import find_dateline
from holdfire.reading.pages.furniture import furniture_of
from holdfire.reading.sentences import Sentence

for text in (
    "A trégua começa no sábado, 27 de fevereiro, às 00:00, hora de Damasco.",
    "De 5 a 7 de março tudo estará calmo.",
):
    sentence = Sentence(start=0, end=len(text), kind=BlockKind.BODY, paragraph=0)
    for time in find_times(text, (sentence,), Reference(date=date(2016, 2, 24), zone="UTC"), "pt"):
        print(f"{time.when.earliest:%Y-%m-%d %H:%M} {time.when.latest:%Y-%m-%d %H:%M}")
print(furniture_of("pt").opens_see_also("Leia também"))
dateline = find_dateline("LISBOA, 27 de fevereiro (Norte) – A trégua dura.", "pt")
print(dateline.place if dateline else None)
print("pt" in languages(), "en" in languages(), Lexicon(language="pt").has("cues"))
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the package of the documentation is installed."""
    text, place = DOCS.read_text(encoding="utf-8"), tmp_path_factory.mktemp("installed")
    entry = ENTRY_POINT.search(text)
    assert entry is not None
    group, name = entry.groups()
    for table, rows in TABLE.findall(text):
        path = place / name / table
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(rows, encoding="utf-8")
    (place / name / "__init__.py").write_text("", encoding="utf-8")
    told = place / f"{name}-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (told / "entry_points.txt").write_text(f"[{group}]\nportuguese = {name}\n", encoding="utf-8")
    return place


def read_with(path: Path | None) -> list[str]:
    """What a fresh interpreter prints that reads the sentences, with the package or without."""
    env = {"PYTHONPATH": str(path) if path else "", "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", READ], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_documentation_holds_five_tables(package: Path) -> None:
    assert len(list(package.rglob("*.csv"))) == 5


def test_its_sentences_are_read_with_the_tables_of_the_package(package: Path) -> None:
    assert read_with(package) == [
        "2016-02-26 22:00 2016-02-26 22:00",
        "2016-03-05 00:00 2016-03-07 23:59",
        "True",
        "LISBOA",
        "True True False",
    ]


def test_without_the_package_nothing_is_read() -> None:
    assert read_with(None) == ["False", "None", "False True False"]


def test_every_table_of_a_language_is_described() -> None:
    """The tables that the six languages beside English and Russian have stand in this page."""
    text = DOCS.read_text(encoding="utf-8")
    data = DOCS.parents[1] / "holdfire" / "lexicon" / "data"
    names = {path.stem for code in ("fr", "es", "it", "de", "uk") for path in (data / code).glob("*.csv")}
    assert {name for name in names if f"`{name}`" not in text} == set()
