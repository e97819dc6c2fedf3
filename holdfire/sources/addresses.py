"""Tells which addresses of the Internet are public, and makes links absolute."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urljoin, urlsplit

_NOT_PUBLIC_IPV4 = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8",  # this network; on many systems the own machine
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # carrier-grade NAT; one cloud keeps its metadata there
            "127.0.0.0/8",  # loopback
            "168.63.129.16/32",  # a cloud's service for its own machines, inside public space
            "169.254.0.0/16",  # link-local; the metadata of most clouds
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments; one cloud keeps its metadata there
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # 6to4 relays
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
"""The IANA registry of special-purpose IPv4 addresses (RFC 6890 and its updates), with the addresses by
which clouds speak to their own machines."""

_PUBLIC_IPV6 = ip_network("2000::/3")
_NOT_PUBLIC_IPV6 = tuple(
    map(
        ip_network,
        (
            "2001::/23",  # protocol assignments, Teredo among them
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4: an IPv4 address in disguise
            "3fff::/20",  # documentation
        ),
    )
)
_NAT64 = ip_network("64:ff9b::/96")
"""Networks that speak IPv6 alone reach IPv4 hosts under this prefix (RFC 6052): the last 32 bits count."""


def is_public(address: str) -> bool:
    """Whether an IP address, as a resolver gives it, belongs to a host of the public Internet.

    IPv4 inside IPv6 (mapped, NAT64) is judged as the IPv4 address it is. What is no address is not public.
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or _within_nat64(found)
        if inner is None:
            return found in _PUBLIC_IPV6 and not any(found in network for network in _NOT_PUBLIC_IPV6)
        found = inner
    return not any(found in network for network in _NOT_PUBLIC_IPV4)


def _within_nat64(address: IPv6Address) -> IPv4Address | None:
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None


def web_address(link: str, base: str | None) -> str | None:
    """A link as an absolute http or https address, `base` being where it was found; None for others."""
    try:
        whole = urljoin(base or "", "".join(link.split()))
        parts = urlsplit(whole)
    except ValueError:  # an address that is broken, such as one of IPv6 without its bracket
        return None
    return whole if parts.scheme in ("http", "https") and parts.netloc else None


def host_of(address: str) -> str:
    """The host that an absolute address names, in small letters, "" where it names none."""
    try:
        return (urlsplit(address).hostname or "").casefold()
    except ValueError:
        return ""


def site_of(url: str) -> str:
    """The scheme, host and port of an absolute address, `https://example.org`; "" where it names none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}".casefold()
