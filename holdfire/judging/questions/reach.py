"""How far a clause reaches: whom it means, when, where, from which domain, with which weapons."""

from collections.abc import Iterable

from holdfire.judging.members import Bond, Stand
from holdfire.judging.point import SURE, Point
from holdfire.judging.questions.inquiry import Inquiry, Struck, Terms
from holdfire.judging.questions.place import told_domains
from holdfire.judging.rules import Ban
from holdfire.judging.spell import in_time
from holdfire.judging.wording import listed
from holdfire.model.ban import Permission
from holdfire.model.membership import PartyRole
from holdfire.model.terrain import Domain
from holdfire.model.truth import NO, UNKNOWN, YES, Truth

_PARTY = PartyRole.PARTY.value
_ROLES = frozenset(role.value for role in PartyRole)

_WHO = Point(so=UNKNOWN, reason="No account says who it was.", missing=("who it was",))


def meant(named: Iterable[str], stands: tuple[Stand, ...]) -> Point:
    """Whether a clause's list (actor ids, roles; empty: everyone) means one of these; UNKNOWN for someone
    nobody can place, or who may or may not have the role."""
    wanted = frozenset(named)
    if not wanted:
        return SURE
    if not stands:
        return _WHO
    found = [_is_meant(wanted, stand) for stand in stands]
    so = Truth.any(found)
    if so is YES:
        return SURE
    names = listed([stand.name for stand in stands])
    if so is NO:
        return Point(so=so, reason=f"not said of {names}.")
    open_ones = [stand for stand, each in zip(stands, found, strict=True) if each is UNKNOWN]
    return Point(
        so=so,
        reason=" ".join(dict.fromkeys(stand.reason for stand in open_ones)),
        missing=tuple(stand.missing for stand in open_ones if stand.missing),
    )


def all_meant(named: Iterable[str], stands: tuple[Stand, ...]) -> Point:
    """Whether a clause's list covers every one of these: it leaves nobody out."""
    wanted = frozenset(named)
    if not wanted:
        return SURE
    if not stands:
        return _WHO
    found = [_is_meant(wanted, stand) for stand in stands]
    if Truth.all(found) is not UNKNOWN:
        return Point(so=Truth.all(found))
    return meant(wanted, tuple(s for s, each in zip(stands, found, strict=True) if each is UNKNOWN))


def _is_meant(wanted: frozenset[str], stand: Stand) -> Truth:
    if not wanted.isdisjoint(stand.capacities):
        return YES
    if _PARTY in wanted and stand.bond is Bond.BOUND:
        return YES  # a clause that names parties means all who are bound
    if stand.bond is not Bond.UNKNOWN:
        return NO
    return UNKNOWN if stand.actor is None or wanted & _ROLES else _by_side(stand)


def _by_side(stand: Stand) -> Truth:
    """Someone of whom it is not known whether it joined may have joined under a name that the clause has."""
    return UNKNOWN if stand.missing else NO


def toward(named: tuple[str, ...], hit: Struck, terms: Terms) -> Point:
    """Whether a clause means whom it was done to; whoever is protected whoever attacks is always meant."""
    if not named or hit.protects is not None:
        return SURE
    if hit.stands:
        found = terms.meant.get((named, hit.stands))
        if found is None:
            found = terms.meant[named, hit.stands] = meant(named, hit.stands)
        return found
    missing = hit.answer.missing or ("whom it was aimed at",)
    return Point(so=UNKNOWN, reason=hit.answer.reason, missing=missing)


def holds_then(clause: Ban | Permission, inquiry: Inquiry) -> Point:
    """Whether the clause held at the time told: from a moment, to a moment."""
    if clause.since is None and clause.until is None:
        return SURE
    what = f"the clause “{clause.id}” held"
    return in_time(clause.since, clause.until, inquiry.when, what, inquiry.terms.agreement.zone)


