"""What the package gives to those who import it."""

from holdfire.at_hand import open_folder

__all__ = ["__version__", "open"]

__version__: str
open = open_folder  # noqa: A001 - it is called as holdfire.open
