"""Told apart: quotations that tell of two happenings, in two places at two times, are two utterances."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfire.model.case import Case
from holdfire.model.reading import Reading
from holdfire.reconciling.act_families import HAPPENINGS
from holdfire.reconciling.happenings import Gazetteer, Told, ToldPair, same_act, same_place, same_time


@dataclass(frozen=True, slots=True)
class ToldApart:
    """What the quotations that tell of a happening with its place and time tell of, by the quotation's id."""

    told: Mapping[str, Sequence[Told]]
    gazetteer: Gazetteer

    @classmethod
    def of(cls, readings: Iterable[Reading], case: Case) -> "ToldApart":
        """What the quotations of the readings tell of."""
        told: dict[str, list[Told]] = defaultdict(list)
        for reading in readings:
            for item in reading.mentions:
                if item.in_quotation and item.act in HAPPENINGS and item.place and item.when:
                    told[item.in_quotation].append(Told(item, "", frozenset()))
        return cls(told, Gazetteer.of(case))

    def are_two(self, one: str, other: str) -> bool:
        """Whether all that both tell of one kind of act lies in other places and at other times. A place or a
        time alone that differs is a divergence between renderings, and to be shown."""
        pairs = [
            pair
            for left in self.told.get(one, ())
            for right in self.told.get(other, ())
            if same_act(pair := ToldPair(left, right, self.gazetteer))
        ]
        return bool(pairs) and all(same_place(pair) == same_time(pair) == 0.0 for pair in pairs)
