"""Person: a member of a household. What is personal is sealed before it gets here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from services.grid.domain.records.origin import Origin, RecordState
from services.grid.domain.records.particulars import Particulars
from services.grid.domain.records.residence import Residence, Stays, moved, moved_out
from shared.kernel.errors import Conflict

TEMPORARY = "temporary:"


class Relation(StrEnum):
    """To the head of the household (GB/T 31000)."""

    HEAD = "head"
    SPOUSE = "spouse"
    SON = "son"
    DAUGHTER = "daughter"
    GRANDCHILD = "grandchild"
    PARENT = "parent"
    GRANDPARENT = "grandparent"
    SIBLING = "sibling"
    OTHER = "other"


class Population(StrEnum):
    """Registered here (户籍, 01), here from elsewhere (流动, 02) or from abroad (境外, 03)."""

    REGISTERED = "registered"
    FLOATING = "floating"
    ABROAD = "abroad"


def temporary_key(id: str) -> str:
    """Return the key of somebody without an identity number: the newborn, the unregistered."""
    return f"{TEMPORARY}{id}"


@dataclass(frozen=True, kw_only=True)
class Person:
    """A member of a household.

    `key` is the keyed hash of the identity number, or a temporary one; two records with one key are about one
    person. `prints` are keyed hashes by which values are found again. `born_year` alone stands open, for
    services that go by age. `merged_into` is the record that stands for this one, `stands_for` are those for
    which this one stands, in the order in which they were merged; `changes_made` are the requests for a
    change that were granted.
    """

    id: str
    household_id: str
    community_code: str
    relation: Relation
    population: Population
    key: str
    prints: Mapping[str, str] = field(default_factory=dict)
    born_year: int | None = None
    state: RecordState = RecordState.ENTERED
    residences: Stays = ()
    particulars: Particulars = field(default_factory=Particulars)
    merged_into: str | None = None
    stands_for: tuple[str, ...] = ()
    changes_made: tuple[str, ...] = ()
    revision: int = 0

    @property
    def has_number(self) -> bool:
        return not self.key.startswith(TEMPORARY)

    @property
    def residence(self) -> Residence | None:
        """Return where he lives now, or None."""
        return self.residences[-1] if self.residences and self.residences[-1].current else None

    def told(
        self, values: Mapping[str, str], origin: Origin, *, prints: Mapping[str, str], born: date | None
    ) -> "Person":
        """Return the person with some values told anew; a number that becomes known gives the lasting key."""
        return replace(
            self,
            key=prints.get("id_number", self.key),
            prints={**self.prints, **prints},
            born_year=born.year if born else self.born_year,
            particulars=self.particulars.told(values, origin),
        )

    def refused(self, codes: Iterable[str], origin: Origin) -> "Person":
        """Return the person with some fields of which he would not tell."""
        return replace(self, particulars=self.particulars.refused(codes, origin))

    def related(self, relation: Relation, population: Population) -> "Person":
        """Return the person with another relation to the head, and another kind of population."""
        return replace(self, relation=relation, population=population)

    def moved(self, to: Residence, *, community_code: str) -> "Person":
        """Return the person in another household, the old stay ended; raises Invalid before it began."""
        stays = moved(self.residences, to)
        return replace(self, household_id=to.household_id, community_code=community_code, residences=stays)

    def left(self, on: date) -> "Person":
        """Return the person as living there no more; raises Invalid before he came, or where he has left."""
        return replace(self, residences=moved_out(self.residences, on))

    def claimed(self) -> "Person":
        """Return the person as taken care of by the worker of the grid."""
        return self if self.state is RecordState.VERIFIED else replace(self, state=RecordState.CLAIMED)

    def verified(self, origin: Origin) -> "Person":
        """Return the person with everything that is known of him made sure of."""
        particulars = self.particulars.confirmed(self.particulars.entries, origin)
        return replace(self, state=RecordState.VERIFIED, particulars=particulars)

    def lacks(self, other: "Person") -> dict[str, str]:
        """Return the values that another record has and this one does not, as they are kept."""
        known = self.particulars.entries
        return {code: entry.value for code, entry in other.particulars.entries.items() if code not in known}

    def with_taken(self, other: "Person", codes: Iterable[str]) -> "Person":
        """Return the person with values of another record that is about him, each with its own origin."""
        person, taken = self, [code for code in codes if code not in self.particulars.entries]
        for code in taken:
            entry = other.particulars.entries[code]
            origin = other.particulars.origins[entry.origin]
            prints = {code: other.prints[code]} if code in other.prints else {}
            person = person.told({code: entry.value}, origin, prints=prints, born=None)
        return replace(person, born_year=person.born_year or other.born_year)

    def without_taken(self, taken: Mapping[str, str]) -> "Person":
        """Return the person without values that were taken over, but for those that were told anew since."""
        gone = {code for code, value in taken.items() if self.particulars.value(code) == value}
        prints = {code: print for code, print in self.prints.items() if code not in gone}
        key = temporary_key(self.id) if "id_number" in gone else self.key
        left = replace(self, particulars=self.particulars.without(gone), prints=prints, key=key)
        return replace(left, born_year=None) if "born" in gone else left

    def require_standing(self) -> None:
        """Refuse to tell anything of a record for which another one stands."""
        if self.merged_into:
            raise Conflict(f"此登记已并入 {self.merged_into}")

    def require_last(self, other_id: str) -> None:
        """Refuse to give up a record as long as this one stands for one that was merged later, or stands not.

        What was taken of the later one would be taken as if the former had never been there.
        """
        self.require_standing()
        if other_id in self.stands_for[:-1]:
            raise Conflict(f"此后又并入了 {self.stands_for[-1]}，请先撤销后一次合并")

    def standing_for(self, other_id: str) -> "Person":
        """Return the record as one that stands for another one, too."""
        return replace(self, stands_for=(*self.without(other_id).stands_for, other_id))

    def without(self, other_id: str) -> "Person":
        """Return the record as one that does not stand for another one."""
        return replace(self, stands_for=tuple(id for id in self.stands_for if id != other_id))

    def dropped(self, into: str | None) -> "Person":
        """Return the record as one that another stands for, or as one of its own again."""
        return replace(self, merged_into=into)
