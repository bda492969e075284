"""Person: a member of a household. What names one is sealed before it gets here."""

from dataclasses import dataclass
from enum import StrEnum


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
    """Registered here (户籍) or here from elsewhere (流动)."""

    REGISTERED = "registered"
    FLOATING = "floating"


@dataclass(frozen=True, kw_only=True)
class Person:
    """A member of a household. Name, number and phone are sealed; the fingerprint finds the number again."""

    id: str
    household_id: str
    community_code: str
    relation: Relation
    population: Population
    name: str
    id_number: str | None
    id_fingerprint: str | None
    phone: str | None
