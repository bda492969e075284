"""Findings: what a worker notes at the door. What is personal is sealed before it gets here."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from services.grid.domain.placed import Placed
from services.grid.domain.records.origin import Statement
from services.grid.domain.records.tag import Tag
from services.grid.domain.visits.companion import OWNING, Companion
from services.grid.domain.visits.said import Said
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.geography import Point
from shared.kernel.ids import id_from


class Kind(StrEnum):
    """Why somebody comes."""

    ROUTINE = "routine"
    CARE = "care"
    COLLECT = "collect"
    INSPECT = "inspect"
    SERVICE = "service"
    CALLBACK = "callback"
    JOINT = "joint"


class Result(StrEnum):
    """What came of it."""

    MET = "met"
    NOT_HOME = "not_home"
    REFUSED = "refused"
    MOVED = "moved"
    WRONG_ADDRESS = "wrong_address"


class Proof(StrEnum):
    """What shows where it was; a phone call is a contact, and no visit."""

    GPS = "gps"
    QR_AT_DOOR = "qr_at_door"
    NFC = "nfc"
    PHONE_CALL = "phone_call"
    NONE = "none"


class Need(StrEnum):
    """What a household needs: a closed list, so that nothing else is said of it."""

    ELDER_CARE = "elder_care"
    CHILD_CARE = "child_care"
    DISABILITY = "disability"
    COUNSELLING = "counselling"
    FAMILY_RELATIONS = "family_relations"
    EMPLOYMENT = "employment"
    HARDSHIP = "hardship"
    COMMUNITY = "community"


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Which entry of which phone it is: the same origin, the same visit."""

    device: str
    session: str
    offline_seq: int


def visit_id(origin: Origin) -> str:
    """Return the id of the visit that a phone has entered: sent again, it is the same one."""
    return id_from("visit", origin.device, origin.session, str(origin.offline_seq))


@dataclass(frozen=True, kw_only=True)
class Scene(Placed):
    """Where it counts: the grid as it was when the visit began, whatever is drawn anew since."""

    grid_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A point in WGS-84 degrees, how many metres it may be wrong, and the system in which it was told."""

    longitude: float
    latitude: float
    accuracy: float | None = None
    coord_sys_in: CoordinateSystem = CoordinateSystem.WGS_84

    @property
    def point(self) -> Point:
        return Point(longitude=self.longitude, latitude=self.latitude)


@dataclass(frozen=True, kw_only=True)
class Stay:
    """When a visit began and ended, as the phone tells; where, if it could tell."""

    started_at: datetime
    ended_at: datetime
    start: Spot | None = None
    end: Spot | None = None

    @property
    def duration(self) -> timedelta:
        return self.ended_at - self.started_at

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Return where it was, as far as that was told, the beginning first."""
        return tuple(spot for spot in (self.start, self.end) if spot)

    def gap(self, other: "Stay") -> timedelta:
        """Return the time between two stays; nothing where they overlap."""
        earlier, later = sorted((self, other), key=lambda stay: stay.started_at)
        return max(later.started_at - earlier.ended_at, timedelta())


@dataclass(frozen=True, kw_only=True)
class HazardFinding:
    """A danger that was seen; `words` are sealed, `photo` is a reference."""

    kind: str
    words: str = field(repr=False)
    severity: str = "minor"
    photo: str | None = None


@dataclass(frozen=True, kw_only=True)
class CaseWish:
    """What is to become a case at intake, or was refused there; subject and words are sealed."""

    topic: str
    urgency: str
    subject: str = field(repr=False)
    words: str = field(repr=False)
    case_id: str | None = None
    refused: str | None = None


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What was written down, sealed; the print tells equal ones."""

    text: str = field(repr=False)
    told: str


@dataclass(frozen=True, kw_only=True)
class Findings:
    """All that was found at one door; checks are sealed. `statement` says on what basis fields were asked."""

    persons_met: tuple[str, ...] = ()
    needs: frozenset[Need] = frozenset()
    hazards: tuple[HazardFinding, ...] = ()
    cases: tuple[CaseWish, ...] = ()
    photos: tuple[str, ...] = ()
    companions: tuple[Companion, ...] = ()
    said: tuple[Said, ...] = ()
    tags: tuple[Tag, ...] = ()
    signature: str | None = None
    statement: Statement | None = None
    checks: str | None = field(default=None, repr=False)
    summary: Summary | None = None

    @property
    def joint(self) -> bool:
        """Tell whether an authority that answers for somebody came along."""
        return any(each.authority in OWNING for each in self.companions)
