"""Holdfire keeps the record of a ceasefire from public reporting."""

__version__ = "0.1.0"
