"""Household: those who live together. Nothing in it tells who they are."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Household:
    """A household (户) in its house (户室)."""

    id: str
    house_id: str
    building_id: str
    community_code: str
    members: int
