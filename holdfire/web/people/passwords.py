"""Passwords, kept as Argon2id hashes; one check costs the same whether or not there is such an account."""

from functools import cache
from secrets import token_urlsafe
from threading import BoundedSemaphore
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from holdfire.web.people.errors import AccountsError

SHORTEST, LONGEST = 12, 1024
"""Characters. NIST SP 800-63B asks for length, not for signs and digits."""

_HASHER = PasswordHasher()
_FEW_AT_ONCE = BoundedSemaphore(2)
"""A hash takes 64 MiB: many who log in at once must not take all memory."""


def hashed(password: str) -> str:
    """What is kept of a password. Raises AccountsError where it is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise AccountsError(f"a password has {SHORTEST} to {LONGEST} characters; a few words do well")
    with _FEW_AT_ONCE:
        return _HASHER.hash(_plain(password))


def fits(kept: str | None, password: str) -> bool:
    """Whether a password is the one kept. Where none is kept, an invented one is checked all the same: the
    answer costs as much and is no."""
    with _FEW_AT_ONCE:
        try:
            right = _HASHER.verify(kept or _of_nobody(), _plain(password[:LONGEST]))
        except (VerificationError, InvalidHashError):
            return False
    return right and kept is not None


def outdated(kept: str) -> bool:
    """Whether a hash was made with weaker settings than are used today."""
    return _HASHER.check_needs_rehash(kept)


@cache
def _of_nobody() -> str:
    return _HASHER.hash(token_urlsafe())


def _plain(password: str) -> str:
    """One form of what keyboards write in several (NFKC, as NIST SP 800-63B has it)."""
    return normalize("NFKC", password)
