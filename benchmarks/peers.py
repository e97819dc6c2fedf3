"""The peers: what others do with the same input, each None where it is not installed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import which
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory

import trafilatura
from rapidfuzz.distance import Levenshtein

try:
    import spacy
except ImportError:
    spacy = None
try:
    from dateparser.search import search_dates
except ImportError:
    search_dates = None
try:
    from datasketch import MinHash
except ImportError:
    MinHash = None
try:
    from sklearn.feature_extraction.text import TfidfVectorizer
except ImportError:
    TfidfVectorizer = None

COLLATEX = which("collatex")
"""Where the outside tool lies; it is under the GPL and no dependency."""
PERMUTATIONS = 128
TAGS, RELATIONS = 50, 45
"""How many labels the tagger and the parser of the small English pipeline have."""


def main_text(page: bytes) -> str | None:
    """The main text of a page, as trafilatura gives it in its fast mode."""
    return trafilatura.extract(page, fast=True)


def dates_in(text: str) -> object:
    """The dates in a text, as dateparser finds them."""
    assert search_dates is not None
    return search_dates(text, languages=["en"])


has_dateparser = search_dates is not None


has_datasketch, has_sklearn = MinHash is not None, TfidfVectorizer is not None


def weighed(texts: Sequence[str]) -> object:
    """The texts as scikit-learn weighs them, by words and by runs of four letters."""
    assert TfidfVectorizer is not None
    words = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
    runs = TfidfVectorizer(sublinear_tf=True, analyzer="char", ngram_range=(4, 4)).fit_transform(texts)
    return words, runs


def min_hashes(sets: Sequence[Sequence[bytes]]) -> object:
    """The signatures of sets of shingles as datasketch makes them."""
    assert MinHash is not None
    return list(MinHash.bulk(sets, num_perm=PERMUTATIONS))


def edits(left: Sequence[str], right: Sequence[str]) -> object:
    """What turns the words of one text into those of another, as rapidfuzz finds it."""
    return Levenshtein.opcodes(left, right)


def collated(texts: Sequence[str]) -> object:
    """Texts collated by CollateX, with the time its program takes to start."""
    assert COLLATEX is not None
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{place}.txt" for place in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return run([COLLATEX, *map(str, paths)], check=True, stdout=DEVNULL, stderr=DEVNULL)


def parser() -> Callable[[Sequence[str]], object] | None:
    """spaCy's blank English pipeline with an untrained tagger and parser over word vectors of the small
    English pipeline's shape, which cost the same as trained ones; None where spaCy is not installed."""
    if spacy is None:
        return None
    pipeline = spacy.blank("en")
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    words = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    pipeline.add_pipe("tok2vec", config={"model": words})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    tagger = pipeline.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}}
    )
    relations = pipeline.add_pipe(
        "parser",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "parser",
                "extra_state_tokens": False,
                "hidden_width": 64,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": listener,
            }
        },
    )
    for number in range(TAGS):
        tagger.add_label(f"T{number}")
    for number in range(RELATIONS):
        relations.add_label(f"r{number}")
    pipeline.initialize(lambda: [_example(pipeline)])
    return lambda texts: [len(document) for document in pipeline.pipe(texts)]


def _example(pipeline: "spacy.language.Language") -> object:
    """One sentence with a tree, which the pipeline wants to see before it starts."""
    from_words = pipeline.make_doc("The army fired on Homs")
    labels = {
        "tags": ["T0", "T1", "T2", "T3", "T1"],
        "heads": [1, 2, 2, 2, 3],
        "deps": ["r0", "r1", "ROOT", "r2", "r3"],
    }
    return spacy.training.Example.from_dict(from_words, labels)
