"""Addresses: public is what the registries leave over, in whatever disguise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.sources.addresses import host_of, is_public, web_address

NOT_PUBLIC = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.8.8.8",
    "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1",
    "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.1",
    "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
    "::7f00:1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1",
    "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1",
    "ff02::1", "", "example.org", "2130706433", "127.1",
]  # fmt: skip
PUBLIC = [
    "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1",
    "198.17.255.255", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8",
    "64:ff9b::808:808",
]  # fmt: skip


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_a_registry_sets_apart_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_left_over_is_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_judged_alike_when_it_is_dressed_as_ipv6(address: object) -> None:
    assert is_public(f"::ffff:{address}") == is_public(str(address)) == is_public(f"64:ff9b::{address}")


@given(st.ip_addresses())
def test_nothing_is_public_that_the_standard_library_calls_private_loopback_or_link_local(address) -> None:
    if address.is_loopback or address.is_link_local or address.is_multicast or address.is_unspecified:
        assert not is_public(str(address))


@pytest.mark.parametrize(
    ("link", "base", "whole"),
    [
        ("/a?b=1", "http://x.example/c/d", "http://x.example/a?b=1"),
        ("e", "http://x.example/c/d", "http://x.example/c/e"),
        (" https://y.example/\n a ", None, "https://y.example/a"),
        ("//y.example/a", "https://x.example/", "https://y.example/a"),
        ("/a", None, None),
        ("javascript:alert(1)", "http://x.example/", None),
        ("file:///etc/hosts", "http://x.example/", None),
        ("http://[::1", None, None),
        ("http:///a", None, None),
    ],
)
def test_a_link_becomes_an_absolute_web_address_or_nothing(
    link: str, base: str | None, whole: str | None
) -> None:
    assert web_address(link, base) == whole


@given(st.text())
def test_no_text_breaks_the_reading_of_links(text: str) -> None:
    web_address(text, "http://x.example/")
    host_of(text)
