"""Secrets that a browser or a program brings: made at random, kept as digests alone."""

from hashlib import sha256
from secrets import token_urlsafe


def new_secret() -> str:
    """256 bits of chance, as text for a cookie or a header."""
    return token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is long and random, so that a fast hash is enough."""
    return sha256(secret.encode()).hexdigest()
