"""Holdfire keeps the record of a ceasefire from public reporting."""

from importlib import import_module

__version__ = "0.1.0"


# Every module of the package passes through this file, so `holdfire.open` loads the record's libraries only
# when it is first named; __init__.pyi tells type checkers what it is.
def __getattr__(name: str) -> object:
    if name != "open":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module("holdfire.at_hand").open_folder
