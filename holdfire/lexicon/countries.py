"""The two letters of a country from its English name, as the time zone database lists them (ISO 3166)."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_ALSO = re.compile(r"\s*\(.*?\)")


def country_code(words: str) -> str | None:
    """The code of a country given by code or English name ("SY", "Syria", "Yemen (North Yemen)"); None for
    words that name none."""
    plain = words.strip().casefold()
    return _codes().get(plain) or _codes().get(_ALSO.sub("", plain))


@cache
def _codes() -> Mapping[str, str]:
    lines = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    names = {_ALSO.sub("", name).casefold(): code for code, name in pairs}
    return (
        names | {name.casefold(): code for code, name in pairs} | {code.casefold(): code for code, _ in pairs}
    )
