"""What goes wrong with accounts; every message says what to do."""

from holdfire.model.errors import HoldfireError


class AccountsError(HoldfireError):
    """The accounts' database cannot be used, or an account cannot be as somebody wants it."""


class TooManyTriesError(HoldfireError):
    """Too many wrong passwords lately, for one account or from one address."""
