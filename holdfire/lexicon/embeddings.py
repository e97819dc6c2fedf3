"""Embeddings: the one door of sentence-transformers, for a model on this machine that a case names."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from holdfire.model.errors import CaseError

Vectors = NDArray[np.float32]
_PACKAGE = "sentence_transformers"


class Encoder(Protocol):
    """Puts texts of several languages into one space, where what says the same lies near."""

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """One row a text, in their order, each of length 1."""


class LocalModel:
    """A sentence-transformers model read from this machine's files; nothing is ever fetched."""

    def __init__(self, name: str, folder: Path) -> None:
        """`name` is a folder, from the case's `folder` or absolute, or a model name that the library's own
        store on this machine holds. Raises CaseError where the package or the model is not there."""
        place = folder / name
        self._model = _loaded(str(place) if place.is_dir() else name)

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """One row a text, each of length 1."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        rows = self._model.encode(
            list(texts), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(rows, dtype=np.float32)


def _loaded(name: str) -> Any:
    """The model. On the processor, so that a record is the same on a machine without another device."""
    try:
        # By name and only now: the package takes seconds to load, and no other command needs it.
        package = import_module(_PACKAGE)
    except ImportError as error:
        raise CaseError(
            f"holdfire.yaml names the embeddings model {name}, but the package for it is not installed: "
            "pip install 'holdfire[embeddings]', or take the line `embeddings` out"
        ) from error
    try:
        return package.SentenceTransformer(name, device="cpu", local_files_only=True)
    except (OSError, ValueError) as error:
        raise CaseError(
            f"the embeddings model {name} that holdfire.yaml names cannot be read on this machine, and "
            "Holdfire downloads none: fetch it once yourself (docs/reconciling.md says how), name the folder "
            f"it lies in, or take the line `embeddings` out ({error})"
        ) from error