def holds_there(clause: Ban | Permission, inquiry: Inquiry) -> Point:
    """Whether it happened in one of the clause's zones."""
    if not clause.zones:
        return SURE
    told = inquiry.telling
    name = told.place.name if told.place else None
    return inquiry.terms.terrain.in_zones(clause.zones, inquiry.place, name, inquiry.when)


def in_domain(ban: Ban, inquiry: Inquiry) -> Point:
    """Whether the forces acted from a domain that the clause means; abroad is outside the country of the
    case."""
    held = frozenset(ban.domains) - {Domain.CYBER}
    if not held or held == {Domain.ABROAD}:
        return _abroad(inquiry) if held else SURE
    may_be = told_domains(inquiry)
    if may_be <= held:
        return SURE
    words = listed([domain.value for domain in Domain if domain in held], "or")
    if may_be & held:
        whence = listed([domain.value for domain in Domain if domain in may_be], "or")
        reason = f"The clause “{ban.id}” means acts by {words}."
        return Point(so=UNKNOWN, reason=reason, missing=(f"whether it was by {whence}",))
    return Point(so=NO, reason=f"The clause “{ban.id}” means acts by {words}, which this was not.")


def _abroad(inquiry: Inquiry) -> Point:
    place, home = inquiry.place, inquiry.terms.case.country
    around = inquiry.terms.terrain.around(place.id) if place else ()
    places = inquiry.terms.places
    countries = {places[name].country for name in around if name in places} - {None}
    if not countries or home is None:
        return Point(
            so=UNKNOWN,
            reason="It is not known in which country it happened.",
            missing=("in which country it happened",),
        )
    abroad = home not in countries
    return SURE if abroad else Point(so=NO, reason="It did not happen abroad.")


def with_weapons(ban: Ban, inquiry: Inquiry) -> Point:
    """Whether it was done with weapons the clause means: as the account's words for them name one, and by
    their calibre. Words that name none of them settle nothing: one thing has many names."""
    if not ban.weapons and ban.from_calibre_mm is None:
        return SURE
    told = inquiry.telling.circumstances
    so, asked = _by_words(ban.weapons, told.weapons), []
    if ban.weapons:
        asked.append(f"whether it was done with {listed(ban.weapons, 'or')}")
    if ban.from_calibre_mm is not None:
        by_calibre = Truth.of(None if told.calibre_mm is None else told.calibre_mm >= ban.from_calibre_mm)
        so = by_calibre if told.calibre_mm is not None or not ban.weapons else so
        asked.append(f"whether the calibre was {ban.from_calibre_mm} mm or more")
    if so is YES:
        return SURE
    weapons = f"told of weapons is “{listed(told.weapons)}”" if told.weapons else "no weapon is told"
    if told.calibre_mm is not None:
        weapons = f"told is a calibre of {told.calibre_mm} mm"
    reason = f"The clause “{ban.id}” means certain weapons, and {weapons}."
    return Point(so=so, reason=reason, missing=(listed(asked, "or"),) if so is UNKNOWN else ())


def _by_words(meant_weapons: tuple[str, ...], told: tuple[str, ...]) -> Truth:
    """YES where a word for a weapon that the clause has stands in the account's words, singular or plural."""
    said = " ".join(told).casefold()
    for weapon in meant_weapons:
        stem = weapon.casefold().removesuffix("s")
        if stem and stem in said:
            return YES
    return UNKNOWN


def in_the_texts_sense_offensive(ban: Ban, inquiry: Inquiry) -> Point:
    """Where only offensive acts are meant: those of the text's own definition; where it has none, acts that
    are so by their nature, or told to be so."""
    if not ban.offensive_only:
        return SURE
    so = inquiry.terms.is_offensive(inquiry.telling.act, inquiry.telling.circumstances.offensive)
    if so is YES:
        return SURE
    act = inquiry.telling.act.value.replace("_", " ")
    reason = f"Only offensive acts are forbidden: {ban.text}"
    if so is NO:
        return Point(so=so, reason=f"{reason} This was none ({act}).")
    return Point(so=so, reason=reason, missing=(f"whether this was an offensive act ({act})",))
