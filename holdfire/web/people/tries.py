"""Tries to log in, counted in the database, so that the limit holds over all processes."""

from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address

from sqlalchemy import delete, func, insert, select

from holdfire.web.people.book import Book, next_number
from holdfire.web.people.errors import TooManyTriesError
from holdfire.web.people.moments import kept_moment
from holdfire.web.people.schema import tries

WINDOW = timedelta(minutes=15)
"""Tries older than this count no more."""

PER_PAIR, PER_ADDRESS, PER_ACCOUNT = 5, 30, 60
"""Failed tries in the window: of one account from one address; of any from one address; of one account from
anywhere. The last is wide, so that nobody can easily be locked out by others."""


class Tries:
    """All tries of late. Names are kept as digests: people type passwords where names belong."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def begin(self, name: str, address: str, now: datetime) -> None:
        """Counts a try before it is made, so that many at once cannot slip through together. Raises
        TooManyTriesError where there were too many; names without an account are counted alike."""
        limits = dict(zip(_whos(name, address), (PER_PAIR, PER_ACCOUNT, PER_ADDRESS), strict=True))
        with self._book.writing() as connection:
            connection.execute(delete(tries).where(tries.c.at <= kept_moment(now - WINDOW)))
            for who, most in limits.items():
                count = connection.scalar(select(func.count()).select_from(tries).where(tries.c.who == who))
                if (count or 0) >= most:
                    minutes = round(WINDOW.total_seconds() / 60)
                    raise TooManyTriesError(f"too many tries; wait {minutes} minutes, then try again")
            number = next_number(connection, tries.c.number)
            rows = [
                {"number": number + place, "who": who, "at": kept_moment(now)}
                for place, who in enumerate(limits)
            ]
            connection.execute(insert(tries), rows)

    def succeeded(self, name: str, address: str) -> None:
        """Forgets the tries of an account from an address, of which the last was right; of those from the
        address, that one alone: many people may come from one office."""
        with self._book.writing() as connection:
            pair, account, network = _whos(name, address)
            last = select(func.max(tries.c.number)).where(tries.c.who == pair).scalar_subquery()
            of_it = select(func.min(tries.c.number)).where(tries.c.who == network, tries.c.number > last)
            right = connection.scalar(of_it)
            connection.execute(delete(tries).where(tries.c.number == right))
            connection.execute(delete(tries).where(tries.c.who.in_((pair, account))))


def _whos(name: str, address: str) -> tuple[str, str, str]:
    account = sha256(name.casefold().strip().encode()).hexdigest()
    network = _network(address)
    return f"pair {account} {network}", f"account {account}", f"address {network}"


def _network(address: str) -> str:
    """The address, or for IPv6 the network of 64 bits that one customer has to choose addresses from."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return parsed.exploded[:19]
    return str(parsed)
