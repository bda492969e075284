"""Companion: somebody of an authority who comes along to a door (§4.3, §4.5)."""

from dataclasses import dataclass, field
from enum import StrEnum


class Authority(StrEnum):
    """Who sends him."""

    JUSTICE = "justice"
    HEALTH = "health"
    POLICE = "police"
    CIVIL_AFFAIRS = "civil_affairs"
    COMMUNITY = "community"


A = Authority
OWNING = frozenset({A.JUSTICE, A.HEALTH, A.POLICE})
"""Those who answer for people that are visited jointly."""


@dataclass(frozen=True, kw_only=True)
class Companion:
    """Who came along, and for whom; the name is sealed where it is kept."""

    authority: Authority
    name: str = field(repr=False)
